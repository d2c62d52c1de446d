import Foundation

/// What a sweep of a hundredth more costs, beside a scan of everything: it should follow the new
/// bytes, however much the case holds already.
///
/// Measured twice: where one request in two thousand is for a stranger's recording, and where one in
/// fifty is, so that the evidence is large itself.
struct BenchSweep {
  let candour: String
  let megabytes: Int

  func run(rounds: Int) throws {
    for strangers in [2_000, 50] {
      var clinic = BenchClinic(
        folder: URL(fileURLWithPath: ".build-bench/sweep-\(megabytes)-\(strangers)"),
        megabytes: megabytes)
      clinic.strangersOneIn = strangers
      try clinic.write(.jsonLines)
      try measure(clinic, rounds: rounds)
    }
  }

  private func measure(_ clinic: BenchClinic, rounds: Int) throws {
    let log = clinic.path("swept.log")
    try Command(["cp", clinic.log(.jsonLines), log]).run()
    let more = Data(clinic.lines(.jsonLines, bytes: megabytes * 10_000, seed: 1).utf8)
    try begin("swept", clinic)
    let first = try sweep("swept", clinic, log)
    let idle = try (0..<rounds).map { _ in try sweep("swept", clinic, log) }.sorted()
    var grown: [Double] = []
    for _ in 0..<rounds {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
      try file.seekToEnd()
      try file.write(contentsOf: more)
      try file.close()
      grown.append(try sweep("swept", clinic, log))
    }
    var scans: [Double] = []
    for _ in 0..<rounds {
      try begin("whole", clinic)
      scans.append(
        try Command(
          [candour, "scan", "--quiet", "--case", clinic.path("whole")] + tables(clinic) + [log]
        ).run().seconds)
    }
    let count = try list("whole", clinic).count
    let (sweeping, scanning) = (median(grown), median(scans))
    print("== \(megabytes) MB of json-lines, \(count) exposures, medians of \(rounds)")
    print("  scan of everything: \(milliseconds(scanning)) ms")
    print("  first sweep: \(milliseconds(first)) ms")
    print("  sweep of nothing new, which loads the tables: \(milliseconds(median(idle))) ms")
    let share = (sweeping - median(idle)) / scanning
    print(
      "  sweep of 1 % more: \(milliseconds(sweeping)) ms,"
        + " \((share * 1000).rounded() / 10) % of the scan besides the tables")
    guard try list("swept", clinic) == list("whole", clinic) else {
      print("the sweeps found other exposures than the scan")
      exit(1)
    }
    print("  both find the same")
  }

  private func begin(_ name: String, _ clinic: BenchClinic) throws {
    let place = clinic.path(name)
    if FileManager.default.fileExists(atPath: place) {
      try FileManager.default.removeItem(atPath: place)
    }
    try Command([candour, "new", "--quiet", place]).run()
  }

  private func sweep(_ name: String, _ clinic: BenchClinic, _ log: String) throws -> Double {
    try Command(
      [candour, "sweep", "--json", "--lag", "0s", "--case", clinic.path(name)] + tables(clinic)
        + [log], mayEndWith: [1]
    ).run().seconds
  }

  private func tables(_ clinic: BenchClinic) -> [String] {
    [
      "--recordings", clinic.path("recordings.csv"), "--authorised",
      clinic.path("authorised.csv"), "--profile", clinic.path("json-lines.json5"),
    ]
  }

  /// Every exposure with its lines, but for its number.
  private func list(_ name: String, _ clinic: BenchClinic) throws -> [Substring] {
    try Command([candour, "list", "--json", "--case", clinic.path(name)]).run().output
      .split(separator: "\n").map { $0.drop { $0 != "," } }.sorted()
  }

  private func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

  private func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000).rounded()) }
}
