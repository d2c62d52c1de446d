import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Requests that are answered with a list (DESIGN §4, list routes).
struct ListRouteTests {
  private func page(_ target: String, _ rule: ListRule) -> ListPage {
    Array(target.utf8).withUnsafeBufferPointer { rule.page(of: Slice($0)) }
  }

  private let rule = ListRule(
    page: Array("page".utf8), size: .parameter(Array("size".utf8)), first: 1)

  @Test func `a page is so many positions behind those of the pages before it`() {
    #expect(page("/v1/replays?page=1&size=20", rule) == ListPage(first: 1, last: 20))
    #expect(page("/v1/replays?size=20&page=3", rule) == ListPage(first: 41, last: 60))
    #expect(page("/v1/replays?size=20", rule) == ListPage(first: 1, last: 20))
  }

  @Test func `pages may be counted from 0, and may always be of one size`() {
    let rule = ListRule(page: Array("p".utf8), size: .constant(10), first: 0)
    #expect(page("/v1/replays?p=0", rule) == ListPage(first: 1, last: 10))
    #expect(page("/v1/replays?p=2", rule) == ListPage(first: 21, last: 30))
    #expect(page("/v1/replays", rule) == ListPage(first: 1, last: 10))
  }

  @Test(arguments: [
    "?page=1", "?page=1&size=", "?page=1&size=many", "?page=1&size=0", "?page=x&size=5",
    "?page=0&size=5", "?page=-1&size=5", "?page=1&size=99999999999999999999",
  ])
  func `what the query leaves open is the whole list`(query: String) {
    #expect(page("/v1/replays\(query)", rule) == .whole)
  }

  @Test func `a list without pages is always whole`() {
    #expect(page("/v1/replays?page=2&size=5", ListRule()) == .whole)
  }

  @Test func `a page beyond all counting holds nothing that has a position`() {
    let far = page("/v1/replays?page=9223372036854775807&size=9223372036854775807", rule)
    #expect(far == ListPage(first: .max, last: .max))
  }

  @Test func `parameters are decoded once, and of two the first counts`() {
    #expect(page("/v1/replays?p%61ge=2&size=%31%30", rule) == ListPage(first: 11, last: 20))
    #expect(page("/v1/replays?page=2&page=9&size=10#page=4", rule) == ListPage(first: 11, last: 20))
    #expect(page("/v1/replays?page=%32%2531&size=10", rule) == .whole)
  }

  // MARK: Through a reader

  private let profile = """
    { name: "x", format: "FORMAT", viewer: { field: "VIEWER", prefix: "pt-" },
      session: { field: "sid" }, FIELDS
      routes: [ { request: "GET /v1/replays/{recording}", action: "shown" },
                { request: "GET /v1/replays", list: { page: "page", size: 2 } } ] }
    """

  private func profile(_ format: String, viewer: String, fields: String = "") -> String {
    profile.replacing("FORMAT", with: format).replacing("VIEWER", with: viewer)
      .replacing("FIELDS", with: fields)
  }

  private func combined(_ requests: [(user: String, target: String, status: Int)]) -> String {
    requests.map {
      "192.0.2.7 - \($0.user) [09/Jun/2020:11:00:00 +0000] \"GET \($0.target) HTTP/1.1\""
        + " \($0.status) 512 \"-\" \"-\"\n"
    }.joined()
  }

  private func read(_ log: String, _ profile: String, replayed: Bool = true) throws -> Gathered {
    let file = try TemporaryLog(Array(log.utf8))
    var request = LogRequest(
      input: .file(path: file.path), profile: try Profile.parse(Array(profile.utf8), file: "x"))
    if replayed { request.lists = NamedLists() }
    return try Gathered([request])
  }

  @Test func `a list request gives one reconstructed sight of each recording on its page`() throws {
    let log = combined([("7", "/v1/replays?page=2", 200), ("7", "/v1/replays/r-9", 200)])
    let read = try read(log, profile("combined", viewer: "remote_user"))
    #expect(read.recordings == ["pt-7-3", "pt-7-4", "r-9"])
    #expect(read.actions == ["shown", "shown", "shown"])
    #expect(read.events.map { $0.marks.contains(.reconstructed) } == [true, true, false])
    #expect(read.events.map(\.bytes) == [-1, -1, 512])
    #expect(read.counts == [2, 0, 0])
  }

