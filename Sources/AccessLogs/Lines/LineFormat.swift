import Model

/// One shape of log lines. To add one: a file in `Formats/` and a line in `Formats.all`.
///
/// A value is made once for a source and copied for every stretch of it that is read, so what it
/// keeps between lines may only save time, never change what a line gives.
protocol LineFormat {
  static var name: String { get }
  /// A profile with samples that show the format at work; a test runs it.
  static var sample: String { get }
  /// What a profile without `fields` maps.
  static var defaultFields: [FieldName: [FieldPath]] { get }
  /// Throws `.input` at the profile where the format cannot be read by it.
  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem)

  init(_ rules: ProfileRules, window: EventWindow)

  /// Judges one line that is not blank and not too long, and appends its events. 64 bytes behind the
  /// line can be read.
  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement
}

/// `--since` and `--until`: half-open on event time.
struct EventWindow: Hashable, Sendable {
  var since = Timestamp.distantPast
  var until: Timestamp?

  @inline(__always)
  func contains(_ time: Timestamp) -> Bool { since <= time && until.map { time < $0 } ?? true }
}
