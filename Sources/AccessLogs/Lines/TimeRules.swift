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

  /// RFC 3339 as logs write it, or a number, which may stand in quotes (`"1591700531.164"`).
  func text(_ text: Slice) -> Reading {
    if text.isEmpty { return .absent }
    if let time = TimeText.logged(text, zone: zone) { return .at(time) }
    let isNumber = text.buffer.allSatisfy { $0 &- 48 <= 9 || $0 == UInt8(ascii: ".") }
    return isNumber ? number(text) : .impossible
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
