import CBytes
import Model

/// The standard log of Amazon CloudFront: a W3C extended log with tabs between its fields and
/// percent-encoded values (FORMATS §1.5).
///
/// `sc-bytes` counts the wire, the time is the end of the request, `time-taken` counts seconds. A
/// request may be delivered twice: `x-edge-request-id` tells it from another. Nobody is named: a
/// viewer can only stand in the query or in a cookie.
struct CloudFront: LineFormat {
  static let name = "cloudfront"
  static let defaultFields: [FieldName: [FieldPath]] = [:]
  static func counts(_ rules: ProfileRules) -> ProfileRules.Counts { .wire }

  private static let dialect = ExtendedLog.Dialect(
    defaults: [
      .method: ["cs-method"], .path: ["cs-uri-stem"], .status: ["sc-status"],
      .bytes: ["sc-bytes"], .address: ["c-ip"], .range: ["sc-range"],
    ], identity: ["x-edge-request-id"], isCloudFront: true)

  static var standsAlone: Bool { false }

  private var log: ExtendedLog

  init(_ rules: ProfileRules, window: EventWindow) {
    log = ExtendedLog(rules, window: window, Self.dialect)
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    try ExtendedLog.check(rules, dialect, at: place)
  }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    guard beginning.firstByte == UInt8(ascii: "#"), let start = beginning.bytes.start else {
      return .no
    }
    let needle = Array("x-edge-location".utf8)
    let found = candour_find(start, beginning.bytes.count, needle, needle.count)
    return found == nil ? .no : .likely(profile: "cloudfront")
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    log.judge(line, into: &batch)
  }

  mutating func pass(over stretch: Slice) { log.pass(over: stretch) }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    log.fields(of: line, &arena, take)
  }
}
