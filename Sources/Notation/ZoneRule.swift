/// A zone's law in one line, as POSIX writes it in `TZ`: `GMT0BST,M3.5.0/1,M10.5.0`.
///
/// It stands at the foot of every zone file, for the years after those that the file lists, and in a
/// jurisdiction, for a host that has no zone files (POSIX.1 §8.3, RFC 8536 §3.3.1). The hour of a
/// change may be -167 to 167; a summer time needs both its dates.
struct ZoneRule {
  /// A day of every year: `Jn` (29 February never counted), `n` (counted), `Mm.w.d`.
  enum Day: Hashable {
    case withoutLeapDay(Int)
    case withLeapDay(Int)
    case weekday(Int, week: Int, month: Int)
  }

  struct Change: Hashable {
    var day: Day
    /// Seconds on the wall clock after that day's midnight.
    var seconds: Int
  }

  struct Summer: Hashable {
    var type: ZoneTimeline.LocalType
    var starts: Change
    var ends: Change
  }

  let standard: ZoneTimeline.LocalType
  let summer: Summer?

  init?(_ text: String) {
    var reader = ZoneRuleReader(text)
    guard let name = reader.name(), let west = reader.clock(hours: 24) else { return nil }
    standard = ZoneTimeline.LocalType(offset: -west, abbreviation: name)
    if reader.isAtEnd {
      summer = nil
      return
    }
    guard let summerName = reader.name() else { return nil }
    var summerOffset = standard.offset + 3600
    if !reader.isNext(",") {
      guard let west = reader.clock(hours: 24) else { return nil }
      summerOffset = -west
    }
    guard reader.take(","), let starts = reader.change(), reader.take(","),
      let ends = reader.change(), reader.isAtEnd
    else { return nil }
    summer = Summer(
      type: ZoneTimeline.LocalType(offset: summerOffset, abbreviation: summerName),
      starts: starts, ends: ends)
  }

  /// The changes of those years in order of time, each with the type that holds from then on.
  func changes(years: ClosedRange<Int>) -> [(time: Int64, type: ZoneTimeline.LocalType)] {
    guard let summer else { return [] }
    var changes: [(time: Int64, type: ZoneTimeline.LocalType)] = []
    for year in years {
      let start = summer.starts.wall(year: year) - Int64(standard.offset)
      let end = summer.ends.wall(year: year) - Int64(summer.type.offset)
      let pair = [(time: start, type: summer.type), (time: end, type: standard)]
      changes += start <= end ? pair : pair.reversed()
    }
    // A summer that lasts all year ends in the instant in which the next begins; that one holds.
    return changes.enumerated()
      .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }
}

extension ZoneRule.Change {
  /// Seconds since 1970 on the wall clock, in that year.
  fileprivate func wall(year: Int) -> Int64 {
    Int64(day.days(year: year) * 86400 + seconds)
  }
}

extension ZoneRule.Day {
  fileprivate func days(year: Int) -> Int {
    let newYear = CivilTime.days(year: year, month: 1, day: 1)
    switch self {
    case .withLeapDay(let day):
      return newYear + day
    case .withoutLeapDay(let day):
      let isAfterLeapDay = day > 59 && CivilTime.length(ofMonth: 2, year: year) == 29
      return newYear + day - 1 + (isAfterLeapDay ? 1 : 0)
    case .weekday(let weekday, let week, let month):
      let first = CivilTime.days(year: year, month: month, day: 1)
      // Sunday is 0, and 1 January 1970 was a Thursday.
      let weekdayOfFirst = ((first + 4) % 7 + 7) % 7
      let day = (weekday - weekdayOfFirst + 7) % 7 + (week - 1) * 7
      return first + (day < CivilTime.length(ofMonth: month, year: year) ? day : day - 7)
    }
  }
}
