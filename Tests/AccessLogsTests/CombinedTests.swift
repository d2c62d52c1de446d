import Model
import Testing

@testable import AccessLogs

/// Line conservation of combined, and what its fields give (DESIGN §5, §13; FORMATS §1.1, §1.2).
struct CombinedTests {
  private let used = [1, 0, 0]
  private let ignored = [0, 1, 0]
  private let rejected = [0, 0, 1]

  private func read(_ line: String, _ more: String = "") throws -> Gathered {
    let profile =
      more.isEmpty
      ? TestProfiles.gateway
      : """
      { name: "a", format: "combined", \(more),
        routes: [ { request: "GET /v1/replays/{recording}", action: "opened" } ] }
      """
    return try Gathered(line + "\n", profile: profile)
  }

  private func line(
    user: String = "7", date: String = "09/Jun/2020:12:00:00 +0100",
    request: String = "GET /v1/replays/r-1 HTTP/1.1", tail: String = "200 512 \"-\" \"-\""
  ) -> String {
    "192.0.2.1 - \(user) [\(date)] \"\(request)\" \(tail)"
  }

  @Test func `a line of the plain form is an event`() throws {
    let read = try read(line())
    #expect(read.counts == used)
    let event = read.events[0]
    #expect(event.recording == "r-1" && event.viewer == "pt-7" && event.address == "192.0.2.1")
    #expect(try event.time == time("2020-06-09T11:00:00Z"))
    #expect(event.action == .shown && event.bytes == 512 && event.playedMicroseconds == -1)
    #expect(event.raw == line() && event.offset == 0 && event.line == 1)
  }

  @Test(arguments: [
    "", "\"", "\"GET /v1/replays/r-1 HTTP/1.1\"", "\"GET /v1/replays/r-1 HTTP/1.1\" ",
    "\"GET /v1/replays/r-1 HTTP/1.1\" 20", "\"GET /v1/replays/r-1 HTTP/1.1\" 2000",
    "\"GET /v1/replays/r-1 HTTP/1.1\" 20x 5", "\"GET /v1/replays/r-1 HTTP/1.1\"200 5",
    "\"GET /v1/replays/r-1 HTTP/1.1\" - 5", "\"GET /v1/replays/r-1 HTTP/1.1 200 5",
    #""GET /v1/replays/r-1\" 200 5"#,
  ])
  func `without a closed request and a status a line is rejected`(rest: String) throws {
    #expect(try read("192.0.2.1 - 7 [09/Jun/2020:12:00:00 +0100] " + rest).counts == rejected)
    #expect(try read("garbage " + rest).counts == rejected)
  }

  @Test(arguments: [
    "\"\" 400", "\"\" 400 0 \"-\" \"-\"", "\"GET /x HTTP/1.1\" 200", "\"PRI * HTTP/2.0\" 400 157",
    "garbage \"GET /v1/replays HTTP/1.1\" 200 5", "x\"GET /v2 HTTP/1.1\" 000",
    #"192.0.2.1 - - [x] "\x16\x03\x01\x00" 400 157 "-" "-""#,
  ])
  func `a shaped line that no route fits is ignored, whatever its head`(line: String) throws {
    #expect(try read(line).counts == ignored)
  }

  @Test func `an event without a time, or with an impossible one, is rejected`() throws {
    let rest = "\"GET /v1/replays/r-1 HTTP/1.1\" 200 5"
    #expect(try read("garbage " + rest).counts == rejected)
    #expect(try read("192.0.2.1 - 7 [-] " + rest).counts == rejected)
    for date in [
      "30/Feb/2020:12:00:00 +0000", "09/Jun/2020:24:00:00 +0000", "09/Jun/2020:12:00:60 +0000",
      "09/jun/2020:12:00:00 +0000", "09/Jun/1500:12:00:00 +0000",
    ] {
      #expect(try read(line(date: date)).counts == rejected, "\(date)")
    }
  }

