import Foundation

/// Measures the scan beside what a user would compare it with, on data made from a seed: `make
/// bench`. It prints medians and ratios, and asserts nothing.
///
/// Usage: `bench CANDOUR [MEGABYTES] [ROUNDS]`. The data stays in `.build-bench`, so that a second
/// run need not write it again.
@main
struct Bench {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count > 1 else {
      print("usage: bench CANDOUR [MEGABYTES] [ROUNDS]")
      exit(2)
    }
    let candour = URL(fileURLWithPath: words[1]).path
    let megabytes = words.count > 2 ? Int(words[2]) ?? 1024 : 1024
    let rounds = words.count > 3 ? Int(words[3]) ?? 5 : 5
    let folder = URL(fileURLWithPath: ".build-bench/\(megabytes)")
    let clinic = BenchClinic(folder: folder, megabytes: megabytes)
    if !clinic.isWritten {
      print("== writing \(megabytes) MB of log and its tables, once")
      try clinic.write()
    }
    let bytes = try clinic.logBytes()
    print("== \(bytes / 1_000_000) MB of combined log, medians of \(rounds), warm cache")

    let scan = Contestant("candour scan, hashing on") {
      let place = folder.appendingPathComponent("case-\(UUID().uuidString)").path
      defer { try? FileManager.default.removeItem(atPath: place) }
      try run([candour, "new", place])
      return try run(
        [
          candour, "scan", "--case", place, "--recordings", clinic.path("recordings.csv"),
          "--authorised", clinic.path("authorised.csv"), "--profile", clinic.path("gateway.json5"),
          clinic.path("access.log"),
        ])
    }
    let contestants = [
      scan,
      Contestant("wc -l") { try run(["wc", "-l", clinic.path("access.log")]) },
      Contestant("openssl dgst -sha256") {
        try run(["openssl", "dgst", "-sha256", clinic.path("access.log")])
      },
    ]
    var seconds = contestants.map { _ in [Double]() }
    for round in 0...rounds {
      for (place, contestant) in contestants.enumerated() {
        let time = try contestant.run()
        if round > 0 { seconds[place].append(time) }
      }
    }
    let medians = seconds.map { $0.sorted()[$0.count / 2] }
    for (place, contestant) in contestants.enumerated() {
      let rate = Double(bytes) / medians[place] / 1e9
      let ratio = medians[0] / medians[place]
      print("\(contestant.name): \(rounded(rate)) GB/s; candour takes \(rounded(ratio)) times that")
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

/// Runs a command to its end and returns the seconds it took; its output is dropped.
@discardableResult
private func run(_ words: [String]) throws -> Double {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = words
  process.standardOutput = FileHandle.nullDevice
  let ended = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in ended.signal() }
  let start = ContinuousClock.now
  try process.run()
  ended.wait()
  let time = ContinuousClock.now - start
  guard process.terminationStatus == 0 else {
    print("\(words[0]) ended with \(process.terminationStatus)")
    exit(1)
  }
  return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
}
