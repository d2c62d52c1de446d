import Model
import Testing

@testable import AccessLogs

/// Which part of a recording a segment's request was for (RFC 8216; ISO/IEC 23009-1).
struct SegmentRouteTests {
  /// `recording from-until` in milliseconds; `recording -` without a part; nil where nothing fits.
  private func played(
    _ route: String, _ path: String, segment: String = "{ seconds: 6 }"
  ) throws -> String? {
    let profile = """
      { name: "a", format: "combined",
        routes: [ { request: "GET \(route)", action: "opened", segment: \(segment) } ] }
      """
    let line = "h - - [09/Jun/2020:11:00:00 +0000] \"GET \(path) HTTP/1.1\" 200 500"
    guard let event = try Gathered(line, profile: profile).events.first else { return nil }
    guard let media = event.media else { return "\(event.recording) -" }
    return "\(event.recording) \(media.from / 1000)-\(media.until / 1000)"
  }

  @Test func `the number tells the seconds`() throws {
    let route = "/hls/{recording}/*/seg-{segment}.ts"
    #expect(try played(route, "/hls/r-1/360p/seg-0.ts") == "r-1 0-6000")
    #expect(try played(route, "/hls/r-1/720p/seg-00012.ts?token=x") == "r-1 72000-78000")
    #expect(try played(route, "/hls/r-1/360p/seg-%31.ts") == "r-1 6000-12000")
    #expect(try played(route, "/hls/r-1/360p/seg-1a.ts") == nil)
    #expect(try played(route, "/hls/r-1/360p/seg-.ts") == nil)
    #expect(try played(route, "/hls/r-1/360p/seg--1.ts") == nil)
    #expect(try played(route, "/hls/r-1/360p/seg-+1.ts") == nil)
    #expect(try played(route, "/hls/r-1/360p/seg-1.5.ts") == nil)
    #expect(try played(route, "/hls/r-1/360p/seg-٣.ts") == nil)
  }

  @Test func `counting begins where the profile says, and seconds are as exact as it says`() throws
  {
    let route = "/d/{recording}/chunk-{segment}.m4s"
    let first = "{ seconds: 4, first: 1 }"
    #expect(try played(route, "/d/r/chunk-1.m4s", segment: first) == "r 0-4000")
    #expect(try played(route, "/d/r/chunk-00010.m4s", segment: first) == "r 36000-40000")
    #expect(try played(route, "/d/r/chunk-2.m4s", segment: "{ seconds: 6.006 }") == "r 12012-18018")
  }

  @Test func `a segment before the first, or beyond all counting, was sent all the same`() throws {
    let route = "/d/{recording}/{segment}.m4s"
    #expect(try played(route, "/d/r/0.m4s", segment: "{ seconds: 4, first: 1 }") == "r -")
    #expect(try played(route, "/d/r/9223372036854775807.m4s") == "r -")
    #expect(try played(route, "/d/r/99999999999999999999999999.m4s") == "r -")
  }

  @Test func `recording and number may share one segment of the path`() throws {
    #expect(try played("/v/{recording}_{segment}.ts", "/v/rec_7_00003.ts") == "rec_7 18000-24000")
    #expect(try played("/v/{recording}-{segment}.ts", "/v/rec-0042-3.ts") == "rec-0042 18000-24000")
    #expect(try played("/v/{recording}-{segment}.ts", "/v/rec-0042.ts") == "rec 252000-258000")
    #expect(try played("/v/{recording}-s{segment}.ts", "/v/rec-0042.ts") == nil)
    #expect(try played("/v/{recording}-{segment}.ts", "/v/-3.ts") == nil)
    #expect(try played("/v/s{segment}-{recording}.ts", "/v/s3-4.ts") == "4 18000-24000")
    #expect(try played("/v/s{segment}-{recording}.ts", "/v/s3-.ts") == nil)
    #expect(try played("/v/s{segment}-{recording}.ts", "/v/s-4.ts") == nil)
    #expect(try played("/**/{recording}/**/x{segment}", "/a/r/b/x9") == "a 54000-60000")
  }

  @Test func `what is refused, a head alone, or a probe plays nothing`() throws {
    let profile = """
      { name: "a", format: "combined", routes: [
        { request: "GET /{recording}/{segment}.ts", action: "opened", segment: { seconds: 6 } } ] }
      """
    for (request, answer, action) in [
      ("GET", "403 153", Action.attempted), ("HEAD", "200 0", .shown), ("GET", "206 2", .shown),
      ("GET", "302 0", .shown),
    ] {
      let line = "h - - [09/Jun/2020:11:00:00 +0000] \"\(request) /r/7.ts HTTP/1.1\" \(answer)"
      let event = try #require(try Gathered(line, profile: profile).events.first)
      #expect(event.action == action && event.media == nil)
      let isProbe = action == .shown && !answer.hasPrefix("3")
      #expect(event.marks.contains(.probe) == isProbe)
    }
  }

  @Test func `a segment that the client held already is marked so`() throws {
    let profile = """
      { name: "a", format: "combined", routes: [
        { request: "GET /{recording}/{segment}.ts", action: "opened", segment: { seconds: 6 } } ] }
      """
    let line = "h - - [09/Jun/2020:11:00:00 +0000] \"GET /r/7.ts HTTP/1.1\" 304 0"
    let event = try #require(try Gathered(line, profile: profile).events.first)
    #expect(event.action == .opened && event.marks == .notModified)
    #expect(event.media == MediaSpan(from: 42_000_000, until: 48_000_000))
  }

