package import Model

/// By when a duty must be done, and where the clock stands.
///
/// It counts elapsed hours between two instants. A calendar would be an hour wrong whenever summer
/// time begins or ends within three days; weekends and holidays count.
package struct Deadline: Hashable, Sendable {
  package let regime: String
  package let duty: String
  /// Nil while nobody has said when the organisation became aware.
  package let due: Timestamp?
  /// Until `due`, never negative; nil without one.
  package let left: Timestamp.Span?
  /// Since `due`, zero before it; nil without one.
  package let late: Timestamp.Span?
  /// Since awareness; nil while that is not known or still to come.
  package let elapsed: Timestamp.Span?

  /// The last instant of the time allowed is still in time.
  package var overdue: Bool { late.map { $0.nanoseconds > 0 } ?? false }

  /// Whole hours since awareness, rounded down.
  package var elapsedHours: Int64? { elapsed.map(\.wholeHours) }

  init(_ duty: Duty, within: Timestamp.Span, aware: Timestamp?, asOf: Timestamp) {
    regime = duty.regime
    self.duty = duty.duty
    due = aware.map { $0.adding(within) }
    left = due.map { asOf.span(until: $0) }
    late = due.map { $0.span(until: asOf) }
    elapsed = aware.flatMap { $0 <= asOf ? $0.span(until: asOf) : nil }
  }
}

extension Timestamp {
  /// Zero where `other` is earlier; clamped at the longest span that fits.
  fileprivate func span(until other: Timestamp) -> Span {
    guard self < other else { return Span(nanoseconds: 0) }
    let (span, overflow) = other.nanoseconds.subtractingReportingOverflow(nanoseconds)
    return Span(nanoseconds: overflow ? .max : span)
  }
}

extension Timestamp.Span {
  fileprivate var wholeHours: Int64 { nanoseconds / Timestamp.Span.hours(1).nanoseconds }
}
