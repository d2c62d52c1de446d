/// One instant: nanoseconds since 1970-01-01T00:00:00Z, so that nine fraction digits compare in full.
///
/// The years 1678 to 2261 fit. A period that begins before or ends after them is open at that end
/// (`distantPast`, `distantFuture`); a log line from outside them has an impossible time.
public struct Timestamp: Hashable, Comparable, Sendable, BitwiseCopyable {
  @usableFromInline package let nanoseconds: Int64

  @inlinable package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// Nil where the instant does not fit.
  @inlinable package init?(seconds: Int64, nanoseconds: Int64 = 0) {
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carried) = scaled.addingReportingOverflow(nanoseconds)
    if overflow || carried { return nil }
    self.nanoseconds = sum
  }

  @usableFromInline package static let distantPast = Timestamp(nanoseconds: .min)
  @usableFromInline package static let distantFuture = Timestamp(nanoseconds: .max)

  @inlinable public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int64 { floorDivided(by: 1_000_000_000) }

  /// Whole milliseconds since 1970, rounded down: what JSON shows.
  package var milliseconds: Int64 { floorDivided(by: 1_000_000) }

  /// Clamped at the ends of what fits.
  @inlinable package func adding(_ duration: Span) -> Timestamp {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.nanoseconds)
    if overflow { return duration.nanoseconds < 0 ? .distantPast : .distantFuture }
    return Timestamp(nanoseconds: sum)
  }

  private func floorDivided(by unit: Int64) -> Int64 {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: unit)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension Timestamp {
  /// A length of time in nanoseconds, of either sign: `15m`, `+2.5s`.
  public struct Span: Hashable, Comparable, Sendable, BitwiseCopyable {
    @usableFromInline package let nanoseconds: Int64

    @inlinable package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
    package static func seconds(_ count: Int64) -> Span { Span(nanoseconds: count * 1_000_000_000) }
    package static func hours(_ count: Int64) -> Span { .seconds(count * 3600) }

    @inlinable public static func < (left: Span, right: Span) -> Bool {
      left.nanoseconds < right.nanoseconds
    }
  }
}

/// A half-open stretch of time: `from ≤ t < until`.
public struct Period: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline package let from: Timestamp
  @usableFromInline package let until: Timestamp

  @inlinable package init(from: Timestamp = .distantPast, until: Timestamp = .distantFuture) {
    self.from = from
    self.until = until
  }

  @usableFromInline package static let always = Period()

  @inlinable package func contains(_ time: Timestamp) -> Bool { from <= time && time < until }
  @inlinable package func overlaps(_ other: Period) -> Bool {
    from < other.until && other.from < until
  }
}
