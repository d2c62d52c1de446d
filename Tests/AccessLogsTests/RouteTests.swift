import Model
import Notation
import Testing

@testable import AccessLogs

/// Which requests a route fits, and what it names (DESIGN §4, §13).
struct RouteTests {
  /// `nil`: does not fit. Requests as they stand in a log.
  private func recording(_ route: String, _ request: String) throws -> String? {
    let table = RouteTable([
      try RouteReader(file: "p").read(
        try JSONNode.parse(
          Array("{\"request\":\"\(route)\",\"action\":\"opened\"}".utf8), file: "p", lenient: false)
      )
    ])
    let bytes = Array(request.utf8) + [UInt8](repeating: 0, count: 64)
    return bytes.withUnsafeBufferPointer { buffer in
      var arena = Arena()
      let line = RequestLine(Slice(start: buffer.baseAddress, count: request.utf8.count))
      return table.match(line, status: 200, arena: &arena)?.recording.text
    }
  }

  @Test func `the recording is one whole segment`() throws {
    let route = "GET /v1/replays/{recording}/stream"
    #expect(try recording(route, "GET /v1/replays/r-1/stream HTTP/1.1") == "r-1")
    #expect(try recording(route, "GET /v1/replays/r-1/stream?x=1 HTTP/1.1") == "r-1")
    #expect(try recording(route, "GET /v1/replays//stream HTTP/1.1") == nil)
    #expect(try recording(route, "GET /v1/replays/r-1/x/stream HTTP/1.1") == nil)
    #expect(try recording(route, "GET /v1/replays/r-1/stream/ HTTP/1.1") == nil)
    #expect(try recording(route, "GET /v1/replays/r-1/streams HTTP/1.1") == nil)
    #expect(try recording(route, "GET /x/v1/replays/r-1/stream HTTP/1.1") == nil)
    #expect(try recording(route, "GET /V1/replays/r-1/stream HTTP/1.1") == nil)
    #expect(try recording(route, "GET /v1/replays/r%20%2B1/stream HTTP/1.1") == "r +1")
  }

  @Test func `or the part of one between fixed text`() throws {
    #expect(try recording("GET /{recording}.mp4", "GET /R1.mp4 HTTP/1.1") == "R1")
    #expect(try recording("GET /{recording}.mp4", "GET /.mp4 HTTP/1.1") == nil)
    #expect(try recording("GET /{recording}.mp4", "GET /R1.mp3 HTTP/1.1") == nil)
    #expect(try recording("GET /{recording}.mp4", "GET /a.mp4.mp4 HTTP/1.1") == "a.mp4")
    #expect(try recording("GET /rec-{recording}-hd", "GET /rec-7-hd HTTP/1.1") == "7")
    #expect(try recording("GET /rec-{recording}-hd", "GET /rec-hd HTTP/1.1") == nil)
    #expect(try recording("GET /aa{recording}aa", "GET /aaa HTTP/1.1") == nil)
  }

  @Test func `a star is any one segment and two are any number of them`() throws {
    #expect(try recording("GET /*/{recording}", "GET /a/r HTTP/1.1") == "r")
    #expect(try recording("GET /*/{recording}", "GET /r HTTP/1.1") == nil)
    #expect(try recording("GET /**/{recording}", "GET /r HTTP/1.1") == "r")
    #expect(try recording("GET /**/{recording}", "GET /a/b/c/r HTTP/1.1") == "r")
    #expect(try recording("GET /**/{recording}/", "GET /a/r/ HTTP/1.1") == "r")
    #expect(try recording("GET /a/{recording}/**", "GET /a/r HTTP/1.1") == "r")
    #expect(try recording("GET /a/{recording}/**", "GET /a/r/ HTTP/1.1") == "r")
    #expect(try recording("GET /a/{recording}/**", "GET /a/r/x/y HTTP/1.1") == "r")
    #expect(try recording("GET /**/v/{recording}/**/end", "GET /v/v/r/x/end HTTP/1.1") == "v")
    #expect(try recording("GET /**/v/{recording}/end", "GET /v/v/r/end HTTP/1.1") == "r")
    #expect(try recording("GET /*/{recording}", "GET /a/ HTTP/1.1") == nil)
  }

  @Test func `a method of star is any, and GET takes HEAD too`() throws {
    #expect(try recording("GET /{recording}", "HEAD /r HTTP/1.1") == "r")
    #expect(try recording("GET /{recording}", "POST /r HTTP/1.1") == nil)
    #expect(try recording("GET /{recording}", "get /r HTTP/1.1") == nil)
    #expect(try recording("POST /{recording}", "HEAD /r HTTP/1.1") == nil)
    #expect(try recording("* /{recording}", "DELETE /r HTTP/1.1") == "r")
    #expect(try recording("HEAD /{recording}", "GET /r HTTP/1.1") == nil)
  }

  @Test func `the first route that fits decides`() throws {
    let profile = """
      { name: "a", format: "combined", routes: [
        { request: "GET /a/{recording}", action: "shown" },
        { request: "GET /**/{recording}", action: "opened" } ] }
      """
    let log = """
      h - - [09/Jun/2020:11:00:00 +0000] "GET /a/r HTTP/1.1" 200 100
      h - - [09/Jun/2020:11:00:00 +0000] "GET /b/r HTTP/1.1" 200 100
      """
    #expect(try Gathered(log, profile: profile).actions == ["shown", "opened"])
  }

  @Test func `a path of many segments against many stars ends soon`() throws {
    let route = "GET /" + String(repeating: "**/a/", count: 20) + "{recording}"
    let path = "/" + String(repeating: "a/", count: 5000) + "b/c"
    #expect(try recording(route, "GET \(path) HTTP/1.1") == nil)
  }
}
