import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Logs that nginx and Apache really wrote, and application logs, give what the requests really did.
/// Which request made which line is in FORMATS §1.1 and §1.2.
struct RealLogTests {
  /// Nil, with a line on standard output, where the data is not beside the project.
  private func read(_ path: String, _ profile: String, threads: Int = 2) throws -> Gathered? {
    let parts = path.split(separator: "/")
    let folder = parts.dropLast().joined(separator: "/")
    guard let folder = SharedData.folder(folder), let name = parts.last else { return nil }
    let profile = try Profile.parse(Array(profile.utf8), file: "p.json5")
    return try Gathered(
      [
        LogRequest(
          input: .file(path: folder.appendingPathComponent(String(name)).path), profile: profile)
      ],
      threads: threads)
  }

  private func media(_ more: String = "") -> String {
    """
    { name: "media", format: "combined", viewer: { field: "remote_user" }, \(more)
      routes: [ { request: "GET /**/{recording}.mp4", action: "opened" } ] }
    """
  }

  /// `line action recording bytes`.
  private func told(_ read: Gathered) -> [String] {
    read.events.map { "\($0.line) \($0.action.word) \($0.recording) \($0.bytes)" }
  }

  private static let nginx = [
    "1 opened R1 5000000", "2 shown R1 2", "3 opened R1 5000000", "4 opened R1 1000000",
    "5 opened R1 500", "6 opened R1 409", "7 attempted R1 197", "8 shown R1 0", "9 opened R1 0",
    "10 opened R1 5000000", "11 opened R1 163840", "12 opened R1 163840",
    "14 attempted missing 153", "16 shown R1 1", "17 shown R1 1", "18 shown R1 1", "19 shown R1 1",
    "20 shown R1 1", "21 shown R1 1", "22 attempted R1 233", "24 attempted R1 157", "25 shown R1 1",
    "27 opened R1 3922432", "31 shown R1 1", "34 shown R1 1", "35 shown R1 1", "36 shown R1 1",
    "37 shown R1 1",
  ]

  @Test func `nginx combined`() throws {
    guard let read = try read("generated/nginx-1.22.1/combined.log", media()) else { return }
    #expect(told(read) == Self.nginx)
    #expect(read.counts == [28, 9, 0] && read.tally.lines == 37 && read.tally.repaired == 0)
    #expect(read.events.first { $0.line == 17 }?.viewer == "us er\"x")
    #expect(read.events.filter { $0.line != 17 }.allSatisfy { $0.viewer == "" })
    #expect(read.events.filter { $0.marks == .notModified }.map(\.line) == [9])
    #expect(try read.sources[0].first == time("2026-11-21T00:31:31Z"))
    #expect(try read.sources[0].last == time("2026-11-21T00:32:19Z"))
  }

  private func ranges(_ read: Gathered) -> [String] {
    read.events.compactMap { event in
      event.range.map { "\(event.line) \($0.first)-\($0.last)/\($0.total ?? -1)" }
    }
  }

  private static let nginxRanges =
    [
      "2 0-1/5000000", "3 0-4999999/5000000", "4 1000000-1999999/5000000",
      "5 4999500-4999999/5000000",
      "12 0-163839/5000000",
    ] + [16, 17, 18, 19, 20, 21, 25, 31, 34, 35, 36].map { "\($0) 0-0/5000000" } + [
      "37 1-1/5000000"
    ]

  @Test func `nginx with fields behind the combined ones`() throws {
    let more = """
      fields: { time: "msec", duration: "rt", range: ["crange", "range"] }, epoch: "s",
      marks: "end", id: "rid",
      """
    guard let read = try read("generated/nginx-1.22.1/replay.log", media(more)) else { return }
    #expect(told(read) == Self.nginx)
    #expect(ranges(read) == Self.nginxRanges)
    #expect(try read.events[0].time == time("2026-11-21T00:31:31.088Z"))
    #expect(try read.events[0].logged == time("2026-11-21T00:31:31.091Z"))
    #expect(read.events[0].identity == "07b6b12475793ada414b34a160d58961")
    #expect(Set(read.events.map(\.identity)).count == read.events.count)
  }

