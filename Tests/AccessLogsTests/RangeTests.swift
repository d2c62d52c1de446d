import Model
import Testing

@testable import AccessLogs

/// Which bytes a response carried (RFC 9110 §14; FORMATS §2.1).
struct RangeTests {
  private func range(_ fields: String, _ more: String = "", status: Int = 206) throws -> ByteRange?
  {
    let profile = """
      { name: "a", format: "combined", fields: { range: ["range", "crange"] }, \(more)
        routes: [ { request: "GET /{recording}", action: "opened" } ] }
      """
    let line =
      "h - - [09/Jun/2020:11:00:00 +0000] \"GET /r HTTP/1.1\" \(status) \(fields)"
    return try #require(try Gathered(line, profile: profile).events.first).range
  }

  private func bytes(_ first: Int64, _ last: Int64, _ total: Int64?) -> ByteRange {
    ByteRange(first: first, last: last, total: total)
  }

  @Test func `what the answer says comes before what was asked`() throws {
    #expect(
      try range(#"500 "-" "-" range="bytes=-500" crange="bytes 4500-4999/5000""#)
        == bytes(4500, 4999, 5000))
    #expect(try range(#"100 "-" "-" crange="bytes 0-99/*""#) == bytes(0, 99, nil))
  }

  @Test func `what was asked counts where nothing else is said`() throws {
    #expect(try range(#"100 "-" "-" range="bytes=0-99" crange="-""#) == bytes(0, 99, nil))
    #expect(try range(#"- "-" "-" range="bytes=0-99""#) == nil)
    #expect(try range(#"70 "-" "-" range="bytes=0-""#) == bytes(0, 69, nil))
    #expect(try range(#"70 "-" "-" range="bytes=30-""#) == bytes(30, 99, nil))
  }

  @Test func `a client that hangs up carried no more than was sent`() throws {
    #expect(
      try range(#"163840 "-" "-" crange="bytes 0-4999999/5000000""#)
        == bytes(0, 163_839, 5_000_000))
  }

  @Test func `what is not one range from the beginning gives none`() throws {
    for field in [
      "range=\"bytes=0-99,200-299\"", "range=\"bytes=-500\"", "range=\"bytes=9-3\"",
      "range=\"lines=0-9\"", "range=\"bytes=\"", "crange=\"bytes */5000\"",
      "crange=\"bytes 0-99/50\"", "crange=\"bytes 0-\"", "range=\"bytes=99999999999999999999-\"",
    ] {
      #expect(try range("409 \"-\" \"-\" " + field) == nil, "\(field)")
    }
  }

  private func event(_ fields: String, _ more: String = "", status: Int = 206) throws
    -> GatheredEvent
  {
    let profile = """
      { name: "a", format: "combined", fields: { range: ["crange", "range"] }, \(more)
        routes: [ { request: "GET /{recording}", action: "opened" } ] }
      """
    let line =
      "h - - [09/Jun/2020:11:00:00 +0000] \"GET /r HTTP/1.1\" \(status) \(fields)"
    return try #require(try Gathered(line, profile: profile).events.first)
  }

  @Test func `an answer in several parts carried no more than was sent, and proves no part`() throws
  {
    let parts = try event(#"409 "-" "-" range="bytes=0-99,200-299" crange="-""#)
    #expect(parts.range == nil && parts.bytes == 409 && parts.marks == .wireBytes)
    let joined = try event(
      #"300 "-" "-" range="bytes=0-99,200-299" crange="bytes 0-299/5000""#)
    #expect(joined.range == bytes(0, 299, 5000) && joined.marks == [])
    let whole = try event(
      #"5000 "-" "-" range="bytes=0-99,200-299" crange="-""#, status: 200)
    #expect(whole.range == nil && whole.bytes == 5000 && whole.marks == [])
  }

  @Test func `an If-Range that no longer holds gives the whole, whatever was asked`() throws {
    let whole = try event(#"5000 "-" "-" range="bytes=100-199" crange="-""#, status: 200)
    #expect(whole.range == nil && whole.bytes == 5000 && whole.action == .opened)
  }

  @Test func `a range from the end is known where the answer says it, else only its length`() throws
  {
    #expect(
      try event(#"500 "-" "-" range="bytes=-500" crange="bytes 4500-4999/5000""#).range
        == bytes(4500, 4999, 5000))
    let unsaid = try event(#"500 "-" "-" range="bytes=-500" crange="-""#)
    #expect(unsaid.range == nil && unsaid.bytes == 500 && unsaid.marks == [])
  }

  @Test func `a range that goes beyond the end stops where the bytes stop`() throws {
    #expect(
      try event(#"1000 "-" "-" range="bytes=4000-9999" crange="-""#).range
        == bytes(4000, 4999, nil))
  }

  @Test func `more bytes than were asked for are no answer to that range`() throws {
    #expect(try event(#"5000 "-" "-" range="bytes=0-99" crange="-""#).range == nil)
    let wire = try event(
      #"500 "-" "-" range="bytes=0-99" crange="-""#, #"counts: "wire", min_bytes: 2,"#)
    #expect(wire.range == bytes(0, 99, nil))
  }

  @Test func `what cannot be satisfied was refused, and its answer is no media`() throws {
    let refused = try event(
      #"197 "-" "-" range="bytes=9999-" crange="bytes */5000""#, status: 416)
    #expect(refused.action == .attempted && refused.range == nil)
  }

  @Test func `a player's probe is told from an opening`() throws {
    let probe = try event(#"2 "-" "-" range="bytes=0-1" crange="bytes 0-1/5000""#)
    #expect(probe.action == .shown && probe.marks == .probe)
    #expect(try event(#"3 "-" "-" range="bytes=0-2""#).marks == [])
    let refused = try event(#"2 "-" "-" "#, status: 403)
    #expect(refused.marks == [])
  }

  @Test func `only a 206 carried a range`() throws {
    #expect(try range(#"5000 "-" "-" range="bytes=0-99""#, status: 200) == nil)
    #expect(try range(#"197 "-" "-" range="bytes=9-" crange="bytes */5""#, status: 416) == nil)
  }

  @Test func `bytes that count the wire do not tell where an open range ends`() throws {
    #expect(try range(#"2000 "-" "-" range="bytes=0-""#, "counts: \"wire\",") == nil)
    #expect(
      try range(#"2000 "-" "-" range="bytes=0-99""#, "counts: \"wire\",") == bytes(0, 99, nil))
  }

  @Test func `the end of all numbers is no crash`() throws {
    let last = Int64.max - 1
    #expect(
      try range("\(Int64.max) \"-\" \"-\" crange=\"bytes \(last)-\(last)/*\"")
        == bytes(last, last, nil))
    #expect(try range("\(Int64.max) \"-\" \"-\" range=\"bytes=\(last)-\(last)\"") == nil)
    #expect(try range("\(Int64.max) \"-\" \"-\" range=\"bytes=5-\"") == nil)
  }
}
