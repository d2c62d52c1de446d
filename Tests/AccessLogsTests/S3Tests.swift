import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Amazon S3 server access logs: columns from both ends, the operations that are reads, and names in
/// every spelling.
struct S3Tests {
  private func profile(_ viewer: String = "requester", _ more: String = "") -> String {
    """
    { name: "x", format: "s3", viewer: { field: "\(viewer)" }, \(more)
      routes: [{ request: "GET /**/{recording}.mp4", action: "opened" }] }
    """
  }

  /// A row whose every part can be another.
  private func row(
    operation: String = "REST.GET.OBJECT", key: String = "a/r-1.mp4",
    request: String = "\"GET /a/r-1.mp4 HTTP/1.1\"", answer: String = "200 - 4096 5000000 9 8",
    agents: String = "\"-\" \"-\"", tail: String = "- h0st= SigV4 - - b.s3.amazonaws.com - - -"
  ) -> String {
    "owner bucket [09/Jun/2020:12:05:01 +0000] 192.0.2.9 7 REQ1 \(operation) \(key) \(request) "
      + "\(answer) \(agents) \(tail)\n"
  }

  @Test func `the incident of the made data`() throws {
    guard let folder = SharedData.folder("made") else { return }
    let read = try Gathered(
      [
        LogRequest(
          input: .file(path: folder.appendingPathComponent("s3-server-access.log").path),
          profile: try Profile.parse(Array(profile().utf8), file: "p"))
      ])
    #expect(read.counts == [4, 0, 0])
    #expect(
      read.events.map(\.description) == [
        "1 shown R-9001 arn:aws:sts::123456789012:assumed-role/replay-signer/i-0abc"
          + " 2020-06-09T12:05:01.000Z 2",
        "2 opened R-9001 arn:aws:sts::123456789012:assumed-role/replay-signer/i-0abc"
          + " 2020-06-09T12:05:02.000Z 1048576",
        "3 attempted R-9001  2020-06-09T12:10:09.000Z 313",
        "4 shown café 1  2020-06-09T12:05:03.000Z 0",
      ])
  }

  @Test(arguments: [
    ("requester", "7"), ("Requester", "7"), ("remote_ip", "192.0.2.9"), ("Remote IP", "192.0.2.9"),
    ("request_id", "REQ1"), ("Request ID", "REQ1"),
  ])
  func `a column has its canonical name and Amazon's`(name: String, value: String) throws {
    #expect(try Gathered(row(), profile: profile(name)).events.map(\.viewer) == [value])
  }

  @Test(arguments: [
    "bucket_name", "request_time", "http-status", "HTTPStatus", "bytes-sent", "Turn-Around Time",
    "referrer", "User-Agent", "sigv", "authtype", "endpoint", "Access Point ARN", "aclRequired",
    "source-region",
  ])
  func `every spelling that Amazon has for a column is one`(name: String) throws {
    #expect(S3.columns.column(Array(name.utf8)) != nil)
  }

  @Test func `a column that the log has not is refused with the nearest name`() throws {
    let text = Array(profile("requestor").utf8)
    let problem = #expect(throws: Problem.self) { try Profile.parse(text, file: "p.json5") }
    #expect(problem?.message == "s3 has no column \"requestor\"")
    #expect(problem?.hint == "did you mean \"requester\"?")
  }

  @Test(arguments: [
    "REST.GET.ACL", "REST.GET.OBJECT_TAGGING", "REST.HEAD.BUCKET", "REST.PUT.OBJECT",
    "BATCH.DELETE.OBJECT", "S3.EXPIRE.OBJECT", "REST.COPY.OBJECT", "rest.get.object",
  ])
  func `what is no read of an object is ignored whatever its request`(operation: String) throws {
    let read = try Gathered(row(operation: operation), profile: profile())
    #expect(read.counts == [0, 1, 0])
    #expect(try read.sources[0].first == time("2020-06-09T12:05:01Z"))
  }

  @Test(arguments: [
    "REST.GET.OBJECT", "REST.HEAD.OBJECT", "WEBSITE.GET.OBJECT", "REST.GET.OBJECT_TORRENT",
    "REST.COPY.OBJECT_GET", "REST.COPY.PART_GET",
  ])
  func `a read of an object is an event`(operation: String) throws {
    #expect(try Gathered(row(operation: operation), profile: profile()).counts == [1, 0, 0])
  }

  @Test func `a copy is of the object that it reads, not of where it is put`() throws {
    let copy = row(
      operation: "REST.COPY.OBJECT_GET", key: "a/caf%25C3%25A9+%25231.mp4",
      request: "\"PUT /elsewhere/r-9.mp4 HTTP/1.1\"", answer: "200 - - 5000000 9 8")
    let read = try Gathered(copy, profile: profile())
    #expect(read.recordings == ["café #1"])
    #expect(read.events.map(\.bytes) == [-1])
    #expect(read.actions == ["opened"])
  }

  @Test func `a read whose request is not said is of the key that is`() throws {
    for (operation, action) in [("REST.GET.OBJECT", Action.opened), ("REST.HEAD.OBJECT", .shown)] {
      let read = try Gathered(row(operation: operation, request: "-"), profile: profile())
      #expect(read.events.map(\.recording) == ["r-1"])
      #expect(read.events.map(\.action) == [action])
    }
    let nothing = try Gathered(row(key: "-", request: "-"), profile: profile())
    #expect(nothing.counts == [0, 1, 0])
  }

  @Test func `the operation can be the action, and the key the recording`() throws {
    let text = """
      { name: "x", format: "s3", fields: { action: "operation", recording: "key" },
        actions: { "REST.GET.OBJECT": "opened", "REST.GET.OBJECT_TAGGING": "shown" } }
      """
    let log =
      row() + row(operation: "REST.GET.OBJECT_TAGGING", key: "a/caf%25C3%25A9+1.mp4")
      + row(operation: "REST.PUT.OBJECT") + row(key: "-")
    let read = try Gathered(log, profile: text)
    #expect(read.recordings == ["a/r-1.mp4", "a/café 1.mp4"])
    #expect(read.counts == [2, 1, 1])
  }

  @Test func `quotes of a client do not move the columns behind it`() throws {
    let requests = [
      row(agents: "\"-\" \"quo\"te \" 200 - 1 2 3 4 \"x\""),
      row(agents: "\"http://a/\" b\" \"-\""),
      row(request: "\"GET /a/r-1.mp4?q=\"x\" HTTP/1.1\""),
      row(request: "\"GET /a/r-1.mp4?q=\" 20x - 1 HTTP/1.1\""),
    ]
    let read = try Gathered(requests.joined(), profile: profile())
    #expect(read.counts == [4, 0, 0])
    #expect(read.events.allSatisfy { $0.bytes == 4096 && $0.identity == "REQ1\u{1F}h0st=" })
  }

  @Test func `a delivery and the same again have one identity`() throws {
    let read = try Gathered(row() + row(), profile: profile())
    #expect(Set(read.events.map(\.identity)) == ["REQ1\u{1F}h0st="])
    let other = try Gathered(row(), profile: profile("requester", "id: \"version_id\","))
    #expect(other.events.map(\.identity) == [""])
  }

  @Test func `a line cut anywhere before its version id is rejected`() throws {
    let whole = row(tail: "v3rs")
    for count in stride(from: whole.utf8.count - 6, to: 0, by: -1) {
      let cut = String(decoding: Array(whole.utf8).prefix(count), as: UTF8.self)
      #expect(try Gathered(cut, profile: profile()).counts == [0, 0, 1])
    }
  }

  @Test func `a log without a profile is known by its first line`() throws {
    let problem = #expect(throws: Problem.self) { try Gathered(row(), profile: nil) }
    #expect(problem?.kind == .usage)
    #expect(problem?.hint?.hasPrefix("--profile s3-access") == true)
  }
}