  @Test func `nginx with bytes on the wire`() throws {
    let more = "fields: { bytes: \"bs\", range: \"crange\" }, counts: \"wire\","
    guard let read = try read("generated/nginx-1.22.1/replay.log", media(more)) else { return }
    let opened = read.events.filter { $0.action == .opened }.map { "\($0.line) \($0.bytes)" }
    #expect(
      opened == [
        "1 5000246", "3 5000277", "4 1000283", "9 183", "10 5000246", "11 164086", "12 164117",
        "27 3922432",
      ])
    #expect(read.events.allSatisfy { $0.marks.contains(.wireBytes) })
  }

  @Test func `nginx JSON, with bytes that are not UTF-8`() throws {
    let profile = try BuiltInProfileTests.text("nginx-json.json5")
    guard let read = try read("generated/nginx-1.22.1/json.log", profile) else { return }
    #expect(told(read) == Self.nginx)
    #expect(read.counts == [28, 9, 0] && read.tally.lines == 37 && read.tally.repaired == 3)
    #expect(ranges(read) == Self.nginxRanges)
    #expect(read.events.filter { $0.marks.contains(.repaired) }.map(\.line) == [24, 25])
    #expect(read.events.first { $0.line == 18 }?.viewer == "p-1\"\\n")
    #expect(try read.events[0].time == time("2026-11-21T00:31:31.088Z"))
  }

  @Test func `Apache combined with bytes of the body`() throws {
    guard let read = try read("generated/apache-2.4.71/combined_b.log", media()) else { return }
    #expect(
      told(read) == [
        "1 opened R1 5000000", "2 shown R1 2", "3 opened R1 5000000", "4 opened R1 345",
        "5 attempted R1 354", "6 shown R1 0", "7 shown R1 0", "8 opened R1 0",
        "9 opened R1 5000000", "13 shown R1 1", "14 attempted R1 266", "15 shown R1 1",
        "16 opened R1 5000000", "19 shown R1 1", "22 shown R1 1", "23 shown R1 1", "24 shown R1 1",
        "25 shown R1 1",
      ])
    #expect(read.counts == [18, 7, 0])
  }

  @Test func `Apache combined with bytes on the wire`() throws {
    let more = "counts: \"wire\","
    guard let read = try read("generated/apache-2.4.71/combined_O.log", media(more)) else { return }
    #expect(read.counts == [18, 7, 0])
    #expect(
      told(read).filter { !$0.contains("shown") } == [
        "1 opened R1 5000211", "3 opened R1 5000264", "5 attempted R1 556", "8 opened R1 196",
        "9 opened R1 5000211", "14 attempted R1 448", "16 opened R1 3919872",
      ])
  }

  @Test func `Apache users and requests with quotes`() throws {
    let profile = """
      { name: "private", format: "combined", viewer: { field: "remote_user", prefix: "u-" },
        routes: [ { request: "GET /priv/{recording}", action: "opened" } ] }
      """
    guard let read = try read("generated/apache-2.4.71/combined_b.log", profile) else { return }
    #expect(told(read) == ["11 opened a 1000", "12 attempted a 421"])
    #expect(read.events.map(\.viewer) == ["u-us er\"x", ""])
  }

  @Test func `application events with times of three kinds`() throws {
    let profile = try BuiltInProfileTests.text("app-audit.json5")
    guard let read = try read("made/app-events.jsonl", profile) else { return }
    // One unit is right for one of the two numbers: the other is rejected, not misplaced.
    #expect(
      told(read) == [
        "1 shown R-9001 -1", "1 shown R-9002 -1", "1 shown R-9003 -1", "3 opened R-9001 -1",
        "4 opened R-9001 -1",
      ])
    #expect(read.sources[0].rejected.map(\.line) == [2])
    #expect(read.events.map(\.viewer) == ["P-1001", "P-1001", "P-1001", "P-1001", "P-2001"])
    #expect(try read.events[3].time == time("2020-06-09T12:05:01.5Z"))
    #expect(try read.events[4].time == time("2020-06-09T12:05:03Z"))
  }

  @Test func `application events read in milliseconds put the other number in 1970`() throws {
    let profile = try BuiltInProfileTests.text("app-audit.json5")
      .replacing("epoch: \"s\"", with: "epoch: \"ms\"")
    guard let read = try read("made/app-events.jsonl", profile) else { return }
    #expect(read.counts == [4, 0, 0])
    #expect(try read.events[3].time == time("2020-06-09T12:05:01.123Z"))
    #expect(try read.sources[0].first == time("1970-01-19T10:08:24.3015Z"))
  }

  @Test func `ECS, nested and dotted`() throws {
    let profile = try BuiltInProfileTests.text("ecs-access.json5")
    guard let read = try read("made/ecs-access.jsonl", profile) else { return }
    #expect(told(read) == ["1 opened R-9001 1048576", "2 attempted R-9002 -1"])
    #expect(read.events.map(\.viewer) == ["P-1001", "P-1001"])
    #expect(read.events.map(\.address) == ["203.0.113.9", "203.0.113.9"])
    #expect(try read.events[0].time == time("2020-06-09T12:05:01.123Z"))
  }
}
