package import Model

/// One of a log's first lines (or records) with what a profile makes of it; valid during the call.
package struct JudgedUnit {
  package enum Outcome: Equatable, Sendable {
    case used
    case ignored
    /// The reason holds no value of the line.
    case rejected(String)
  }

  /// Counted from 1.
  package let line: Int64
  package let raw: Slice
  package let outcome: Outcome
  package let events: [AccessEvent]
  /// It asks for a list, and `candour scan --visible` is what says what that showed.
  package let asksForList: Bool
}

extension LogTrial {
  /// What became of a log's first lines.
  package struct Judged: Sendable {
    package let used: Int
    package let ignored: Int
    package let rejected: Int
    /// Requests for lists, among the ignored.
    package let lists: Int
    /// Of the used, those in which neither a viewer nor a session is named.
    package let nameless: Int
    /// Each reason with its lines, the most frequent first.
    package let reasons: [(reason: String, lines: Int)]
    package let events: Int
    /// The log has no more lines than these.
    package let isWhole: Bool

    package var lines: Int { used + ignored + rejected }
    /// Of all lines, from 0 to 1; 0 of none.
    package var rejectedShare: Double { lines == 0 ? 0 : Double(rejected) / Double(lines) }

    /// - Parameter forgiven: rejected for these reasons counts as ignored.
    init(
      _ results: LineResults, nameless: Int, isWhole: Bool, forgiven: Set<Rejection> = []
    ) {
      self.nameless = nameless
      let rejections = results.rejected.map(\.rejection).filter { !forgiven.contains($0) }
      used = results.tally.used
      rejected = rejections.count
      lists = results.tally.unansweredLists
      ignored = results.tally.lines - used - rejected
      var counts: [String: Int] = [:]
      for rejection in rejections { counts[rejection.reason, default: 0] += 1 }
      reasons = counts.map { (reason: $0.key, lines: $0.value) }
        .sorted { ($1.lines, $0.reason) < ($0.lines, $1.reason) }
      events = results.events
      self.isWhole = isWhole
    }
  }
}

struct JudgingVisitor: ~Copyable, UnitVisitor {
  private let take: (JudgedUnit) -> Void
  private let isCutByUs: () -> Bool
  private var batch = EventBatch()
  var results = LineResults(maxGap: .seconds(600))
  private(set) var nameless = 0

  /// - Parameter isCutByUs: whether a record without an end may have one in the log.
  init(take: @escaping (JudgedUnit) -> Void, isCutByUs: @escaping () -> Bool) {
    self.take = take
    self.isCutByUs = isCutByUs
  }

  mutating func visit(_ line: LogLine, by format: inout some LineFormat) {
    batch.removeAll()
    var own = LineResults(maxGap: .seconds(600))
    format.take(line, into: &batch, &own)
    if own.rejected.first?.rejection == .cutShort, isCutByUs() { return }
    own.add(batch)
    let outcome: JudgedUnit.Outcome =
      if own.tally.used > 0 {
        .used
      } else if let rejected = own.rejected.first {
        .rejected(rejected.rejection.reason)
      } else {
        .ignored
      }
    let isNamed = batch.events.contains { !$0.viewer.isEmpty || !$0.session.isEmpty }
    if outcome == .used, !isNamed { nameless += 1 }
    results.add(own)
    take(
      JudgedUnit(
        line: line.number, raw: line.raw, outcome: outcome, events: batch.events,
        asksForList: batch.unansweredLists > 0))
  }
}
