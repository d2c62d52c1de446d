import Model

/// Any log of lines that nginx or Apache were told to write, read by what they were told: the profile's
/// `layout` is the `log_format` or the `LogFormat` itself (FORMATS §1.1, §1.2).
///
/// nginx writes a line when the request has ended, and says with `request_time` when it began; Apache's
/// time is the beginning. `bytes_sent` counts headers too.
struct TextLog: LineFormat {
  static let name = "text"
  static let defaultFields: [FieldName: [FieldPath]] = [:]

  private var judge: FlatJudge
  private var row: LayoutLine
  private let names: [[UInt8]]

  init(_ rules: ProfileRules, window: EventWindow) {
    let layout = rules.layout
    judge = FlatJudge(
      rules, window: window, defaults: Self.defaults(layout),
      marks: layout.server == .nginx ? .end : .start)
    let names = layout.values.map(\.name)
    judge.plan.resolve { name in names.indices.filter { names[$0] == name } }
    self.names = names
    row = LayoutLine(layout)
  }

  static func counts(_ rules: ProfileRules) -> ProfileRules.Counts {
    defaults(rules.layout)[.bytes] == ["bytes_sent"] ? .wire : .body
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    if rules.layout.values.isEmpty { throw .needsLayout(place) }
    let defaults = defaults(rules.layout)
    try FlatJudge.check(rules, defaults: defaults, at: place)
    if rules.paths(.time).isEmpty, defaults[.time] == nil { throw .needsTime(place) }
    let known = rules.layout.values.map { String(decoding: $0.name, as: UTF8.self) }
    let columns = ColumnNames("the layout", known)
    try columns.check(FlatPlan(rules, defaults: defaults), at: place)
  }

  /// What the values of a layout are for, where the profile does not say.
  private static func defaults(_ layout: LogLayout) -> [FieldName: [String]] {
    let request = layout.first(["request"])
    let candidates: [(FieldName, [String])] = [
      (
        .time, ["msec", "time_iso8601", "time_local", "time_usec", "time_msec", "time_sec", "time"]
      ),
      (.request, request),
      (.path, request.isEmpty ? Array(layout.first(["request_uri", "uri"]).prefix(1)) : []),
      (.method, ["request_method"]), (.status, ["status"]),
      (.bytes, Array(layout.first(["body_bytes_sent", "bytes_sent"]).prefix(1))),
      (.address, ["remote_addr"]), (.duration, ["request_time"]),
      (.durationMilliseconds, ["request_time_ms"]), (.durationMicroseconds, ["request_time_us"]),
      (.range, ["sent_http_content_range", "http_range"]),
    ]
    var defaults: [FieldName: [String]] = [:]
    for (field, names) in candidates {
      let here = layout.first(names)
      if !here.isEmpty { defaults[field] = here }
    }
    return defaults
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    switch row.read(line.text) {
    case .other: return .rejected(.otherLayout)
    case .ambiguous: return .rejected(.ambiguous)
    case .whole: break
    }
    return judge.judge(
      row, logged: judge.loggedTime(row, &batch.arena), took: judge.duration(row, &batch.arena),
      of: line, into: &batch)
  }

  static func shapes(_ rules: ProfileRules, _ beginning: Slice) -> [ProfileRules] {
    guard let layout = LayoutGuess.layout(of: beginning) else { return [] }
    var rules = rules
    rules.layout = layout
    return [rules]
  }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    guard row.read(line.text) == .whole else { return }
    row.fields(names, &arena, take)
  }
}

extension Problem {
  fileprivate static func needsLayout(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a text log needs layout",
      hint: "what the server's log_format or LogFormat says: "
        + "layout: '$remote_addr [$time_local] \"$request\" $status'")
  }
}