  @Test func `every format with routes has segments`() throws {
    let routes = """
      routes: [{ request: "GET /{recording}/{segment}.ts", action: "opened", segment: { seconds: 6 } }]
      """
    let time = "2020-06-09T11:00:00Z"
    let logs: [(profile: String, text: String)] = [
      (
        "{ name: \"a\", format: \"json-lines\", fields: { time: \"t\", request: \"r\" }, \(routes) }",
        "{\"t\":\"\(time)\",\"r\":\"GET /r-1/2.ts HTTP/1.1\"}"
      ),
      (
        "{ name: \"a\", format: \"json-lines\", fields: { time: \"t\", path: \"p\" }, \(routes) }",
        "{\"t\":\"\(time)\",\"p\":\"/r-1/2.ts\"}"
      ),
      (
        "{ name: \"a\", format: \"csv\", fields: { time: \"t\", path: \"p\" }, \(routes) }",
        "t,p\n\(time),/r-1/2.ts\n"
      ),
      (
        "{ name: \"a\", format: \"w3c\", \(routes) }",
        "#Fields: date time cs-method cs-uri-stem sc-status\n2020-06-09 11:00:00 GET /r-1/2.ts 200\n"
      ),
      (
        "{ name: \"a\", format: \"cloudfront\", \(routes) }",
        "#Fields: date time cs-method cs-uri-stem sc-status sc-bytes\n"
          + "2020-06-09\t11:00:00\tGET\t/r%2D1/2.ts\t200\t90000\n"
      ),
      (
        "{ name: \"a\", format: \"s3\", \(routes) }",
        "o b [09/Jun/2020:11:00:00 +0000] 192.0.2.9 7 3E57 REST.GET.OBJECT r-1/2.ts "
          + "\"GET /r-1/2.ts HTTP/1.1\" 200 - 90000 90000 41 12 \"-\" \"-\" - h= SigV4 - "
          + "QueryString b.s3.amazonaws.com TLSv1.2 - -"
      ),
      (
        "{ name: \"a\", format: \"alb\", \(routes) }",
        "https \(time) app/a/5 192.0.2.9:1 10.0.0.1:8 0 0 0 200 200 1 90000 "
          + "\"GET https://a.example:443/r-1/2.ts HTTP/2.0\" \"-\""
      ),
    ]
    for log in logs {
      let events = try Gathered(log.text, profile: log.profile).events
      #expect(events.map(\.recording) == ["r-1"])
      #expect(events.map(\.media) == [MediaSpan(from: 12_000_000, until: 18_000_000)])
    }
  }

  // MARK: Profiles

  private func refusal(_ route: String) -> String? {
    let text = "{ name: \"a\", format: \"combined\", routes: [{ \(route) }] }"
    do throws(Problem) {
      _ = try Profile.parse(Array(text.utf8), file: "p")
      return nil
    } catch {
      return error.message + (error.reason.map { ": " + $0 } ?? "")
    }
  }

  @Test func `a name for the number and the length of a segment go together`() {
    let half = "{segment} and segment belong together"
    #expect(
      refusal("request: \"GET /{recording}/{segment}.ts\", action: \"opened\"")?.hasPrefix(half)
        == true)
    #expect(
      refusal("request: \"GET /{recording}\", action: \"opened\", segment: { seconds: 6 }")?
        .hasPrefix(half) == true)
    #expect(
      refusal("request: \"GET /{recording}/{segment}\", action: \"opened\", segment: { first: 1 }")?
        .hasPrefix(half) == true)
  }

  @Test(arguments: ["0", "-6", "\"6\"", "1e30", "0.0000001", "true"])
  func `a segment plays for some time`(seconds: String) {
    let words = refusal(
      "request: \"GET /{recording}/{segment}\", action: \"opened\", segment: { seconds: \(seconds) }"
    )
    #expect(words == "seconds is not how long a segment plays")
  }

  @Test func `a segment that was sent was opened`() {
    #expect(
      refusal(
        "request: \"GET /{recording}/{segment}\", action: \"shown\", segment: { seconds: 6 }")?
        .hasPrefix("a segment of a recording that was sent is opened") == true)
  }

  @Test(arguments: [
    ("/{recording}{segment}.ts", "text has to stand between"),
    ("/{segment}{recording}", "text has to stand between"),
    ("/{recording}-1{segment}.ts", "a digit next to {segment}"),
    ("/{recording}/v2{segment}", "a digit next to {segment}"),
    ("/{recording}/{segment}0.ts", "a digit next to {segment}"),
    ("/{recording}/{segment}/{segment}", "{segment} may stand in it once"),
    ("/{recording}/{segment}-{segment}", "{segment} may stand in it once"),
    ("/{recording}-{segment}-{recording}", "{recording} may stand in it once"),
    ("/{recording}/{number}.ts", "only {recording} and {segment} stand in braces"),
    ("/{recording}/{segment.ts", "only {recording} and {segment} stand in braces"),
    ("/{recording}/segment}.ts", "a } without its {"),
  ])
  func `a route that could be read in two ways is refused`(path: String, reason: String) {
    let words = refusal(
      "request: \"GET \(path)\", action: \"opened\", segment: { seconds: 6 }")
    #expect(words?.contains(reason) == true, "\(words ?? "accepted")")
  }
}
