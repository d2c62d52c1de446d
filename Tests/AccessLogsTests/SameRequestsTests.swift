import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// The same requests give the same events, whichever server wrote them down and in which format.
struct SameRequestsTests {
  private static let routes = """
    routes: [
      { request: "GET /**/{recording}.mp4", action: "opened" },
      { request: "GET /v1/replays/{recording}", action: "shown" },
    ]
    """

  /// How a format writes a request down, and the profile that reads it so.
  struct Rendering: CustomTestStringConvertible, Sendable {
    let name: String
    let profile: String
    let line: @Sendable (Request) -> String

    init(
      _ name: String, _ format: String, _ more: String,
      line: @escaping @Sendable (Request) -> String
    ) {
      self.name = name
      profile = "{ name: \"\(name)\", format: \"\(format)\", \(more), \(SameRequestsTests.routes) }"
      self.line = line
    }

    var testDescription: String { name }
  }

  struct Request: Sendable {
    var method: String
    /// Without its query's quotes escaped.
    var target: String
    var user: String
    var address: String
    /// Since 1970.
    var second: Int64
    var status: Int
    var bytes: Int

    init(_ dice: inout Dice) {
      method = dice.one(of: ["GET", "GET", "GET", "HEAD", "PUT"])
      let recording = dice.one(of: [
        "r-1", "r-2", "caf%C3%A9", "r%201", "r%2f3", "r+4", "%ff", "\\",
      ])
      let stem = dice.one(of: ["/a/b/", "/./a//", "/", "/x/../%61/"])
      target = dice.one(of: [
        "\(stem)\(recording).mp4", "/v1/replays/\(recording)", "/health", "\(recording).mp4", "*",
        "http://replays.example:80\(stem)\(recording).mp4",
      ])
      target += dice.one(of: ["", "", "?sig=a%20b%22", "?q=\"x\"", "?"])
      user = dice.one(of: ["", "7", "8", "us-er"])
      address = dice.one(of: ["192.0.2.7", "2001:db8::7"])
      second = 1_591_700_000 + Int64(dice.below(100_000))
      status = dice.one(of: [200, 200, 206, 304, 302, 403, 404, 416, 500])
      bytes = dice.one(of: [0, 1, 2, 3, 1024, 1_048_576])
    }

    var line: String { "\(method) \(target) HTTP/1.1" }
    var dashUser: String { user.isEmpty ? "-" : user }
    var dashBytes: String { bytes == 0 ? "-" : "\(bytes)" }

    /// `2020-06-09T10:53:20Z`.
    var rfc3339: String { TimeText.utcMilliseconds(Timestamp(seconds: second) ?? .distantPast) }

    /// `09/Jun/2020:10:53:20 +0000`.
    var clf: String {
      let month = rfc3339.dropFirst(5).prefix(2) == "06" ? "Jun" : "?"
      let time = rfc3339.dropFirst(11).prefix(8)
      return "\(rfc3339.dropFirst(8).prefix(2))/\(month)/\(rfc3339.prefix(4)):\(time) +0000"
    }

    func escaped(_ quote: String, _ backslash: String) -> String {
      line.replacing("\\", with: "\u{1}").replacing("\"", with: quote)
        .replacing("\u{1}", with: backslash)
    }
  }

  static let renderings = [
    Rendering("nginx", "combined", "viewer: { field: \"remote_user\" }") {
      "\($0.address) - \($0.dashUser) [\($0.clf)] \"\($0.escaped("\\x22", "\\x5C"))\" "
        + "\($0.status) \($0.bytes) \"-\" \"a \\x22b\\x22\""
    },
    Rendering("apache common", "combined", "viewer: { field: \"remote_user\" }") {
      "\($0.address) - \($0.dashUser) [\($0.clf)] \"\($0.escaped("\\\"", "\\\\"))\" "
        + "\($0.status) \($0.dashBytes)"
    },
    Rendering("apache vhost", "combined", "viewer: { field: \"remote_user\" }") {
      "replays.example:80 \($0.address) - \($0.user.isEmpty ? "\"\"" : $0.user) [\($0.clf)] "
        + "\"\($0.escaped("\\\"", "\\\\"))\" \($0.status) \($0.dashBytes) \"-\" \"-\""
    },
    Rendering("s3", "s3", "viewer: { field: \"requester\" }, id: \"error_code\"") {
      "79a5 replays [\($0.clf)] \($0.address) \($0.dashUser) REQ "
        + "REST.\($0.method == "HEAD" ? "HEAD" : "GET").OBJECT - "
        + "\"\($0.line)\" \($0.status) - \($0.dashBytes) - 9 8 \"-\" \"a \"b\"\" - h= SigV4 - - b - - -"
    },
    Rendering(
      "alb", "alb", "counts: \"body\", viewer: { field: \"trace_id\" }",
      line: {
        "h2 \($0.rfc3339) app/x \($0.address):99 - 0 0 0 "
          + "\($0.status) - 9 \($0.bytes) \"\($0.escaped("\\x22", "\\x5C"))\" \"a \\\"b\\\"\" - - - "
          + "\"\($0.dashUser)\" \"-\" \"-\" 0 \($0.rfc3339)"
      }),
    Rendering(
      "json", "json-lines",
      "fields: { time: \"t\", request: \"r\", status: \"s\", bytes: \"b\", address: \"a\", viewer: \"u\" }"
    ) {
      "{\"t\":\"\($0.rfc3339)\",\"r\":\"\($0.escaped("\\\"", "\\\\\\\\"))\",\"s\":\($0.status),"
        + "\"b\":\($0.bytes),\"a\":\"\($0.address)\",\"u\":\"\($0.dashUser)\"}"
    },
  ]

  private func events(_ rendering: Rendering, _ requests: [Request]) throws -> (Gathered, [String])
  {
    let log = requests.map { rendering.line($0) + "\n" }.joined()
    let read = try Gathered(Array(log.utf8), profile: rendering.profile)
    let told = read.events.map { "\($0.description) \($0.address) \($0.marks.rawValue)" }
    return (read, told)
  }

  @Test(arguments: renderings)
  func `the same requests give the same events in every format`(rendering: Rendering) throws {
    var dice = Dice(seed: 20)
    let requests = (0..<3000).map { _ in Request(&dice) }
    let (wanted, told) = try events(Self.renderings[0], requests)
    #expect(wanted.counts.allSatisfy { $0 > 50 })
    let (read, others) = try events(rendering, requests)
    #expect(read.counts == wanted.counts)
    let differences = zip(told, others).enumerated().filter { $0.element.0 != $0.element.1 }
    #expect(told.count == others.count && differences.first == nil)
    #expect(read.sources[0].rejected == wanted.sources[0].rejected)
    #expect(read.sources[0].first == wanted.sources[0].first)
    #expect(read.sources[0].last == wanted.sources[0].last)
  }
}
