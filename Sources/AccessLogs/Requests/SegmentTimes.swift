import Model
import Notation

/// How long each segment of a stream plays, so that its number tells which part of the recording it
/// holds: HLS media segments (RFC 8216 §3) and DASH's `$Number$` (ISO/IEC 23009-1).
struct SegmentTimes: Hashable, Sendable {
  /// Of one segment; above 0.
  let microseconds: Int64
  /// The number of the segment with which the recording begins.
  let first: Int64

  /// Nil for a number before the first (an initialisation segment may have one) and where the number
  /// or the time is beyond all counting.
  func span(of digits: Slice) -> MediaSpan? {
    guard let number = DecimalText.scaled(digits, places: 0), number >= first else { return nil }
    let (from, isTooFar) = (number - first).multipliedReportingOverflow(by: microseconds)
    let (until, isTooLong) = from.addingReportingOverflow(microseconds)
    return isTooFar || isTooLong ? nil : MediaSpan(from: from, until: until)
  }
}
