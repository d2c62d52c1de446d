import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Records of a CSV export to events.
struct CSVLogTests {
  private static let profile = "{ name: \"c\", format: \"csv\" }"
  private static let header = "time,viewer,recording,action"

  private func row(_ recording: String, _ viewer: String = "v") -> String {
    "2020-06-09T11:00:00Z,\(viewer),\(recording),opened"
  }

  private func read(_ log: String, _ more: String = "") throws -> Gathered {
    try Gathered(log, profile: "{ name: \"c\", format: \"csv\" \(more) }")
  }

  @Test func `columns are found by name, in any order`() throws {
    let read = try read(
      "bytes,action,extra,recording,viewer,time\n10,opened,x,r-1,v,2020-06-09T11:00:00Z\n")
    #expect(read.counts == [1, 1, 0])
    #expect(read.events[0].recording == "r-1" && read.events[0].bytes == 10)
    #expect(read.events[0].raw == "10,opened,x,r-1,v,2020-06-09T11:00:00Z")
  }

  @Test func `a log whose header names the default keys needs no profile`() throws {
    let read = try Gathered("\n\(Self.header)\n\(row("r-1"))\n", profile: nil)
    #expect(read.counts == [1, 2, 0] && read.sources[0].reading.format == "csv")
    let problem = #expect(throws: Problem.self) {
      try Gathered("when,who,what\n1,2,3\n", profile: nil)
    }
    #expect(problem?.kind == .usage)
  }

  @Test func `each line of a record counts and is listed`() throws {
    let read = try read(
      "\(Self.header)\r\n\(row("r-1", "\"a\nb\""))\r\n\"x\n\ny\",1\n\n\(row("r-2"))")
    #expect(read.counts == [3, 2, 3] && read.tally.lines == 8)
    #expect(read.events.map(\.line) == [2, 8])
    #expect(read.events[0].viewer == "a\nb")
    #expect(read.sources[0].rejected.map(\.line) == [4, 5, 6])
    #expect(read.sources[0].rejected[0].reason == "it has more or fewer cells than its header")
  }

  @Test func `a quote that is never closed costs one line`() throws {
    let log = "\(Self.header)\n\(row("\"r-1"))\n\(row("r-2"))\n\(row("r-3"))"
    let read = try read(log)
    #expect(read.counts == [2, 1, 1] && read.recordings == ["r-2", "r-3"])
    #expect(read.sources[0].rejected.map(\.line) == [2])
  }

  @Test func `a quote is looked for in the next mebibyte only`() throws {
    func log(_ count: Int) -> [UInt8] {
      Array("\(Self.header)\n\(row("\"r-1"))\n".utf8) + [UInt8](repeating: 0x61, count: count)
        + Array("\"\n\(row("r-2"))\n".utf8)
    }
    let fits = try Gathered(log((1 << 20) - 100), profile: Self.profile)
    #expect(fits.counts == [1, 1, 2])
    let over = try Gathered(log(1 << 20), profile: Self.profile)
    #expect(over.recordings == ["r-2"] && over.tally.rejected == 2)
    for (threads, chunkSize) in [(1, 5000), (3, 100_000), (2, 3 << 20)] {
      let again = try Gathered(
        log(1 << 20), profile: Self.profile, threads: threads, chunkSize: chunkSize)
      #expect(again.events == over.events && again.sources[0].tally == over.sources[0].tally)
      #expect(again.sources[0].rejected == over.sources[0].rejected)
    }
  }

  @Test func `a file that opens a quote on every line is read in good time`() throws {
    let line = "a\",x,\"\n"
    let log = Self.header + "\n" + String(repeating: line, count: 200_000) + row("r-1") + "\n"
    let read = try read(log)
    #expect(read.recordings == ["r-1"] && read.tally.rejected == 200_000)
  }

  @Test func `a byte order mark is passed over, twice and between files too`() throws {
    let mark = "\u{FEFF}"
    let file = "\(mark)\"time\",\"viewer\",\"recording\",\"action\"\n\(row("r-1"))\n"
    let read = try read(mark + file + file)
    #expect(read.counts == [2, 2, 0])
  }

  @Test func `an empty log and a header alone give nothing`() throws {
    #expect(try read("").counts == [0, 0, 0])
    #expect(try read(Self.header).counts == [0, 1, 0])
    #expect(try read("\u{FEFF}").counts == [0, 1, 0])
  }

  @Test func `bytes of any kind are data`() throws {
    let log =
      Array("\(Self.header)\n".utf8) + Array(row("a\u{0}b", "=1+1")).flatMap { $0.utf8 }
      + [0x0A] + Array("2020-06-09T11:00:00Z,v,r".utf8) + [0xFF] + Array(",opened\n".utf8)
      + Array("2020-06-09T11:00:00Z,\u{1B}[31m,r-2,opened\n".utf8)
    let read = try Gathered(log, profile: Self.profile)
    #expect(read.recordings == ["a\u{0}b", "r-2"])
    #expect(read.sources[0].rejected.map(\.reason) == ["an identifier in it is not UTF-8"])
  }

  @Test func `a mapped column that occurs twice spoils events and nothing else`() throws {
    let read = try read(
      "time,viewer,viewer,recording,action\n2020-06-09T11:00:00Z,v,v,r-1,opened\n"
        + "2020-06-09T11:00:00Z,v,v,r-1,login\n")
    #expect(read.counts == [0, 2, 1])
    let unmapped = try self.read("\(Self.header),x,x\n\(row("r-1")),1,2\n")
    #expect(unmapped.counts == [1, 1, 0])
  }

  @Test func `a header without the column that decides rejects what is below it`() throws {
    let read = try read("time,viewer,recording\n2020-06-09T11:00:00Z,v,r\n")
    #expect(read.counts == [0, 1, 1])
    #expect(
      read.sources[0].rejected[0].reason
        == "its header has no column for what decides whether it is an event")
  }

  @Test func `times are RFC 3339, or numbers of a named epoch, and never guessed`() throws {
    func outcome(_ time: String, _ more: String = "") throws -> [Timestamp] {
      try self.read("\(Self.header)\n\(time),v,r,opened\n", more).events.map(\.time)
    }
    let noon = try time("2020-06-09T12:05:03Z")
    #expect(try outcome("2020-06-09 13:05:03+01:00") == [noon])
    #expect(try outcome("2020-06-09T13:05:03", ", zone: \"Europe/London\"") == [noon])
    #expect(try outcome("1591704303", ", epoch: \"s\"") == [noon])
    #expect(try outcome("1591704303000000", ", epoch: \"us\"") == [noon])
    for refused in [
      "09/06/2020 12:05:03", "09/06/2020", "1591704303", "43991.5", "2020-02-30T00:00:00Z",
    ] {
      #expect(try outcome(refused) == [])
    }
    #expect(try outcome("09/06/2020 13:05:01", ", zone: \"Europe/London\"") == [])
  }

  @Test func `other delimiters are named by the profile, and columns where there is no header`()
    throws
  {
    let semicolons = try read(
      "time;viewer;recording;action\n2020-06-09T11:00:00Z;\"a;b\";r,1;opened\n",
      ", delimiter: \";\"")
    #expect(semicolons.counts == [1, 1, 0] && semicolons.events[0].viewer == "a;b")
    let tabs = try read(
      "2020-06-09T11:00:00Z\tv\tr-1\topened\n\t\t\t\n",
      ", delimiter: \"\\t\", columns: [\"time\", \"viewer\", \"recording\", \"action\"]")
    #expect(tabs.counts == [1, 1, 0] && tabs.recordings == ["r-1"])
  }

  @Test func `keys of a csv are refused elsewhere, and a delimiter that is none`() {
    let texts = [
      "{ name: \"c\", format: \"json-lines\", delimiter: \";\" }",
      "{ name: \"c\", format: \"json-lines\", columns: [\"a\"] }",
      "{ name: \"c\", format: \"csv\", delimiter: \"x\" }",
      "{ name: \"c\", format: \"csv\", delimiter: \",,\" }",
    ]
    for text in texts {
      let problem = #expect(throws: Problem.self) {
        try Profile.parse(Array(text.utf8), file: "c.json5")
      }
      #expect(problem?.kind == .input)
    }
  }

  @Test func `routes are matched with a path or a request`() throws {
    let log = """
      t,who,method,url,code
      2020-06-09T11:00:00Z,v,GET,/v1/replays/r%2d1/stream?x=1,206
      2020-06-09T11:00:01Z,v,HEAD,https://a.example/v1/replays/r-2/stream,200
      2020-06-09T11:00:02Z,v,POST,/v1/replays/r-3/stream,200
      """
    let profile = """
      { name: "c", format: "csv", fields: { time: "t", viewer: "who", method: "method", path: "url",
        status: "code" }, routes: [{ request: "GET /v1/replays/{recording}/stream", action: "opened" }] }
      """
    let read = try Gathered(log, profile: profile)
    #expect(read.counts == [2, 2, 0])
    #expect(read.recordings == ["r-1", "r-2"] && read.actions == ["opened", "shown"])
  }

  @Test func `records that are cut anywhere give the same`() throws {
    let log = Array(
      "\(Self.header)\n\(row("\"r\n1\""))\r\n# it's \"so\n\(row("\"r\"\"2\""))\n\"\n,\(row("\"x"))\n\(row("r-3"))"
        .utf8)
    let right = try Gathered(log, profile: Self.profile)
    #expect(right.recordings == ["r\n1", "r\"2", "r-3"])
    for chunkSize in 1...log.count {
      let read = try Gathered(log, profile: Self.profile, threads: 2, chunkSize: chunkSize)
      #expect(read.events == right.events && read.sources[0].rejected == right.sources[0].rejected)
      #expect(read.tally == right.tally)
    }
  }
}