  @Test func `a line cut behind its status is an event without bytes`() throws {
    let read = try read("192.0.2.1 - 7 [09/Jun/2020:12:00:00 +0000] \"GET /v1/replays/r-1\" 200")
    #expect(read.counts == used && read.events[0].bytes == -1)
  }

  // MARK: The head

  @Test func `a user may hold spaces, quotes, brackets and a date`() throws {
    func viewer(_ user: String) throws -> String {
      let read = try read(line(user: user))
      #expect(read.counts == used, "\(user)")
      return read.events.first?.viewer ?? ""
    }
    #expect(try viewer(#"us er\x22x"#) == "pt-us er\"x")
    #expect(try viewer(#"us er\"x"#) == "pt-us er\"x")
    #expect(try viewer("us\"er x") == "pt-us\"er x")
    #expect(try viewer("a [b] c") == "pt-a [b] c")
    #expect(try viewer("x [01/Jan/2020:00:00:00 +0000] y") == "pt-x [01/Jan/2020:00:00:00 +0000] y")
    #expect(
      try viewer(#"x [01/Jan/2020:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5"#)
        == "pt-x [01/Jan/2020:00:00:00 +0000] \"GET / HTTP/1.1\" 200 5")
    #expect(try viewer(#"\xc3\xa9"#) == "pt-é")
  }

  @Test func `a dash or an empty name is no viewer and gets no prefix`() throws {
    for user in ["-", "", "\"\""] {
      let read = try read(line(user: user))
      #expect(read.counts == used && read.events[0].viewer == "", "\(user)")
    }
  }

  @Test func `a user agent cannot pose as a request`() throws {
    let agent = "x [01/Jan/2020:00:00:00 +0000] "
    let tail = "200 512 \"-\" \"\(agent)\" rt=0.1 range=\"-\""
    #expect(try read(line(tail: tail)).events[0].time == time("2020-06-09T11:00:00Z"))
    let broken = "h - 7 [bad] \"GET /v1/replays/r-1 HTTP/1.1\" \(tail)"
    #expect(try read(broken).counts == rejected)
  }

  @Test func `an id that is not UTF-8 rejects the event`() throws {
    #expect(try read(line(user: #"a\xff"#)).counts == rejected)
    #expect(try read(line(request: "GET /v1/replays/%ff HTTP/1.1")).counts == rejected)
    #expect(try read(line(request: #"GET /v1/replays/\xff HTTP/1.1"#)).counts == rejected)
    #expect(try read(line(request: #"GET /v1/replays/\xc3\xa9 HTTP/1.1"#)).recordings == ["é"])
    #expect(try read(line(request: "GET /v1/%ff/r-1 HTTP/1.1")).counts == ignored)
  }

  @Test func `a target with a space is a path only to a server that served it`() throws {
    #expect(try read(line(request: "GET /v1/replays/r 1 HTTP/1.1")).recordings == ["r 1"])
    let refused = line(request: "GET /v1/replays/r 1 HTTP/1.1", tail: "400 157")
    #expect(try read(refused).counts == ignored)
  }

  // MARK: What stands behind the status

  @Test func `bytes are a number, a dash is 0, and nothing is unknown`() throws {
    for (tail, bytes) in [
      ("200 5", 5), ("200 -", 0), ("200", -1), ("200 x", -1), ("200 99999999999999999999", -1),
      ("200 -5", -1), ("200 rt=0.1", -1),
    ] {
      let read = try read(line(tail: tail))
      #expect(read.counts == used && read.events[0].bytes == Int64(bytes), "\(tail)")
    }
  }

  @Test func `a 2xx opened of at most two bytes is a player's probe`() throws {
    let stream = "GET /v1/replays/r-1/stream HTTP/1.1"
    for (tail, action) in [
      ("206 2", "shown"), ("206 3", "opened"), ("200 -", "shown"), ("200", "opened"),
      ("304 0", "opened"), ("302 0", "shown"), ("416 197", "attempted"), ("000 0", "attempted"),
      ("101 9", "attempted"), ("600 9", "attempted"),
    ] {
      #expect(try read(line(request: stream, tail: tail)).actions == [action], "\(tail)")
    }
    #expect(try read(line(request: stream, tail: "304 0")).events[0].marks == .notModified)
  }

