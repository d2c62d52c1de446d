import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// Rows of W3C extended logs: what stands above a row decides what it says.
struct W3CTests {
  private static let profile = """
    { name: "x", format: "w3c", viewer: { field: "cs-username" },
      routes: [{ request: "GET /v1/replays/{recording}/stream", action: "opened" }] }
    """
  private static let fields = "#Fields: date time cs-method cs-uri-stem cs-username sc-status"

  private func row(_ recording: String, _ time: String = "2020-06-09 11:00:00") -> String {
    "\(time) GET /v1/replays/\(recording)/stream pt-7 200"
  }

  private func read(_ log: String) throws -> Gathered {
    try Gathered(log, profile: Self.profile)
  }

  private func times(_ log: String) throws -> [String] {
    try read(log).events.map { TimeText.utcMilliseconds($0.time) }
  }

  @Test func `columns are those of the last fields directive above the row`() throws {
    let read = try read(
      """
      \(Self.fields)
      \(row("r-1"))
      #Fields: cs-uri-stem sc-status date time
      /v1/replays/r-2/stream 403 2020-06-09 11:00:01
      #Fields:
      \(row("r-3"))
      """)
    #expect(read.recordings == ["r-1", "r-2"] && read.actions == ["opened", "attempted"])
    #expect(read.counts == [2, 3, 1])
  }

  @Test func `a row above any fields directive is rejected`() throws {
    let read = try read("\(row("r-1"))\n\(Self.fields)\n\(row("r-2"))\n")
    #expect(read.recordings == ["r-2"] && read.counts == [1, 1, 1])
    #expect(read.sources[0].rejected[0].reason == "no line above it says what its columns are")
  }

  @Test func `the names of columns have no case`() throws {
    let log =
      "#fields: DATE Time CS-Method cs-URI-stem sc-status\n"
      + "2020-06-09 11:00:00 GET /v1/replays/r-1/stream 200\n"
    #expect(try read(log).recordings == ["r-1"])
  }

  @Test func `a column that occurs twice spoils events`() throws {
    let log = "\(Self.fields) cs-username\n\(row("r-1")) pt-8\n"
    #expect(try read(log).counts == [0, 1, 1])
  }