  @Test func `a refused list request, and one of an empty list, show nothing`() throws {
    let log = combined([
      ("7", "/v1/replays", 403), ("7", "/v1/replays", 500), ("nobody", "/v1/replays", 200),
    ])
    let read = try read(log, profile("combined", viewer: "remote_user"))
    #expect(read.events.isEmpty && read.counts == [0, 3, 0])
  }

  @Test func `without a replay a list request is no event, sound or not`() throws {
    let log =
      combined([("7", "/v1/replays", 200)])
      + "192.0.2.7 - 7 [31/Feb/2020:11:00:00 +0000] \"GET /v1/replays HTTP/1.1\" 200 1 \"-\" \"-\"\n"
    let profile = profile("combined", viewer: "remote_user")
    #expect(try read(log, profile, replayed: false).counts == [0, 2, 0])
    #expect(try read(log, profile).counts == [1, 0, 1])
  }

  @Test func `a list that was sent and that nobody can replay is counted, a refused one is not`()
    throws
  {
    let requests = [
      (user: "7", target: "/v1/replays?page=1", status: 200), ("-", "/v1/replays", 200),
      ("7", "/v1/replays", 403), ("7", "/v1/replays/r-1", 200),
    ]
    let profile = profile("combined", viewer: "remote_user")
    let without = try read(combined(requests), profile, replayed: false)
    #expect(without.sources[0].tally.unansweredLists == 2)
    // Of whoever is not named nobody can say what was shown, table or no table.
    let with = try read(combined(requests), profile)
    #expect(with.sources[0].tally.unansweredLists == 1)
    #expect(with.counts == [2, 2, 0])
  }

  @Test func `lists of JSON Lines and of flat formats are replayed alike`() throws {
    let json = """
      {"ts":"2020-06-09T11:00:00Z","u":"7","r":"GET /v1/replays?page=1 HTTP/1.1","s":200}

      """
    let jsonProfile = profile(
      "json-lines", viewer: "u", fields: "fields: { time: \"ts\", request: \"r\", status: \"s\" },")
    let csv = "ts,u,r,s\n2020-06-09T11:00:00Z,7,GET /v1/replays?page=1 HTTP/1.1,200\n"
    let csvProfile = profile(
      "csv", viewer: "u", fields: "fields: { time: \"ts\", request: \"r\", status: \"s\" },")
    for read in [try read(json, jsonProfile), try read(csv, csvProfile)] {
      #expect(read.recordings == ["pt-7-1", "pt-7-2"])
      #expect(read.events.allSatisfy { $0.marks.contains(.reconstructed) })
    }
  }

  @Test func `a format whose query has a column of its own gives its page too`() throws {
    let w3c = """
      #Fields: date time cs-uri-stem cs-uri-query cs-username sc-status
      2020-06-09 11:00:00 /v1/replays page=2 7 200
      2020-06-09 11:00:01 /v1/replays/r-9 - 7 200

      """
    let cloudFront = w3c.replacing("2020-06-09 1", with: "2020-06-09\t1")
      .replacing(" /", with: "\t/").replacing(" page", with: "\tpage").replacing(
        " - ", with: "\t-\t"
      )
      .replacing(" 7 ", with: "\t7\t").replacing("\t7 ", with: "\t7\t")
    for (format, log) in [("w3c", w3c), ("cloudfront", cloudFront)] {
      let read = try read(log, profile(format, viewer: "cs-username"))
      #expect(read.recordings == ["pt-7-3", "pt-7-4", "r-9"])
    }
  }
}

/// Four recordings for everybody, named after whoever asks; none for nobody.
private struct NamedLists: ListReplay {
  func forEachRecording(
    shownTo viewer: Slice, session: Slice, at time: Timestamp, on page: ListPage,
    _ body: (Slice) -> Void
  ) -> Bool {
    if viewer.isEmpty { return false }
    guard viewer.text != "pt-nobody" else { return true }
    for position in page.first...min(page.last, 4) where position <= 4 {
      let name = "\(viewer.text)-\(position)"
      body(Self.kept(name))
    }
    return true
  }

  /// Valid for as long as the tests run, as the protocol asks of a replay.
  private static func kept(_ name: String) -> Slice {
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: name.utf8.count + 16)
    bytes.initialize(repeating: 0, count: name.utf8.count + 16)
    for (place, byte) in name.utf8.enumerated() { bytes[place] = byte }
    return Slice(start: bytes, count: name.utf8.count)
  }
}
