import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Access logs of an Application Load Balancer: when the request was made, from which address, and the
/// rows of other logs among them.
struct ALBTests {
  private let profile = """
    { name: "x", format: "alb",
      routes: [{ request: "GET /v1/replays/{recording}/content", action: "opened" }] }
    """

  private func row(
    time: String = "2020-06-09T12:05:01.186641Z", client: String = "192.0.2.9:2817",
    created: String = "2020-06-09T12:05:01.170000Z", agent: String = "\"-\""
  ) -> String {
    "h2 \(time) app/replay/50dc \(client) - 0.000 0.011 0.000 206 206 134 1049012 "
      + "\"GET https://replay.example.org:443/v1/replays/r-1/content HTTP/2.0\" \(agent) - - - "
      + "\"Root=1\" \"-\" \"-\" 1 \(created) \"forward\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\" TID_1\n"
  }

  @Test func `the incident of the made data`() throws {
    guard let folder = SharedData.folder("made") else { return }
    let read = try Gathered(
      [
        LogRequest(
          input: .file(path: folder.appendingPathComponent("alb.log").path),
          profile: try Profile.parse(Array(profile.utf8), file: "p"))
      ])
    #expect(
      read.events.map(\.description) == [
        "1 opened R-9001  2020-06-09T12:05:01.170Z 1049012",
        "2 attempted R-9001  2020-06-09T12:05:04.170Z 0",
      ])
    #expect(read.events.allSatisfy { $0.address == "203.0.113.9" && $0.marks == .wireBytes })
    #expect(try read.events[0].logged == time("2020-06-09T12:05:01.186641Z"))
  }

  @Test func `an event is when the request was made, where the line says so`() throws {
    func times(_ created: String, _ more: String = "") throws -> Timestamp? {
      let profile = profile.replacing("format: \"alb\",", with: "format: \"alb\", \(more)")
      return try Gathered(row(created: created), profile: profile).events.first?.time
    }
    #expect(try times("2020-06-09T12:00:00.5Z") == time("2020-06-09T12:00:00.5Z"))
    #expect(try times("-") == time("2020-06-09T12:05:01.186641Z"))
    // Later than the answer: not believed.
    #expect(try times("2020-06-09T13:00:00Z") == time("2020-06-09T12:05:01.186641Z"))
    #expect(
      try times("2020-06-09T12:00:00Z", "marks: \"start\",") == time("2020-06-09T12:05:01.186641Z"))
    #expect(
      try times("2020-06-09T12:00:00Z", "fields: { duration: \"target_processing_time\" },")
        == time("2020-06-09T12:05:01.175641Z"))
    #expect(
      try times("2020-06-09T12:00:00Z", "clock: \"+1s\",") == time("2020-06-09T12:00:01Z"))
  }

  @Test(arguments: [
    ("192.0.2.9:2817", "192.0.2.9"), ("2001:db8::7:2817", "2001:db8::7"),
    ("[2001:db8::7]:2817", "2001:db8::7"), ("-", ""), ("[]:1", "[]"),
  ])
  func `the address is the client without its port`(client: String, address: String) throws {
    let read = try Gathered(row(client: client), profile: profile)
    #expect(read.events.map(\.address) == [address])
  }

  @Test func `quotes of a client have a backslash and move nothing`() throws {
    let log = row(agent: #""a \" b""#) + row(agent: #""a \\""#)
    let read = try Gathered(log, profile: profile)
    #expect(read.counts == [2, 0, 0])
    #expect(
      try read.events.map(\.time)
        == [Timestamp](repeating: time("2020-06-09T12:05:01.17Z"), count: 2))
  }

  @Test func `a line cut before its user agent ends is rejected`() throws {
    let whole = Array(row(agent: "\"agent\"").utf8)
    let text = String(decoding: whole, as: UTF8.self)
    let agent = try #require(text.firstRange(of: "\"agent\""))
    let end = text.utf8.distance(from: text.startIndex, to: agent.upperBound)
    for count in 1..<end {
      let cut = String(decoding: whole.prefix(count), as: UTF8.self)
      #expect(try Gathered(cut, profile: profile).counts == [0, 0, 1])
    }
    let read = try Gathered(String(decoding: whole.prefix(end), as: UTF8.self), profile: profile)
    #expect(read.counts == [1, 0, 0])
  }

  @Test func `a classic load balancer has no type, and a connection no request`() throws {
    let classic = row().dropFirst("h2 ".count)
    let read = try Gathered(String(classic), profile: profile)
    #expect(read.counts == [1, 0, 0])
    #expect(read.events.map(\.address) == ["192.0.2.9"])
    let connection =
      "2020-06-09T12:05:01Z 192.0.2.9 36280 443 TLSv1.2 - 0.012 \"CN=a\" - - Success T"
    #expect(try Gathered(connection, profile: profile).counts == [0, 1, 0])
    let cut = classic.prefix(while: { $0 != "?" }).prefix(150)
    #expect(try Gathered(String(cut), profile: profile).counts == [0, 0, 1])
  }

  @Test func `a log without a profile is known by its first line`() throws {
    let problem = #expect(throws: Problem.self) { try Gathered(row(), profile: nil) }
    #expect(problem?.hint?.hasPrefix("--profile alb") == true)
  }
}
