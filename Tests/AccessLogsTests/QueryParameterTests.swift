import Model
import Testing

@testable import AccessLogs

/// A viewer who is named only in a query or a cookie.
struct QueryParameterTests {
  private func viewer(_ field: String, _ query: String, _ cookie: String = "-") throws -> String? {
    let profile = """
      { name: "x", format: "cloudfront", viewer: { field: "\(field)" },
        routes: [{ request: "GET /{recording}.mp4", action: "opened" }] }
      """
    let log =
      "#Fields: date time cs-uri-stem cs-uri-query cs(Cookie) sc-status\n"
      + "2020-06-09\t11:00:00\t/r-1.mp4\t\(query)\t\(cookie)\t200\n"
    return try Gathered(log, profile: profile).events.first?.viewer
  }

  @Test func `a parameter is found among others and decoded once`() throws {
    #expect(try viewer("cs-uri-query?v", "v=P-1001") == "P-1001")
    #expect(try viewer("cs-uri-query?v", "av=0&Policy=v&v=P%2D1001&w=1") == "P-1001")
    #expect(try viewer("cs-uri-query?v", "v=%2541") == "%41")
    #expect(try viewer("cs-uri-query?v", "v") == "")
    #expect(try viewer("cs-uri-query?v", "v=") == "")
    #expect(try viewer("cs-uri-query?v", "-") == "")
  }

  @Test func `one that is there twice says nothing unless both say the same`() throws {
    #expect(try viewer("cs-uri-query?v", "v=a&v=b") == "")
    #expect(try viewer("cs-uri-query?v", "v=a&v=a") == "a")
  }

  @Test func `a cookie is found as a parameter is`() throws {
    #expect(try viewer("cs(Cookie)?account", "-", "theme=dark;%20account=pt-7;%20x=1") == "pt-7")
    #expect(try viewer("cs(Cookie)?account", "-", "theme=dark;+account=pt-7;+x=1") == "pt-7")
  }

  @Test func `a request line has a query too`() throws {
    let profile = """
      { name: "x", format: "csv", fields: { time: "t", request: "r", viewer: "r?v" },
        routes: [{ request: "GET /{recording}.mp4", action: "opened" }] }
      """
    let log = "t,r\n2020-06-09T11:00:00Z,GET /r-1.mp4?v=pt-7 HTTP/1.1\n"
    #expect(try Gathered(log, profile: profile).events.first?.viewer == "pt-7")
  }

  @Test func `a column of that very name comes before a parameter`() throws {
    let profile = """
      { name: "x", format: "csv",
        fields: { time: "t", recording: "r", action: "a", viewer: "who?v" } }
      """
    let log = "t,r,a,who?v,who\n2020-06-09T11:00:00Z,r-1,opened,pt-7,v=pt-8\n"
    #expect(try Gathered(log, profile: profile).events.first?.viewer == "pt-7")
  }

  @Test(arguments: [
    ("next=https://replays.example/?v=pt-9", ""), ("next=/a?v=pt-9&v=pt-7", "pt-7"),
    ("v=a?b", "a?b"), ("?v=pt-7", "pt-7"), ("%76=pt-7", "pt-7"), ("v=a&v=%61", "a"),
    ("x=1;v=pt-7", "pt-7"), ("v=pt-7#v=pt-9", "pt-7"), ("x=1#v=pt-9", ""),
  ])
  func `nothing else in a query passes for the parameter`(query: String, viewer: String) throws {
    #expect(try self.viewer("cs-uri-query?v", query) == viewer)
  }

  @Test(arguments: [
    ("a=1;+v=pt-7", "pt-7"), ("a=1&v=pt-9;%20v=pt-7", "pt-7"), ("a=1?v=pt-9;v=pt-7", "pt-7"),
    ("v=\"pt-7\"", "pt-7"), ("a=v=pt-9", ""),
  ])
  func `nothing in another cookie passes for the cookie`(cookie: String, viewer: String) throws {
    #expect(try self.viewer("cs(Cookie)?v", "-", cookie) == viewer)
  }

  @Test(arguments: [
    ("GET /r-1;v=pt-9 HTTP/1.1", ""), ("GET /r-1;v=pt-9?v=pt-7 HTTP/1.1", "pt-7"),
    ("GET https://replays.example/r-1?v=pt-7 HTTP/1.1", "pt-7"), ("GET /r-1#?v=pt-9", ""),
    ("GET https://v=pt-9@replays.example/r-1 HTTP/1.1", ""), ("GET /r-1?x=a b&v=pt-7", "pt-7"),
  ])
  func `nothing before a request's query passes for it`(request: String, viewer: String) throws {
    for (format, log) in [
      ("csv", "t,q\n2020-06-09T11:00:00Z,\(request)\n"),
      ("combined", "1.1.1.1 - - [09/Jun/2020:11:00:00 +0000] \"\(request)\" 200 9 \"-\" \"-\"\n"),
    ] {
      let (time, field) = format == "csv" ? ("t", "q") : ("time_local", "request")
      let profile = """
        { name: "x", format: "\(format)",
          fields: { time: "\(time)", request: "\(field)", viewer: "\(field)?v" },
          routes: [{ request: "GET /{recording}", action: "opened" }] }
        """
      #expect(try Gathered(log, profile: profile).events.first?.viewer == viewer)
    }
  }

  @Test func `a combined log may have the query or the cookies as a field of its own`() throws {
    let profile = """
      { name: "x", format: "combined", viewer: { field: ["cookie?who", "args?who"] },
        routes: [{ request: "GET /{recording}", action: "opened" }] }
      """
    let line = "1.1.1.1 - - [09/Jun/2020:11:00:00 +0000] \"GET /r-1\" 200 9 \"-\" \"-\""
    let log =
      line + " args=\"who=pt-7\" cookie=\"a=b; who=pt-8\"\n" + line + " args=who=pt-7\n"
    #expect(try Gathered(log, profile: profile).events.map(\.viewer) == ["pt-8", "pt-7"])
  }
}
