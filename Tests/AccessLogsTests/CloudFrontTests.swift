import Model
import TestSupport
import Testing

@testable import AccessLogs

/// CloudFront's standard log: a W3C extended log with rules of its own.
struct CloudFrontTests {
  private static func profile(_ more: String = "") -> String {
    """
    { name: "x", format: "cloudfront", viewer: { field: "x-viewer" }, \(more)
      routes: [{ request: "GET /v1/replays/{recording}/stream", action: "opened" }] }
    """
  }

  private static let fields =
    "#Version: 1.0\n#Fields: date time sc-bytes c-ip cs-method cs-uri-stem sc-status x-viewer"
    + " cs(Cookie) x-edge-request-id time-taken sc-range-start sc-range-end\n"

  private func row(_ values: [String: String] = [:]) -> String {
    let usual = [
      ("date", "2020-06-09"), ("time", "11:00:00"), ("bytes", "5000"), ("ip", "192.0.2.7"),
      ("method", "GET"), ("path", "/v1/replays/r-1/stream"), ("status", "206"),
      ("viewer", "pt-7"), ("cookie", "-"), ("id", "rid=="), ("taken", "-"), ("from", "-"),
      ("to", "-"),
    ]
    return usual.map { values[$0.0] ?? $0.1 }.joined(separator: "\t") + "\n"
  }

  private func event(_ values: [String: String], _ more: String = "") throws -> GatheredEvent? {
    try Gathered(Self.fields + row(values), profile: Self.profile(more)).events.first
  }

  @Test func `what was sent counts with its headers`() throws {
    #expect(try event([:])?.marks == [.wireBytes])
    #expect(try event(["bytes": "1024"])?.action == .shown)
    #expect(try event(["bytes": "1024"], "counts: \"body\",")?.action == .opened)
    #expect(try event(["bytes": "1024"], "min_bytes: 10,")?.action == .opened)
  }

  @Test func `the range is what the answer carried`() throws {
    let range = try #require(try event(["from": "1000", "to": "9999"])?.range)
    #expect(range.first == 1000 && range.last == 5999 && range.total == nil)
    #expect(try event(["from": "1000"])?.range == nil)
    #expect(try event(["from": "1000", "to": "x"])?.range == nil)
    #expect(try event(["from": "9", "to": "1"])?.range == nil)
  }

  @Test func `the request's own id tells a repeated delivery, unless the profile names another`()
    throws
  {
    #expect(try event([:])?.identity == "rid==")
    #expect(try event([:], "id: \"c-ip\",")?.identity == "192.0.2.7")
  }

  @Test func `a viewer who closed before an answer attempted`() throws {
    #expect(try event(["status": "000", "bytes": "0"])?.action == .attempted)
  }

  @Test func `values are decoded once and paths no oftener`() throws {
    #expect(try event(["viewer": "pt%207%252C"])?.viewer == "pt 7%2C")
    #expect(try event(["path": "/v1/replays/r%2D1/stream"])?.recording == "r-1")
    #expect(try event(["path": "/v1/replays/r%252D1/stream"])?.recording == "r%2D1")
  }

  @Test func `spaces separate nothing`() throws {
    #expect(try event(["viewer": "a b  c"])?.viewer == "a b  c")
  }

  @Test func `a row that ends early is read if what an event needs is there`() throws {
    let whole = row().split(separator: "\t")
    for count in 1..<whole.count {
      let log = Self.fields + whole.prefix(count).joined(separator: "\t") + "\n"
      let read = try Gathered(log, profile: Self.profile())
      #expect(read.counts == (count > 8 ? [1, 2, 0] : [0, 2, 1]))
    }
  }

  @Test func `the beginning of a log names the profile that may read it`() {
    let problem = #expect(throws: Problem.self) { try Gathered(Self.fields, profile: nil) }
    #expect(problem?.kind == .usage)
    let real = Self.fields.replacing("c-ip", with: "x-edge-location c-ip")
    let named = #expect(throws: Problem.self) { try Gathered(real, profile: nil) }
    #expect(named?.hint?.contains("--profile cloudfront") ?? false)
  }
}
