import Model

/// The W3C extended log format as IIS and many devices write it (FORMATS §1.3).
///
/// Columns have the names of `#Fields`, whatever their case. Times are UTC unless `#GMT-Offset` or the
/// profile's zone says otherwise, and mark the end of a request.
struct W3C: LineFormat {
  static let name = "w3c"
  static let defaultFields: [FieldName: [FieldPath]] = [:]

  private static let dialect = ExtendedLog.Dialect(
    defaults: [
      .method: ["cs-method"], .path: ["cs-uri-stem", "cs-uri"], .status: ["sc-status"],
      .bytes: ["sc-bytes"], .address: ["c-ip"], .range: ["sc-range"],
    ])

  static var standsAlone: Bool { false }

  private var log: ExtendedLog

  init(_ rules: ProfileRules, window: EventWindow) {
    log = ExtendedLog(rules, window: window, Self.dialect)
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    try ExtendedLog.check(rules, dialect, at: place)
  }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    let directives: [StaticString] = ["#Software:", "#Version:", "#Fields:", "#Date:"]
    let isExtended = directives.contains { beginning.firstLine.starts(with: $0) }
    return isExtended ? .likely(profile: "iis") : .no
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    log.judge(line, into: &batch)
  }

  mutating func pass(over stretch: Slice) { log.pass(over: stretch) }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    log.fields(of: line, &arena, take)
  }
}
