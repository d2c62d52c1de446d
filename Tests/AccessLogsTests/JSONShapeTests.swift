import Model
import Testing

@testable import AccessLogs

/// A line that looks like one before is read by its shape: it gives what it gives alone.
struct JSONShapeTests {
  private static let usual =
    #"{"time":"2020-06-09T11:00:00Z","n":{"a":[1,{"b":"c"}],"e":{}},"ok":true,"viewer":"v","recording":"r-1","action":"opened","bytes":10,"session":null}"#

  private static let profile = #"{ name: "a", format: "json-lines" }"#

  /// The usual line with one thing changed: what is changed, and into what.
  private static let changes = [
    ("r-1", "r-2"), ("r-1", ""), ("r-1", #"r\u002d1"#), ("r-1", "ré"), ("r-1", #"r\"#),
    (#""r-1""#, "7"), (#""r-1""#, "null"), (#""r-1""#, #"["r-1"]"#), (#""r-1""#, #"["r-1","r-2"]"#),
    (#""r-1""#, "[]"), (#""r-1""#, "{}"), (#""r-1""#, "true"), (#""r-1""#, #"r-1""#),
    ("10", "010"), ("10", "1e2"), ("10", "-1"), ("10", "0"), ("10", "1."), ("10", #""10""#),
    ("10", " 10"), ("10", "10 "), ("10", ""), ("10", "99999999999999999999"),
    ("true", "false"), ("true", "tru"), ("true", "null"), ("true", #""true""#), ("true", " true"),
    ("null", "\"s\""), ("null", "nul"), ("null", "false"), ("}]", "}}"), ("}]", "},2]"),
    ("[1,", "[1,1,"), ("[1,", "[1 ,"), ("{}", "{"), ("{}", #"{"f":1}"#), ("\"c\"", "1"),
    ("\"viewer\"", "\"viewed\""), ("\"viewer\"", #""v\u0069ewer""#), ("\"n\"", "\"viewer\""),
    ("\"n\"", "\"recording\""), ("\"n\"", "\"time\""), ("null}", "null} "), ("null}", "null}}"),
    ("null}", "null},"), ("null}", "null"), ("null}", "null,\"action\":\"opened\"}"),
    ("opened", "login"), ("opened", "shown"), ("2020", "2O20"), ("11:00", "11:01"),
    ("{\"time", " {\"time"), ("{\"time", "[\"time"),
  ]

  @Test(arguments: changes)
  func `a line that differs in one thing gives what it gives alone`(
    old: String, new: String
  ) throws {
    let changed = Self.usual.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != Self.usual)
    let alone = try Gathered(changed + "\n", profile: Self.profile)
    let among = try Gathered(
      [Self.usual, Self.usual, changed, Self.usual].joined(separator: "\n"), profile: Self.profile)
    let usual = among.events.filter { $0.raw == Self.usual }
    #expect(usual.map(\.line) == [1, 2, 4])
    #expect(among.tally.used == alone.tally.used + 3)
    #expect(among.tally.ignored == alone.tally.ignored)
    #expect(among.sources[0].rejected.map(\.reason) == alone.sources[0].rejected.map(\.reason))
    let offset = Int64(Self.usual.utf8.count + 1) * 2
    #expect(
      among.events.filter { $0.raw != Self.usual }
        == alone.events.map { event in
          var event = event
          event.line = 3
          event.offset += offset
          return event
        })
  }

  @Test func `lines of more shapes than are kept give what each gives alone`() throws {
    let lines = (0..<400).map { row in
      let more = (0...(row % 23)).map { "\"k\($0)\":\(row % 2 == 0 ? "\"\($0)\"" : "\($0)")" }
        .joined(separator: ",")
      return "{\(more),\"action\":\"opened\",\"recording\":\"r-\(row)\","
        + "\"time\":\"2020-06-09T11:00:00Z\"}"
    }
    let read = try Gathered(lines.joined(separator: "\n"), profile: Self.profile)
    #expect(read.counts == [400, 0, 0])
    #expect(read.recordings == (0..<400).map { "r-\($0)" })
  }

  @Test func `a value that decides what others mean is looked at in every line`() throws {
    let profile = """
      { name: "a", format: "json-lines", fields: { time: "t", action: "a",
        recording: "list[kind=rec].id" } }
      """
    func line(_ kind: String) -> String {
      "{\"t\":\"2020-06-09T11:00:00Z\",\"a\":\"opened\",\"list\":[{\"kind\":\"\(kind)\",\"id\":\"r\"}]}\n"
    }
    let read = try Gathered(line("rec") + line("doc") + line("rec"), profile: profile)
    #expect(read.events.map(\.line) == [1, 3])
  }

  @Test(arguments: 1...4)
  func `lines with few bytes changed give the same, each in a stretch of its own`(
    seed: Int
  ) throws {
    var log: [UInt8] = []
    let broken = MutationTests.log(of: [Array(Self.usual.utf8)], lines: 1000, seed: UInt64(seed))
    for line in broken.split(separator: 0x0A) { log += line + [0x0A] + Self.usual.utf8 + [0x0A] }
    let file = try TemporaryLog(log)
    let request = LogRequest(
      input: .file(path: file.path),
      profile: try Profile.parse(Array(Self.profile.utf8), file: "a.json5"), maxGap: .seconds(600))
    let together = try Gathered([request], threads: 1)
    #expect(together.tally.used > 1000 && together.tally.rejected > 100)
    #expect(try Gathered([request], threads: 1, chunkSize: 1) == together)
  }
}
