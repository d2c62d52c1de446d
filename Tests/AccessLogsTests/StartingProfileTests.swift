import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// A profile to start from says what was seen, can be used at once, and names nobody.
struct StartingProfileTests {
  private func start(_ log: String, _ format: String) throws -> StartingProfile {
    let folder = try TemporaryFolder()
    try Data(log.utf8).write(to: folder.url.appendingPathComponent("a.log"))
    let trial = try LogTrial(.file(path: folder.path("a.log")))
    let fit = try #require(try trial.formatFits().first)
    #expect(fit.format == format && fit.isLikely)
    return try trial.startingProfile(fit, log: "a.log")
  }

  private func combined(_ requests: [(user: String, request: String)]) -> String {
    requests.enumerated().map { index, line in
      "192.0.2.\(index % 200) - \(line.user) [09/Jun/2020:11:02:11 +0000] "
        + "\"\(line.request) HTTP/1.1\" 200 512 \"-\" \"-\"\n"
    }.joined()
  }

  @Test func `a combined log gives the route of the likeliest requests`() throws {
    let log = combined(
      (0..<40).map { ("\($0 % 5)", "GET /v1/replays/r-\($0)/stream?sig=s\($0)") }
        + (0..<60).map { ("-", "GET /static/app-\($0).js") }
        + (0..<9).map { ("\($0)", "GET /v1/replays/r-\($0)") } + [("-", "GET /health")])
    let start = try start(log, "combined")
    let profile = try Profile.parse(Array(start.text.utf8), file: "mine.json5")
    #expect(start.gaps == [] && profile.witnesses == [.opened])
    #expect(profile.rules.routes?.routes.count == 1)
    #expect(profile.rules.paths(.viewer) == [FieldPath("remote_user")])
    let lines = start.text.split(separator: "\n").map { $0.drop { $0 == " " } }
    #expect(
      lines.contains(
        #"{ request: "GET /v1/replays/{recording}/stream", action: "opened" },  // CHECK: 40 lines"#
      ))
    #expect(
      lines.contains(
        #"// { request: "GET /v1/replays/{recording}", action: "shown" },  // 9 lines"#))
    #expect(lines.contains("// GET /static/*.js: 60 lines"))
    #expect(lines.contains("// GET /health: 1 line"))
    #expect(try Gathered(log, profile: start.text).counts == [40, 70, 0])
  }

  @Test func `a log whose users are never named says so`() throws {
    let start = try start(combined([("-", "GET /v1/replays/r-1")]), "combined")
    #expect(start.text.contains("remote_user never has a value"))
    #expect(try Profile.parse(Array(start.text.utf8), file: "p").rules.paths(.viewer).isEmpty)
  }

  @Test func `where no request looks like one for a recording it says what to fill in`() throws {
    let start = try start(combined([("-", "GET /health"), ("-", "POST /login")]), "combined")
    #expect(start.gaps.count == 1 && start.gaps[0].hasPrefix("routes: "))
    #expect(start.text.contains("// FILL IN: { request:"))
    #expect(try Gathered(combined([("-", "GET /a")]), profile: start.text).counts == [0, 1, 0])
  }

  @Test func `a json log gives its keys, the unit of its times and its words to choose from`()
    throws
  {
    let log = (0..<20).map { index in
      #"{"at":159170030\#(index % 10)123,"who":{"account":"pt-\#(index)"},"kind":"\#(index % 4 == 0 ? "shelf.displayed" : "replay.started")","#
        + #""shelf":[{"replay":"k-\#(index)"}],"code":206,"sent":"\#(index)"}"# + "\n"
    }.joined()
    let start = try start(log, "json-lines")
    let rules = try Profile.parse(Array(start.text.utf8), file: "mine.json5").rules
    #expect(rules.paths(.time) == [FieldPath("at")] && rules.epoch == .milliseconds)
    #expect(rules.paths(.viewer) == [FieldPath("who.account")])
    #expect(rules.paths(.recording) == [FieldPath("shelf[].replay")])
    #expect(rules.paths(.action) == [FieldPath("kind")])
    #expect(rules.paths(.status) == [FieldPath("code")])
    #expect(start.text.contains(##"// "replay.started": "opened",  // 15 lines"##))
    #expect(start.text.contains(##"// "shelf.displayed": "shown",  // 5 lines"##))
    #expect(start.gaps.map { String($0.prefix(8)) } == ["actions:"])
    let chosen = start.text.replacingOccurrences(
      of: "// \"replay.started\"", with: "\"replay.started\"")
    #expect(try Gathered(log, profile: chosen).counts == [15, 5, 0])
  }

