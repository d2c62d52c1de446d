import Model
import Testing

@testable import AccessLogs

/// Line conservation of json-lines, in the order in which a line is judged (DESIGN §5, §13).
struct JSONLinesTests {
  private func counts(_ line: String, _ profile: String? = nil) throws -> [Int] {
    try Gathered(line + "\n", profile: profile).counts
  }

  private let used = [1, 0, 0]
  private let ignored = [0, 1, 0]
  private let rejected = [0, 0, 1]

  @Test func `without a profile the default keys and the four words are read`() throws {
    let log = """
      {"time":"2020-06-09T11:00:00Z","viewer":"v","session":"s","recording":"r-1","action":"opened","status":206,"bytes":10,"seconds":1.5,"address":"192.0.2.1"}
      {"time":"2020-06-09T11:00:01Z","viewer":7,"recording":["r-1","r-2","r-1"],"action":"shown"}
      """
    let read = try Gathered(log, profile: nil)
    #expect(read.recordings == ["r-1", "r-1", "r-2"])
    #expect(read.actions == ["opened", "shown", "shown"])
    let first = read.events[0]
    #expect([first.viewer, first.session, first.address] == ["v", "s", "192.0.2.1"])
    #expect(first.bytes == 10 && first.playedMicroseconds == 1_500_000)
    #expect(read.events[1].viewer == "7" && read.events[1].bytes == -1)
    #expect(read.counts == [2, 0, 0])
    #expect(read.sources[0].reading.profileName == "json-lines")
  }

  @Test(arguments: [
    "{", "[]", "\"a\"", "{} {}", "{},", "{'a':1}", "{\"a\":1,}", "{\"a\":01}", "nul", "{\"a\":NaN}",
    "{\"a\":\"\u{1}\"}", "{\"a\" 1}", "\u{0}", "{\"time\":\"x\"}}",
  ])
  func `what is not one JSON object is rejected whatever it says`(line: String) throws {
    let log = "{}\n" + line + "\n"
    #expect(try Gathered(log, profile: nil).counts == [0, 1, 1])
  }

  @Test func `128 levels are read and 129 are not`() throws {
    func nested(_ depth: Int) -> String {
      "{\"a\":" + String(repeating: "[", count: depth - 1)
        + String(repeating: "]", count: depth - 1) + "}"
    }
    #expect(try counts(nested(128)) == ignored)
    #expect(try counts(nested(129)) == rejected)
  }

  @Test func `the action is judged first`() throws {
    #expect(try counts("{}") == ignored)
    #expect(try counts("{\"action\":null}") == ignored)
    #expect(try counts("{\"action\":\"login\"}") == ignored)
    #expect(try counts("{\"action\":\"Opened\",\"recording\":\"r\"}") == ignored)
    #expect(try counts("{\"action\":{\"a\":1},\"recording\":\"r\"}") == ignored)
    #expect(try counts("{\"action\":\"login\",\"time\":1,\"time\":2}") == ignored)
  }

  @Test func `then the recordings`() throws {
    #expect(try counts("{\"action\":\"opened\"}") == rejected)
    #expect(try counts("{\"action\":\"opened\",\"recording\":null}") == rejected)
    #expect(try counts("{\"action\":\"opened\",\"recording\":\"\"}") == rejected)
    #expect(try counts("{\"action\":\"opened\",\"recording\":true}") == rejected)
    #expect(try counts("{\"action\":\"opened\",\"recording\":[]}") == ignored)
    #expect(try counts("{\"action\":\"opened\",\"recording\":[null,\"\"]}") == ignored)
  }

