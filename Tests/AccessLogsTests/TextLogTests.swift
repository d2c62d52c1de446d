import Model
import TestSupport
import Testing

@testable import AccessLogs

/// A log that a server writes as it was told, read by what it was told.
struct TextLogTests {
  private static let routes =
    "viewer: { field: \"http_x_user\" }, routes: [{ request: \"GET /m/{recording}.mp4\", action: \"opened\" }]"

  private static func profile(_ layout: String, _ more: String = "") -> String {
    let text = layout.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      .replacing("\t", with: "\\t")
    return "{ name: \"t\", format: \"text\", layout: '\(text)', \(routes), \(more) }"
  }

  /// The events, and how many lines were used, ignored and rejected.
  private func told(_ layout: String, _ lines: String, _ more: String = "") throws -> String {
    let read = try Gathered(lines + "\n", profile: Self.profile(layout, more))
    return (["\(read.counts)"] + read.events.map { "\($0) \($0.address)" }).joined(separator: "; ")
  }

  static let servers: [(layout: String, line: String)] = [
    (
      "$remote_addr $host [$time_local] \"$http_x_user\" \"$request\" $status $body_bytes_sent",
      "192.0.2.7 h [09/Jun/2020:12:02:11 +0100] \"7\" \"GET /m/r-1.mp4 HTTP/1.1\" 200 900"
    ),
    (
      "${time_iso8601}|$remote_addr|${http_x_user}|$request|$status|$body_bytes_sent",
      "2020-06-09T12:02:11+01:00|192.0.2.7|7|GET /m/r-1.mp4 HTTP/1.1|200|900"
    ),
    (
      "$msec\t$remote_addr\t$http_x_user\t$request_method\t$uri$is_args$args\t$status\t$body_bytes_sent",
      "1591700531.000\t192.0.2.7\t7\tGET\t/m/r-1.mp4?a=b\t200\t900"
    ),
    (
      "%h %l %{X-User}i %t \"%r\" %>s %b \"%{Referer}i\" %D",
      "192.0.2.7 - 7 [09/Jun/2020:11:02:11 +0000] \"GET /m/r-1.mp4 HTTP/1.1\" 200 900 \"-\" 51"
    ),
    (
      "%{%Y-%m-%dT%H:%M:%S%z}t %a %{X-User}i %m %U%q %!200,304s %B %%",
      "2020-06-09T11:02:11+0000 192.0.2.7 7 GET /m/r-1.mp4?x 200 900 %"
    ),
    (
      "%{usec}t %{c}a %a \"%{X-User}i\" \"%r\" %s %B",
      "1591700531000000 10.0.0.1 192.0.2.7 \"7\" \"GET /m/r-1.mp4 HTTP/1.1\" 200 900"
    ),
    (
      "[%{%d/%b/%Y:%T %z}t] %{X-User}i %a \"%r\" %>s %B",
      "[09/Jun/2020:11:02:11 +0000] 7 192.0.2.7 \"GET /m/r-1.mp4 HTTP/1.1\" 200 900"
    ),
  ]

  @Test(arguments: servers)
  func `a layout is what nginx and Apache are told`(layout: String, line: String) throws {
    let read = try Gathered(line + "\n", profile: Self.profile(layout))
    #expect(read.counts == [1, 0, 0])
    let event = try #require(read.events.first)
    #expect(event.recording == "r-1" && event.viewer == "7" && event.address == "192.0.2.7")
    #expect(event.action == .opened && event.bytes == 900)
    #expect(event.time == Timestamp(seconds: 1_591_700_531))
  }

  @Test func `nginx writes when a request ends and Apache says when it began`() throws {
    let nginx = try Gathered(
      "2020-06-09T11:02:11Z 7 GET /m/r-1.mp4 200 2.500\n",
      profile: Self.profile(
        "$time_iso8601 $http_x_user $request_method $uri $status $request_time"))
    #expect(nginx.events.first?.time == Timestamp(seconds: 1_591_700_528, nanoseconds: 500_000_000))
    let apache = try Gathered(
      "2020-06-09T11:02:11Z 7 GET /m/r-1.mp4 200 2500\n",
      profile: Self.profile("%{%FT%TZ}t %{X-User}i %m %U %s %D"))
    #expect(apache.events.first?.time == Timestamp(seconds: 1_591_700_531))
  }

  @Test func `bytes_sent counts headers too`() throws {
    let line = "2020-06-09T11:02:11Z 7 GET /m/r-1.mp4 200 1024\n"
    func action(_ bytes: String, _ more: String = "") throws -> Action? {
      let layout = "$time_iso8601 $http_x_user $request_method $uri $status $\(bytes)"
      return try Gathered(line, profile: Self.profile(layout, more)).events.first?.action
    }
    #expect(try action("bytes_sent") == .shown)
    #expect(try action("body_bytes_sent") == .opened)
    #expect(try action("bytes_sent", "counts: \"body\"") == .opened)
  }

