import Foundation
import Model
import TestSupport
import Testing

@testable import Casework

/// The file for a Prometheus textfile collector is one that its parser takes, whole and readable.
struct SweepMetricsTests {
  private static let noon = Timestamp(nanoseconds: 1_591_704_000_000_000_000)

  private func text(_ metrics: SweepMetrics) throws -> String {
    let place = try TemporaryFolder()
    try metrics.write(to: place.path("sweep.prom"))
    let attributes = try FileManager.default.attributesOfItem(atPath: place.path("sweep.prom"))
    #expect(attributes[.posixPermissions] as? Int == 0o644)
    return try String(contentsOfFile: place.path("sweep.prom"), encoding: .utf8)
  }

  private var outcome: SweepOutcome {
    let problem = Problem(.input, at: Problem.Place("/var/log/access.log"), "has shrunk")
    return SweepOutcome(
      number: 7, new: 2, raised: 1, cleared: 0,
      telling: [.init(number: 1, action: .opened), .init(number: 2, action: .shown)], lines: 40,
      bytes: 9000, rejected: 3,
      failures: [
        SweepFailure(.shrunk, since: "", problem), SweepFailure(.suppression, since: "", problem),
      ], doubts: [], exposures: [1, 0, 5, 2], afterContainment: 4, rejectedInCase: 11,
      canaries: [])
  }

  @Test func `it says what was swept, what is wrong and what the case holds, in counts alone`()
    throws
  {
    let text = try text(SweepMetrics(outcome, at: Self.noon))
    for line in [
      "candour_sweep_success 0", "candour_sweep_timestamp_seconds 1591704000",
      "candour_sweep_new_lines 40", "candour_sweep_rejected_lines 3", "candour_sweep_told 2",
      "candour_sweep_failures{kind=\"shrunk\"} 1", "candour_sweep_failures{kind=\"stale\"} 0",
      "candour_exposures{action=\"attempted\"} 1", "candour_exposures{action=\"shown\"} 5",
      "candour_exposures{action=\"opened\"} 2", "candour_exposures_after_containment 4",
      "candour_case_rejected_lines 11",
    ] {
      #expect(text.contains("\(line)\n"))
    }
    #expect(!text.contains("/var"))
  }

  @Test func `every line is a comment before its first value or a value, as the format asks`()
    throws
  {
    for metrics in [SweepMetrics(outcome, at: Self.noon), SweepMetrics(failedAt: Self.noon)] {
      let text = try text(metrics)
      #expect(text.hasSuffix("\n"))
      var typed: Set<Substring> = []
      var values: Set<Substring> = []
      for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
        if let comment = line.wholeMatch(of: #/# (HELP|TYPE) ([a-z_]+) (.+)/#) {
          #expect(comment.1 == "HELP" || comment.3 == "gauge")
          if comment.1 == "TYPE" { #expect(typed.insert(comment.2).inserted) }
          continue
        }
        let value = line.wholeMatch(of: #/([a-z_]+)(\{[a-z]+="[a-z_]+"\})? ([0-9]+)/#)
        #expect(value.map { typed.contains($0.1) } == true, "\(line)")
        #expect(values.insert(line.prefix { $0 != " " }).inserted, "\(line)")
      }
    }
  }

  @Test func `the parser of the Prometheus project takes it, where it is installed`() throws {
    let place = try TemporaryFolder()
    try SweepMetrics(outcome, at: Self.noon).write(to: place.path("sweep.prom"))
    let shell = Shell(folder: place.url.path, binary: "/usr/bin")
    let parse = """
      from prometheus_client.parser import text_string_to_metric_families as parse
      print(sum(len(f.samples) for f in parse(open('sweep.prom').read())))
      """
    try place.write(parse, to: "parse.py")
    let outcome = try shell.run(
      "python3 -c 'import prometheus_client' || exit 77; python3 parse.py")
    guard outcome.status != 77, outcome.status != 127 else { return }
    #expect(outcome.status == 0 && (Int(outcome.stdout.dropLast()) ?? 0) == 19, "\(outcome)")
  }

  /// Prometheus' own linter, where the machine has it.
  @Test(
    .enabled("promtool is not installed: apt-get install prometheus") {
      FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool")
    })
  func `promtool has nothing to say of it`() throws {
    for metrics in [SweepMetrics(outcome, at: Self.noon), SweepMetrics(failedAt: Self.noon)] {
      let place = try TemporaryFolder()
      try metrics.write(to: place.path("sweep.prom"))
      let tool = Process()
      tool.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
      tool.arguments = ["check", "metrics"]
      tool.standardInput = try FileHandle(
        forReadingFrom: URL(fileURLWithPath: place.path("sweep.prom")))
      let said = Pipe()
      tool.standardOutput = said
      tool.standardError = said
      try tool.run()
      let words = try said.fileHandleForReading.readToEnd() ?? Data()
      tool.waitUntilExit()
      #expect(
        tool.terminationStatus == 0 && words.isEmpty, "\(String(decoding: words, as: UTF8.self))")
    }
  }
}
