import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// The first lines of a log, judged as a scan would, and no more than those.
struct LogTrialTests {
  /// It holds the file open, so the folder may go.
  private func trial(_ log: String) throws -> LogTrial {
    let folder = try TemporaryFolder()
    try Data(log.utf8).write(to: folder.url.appendingPathComponent("a.log"))
    return try LogTrial(.file(path: folder.path("a.log")))
  }

  private func profile(_ text: String) throws -> Profile {
    try Profile.parse(Array(text.utf8), file: "p.json5")
  }

  private static let line =
    #"{"ts":"2020-06-09T11:02:11Z","event":"replay.played","actor":{"id":"pt-1"},"items":[{"recording":"r-1"}]}"#

  @Test func `each line is told with what became of it`() throws {
    let trial = try trial("\(Self.line)\n\n{}\n{\n")
    var told: [String] = []
    let judged = try trial.judge(by: profile(TestProfiles.audit)) { unit in
      told.append(
        "\(unit.line) \(unit.outcome) \(unit.events.map(\.recording.text)) \(unit.raw.count)")
    }
    #expect(
      told == [
        "1 used [\"r-1\"] \(Self.line.utf8.count)", "2 ignored [] 0", "3 ignored [] 2",
        "4 rejected(\"it is not one JSON object\") [] 1",
      ])
    #expect(judged.used == 1 && judged.ignored == 2 && judged.rejected == 1)
    #expect(judged.events == 1)
    #expect(judged.reasons.map(\.lines) == [1] && judged.isWhole)
  }

  @Test func `it says the same as a scan, under any profile and as often as it is asked`() throws {
    let log = (0..<500).map { $0 % 7 == 0 ? "no line" : Self.line }.joined(separator: "\r\n")
    let trial = try trial(log)
    for text in [TestProfiles.audit, TestProfiles.gateway, TestProfiles.audit] {
      let scanned = try Gathered(log, profile: text)
      let judged = try trial.judge(by: profile(text))
      #expect([judged.used, judged.ignored, judged.rejected] == scanned.counts)
      #expect(judged.events == scanned.events.count)
    }
  }

  @Test func `no more than the first ten thousand lines are read`() throws {
    let lines = Array(repeating: "{}", count: LogTrial.mostLines + 1)
    for count in [LogTrial.mostLines, LogTrial.mostLines + 1] {
      let trial = try trial(lines[..<count].joined(separator: "\n"))
      let judged = try trial.judge(by: profile(TestProfiles.audit))
      #expect(judged.lines == LogTrial.mostLines)
      #expect(judged.isWhole == (count == LogTrial.mostLines))
    }
  }

  @Test func `a log that does not end is left after its beginning`() throws {
    let trial = try LogTrial(.file(path: "/dev/zero"))
    let judged = try trial.judge(by: profile(TestProfiles.audit))
    #expect(judged.rejected == 1 && !judged.isWhole)
    #expect(judged.reasons.map(\.reason) == ["it is longer than 1 MiB"])
  }

  @Test func `an empty log has no lines`() throws {
    let trial = try trial("")
    let judged = try trial.judge(by: profile(TestProfiles.audit))
    #expect(judged.lines == 0 && judged.isWhole && judged.rejectedShare == 0)
  }

  @Test func `the format that a log has the shape of comes first`() throws {
    let logs = [
      "json-lines": "\(Self.line)\n\(Self.line)\nno line\n",
      "combined":
        #"192.0.2.7 - - [09/Jun/2020:11:02:11 +0000] "GET /health HTTP/1.1" 200 2 "-" "-""# + "\n",
    ]
    for (format, log) in logs.sorted(by: { $0.key < $1.key }) {
      let trial = try trial(log)
      let fits = try trial.formatFits()
      #expect(fits.first?.format == format && fits.first?.isLikely == true)
      // A text log needs a layout in common.
      #expect(Set(fits.map(\.format)).union(["text"]) == Set(Formats.names))
    }
  }

  @Test func `lines without any format's shape have none`() throws {
    let trial = try trial(
      "Jun 9 12:00:01 host app started\nJun 9 12:00:02 host app ended\n")
    #expect(try trial.formatFits().allSatisfy { !$0.isLikely })
  }
}