  @Test func `times without an offset ask for a zone`() throws {
    let start = try start(
      #"{"time":"2020-06-09 11:02:11","action":"a","recording":"r-1"}"#, "json-lines")
    #expect(start.text.contains(#"zone: "UTC",  // CHOOSE"#))
  }

  @Test func `what cannot be found is to be filled in, and said`() throws {
    let start = try start(#"{"colour":"red"}"#, "json-lines")
    #expect(
      start.gaps.map { gap in String(gap.prefix { $0 != ":" }) } == [
        "fields.time", "fields.recording", "fields.action",
      ])
    #expect(start.text.contains("// FILL IN: the field that names the recording"))
  }

  @Test func `json with requests is read by routes`() throws {
    let log = (0..<9).map {
      #"{"ts":"2020-06-09T11:02:1\#($0)Z","user":"pt-\#($0)","req":"GET /media/r-\#($0).mp4 HTTP/1.1"}"#
        + "\n"
    }.joined()
    let start = try start(log, "json-lines")
    #expect(start.text.contains(#"request: "req","#) && start.gaps.isEmpty)
    #expect(start.text.contains(#"{ request: "GET /media/{recording}.mp4", action: "opened" },"#))
    #expect(try Gathered(log, profile: start.text).counts == [9, 0, 0])
  }

  @Test func `no name and no id of the log is in it`() throws {
    let names = ["alice", "alice-smith", "pt-0007", "Zoë", "bob@example.org", "r-9001", "7f3c9a"]
    for name in names {
      let log = combined([
        (name, "GET /users/\(name)/replays/\(name)/stream"), (name, "GET /\(name)/r.mp4"),
        (name, "\(name) /v1/replays/1"), (name, "GET /v1/\(name)?q=\(name)"),
      ])
      #expect(try !start(log, "combined").text.contains(name))
      let json =
        #"{"time":"2020-06-09T11:02:11Z","user":"\#(name)","action":"opened","recording":"\#(name)","seen":{"\#(name)1001":true},"path":"/x/\#(name)/\#(name)"}"#
      #expect(try !start(json, "json-lines").text.contains(name))
    }
  }

  @Test func `a csv is read by its header, whatever stands between its cells`() throws {
    for mark in [",", ";", "\t"] {
      let rows = (0..<9).map { ["2020-06-09T12:05:0\($0)Z", "n-\($0)", "a-\($0)", "opened"] }
      let log = ([["when", "user_id", "recording_id", "action"]] + rows)
        .map { $0.joined(separator: mark) + "\n" }.joined()
      let start = try start(log, "csv")
      #expect(start.text.contains("delimiter: ") == (mark != ","))
      let chosen = start.text.replacingOccurrences(of: "// \"opened\"", with: "\"opened\"")
      #expect(try Gathered(log, profile: chosen).counts == [9, 1, 0])
    }
  }

  @Test func `a csv without a header names nobody`() throws {
    let log = "2020-06-09T12:05:00Z,alice,r-1,opened\n2020-06-09T12:05:01Z,bob,r-2,opened\n"
    let folder = try TemporaryFolder()
    try Data(log.utf8).write(to: folder.url.appendingPathComponent("a.log"))
    let trial = try LogTrial(.file(path: folder.path("a.log")))
    #expect(try trial.formatFits().allSatisfy { !$0.isLikely })
  }

  @Test func `records inside a document are found where they stand`() throws {
    let records = (0..<5).map {
      #"{"when":"2020-06-09T12:05:0\#($0)Z","what":"watched","user":"n-\#($0)","recording":"k-\#($0)"}"#
    }
    for (log, each) in [
      (#"{"day":{"of":[1]},"entries":["# + records.joined(separator: ",\n") + "]}", "entries[]"),
      ("[\n" + records.joined(separator: ",\n") + "]\n", "[]"),
      (#"{"a":{"b":[{"c":["# + records.joined(separator: ",") + "]}]}}", "a.b[].c[]"),
    ] {
      let start = try start(log, "json-lines")
      #expect(start.text.contains("each: \"\(each)\","))
      let chosen = start.text.replacingOccurrences(of: "// \"watched\"", with: "\"watched\"")
      #expect(try Gathered(log, profile: chosen).counts == [5, 0, 0])
    }
  }

  @Test func `a format that knows its own columns needs only who asked and which requests`() throws
  {
    let log = """
      #Software: Microsoft Internet Information Services 10.0
      #Fields: date time cs-method cs-uri-stem cs-username c-ip sc-status
      2020-06-09 12:05:01 GET /replays/r-1.mp4 n-1 192.0.2.7 200
      2020-06-09 12:05:02 GET /replays/r-2.mp4 - 192.0.2.7 200

      """
    let start = try start(log, "w3c")
    #expect(start.gaps.isEmpty && start.text.contains(#"viewer: { field: "cs-username" },"#))
    #expect(!start.text.contains("fields:"))
    #expect(try Gathered(log, profile: start.text).counts == [2, 2, 0])
  }

  @Test func `a word that a path always holds is kept, one of many beside it is not`() {
    func shapes(_ paths: [String]) -> [String] {
      let requests = paths.enumerated().map { index, path in
        PathSurvey.Request(
          method: Array("GET".utf8),
          segments: path.split(separator: "/").map { Array($0.utf8) },
          client: Array("\(index % 4)".utf8), status: 200)
      }
      return PathShape.shapes(of: requests).map { $0.text(recording: nil) }
    }
    #expect(shapes(Array(repeating: "/klinik/replays/r-1", count: 8)) == ["GET /klinik/replays/*"])
    let names = ["ann", "ben", "cat", "dan", "eve", "fay", "gus", "hal", "ian", "joe"]
    #expect(
      shapes((0..<40).map { "/klinik/\(names[$0 / 4])/replays" }) == ["GET /klinik/*/replays"])
  }
}
