import Model

/// Amazon S3 server access logs (FORMATS §1.4): one request to a bucket a line, delivered late, out of
/// order, and now and then twice.
///
/// Who asked is mapped only where a profile says so: behind a signed link the requester is the account
/// that signed it, never the patient who followed it. Of all operations only reads of objects can be
/// events.
struct S3: LineFormat {
  static let name = "s3"
  static let defaultFields: [FieldName: [FieldPath]] = [:]

  static let columns = ColumnNames(
    name,
    [
      "bucket_owner", "bucket", "time", "remote_ip", "requester", "request_id", "operation", "key",
      "request_uri", "http_status", "error_code", "bytes_sent", "object_size", "total_time",
      "turn_around_time", "referer", "user_agent", "version_id", "host_id", "signature_version",
      "cipher_suite", "authentication_type", "host_header", "tls_version", "access_point_arn",
      "acl_required", "source_region",
    ],
    aliases: [
      "bucket": ["bucket_name"], "time": ["request_time", "requestdatetime"],
      "http_status": ["status"], "referer": ["referrer"], "signature_version": ["sigv"],
      "authentication_type": ["auth_type"], "host_header": ["endpoint"],
    ])
  private static let defaults: [FieldName: [String]] = [
    .time: ["time"], .request: ["request_uri"], .status: ["http_status"], .bytes: ["bytes_sent"],
    .address: ["remote_ip"],
  ]
  /// Of one delivery and the same again.
  private static let identity = ["request_id", "host_id"]

  private var judge: FlatJudge
  private var row = S3Line()

  init(_ rules: ProfileRules, window: EventWindow) {
    judge = FlatJudge(
      rules, window: window, defaults: Self.defaults, identity: Self.identity, marks: .start)
    judge.plan.resolve { Self.columns.column($0).map { [$0] } ?? [] }
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    try FlatJudge.check(rules, defaults: defaults, at: place)
    try columns.check(FlatPlan(rules, defaults: defaults, identity: identity), at: place)
  }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    var row = S3Line()
    return row.read(beginning.firstLine) ? .likely(profile: "s3-access") : .no
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    guard row.read(line.text) else { return .rejected(.noRequest) }
    let logged = judge.loggedTime(row, &batch.arena)
    let took = judge.duration(row, &batch.arena)
    if judge.hasRoutes, !row.isObjectRead { return judge.ignored(logged: logged, took: took) }
    return judge.judge(row, logged: logged, took: took, of: line, into: &batch)
  }

  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {
    guard row.read(line.text), row.isObjectRead else { return }
    row.fields(Self.columns.all, &arena, take)
  }
}
