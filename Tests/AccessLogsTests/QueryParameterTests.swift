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
}