  @Test func `where bytes count the wire the limit is 1024 and the event says so`() throws {
    let profile = "counts: \"wire\""
    #expect(try read(line(tail: "206 1024"), profile).actions == ["shown"])
    let read = try read(line(tail: "206 1025"), profile)
    #expect(read.actions == ["opened"] && read.events[0].marks == .wireBytes)
    #expect(
      try self.read(line(tail: "206 50"), "counts: \"wire\", min_bytes: 10").actions == ["opened"])
  }

  @Test func `named and unnamed fields behind the combined ones are fields`() throws {
    let tail = #"206 9000 "-" "a\"b" uid=7 "first" sid="s 1" "se\x22cond" last="#
    let profile = """
      viewer: { field: "extra2" }, session: { field: "sid" }, id: ["uid", "last", "extra1"],
      fields: { address: "http_user_agent", bytes: ["none", "body_bytes_sent"] }
      """
    let event = try read(line(tail: tail), profile).events[0]
    #expect(event.viewer == "se\"cond" && event.session == "s 1" && event.address == "a\"b")
    #expect(event.identity == "7\u{1F}\u{1F}first" && event.bytes == 9000)
  }

  @Test func `a mapped field twice rejects an event and no other line`() throws {
    let profile = "fields: { bytes: \"bs\" }"
    #expect(try read(line(tail: "200 1 \"-\" \"-\" bs=5 x=1 x=2"), profile).counts == used)
    #expect(try read(line(tail: "200 1 \"-\" \"-\" bs=5 bs=5"), profile).counts == rejected)
    #expect(
      try read(line(request: "GET / HTTP/1.1", tail: "200 1 \"-\" \"-\" bs=5 bs=5"), profile)
        .counts == ignored)
  }

  @Test func `a value that the line's end cuts is not there`() throws {
    let read = try read(
      line(tail: "206 9000 \"-\" \"-\" user=\"a"), "viewer: { field: \"user\" }")
    #expect(read.counts == used && read.events[0].viewer == "")
  }

  @Test func `the time can come from another field, then every line needs it`() throws {
    let profile = "fields: { time: \"msec\" }, epoch: \"s\""
    let log = [
      line(tail: "206 9 \"-\" \"-\" msec=1591700400.250"), line(tail: "206 9 \"-\" \"-\" msec=x"),
      line(tail: "206 9 \"-\" \"-\""),
      line(request: "GET / HTTP/1.1", tail: "206 9 \"-\" \"-\" msec=1591700000"),
    ].joined(separator: "\n")
    let read = try read(log, profile)
    #expect(read.counts == [1, 1, 2])
    #expect(try read.events[0].time == time("2020-06-09T11:00:00.25Z"))
    #expect(try read.sources[0].first == time("2020-06-09T10:53:20Z"))
  }

  @Test func `an action word and a recording can stand in fields of their own`() throws {
    let profile = """
      { name: "a", format: "combined", fields: { action: "did", recording: "rec" },
        actions: { play: "opened" } }
      """
    let log = [
      line(request: "POST /rpc HTTP/1.1", tail: "200 99 \"-\" \"-\" did=play rec=\"r 1\""),
      line(request: "POST /rpc HTTP/1.1", tail: "200 99 \"-\" \"-\" did=stop rec=\"r 1\""),
      line(request: "POST /rpc HTTP/1.1", tail: "200 99 \"-\" \"-\" did=play rec=\"-\""),
    ].joined(separator: "\n")
    let read = try Gathered(log, profile: profile)
    #expect(read.counts == [1, 1, 1] && read.recordings == ["r 1"])
  }
}
