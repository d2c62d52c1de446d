import Foundation

/// Measures the scan beside what a user would compare it with, on data made from a seed: `make
/// bench`. It prints medians and ratios; all it insists on is that a peer gives the same answer.
///
/// Usage: `bench CANDOUR [MEGABYTES] [ROUNDS]`, `bench CANDOUR sweep [MEGABYTES]`, `bench letters`.
/// The data stays in `.build-bench`, so that a second run need not write it again. Peers that are not
/// installed are left out: `make bench-peers`.
@main
struct Bench {
  static func main() throws {
    let words = CommandLine.arguments
    if words.contains("letters") {
      try competeWithLetters(rounds: 3)
      return
    }
    guard words.count > 1 else {
      print("usage: bench CANDOUR [MEGABYTES] [ROUNDS]")
      exit(2)
    }
    let candour = URL(fileURLWithPath: words[1]).path
    if words.count > 2, words[2] == "sweep" {
      let megabytes = words.count > 3 ? Int(words[3]) ?? 1024 : 1024
      return try BenchSweep(candour: candour, megabytes: megabytes).run(rounds: 3)
    }
    let megabytes = words.count > 2 ? Int(words[2]) ?? 1024 : 1024
    let rounds = words.count > 3 ? Int(words[3]) ?? 5 : 5
    let folder = URL(fileURLWithPath: ".build-bench/\(megabytes)")
    let clinic = BenchClinic(folder: folder, megabytes: megabytes)
    for format in BenchFormat.allCases {
      try clinic.write(format)
      let scan = BenchScan(candour: candour, clinic: clinic, format: format)
      let file = clinic.log(format)
      try compete(
        "\(format.rawValue), one file", bytes: clinic.bytes(of: file), rounds: rounds,
        [
          Contestant("candour scan, hashing on") { try scan.run([file]) },
          Contestant("openssl dgst -sha256") {
            try Command(["openssl", "dgst", "-sha256", file]).run().seconds
          },
          Contestant("wc -l") { try Command(["wc", "-l", file]).run().seconds },
        ] + peers(clinic, format, [file]))
      try insistOnOneAnswer(scan, peer: peerWords(clinic, format, [file]), file)
      let parts = clinic.rotatedLogs(format)
      try compete(
        "\(format.rawValue), \(parts.count) rotated files",
        bytes: parts.map { try clinic.bytes(of: $0) }.reduce(0, +), rounds: rounds,
        [Contestant("candour scan, hashing on") { try scan.run(parts) }]
          + peers(clinic, format, parts))
    }
  }

  /// Letters are told in seconds: there is no log to measure them by.
  private static func competeWithLetters(rounds: Int) throws {
    let folder = URL(fileURLWithPath: ".build-bench")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let letters = BenchLetters(folder: folder)
    print("== \(BenchLetters.count) letters into one file, medians of \(rounds)")
    var contestants = [
      Contestant("candour, leak guard on") { try letters.run(guarded: true) },
      Contestant("candour, rendering alone") { try letters.run(guarded: false) },
    ]
    let peers = ".build-bench/peers/bin/python"
    let python = FileManager.default.isExecutableFile(atPath: peers) ? peers : "python3"
    let look = "import importlib.util as u; print(u.find_spec('jinja2') is not None)"
    if try Command([python, "-c", look]).run().output.hasPrefix("True") {
      let peer = [python, "Tests/Bench/peer_jinja2.py", "\(BenchLetters.count)"]
      contestants.append(Contestant("Jinja2, rendering alone") { try Command(peer).run().seconds })
    }
    // Side by side, as in `compete`: a machine that others use is as slow to each of them.
    var runs = contestants.map { _ in [(seconds: Double, processor: Double)]() }
    for _ in 0..<rounds {
      for (place, contestant) in contestants.enumerated() {
        let before = processorSeconds()
        let seconds = try contestant.run()
        runs[place].append((seconds, processorSeconds() - before))
      }
    }
    for (place, contestant) in contestants.enumerated() {
      let seconds = rounded(runs[place].map(\.seconds).sorted()[rounds / 2])
      let processor = rounded(runs[place].map(\.processor).sorted()[rounds / 2])
      print("  \(contestant.name): \(seconds) s, \(processor) s of the processor's time")
    }
  }

