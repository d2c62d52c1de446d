/// An instant as a wall clock and a calendar show it, for the documents that people read.
///
/// The calendar is the proleptic Gregorian one, as RFC 3339 uses it.
package struct CivilTime: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int
  package let nanosecond: Int
  /// 1 is Monday, 7 is Sunday (ISO 8601).
  package let weekday: Int
  /// East of Greenwich is positive.
  package let offsetSeconds: Int
  /// What the zone calls its time at that instant: `BST`.
  package let abbreviation: String

  /// `June`.
  package var monthName: String { Self.monthNames[month - 1] }
  /// `Tuesday`.
  package var weekdayName: String { Self.weekdayNames[weekday - 1] }
  /// `9 June 2020`.
  package var dateText: String { "\(day) \(monthName) \(year)" }
  /// `12:02`.
  package var clockText: String { Self.twoDigits(hour) + ":" + Self.twoDigits(minute) }
  /// `9 June 2020 at 12:02 BST`.
  package var longText: String { "\(dateText) at \(clockText) \(abbreviation)" }

  /// - Parameter wall: seconds since 1970-01-01T00:00:00 on the wall clock itself.
  init(wall: Int64, nanosecond: Int, offsetSeconds: Int, abbreviation: String) {
    let clock = Int((wall % 86400 + 86400) % 86400)
    let days = (Int(wall) - clock) / 86400
    (year, month, day) = Self.date(days: days)
    hour = clock / 3600
    minute = clock / 60 % 60
    second = clock % 60
    self.nanosecond = nanosecond
    // 1 January 1970 was a Thursday.
    weekday = ((days + 3) % 7 + 7) % 7 + 1
    self.offsetSeconds = offsetSeconds
    self.abbreviation = abbreviation
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

// The arithmetic counts from 1 March of the year -400, so that a leap day is the last day of its
// year, every month length follows one line, and no year that RFC 3339 can write is negative.
extension CivilTime {
  private static var daysIn400Years: Int { 146_097 }
  private static var daysBefore1970: Int { 719_468 + daysIn400Years }

  /// Days since 1970-01-01 of a date that exists; `year` is 0 to 9999.
  @inline(__always)
  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = year &+ (month > 2 ? 400 : 399)
    let marchMonth = month &+ (month > 2 ? -3 : 9)
    let leapDays = marchYear / 4 &- marchYear / 100 &+ marchYear / 400
    let dayOfYear = (153 &* marchMonth &+ 2) / 5 &+ day &- 1
    return 365 &* marchYear &+ leapDays &+ dayOfYear &- daysBefore1970
  }

  /// 28 to 31; `month` is 1 to 12.
  @inline(__always)
  static func length(ofMonth month: Int, year: Int) -> Int {
    if month == 2 { return year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return 30 &+ ((month &+ (month >> 3)) & 1)
  }

  private static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let since = days + daysBefore1970
    let cycle = since >= 0 ? since / daysIn400Years : (since + 1) / daysIn400Years - 1
    let dayOfCycle = since - cycle * daysIn400Years
    // The last day of four years, and of 400, would be counted into a year of its own.
    let leapDays = dayOfCycle / 1460 - dayOfCycle / 36_524 + dayOfCycle / 146_096
    let yearOfCycle = (dayOfCycle - leapDays) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = cycle * 400 + yearOfCycle - 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