  @Test func `then the time`() throws {
    let event = "\"action\":\"opened\",\"recording\":\"r\""
    for time in [
      "", ",\"time\":null", ",\"time\":\"\"", ",\"time\":1591700400", ",\"time\":\"1591700400\"",
      ",\"time\":\"2020-06-09T11:00:00\"", ",\"time\":\"2020-06-09T24:00:00Z\"",
      ",\"time\":\"2020-06-09T11:00:60Z\"", ",\"time\":\"1600-01-01T00:00:00Z\"",
      ",\"time\":{}",
    ] {
      #expect(try counts("{\(event)\(time)}") == rejected, "\(time)")
    }
    #expect(try counts("{\(event),\"time\":\"2020-06-09T11:00:00+01:00\"}") == used)
  }

  @Test func `a list of recordings that is empty or names none makes no event`() throws {
    let head = "{\"event\":\"replays.listed\""
    #expect(try counts(head + ",\"items\":[]}", TestProfiles.audit) == ignored)
    #expect(try counts(head + ",\"items\":[{}]}", TestProfiles.audit) == ignored)
    #expect(try counts(head + "}", TestProfiles.audit) == ignored)
    #expect(try counts(head + ",\"items\":null}", TestProfiles.audit) == ignored)
    #expect(
      try counts(head + ",\"items\":[{\"recording\":\"\"}, 3]}", TestProfiles.audit) == ignored)
    #expect(try counts(head + ",\"items\":\"r-1\"}", TestProfiles.audit) == rejected)
    #expect(
      try counts(head + ",\"items\":[{\"recording\":\"r-1\"}]}", TestProfiles.audit) == rejected)
    #expect(
      try counts(
        head + ",\"items\":[{\"recording\":\"r-1\"}],\"ts\":\"2020-06-09T11:00:00Z\"}",
        TestProfiles.audit) == used)
  }

  @Test func `one event for each distinct recording of a line`() throws {
    let ids = (0..<50).map { "{\"recording\":\"r-\($0 % 40)\"}" }.joined(separator: ",")
    let line =
      "{\"ts\":\"2020-06-09T11:00:00Z\",\"event\":\"replays.listed\",\"items\":[\(ids)]}"
    let read = try Gathered(line, profile: TestProfiles.audit)
    #expect(read.events.count == 40 && read.counts == used)
    #expect(read.sources[0].events == 40)
  }

  // MARK: Keys that occur twice

  private let event = "\"action\":\"opened\",\"recording\":\"r\",\"time\":\"2020-06-09T11:00:00Z\""

  @Test func `a mapped key twice rejects an event, any other key is data`() throws {
    #expect(try counts("{\(event),\"x\":1,\"x\":2}") == used)
    for key in ["recording", "time", "viewer", "session", "status", "bytes", "seconds", "address"] {
      #expect(
        try counts("{\(event),\"\(key)\":\"2020-06-09T11:00:00Z\",\"\(key)\":\"1\"}") == rejected,
        "\(key)")
    }
    #expect(try counts("{\(event),\"vi\\u0065wer\":\"a\",\"viewer\":\"b\"}") == rejected)
  }

  @Test func `an action twice is an event if any of its values is one`() throws {
    #expect(try counts("{\"action\":\"login\",\"action\":\"logout\"}") == ignored)
    #expect(try counts("{\"action\":\"login\",\"action\":\"opened\"}") == rejected)
    #expect(try counts("{\"action\":\"opened\",\"action\":\"login\"}") == rejected)
    #expect(try counts("{\"action\":\"login\",\"action\":\"op\\u0065ned\"}") == rejected)
  }

  @Test func `any step of a mapped path counts, within one object`() throws {
    let head = "{\"ts\":\"2020-06-09T11:00:00Z\",\"event\":\"replays.listed\""
    let items = "\"items\":[{\"recording\":\"a\"},{\"recording\":\"b\"}]"
    #expect(try counts("\(head),\(items)}", TestProfiles.audit) == used)
    #expect(try counts("\(head),\(items),\(items)}", TestProfiles.audit) == rejected)
    #expect(
      try counts(
        "\(head),\"items\":[{\"recording\":\"a\",\"recording\":\"a\"}]}", TestProfiles.audit)
        == rejected)
    #expect(
      try counts("\(head),\(items),\"actor\":{},\"actor\":{\"id\":\"v\"}}", TestProfiles.audit)
        == rejected)
    #expect(
      try counts("\(head),\(items),\"actor\":{\"n\":1,\"n\":2,\"id\":\"v\"}}", TestProfiles.audit)
        == used)
  }

  // MARK: Bytes that are not UTF-8

  private func bytes(_ text: String, _ byte: UInt8 = 0xFF) -> [UInt8] {
    Array(text.utf8).map { $0 == UInt8(ascii: "?") ? byte : $0 }
  }

  @Test func `a line whose strings are not UTF-8 counts as what it is and as repaired`() throws {
    let log = bytes(
      "{\(event),\"ua\":\"bad?utf8\"}\n{\"ua\":\"?\"}\n{\"action\":\"opened\",\"ua\":\"?\"}\n")
    let read = try Gathered(log, profile: nil)
    #expect(read.counts == [1, 1, 1] && read.tally.repaired == 3)
    #expect(read.events[0].marks == .repaired)
  }

  @Test func `a lone surrogate is repaired as well`() throws {
    let read = try Gathered("{\(event),\"ua\":\"\\ud800\"}", profile: nil)
    #expect(read.counts == [1, 0, 0] && read.tally.repaired == 1)
  }

  @Test func `an id that had to be repaired rejects the event`() throws {
    for key in ["viewer", "session"] {
      let read = try Gathered(bytes("{\(event),\"\(key)\":\"a?\"}"), profile: nil)
      #expect(read.counts == rejected, "\(key)")
    }
    let list =
      "{\"time\":\"2020-06-09T11:00:00Z\",\"action\":\"shown\",\"recording\":[\"a\",\"?\"]}"
    #expect(try Gathered(bytes(list), profile: nil).counts == rejected)
    let surrogate =
      "{\"time\":\"2020-06-09T11:00:00Z\",\"action\":\"shown\",\"recording\":\"\\udc00\"}"
    #expect(try counts(surrogate) == rejected)
    let address = try Gathered(bytes("{\(event),\"address\":\"a?\"}"), profile: nil)
    #expect(address.counts == used && address.events[0].address == "a\u{FFFD}")
  }

  @Test func `escaped ids are decoded`() throws {
    let line =
      "{\"time\":\"2020-06-09T11:00:00Z\",\"action\":\"shown\",\"recording\":\"r\\u002d1\\ud83d\\ude00\",\"viewer\":\"\\u00e9\"}"
    let read = try Gathered(line, profile: nil)
    #expect(read.recordings == ["r-1😀"] && read.events[0].viewer == "é")
  }

  /// They were read as they stand in the line: a refusal whose status was written `\u0034\u0030\u0033`
  /// counted as a replay that was shown.
  @Test func `numbers that are text may be escaped like any other text`() throws {
    let line = "{\(event),\"status\":\"\\u0032\\u0030\\u0036\",\"bytes\":\"1\\u0030\"}"
    let read = try Gathered(line, profile: nil)
    #expect(read.actions == ["opened"] && read.events[0].bytes == 10)
    let refused = try Gathered("{\(event),\"status\":\"\\u0034\\u0030\\u0033\"}", profile: nil)
    #expect(refused.actions == ["attempted"])
  }

  @Test(arguments: ["k\\ud800", "k\u{FF}"])
  func `every line with a damaged key counts as repaired`(key: String) throws {
    let line =
      "{\"time\":\"2020-06-09T11:00:00Z\",\"\(key)\":1,\"recording\":\"r\",\"action\":\"opened\"}\n"
    // The character above stands for its one byte, which is no UTF-8.
    let bytes = line.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let file = try TemporaryLog(bytes + bytes + bytes)
    let read = try Gathered([LogRequest(input: .file(path: file.path))])
    #expect(read.counts == [3, 0, 0] && read.sources[0].tally.repaired == 3)
  }
}
