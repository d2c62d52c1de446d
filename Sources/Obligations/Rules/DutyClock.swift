package import Model
package import Notation

/// How a law counts the time for a duty.
package enum DutyClock: Hashable, Sendable {
  /// Elapsed time: nights, weekends and holidays count, and summer time does not.
  case elapsed(Timestamp.Span)
  /// Until the end of that many calendar days after the day of the start.
  case days(Int)
  /// Until the end of that many days after the end of the start's calendar year.
  case daysAfterYear(Int)

  /// The last instant that is in time; where days are counted, the last second of the day in `zone`.
  package func due(from start: Timestamp, in zone: Zone) -> Timestamp {
    switch self {
    case .elapsed(let span): start.adding(span)
    case .days(let days):
      Self.lastSecond(of: TimeText.civil(start, zone: zone), plus: days, in: zone)
    case .daysAfterYear(let days):
      Self.lastSecond(year: TimeText.civil(start, zone: zone).year, 12, 31, plus: days, in: zone)
    }
  }

  private static func lastSecond(of date: CivilTime, plus days: Int, in zone: Zone) -> Timestamp {
    lastSecond(year: date.year, date.month, date.day, plus: days, in: zone)
  }

  /// Greenwich has no summer time: noon there, moved by whole days, names the day wanted.
  private static func lastSecond(
    year: Int, _ month: Int, _ day: Int, plus days: Int, in zone: Zone
  ) -> Timestamp {
    guard let noon = TimeText.rfc3339(text(year, month, day, "12:00:00Z")) else {
      return .distantFuture
    }
    let last = TimeText.civil(noon.adding(.hours(Int64(days) * 24)), zone: .utc)
    let date = (last.year, last.month, last.day)
    if let end = TimeText.rfc3339(text(date.0, date.1, date.2, "23:59:59"), zone: zone) {
      return end
    }
    // The clock shows the last hour twice, or skips it: count from noon, which is the safer end.
    let half = Timestamp.Span.seconds(43_199)
    return TimeText.rfc3339(text(date.0, date.1, date.2, "12:00:00"), zone: zone)?.adding(half)
      ?? .distantFuture
  }

  private static func text(_ year: Int, _ month: Int, _ day: Int, _ clock: String) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let digits = String(year)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(padding)\(digits)-\(two(month))-\(two(day))T\(clock)"
  }
}

extension DutyOwed.Clock {
  /// - Parameters:
  ///   - start: nil while the fact `startsAt` is not known.
  ///   - zone: whose days and years count.
  package init(
    _ clock: DutyClock, startsAt: String, start: Timestamp?, zone: Zone, asOf: Timestamp
  ) {
    let due = start.map { clock.due(from: $0, in: zone) }
    self.init(
      startsAt: startsAt, due: due, left: due.map { asOf.span(until: $0) },
      late: due.map { $0.span(until: asOf) },
      elapsed: start.flatMap { $0 <= asOf ? $0.span(until: asOf) : nil })
  }

  /// Whole hours since the start, rounded down.
  package var elapsedHours: Int64? {
    elapsed.map { $0.nanoseconds / Timestamp.Span.hours(1).nanoseconds }
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