  @Test func `a path that is decoded already is not decoded twice`() throws {
    let layout = "$time_iso8601|$http_x_user|$request_method|$uri|$status"
    let read = try Gathered(
      "2020-06-09T11:02:11Z|7|GET|/m/100%41?#.mp4|200\n", profile: Self.profile(layout))
    #expect(read.events.first?.recording == "100%41?#")
  }

  // MARK: What a client puts into its own request

  private static let open =
    "$time_iso8601|$http_x_user|$request|$status|$body_bytes_sent|$http_user_agent"
  private static let closed = "$time_iso8601|$http_x_user|$request|$status|$request_time"

  @Test func `nobody writes a status for themselves into a path`() throws {
    let start = "2020-06-09T11:02:11Z|7|GET /m/r-1.mp4?|200|9"
    #expect(
      try told(Self.closed, start + " HTTP/1.1|403|0.001").hasPrefix("[1, 0, 0]; "))
    let refused = try Gathered(
      start + " HTTP/1.1|403|0.001\n", profile: Self.profile(Self.closed))
    #expect(refused.events.first?.action == .attempted)
  }

  @Test func `a line that can be read in two ways is rejected`() throws {
    let line = "2020-06-09T11:02:11Z|7|GET /m/r-1.mp4?|200|9|x HTTP/1.1|403|0|agent"
    #expect(try told(Self.open, line) == "[0, 0, 1]")
    let read = try Gathered(line + "\n", profile: Self.profile(Self.open))
    #expect(read.sources[0].rejected.first?.reason == Rejection.ambiguous.reason)
  }

  @Test func `what ends a value may stand inside where nothing else could follow`() throws {
    let line = "2020-06-09T11:02:11Z|7|GET /m/r-1.mp4?a|b HTTP/1.1|200|900|an agent | with bars"
    #expect(try told(Self.open, line).hasPrefix("[1, 0, 0]; "))
    let quoted = "\"$http_x_user\" [$time_local] \"$request\" $status"
    let escaped =
      "\"us\\x22er\" [09/Jun/2020:11:02:11 +0000] \"GET /m/r-1.mp4?\\\"x HTTP/1.1\" 200"
    #expect(
      try Gathered(escaped + "\n", profile: Self.profile(quoted)).events.first?.viewer == "us\"er")
  }

  @Test func `a line of bars takes no more time than another`() throws {
    let bars = String(repeating: "|", count: 200_000)
    let layout = "$http_a|$http_b|$http_c|$request|$http_x_user|$time_local|$status"
    #expect(try told(layout, bars + "x") == "[0, 0, 1]")
  }

  @Test(arguments: [
    "", "x", "2020-06-09T11:02:11Z|7|GET /m/r-1.mp4|200",
    "2020-06-09T11:02:11Z|7|GET /m/r-1.mp4|2000|9", "2020-06-09T11:02:11Z|7|GET /m/r-1.mp4|ok|9|x",
    "2020-02-30T11:02:11Z|7|GET /m/r-1.mp4|200|9|x",
  ])
  func `a line of another layout is none of the log's`(line: String) throws {
    #expect(try told(Self.open, line) == (line.isEmpty ? "[0, 1, 0]" : "[0, 0, 1]"))
  }

  // MARK: Refused profiles

  static let refusals: [(layout: String, message: String)] = [
    ("$", "layout names fewer than two values"),
    ("nothing", "layout names fewer than two values"),
    ("$request ${status", "layout has a $ without a name"),
    ("$request $ $status", "layout has a $ without a name"),
    ("%h %w", "layout has a % without one of Apache's letters"),
    ("%h %{x", "layout has a % without one of Apache's letters"),
    ("$request$status", "in layout request and status stand side by side"),
    ("{\"r\":\"$request\",\"s\":$status}", "layout writes JSON"),
    ("$remote_addr $status $time_local", "routes need fields.request or fields.path"),
    ("$request $status", "the profile says nowhere when a line was"),
  ]

  @Test(arguments: refusals)
  func `a layout that cannot be read by is refused`(layout: String, message: String) {
    do throws(Problem) {
      _ = try Profile.parse(Array(Self.profile(layout).utf8), file: "p.json5")
      Issue.record("not refused")
    } catch {
      #expect(error.kind == .input && error.place?.line == 1)
      #expect(error.message.hasPrefix(message))
    }
  }

  @Test func `a value that the layout has not is answered with the nearest`() {
    let text =
      "{ name: \"t\", format: \"text\", layout: '$time_local $http_x_user \"$request\" $status',"
      + " viewer: { field: \"http_x_uesr\" }, routes: [{ request: \"GET /{recording}\", action: \"shown\" }] }"
    do throws(Problem) {
      _ = try Profile.parse(Array(text.utf8), file: "p.json5")
      Issue.record("not refused")
    } catch {
      #expect(error.hint == "did you mean \"http_x_user\"?")
    }
  }
}
