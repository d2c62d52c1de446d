import Model
import Notation

/// Access logs of an AWS Application Load Balancer (FORMATS §1.6): one request a line, written when the
/// answer is sent.
///
/// The event's time is when the request was made, which the line says to the microsecond. What was sent
/// is counted with its headers. Rows of connection logs, and of other load balancers, are no requests.
struct ALB: LineFormat {
  static let name = "alb"
  static let defaultFields: [FieldName: [FieldPath]] = [:]
  static func counts(_ rules: ProfileRules) -> ProfileRules.Counts { .wire }

  static let columns = ColumnNames(
    name,
    [
      "type", "time", "elb", "client:port", "target:port", "request_processing_time",
      "target_processing_time", "response_processing_time", "elb_status_code", "target_status_code",
      "received_bytes", "sent_bytes", "request", "user_agent", "ssl_cipher", "ssl_protocol",
      "target_group_arn", "trace_id", "domain_name", "chosen_cert_arn", "matched_rule_priority",
      "request_creation_time", "actions_executed", "redirect_url", "error_reason",
      "target:port_list", "target_status_code_list", "classification", "classification_reason",
      "conn_trace_id", "client", "target",
    ],
    aliases: ["client": ["client_ip"], "target": ["target_ip"]])
  private static let defaults: [FieldName: [String]] = [
    .time: ["time"], .request: ["request"], .status: ["elb_status_code"], .bytes: ["sent_bytes"],
    .address: ["client"],
  ]

  private var judge: FlatJudge
  private var row = ALBLine()
  private let mapsDuration: Bool

  init(_ rules: ProfileRules, window: EventWindow) {
    judge = FlatJudge(rules, window: window, defaults: Self.defaults, marks: .end)
    judge.plan.resolve { Self.columns.column($0).map { [$0] } ?? [] }
    let plan = judge.plan
    mapsDuration = FieldName.durations.contains { plan.isMapped($0.name) }
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    try FlatJudge.check(rules, defaults: defaults, at: place)
    try columns.check(FlatPlan(rules, defaults: defaults), at: place)
  }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    var row = ALBLine()
    return row.read(beginning.firstLine) == .request ? .likely(profile: "alb") : .no
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    switch row.read(line.text) {
    case .none: return .rejected(.fewColumns)
    case .connection: return Judgement(verdict: .ignored)
    case .request: break
    }
    let logged = judge.loggedTime(row, &batch.arena)
    return judge.judge(
      row, logged: logged, took: duration(logged, &batch.arena), of: line, into: &batch)
  }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    guard row.read(line.text) == .request else { return }
    row.fields(Self.columns.all, &arena, take)
  }

  /// From the request's creation to the answer, unless the profile knows better.
  private func duration(_ logged: TimeRules.Reading, _ arena: inout Arena) -> Int64? {
    if mapsDuration { return judge.duration(row, &arena) }
    guard judge.times.isEndMarked, case .at(let end) = logged,
      let start = TimeText.rfc3339(row[.requestCreationTime], zone: nil)
    else { return nil }
    let (nanoseconds, overflow) = end.nanoseconds.subtractingReportingOverflow(start.nanoseconds)
    return overflow ? nil : nanoseconds
  }
}
