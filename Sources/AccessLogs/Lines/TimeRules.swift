import Model
import Notation

/// How the times of a profile are read, and how an event's time follows from them (DESIGN §4, §13).
struct TimeRules: Sendable {
  enum Reading: Equatable {
    case absent
    /// A number, and the profile names no epoch.
    case numeric
    case impossible
    /// As the line writes it.
    case at(Timestamp)
  }

  let zone: Zone?
  let epoch: EpochUnit?
  let clock: Timestamp.Span
  let isEndMarked: Bool

  init(_ rules: ProfileRules) {
    zone = rules.zone
    epoch = rules.epoch
    clock = rules.clock
    isEndMarked = rules.marks == .end
  }

  func number(_ digits: Slice) -> Reading {
    guard let epoch else { return .numeric }
    if digits.isZero { return .absent }
    return TimeText.epoch(digits, unit: epoch).map { .at($0) } ?? .impossible
  }

  /// Text of digits only is a number; other text is RFC 3339.
  func text(_ text: Slice) -> Reading {
    if text.isEmpty { return .absent }
    if let time = TimeText.rfc3339(text, zone: zone) { return .at(time) }
    return text.buffer.allSatisfy { $0 &- 48 <= 9 } ? number(text) : .impossible
  }

  /// A value that a format writes without saying whether it is text or a number.
  func bare(_ value: Slice) -> Reading {
    if let time = TimeText.rfc3339(value, zone: zone) { return .at(time) }
    let isNumber = !value.isEmpty && value.buffer.allSatisfy { $0 &- 48 <= 9 || $0 == 0x2E }
    return isNumber ? number(value) : text(value)
  }

  /// When the request began, where that can be known, else the time as logged; the clock corrected.
  @inline(__always)
  func eventTime(logged: Timestamp, took nanoseconds: Int64?) -> Timestamp {
    var time = logged
    if clock.nanoseconds != 0 { time = time.adding(clock) }
    guard isEndMarked, let nanoseconds, nanoseconds > 0 else { return time }
    return time.adding(Timestamp.Span(nanoseconds: -nanoseconds))
  }
}