  @Test func `time taken is in milliseconds where Microsoft wrote the log, else in seconds`() throws
  {
    let row = "2020-06-09 11:00:10 /v1/replays/r-1/stream 1500"
    let fields = "#Fields: date time cs-uri-stem time-taken"
    #expect(
      try times("#Software: Microsoft Internet Information Services 10.0\n\(fields)\n\(row)\n")
        == ["2020-06-09T11:00:08.500Z"])
    #expect(
      try times("#Software: Other 1.0\n\(fields)\n\(row)\n") == ["2020-06-09T10:35:10.000Z"])
    let marksStart = Self.profile.replacing("w3c\",", with: "w3c\", marks: \"start\",")
    #expect(
      try Gathered("\(fields)\n\(row)\n", profile: marksStart).events[0].time
        == time("2020-06-09T11:00:10Z"))
  }

  @Test func `times are UTC unless the log or the profile says otherwise`() throws {
    let log = "\(Self.fields)\n\(row("r-1"))\n"
    #expect(try times(log) == ["2020-06-09T11:00:00.000Z"])
    #expect(try times("#GMT-Offset: +0100\n" + log) == ["2020-06-09T10:00:00.000Z"])
    let london = Self.profile.replacing("w3c\",", with: "w3c\", zone: \"Europe/London\",")
    #expect(
      try Gathered("#GMT-Offset: +05:00\n" + log, profile: london).events[0].time
        == time("2020-06-09T10:00:00Z"))
  }

  @Test func `rows without a date are of the day of the directive, and of the days after it`()
    throws
  {
    func log(_ date: String, _ times: [String]) -> String {
      "#Date: \(date)\n#Fields: time cs-uri-stem\n"
        + times.map { "\($0) /v1/replays/r-1/stream\n" }.joined()
    }
    #expect(
      try times(
        log(
          "2020-06-09 22:00:00",
          ["23:59:59", "23:59:58", "00:00:00", "23:59:59", "12:00:00", "00:00:01"]))
        == [
          "2020-06-09T23:59:59.000Z", "2020-06-09T23:59:58.000Z", "2020-06-10T00:00:00.000Z",
          "2020-06-09T23:59:59.000Z", "2020-06-10T12:00:00.000Z", "2020-06-11T00:00:01.000Z",
        ])
    #expect(
      try times(log("2020-02-28 23:00:00 # it was", ["00:00:01"])) == ["2020-02-29T00:00:01.000Z"])
    #expect(try times(log("28/Jun/2017 07:28:59", ["07:29:00"])) == ["2017-06-28T07:29:00.000Z"])
    #expect(try times(log("yesterday", ["07:29:00"])) == [])
  }

  @Test func `fields stand between tabs, blanks and quotes`() throws {
    let fields = "#Fields: date time cs-uri-stem cs-username c-ip"
    func viewer(_ row: String) throws -> String? {
      try read("\(fields)\n\(row)\n").events.first?.viewer
    }
    let start = "2020-06-09 11:00:00 /v1/replays/r-1/stream"
    #expect(try viewer("\(start) DOMAIN\\user 192.0.2.7") == "DOMAIN\\user")
    #expect(try viewer("\(start)   a    192.0.2.7  ") == "a")
    #expect(try viewer("\(start) \"a \"\"b\"\" c\" 192.0.2.7") == "a \"b\" c")
    #expect(try viewer(start.replacing(" ", with: "\t") + "\ta b\t192.0.2.7") == "a b")
    #expect(try viewer(start.replacing(" ", with: "\t") + "\t\"a b\"\t192.0.2.7") == "a b")
    #expect(try viewer("\(start)  192.0.2.7") == "")
    #expect(try viewer("\(start) - 192.0.2.7") == "")
  }

  @Test func `a row with more or fewer fields is read where its status is in its place`() throws {
    let fields = "#Fields: date time cs-uri-stem cs-username sc-status c-ip s-ip"
    func counts(_ row: String) throws -> [Int] { try read("\(fields)\n\(row)\n").counts }
    let start = "2020-06-09 11:00:00 /v1/replays/r-1/stream"
    #expect(try counts("\(start) pt-7 200 192.0.2.7 192.0.2.1 and more") == [1, 1, 0])
    #expect(try counts("\(start) pt-7 200 192.0.2.7") == [1, 1, 0])
    #expect(try counts("\(start) and more pt-7 200 192.0.2.7 192.0.2.1") == [0, 1, 1])
    #expect(try counts("\(start) 200 pt-7") == [0, 1, 1])
    #expect(try counts("\(start) pt-7 200") == [0, 1, 1])
    #expect(try counts("\(start) pt-7") == [0, 1, 1])
  }

  @Test func `a log that begins with directives needs a profile`() throws {
    let problem = #expect(throws: Problem.self) {
      try Gathered("#Software: x\n\(Self.fields)\n", profile: nil)
    }
    #expect(problem?.hint?.contains("--profile iis") ?? false)
  }

  @Test func `a log that is cut anywhere gives the same`() throws {
    let log = Array(
      """
      \u{FEFF}#Software: Microsoft IIS\r
      #Date: 2020-06-09 23:00:00\r
      #Fields: time cs-uri-stem sc-status time-taken\r
      23:59:59 /v1/replays/r-1/stream 200 0\r
      # nothing
      00:00:01 /v1/replays/r-2/stream 200 10\r
      00:00:02 /health 200 10

      12:00:02 /v1/replays/r-3/stream 200 10
      00:00:02 /v1/replays/r-4/stream 200 10
      #GMT-Offset: -0100
      \(Self.fields)
      \(row("r-5"))
      #Fields: time cs-uri-stem
      #Date: 2020-06-20 23:00:00
      01:00:02 /v1/replays/r-6/stream
      """.utf8)
    let right = try Gathered(log, profile: Self.profile)
    #expect(right.recordings == ["r-1", "r-2", "r-3", "r-4", "r-5", "r-6"])
    #expect(right.events.map(\.time.seconds).suffix(1) == [1_592_704_802])
    for chunkSize in 1...log.count {
      let read = try Gathered(log, profile: Self.profile, threads: 2, chunkSize: chunkSize)
      #expect(read.events == right.events && read.tally == right.tally)
    }
  }

  @Test func `a quote in a value that stands in no quotes is data`() throws {
    let log = """
      \(Self.fields)
      2020-06-09 11:00:00 GET /v1/replays/r"1/stream O"Brien 200
      2020-06-09 11:00:00 GET /v1/replays/r-2/stream "O""Brien" 200
      2020-06-09 11:00:00 GET /v1/replays/r-3/stream "pt-7 200
      """
    let read = try read(log)
    #expect(read.recordings == ["r\"1", "r-2", "r-3"])
    #expect(read.events.map(\.viewer) == ["O\"Brien", "O\"Brien", "\"pt-7"])
  }

  @Test func `a blank too many never moves another value into the viewer's place`() throws {
    let log = """
      #Fields: date time cs-method cs-uri-stem sc-status cs(User-Agent) cs-username s-ip
      2020-06-09 11:00:00 GET /v1/replays/r-1/stream 200 app pt-7 192.0.2.1
      2020-06-09 11:00:00 GET /v1/replays/r-2/stream 200 an app pt-7 192.0.2.1
      2020-06-09 11:00:00 GET /v1/replays/r-3/stream 200 "an app" pt-7 192.0.2.1
      """
    let read = try read(log)
    #expect(read.recordings == ["r-1", "r-3"])
    #expect(read.events.map(\.viewer) == ["pt-7", "pt-7"] && read.counts == [2, 1, 1])
  }

  @Test func `a row of quotes that never close is passed once`() throws {
    let open = String(repeating: " \"a", count: 200_000)
    let read = try read("\(Self.fields)\n\(open)\n\(row("r-1"))\n\(row("r-2")) \"\" x\n")
    #expect(read.recordings == ["r-1", "r-2"])
  }
}
