import Glibc
import Model
import Notation

/// Reads the `date` and `time` of the rows of a W3C extended log.
///
/// Rows without a date are of the day that the last `#Date` names, and of the days after it: a time
/// more than an hour before the latest one above it is of the next day (rows come a little out of
/// order), and once a midnight has passed, one more than 23 hours after it is still of the day before.
struct ExtendedClock: Sendable {
  /// Nil: what the directives say.
  let zone: Zone?
  private var offset = Array("Z".utf8)
  /// For rows without a date: the day, and the latest time of day on it, in seconds.
  private var day: [UInt8]?
  private var latest = 0
  private var hasPassedMidnight = false
  /// Rows of one second stand together: the date, the time and what came of them.
  private var lastDate: [UInt8] = []
  private var lastTime: [UInt8] = []
  private var last = TimeRules.Reading.absent

  init(zone: Zone?) { self.zone = zone }

  /// Below a directive.
  mutating func start(_ directives: ExtendedDirectives) {
    lastTime = []
    offset = directives.offset
    guard let date = directives.date else { return }
    day = date.day
    latest = date.time.withUnsafeBufferPointer { Self.secondOfDay(Slice($0)) } ?? 0
    hasPassedMidnight = false
  }

  /// Below a directive that says nothing of the day.
  mutating func use(offset: [UInt8]) {
    lastTime = []
    self.offset = offset
  }

  /// Of a row that has both.
  mutating func read(date: Slice, time: Slice) -> TimeRules.Reading {
    if time.equals(lastTime), date.equals(lastDate) { return last }
    lastDate = date.copied
    lastTime = time.copied
    last = reading(lastDate, lastTime)
    return last
  }

  /// Of a row that has no date. To be asked of every such row, in order.
  mutating func read(time: Slice) -> TimeRules.Reading {
    guard let second = Self.secondOfDay(time), let day else { return .impossible }
    let hour = 3600
    if second < latest - hour {
      self.day = Self.day(day, plus: 1)
      hasPassedMidnight = true
      latest = second
    } else if hasPassedMidnight, second > latest + 23 * hour {
      return reading(Self.day(day, plus: -1), time.copied)
    }
    latest = max(latest, second)
    return reading(self.day ?? day, time.copied)
  }

  private func reading(_ date: [UInt8], _ time: [UInt8]) -> TimeRules.Reading {
    // A wall clock's time is in the zone that is named, if one is.
    let written = date + [UInt8(ascii: "T")] + time + (zone == nil ? offset : [])
    guard date.count == 10 else { return .impossible }
    return written.withUnsafeBufferPointer { TimeText.rfc3339(Slice($0), zone: zone) }
      .map { .at($0) } ?? .impossible
  }

  /// Of `12:05:01`, with a fraction or without.
  private static func secondOfDay(_ time: Slice) -> Int? {
    let written = Array("1970-01-01T".utf8) + time.copied + [UInt8(ascii: "Z")]
    let instant = written.withUnsafeBufferPointer { TimeText.rfc3339(Slice($0)) }
    return instant.map { Int($0.nanoseconds / 1_000_000_000) }
  }

  /// `2020-06-09`, in UTC.
  static func day(of time: Timestamp) -> [UInt8] {
    Array(TimeText.utcMilliseconds(time).utf8.prefix(10))
  }

  private static func day(_ day: [UInt8], plus days: Int64) -> [UInt8] {
    let written = day + Array("T00:00:00Z".utf8)
    guard let midnight = written.withUnsafeBufferPointer({ TimeText.rfc3339(Slice($0)) }) else {
      return day
    }
    return Self.day(of: midnight.adding(.seconds(days * 86_400)))
  }
}