  /// Of this process and of those it ran to their end, user and system.
  private static func processorSeconds() -> Double {
    [RUSAGE_SELF, RUSAGE_CHILDREN].map(\.rawValue).map { who in
      var usage = rusage()
      getrusage(__rusage_who_t(who), &usage)
      return [usage.ru_utime, usage.ru_stime].map { time in
        Double(time.tv_sec) + Double(time.tv_usec) / 1e6
      }.reduce(0, +)
    }.reduce(0, +)
  }

  /// Those that `make bench-peers` has installed.
  private static func peers(
    _ clinic: BenchClinic, _ format: BenchFormat, _ logs: [String]
  ) -> [Contestant] {
    guard let words = peerWords(clinic, format, logs) else { return [] }
    return [Contestant("DuckDB, no hashing") { try Command(words).run().seconds }]
  }

  private static func peerWords(
    _ clinic: BenchClinic, _ format: BenchFormat, _ logs: [String]
  ) -> [String]? {
    let python = ".build-bench/peers/bin/python"
    guard FileManager.default.isExecutableFile(atPath: python) else { return nil }
    return [
      python, "Tests/Bench/peer_duckdb.py", format.rawValue, clinic.path("recordings.csv"),
      clinic.path("authorised.csv"),
    ] + logs
  }

  private static func insistOnOneAnswer(
    _ scan: BenchScan, peer: [String]?, _ file: String
  ) throws {
    guard let peer else { return }
    let theirs = Int(try Command(peer).run().output.split(separator: "\n").last ?? "")
    let ours = try scan.exposures(in: [file])
    guard theirs == ours else {
      print(
        "the answers differ: \(ours) exposures here, \(theirs.map(String.init) ?? "none") there")
      exit(1)
    }
    print("  both find the same \(ours) exposures")
  }

  /// Side by side, one after the other in every round; the first round warms up and is not counted.
  private static func compete(
    _ title: String, bytes: Int, rounds: Int, _ contestants: [Contestant]
  ) throws {
    print("== \(title): \(bytes / 1_000_000) MB, medians of \(rounds), warm cache")
    var seconds = contestants.map { _ in [Double]() }
    for round in 0...rounds {
      for (place, contestant) in contestants.enumerated() {
        let time = try contestant.run()
        if round > 0 { seconds[place].append(time) }
      }
    }
    let medians = seconds.map { $0.sorted()[$0.count / 2] }
    for (place, contestant) in contestants.enumerated() {
      let rate = rounded(Double(bytes) / medians[place] / 1e9)
      let ratio = rounded(medians[place] / medians[0])
      print("  \(contestant.name): \(rate) GB/s; takes \(ratio) times as long as candour")
    }
  }

  private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

struct Contestant {
  let name: String
  let run: () throws -> Double

  init(_ name: String, _ run: @escaping () throws -> Double) {
    self.name = name
    self.run = run
  }
}

/// A scan into a new case, which is thrown away.
struct BenchScan {
  let candour: String
  let clinic: BenchClinic
  let format: BenchFormat

  /// The seconds that the scan alone took.
  func run(_ logs: [String]) throws -> Double { try inNewCase(logs) { $0 } }

  func exposures(in logs: [String]) throws -> Int {
    try inNewCase(logs) { _ in
      try Command([candour, "list", "--json", "--case", place]).run().output
        .split(separator: "\n").count
    }
  }

  private var place: String { clinic.path("case") }

  private func inNewCase<Result>(
    _ logs: [String], _ body: (Double) throws -> Result
  ) throws -> Result {
    if FileManager.default.fileExists(atPath: place) {
      try FileManager.default.removeItem(atPath: place)
    }
    try Command([candour, "new", "--quiet", place]).run()
    return try body(
      try Command(
        [
          candour, "scan", "--quiet", "--case", place, "--recordings",
          clinic.path("recordings.csv"), "--authorised", clinic.path("authorised.csv"),
          "--profile", clinic.path(format.profileName),
        ] + logs
      ).run().seconds)
  }
}

/// A command to run to its end.
struct Command {
  let words: [String]
  private let fine: Set<Int32>

  init(_ words: [String], mayEndWith fine: Set<Int32> = []) {
    self.words = words
    self.fine = fine.union([0])
  }

  @discardableResult
  func run() throws -> (seconds: Double, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    let start = ContinuousClock.now
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let time = ContinuousClock.now - start
    guard fine.contains(process.terminationStatus) else {
      print("\(words[0]) ended with \(process.terminationStatus)")
      exit(1)
    }
    let seconds =
      Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    return (seconds, String(decoding: output, as: UTF8.self))
  }
}
