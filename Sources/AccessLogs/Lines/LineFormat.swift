import Model

/// One shape of log lines. To add one: a file in `Formats/` and a line in `Formats.all`.
///
/// A value is made once for a source. The reader, who goes through the source in order, copies it for
/// every stretch that it hands out and then lets its own `pass(over:)` the stretch: so each copy knows
/// what stood above its stretch, and learns by itself, in `judge`, what stands inside it. What else a
/// value keeps between units may only save time, never change what a unit gives.
protocol LineFormat {
  static var name: String { get }
  /// A profile with samples that show the format at work; a test runs it.
  static var sample: String { get }
  /// What a profile without `fields` maps.
  static var defaultFields: [FieldName: [FieldPath]] { get }
  /// What the format's own bytes count, where the profile does not say.
  static func counts(_ rules: ProfileRules) -> ProfileRules.Counts
  /// Throws `.input` at the profile where the format cannot be read by it.
  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem)

  /// What is judged at a time; by default a line.
  static func units(_ rules: ProfileRules) -> Units
  /// Whether a log that begins like this is of this format; by default it is not.
  static func guess(_ beginning: LogBeginning) -> FormatGuess

  /// Whether a line can be judged without those above it; by default it can.
  static var standsAlone: Bool { get }

  init(_ rules: ProfileRules, window: EventWindow)

  /// Judges one unit that is not blank and not too long, and appends its events. 64 bytes behind the
  /// unit can be read.
  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement

  /// Asked of the reader's own value, in order, for every stretch, behind which 64 bytes can be read,
  /// once the stretch's judge has its copy: keeps what the units below have to know of it (a header,
  /// directives). A BOM is left out. By default nothing; not asked for JSON records.
  mutating func pass(over stretch: Slice)

  /// Of `Units.records`: how many bytes at the front are whole records, the LF of the last included.
  /// `bytes` begin with a record, and 64 bytes behind them can be read. `isEnd`: no more follow, so
  /// that what is left is a record too.
  ///
  /// A record that has no end within its first `LogLine.longest` bytes, or none at all, ends with its
  /// first line: one quote never closed costs one line, and no more than that is ever held back.
  func wholeRecords(in bytes: Slice, isEnd: Bool) -> Int

  /// Of `Units.records`: the first record of what is left of a stretch of whole records, by the same
  /// rule; never asked of nothing. `judge` follows at once with the same bytes (unless the record is
  /// blank or too long), so what was found on the way can be kept for it.
  mutating func nextRecord(in rest: Slice) -> RecordCut

  /// For `profile try`: the ways in which a log of this format can be written that only a profile can
  /// tell apart, the usual one first. `beginning` is that of the log.
  static func shapes(_ rules: ProfileRules, _ beginning: Slice) -> [ProfileRules]

  /// For `profile try`, of a log that no profile is written for yet: hands over every field of a unit
  /// under the name by which a profile would map it. Slices are valid until it returns. By default
  /// none: a format whose profiles map nothing.
  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void)
}

extension LineFormat {
  static func counts(_ rules: ProfileRules) -> ProfileRules.Counts { .body }
  static func units(_ rules: ProfileRules) -> Units { .lines }
  static func guess(_ beginning: LogBeginning) -> FormatGuess { .no }
  static var standsAlone: Bool { true }
  mutating func pass(over stretch: Slice) {}
  static func shapes(_ rules: ProfileRules, _ beginning: Slice) -> [ProfileRules] { [rules] }
  mutating func fields(of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void) {}

  func wholeRecords(in bytes: Slice, isEnd: Bool) -> Int {
    if isEnd { return bytes.count }
    return bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  mutating func nextRecord(in rest: Slice) -> RecordCut {
    RecordCut(count: rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.count, lines: 1)
  }
}

/// `--since` and `--until`: half-open on event time.
struct EventWindow: Hashable, Sendable {
  var since = Timestamp.distantPast
  var until: Timestamp?

  @inline(__always)
  func contains(_ time: Timestamp) -> Bool { since <= time && until.map { time < $0 } ?? true }
}
