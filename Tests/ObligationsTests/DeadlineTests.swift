import Foundation
import Model
import Notation
import Testing

@testable import Obligations

struct DeadlineTests {
  static let zones = ["Europe/London", "America/New_York", "Pacific/Apia"]

  private func clock(
    counting counted: DutyClock = .elapsed(.hours(72)), _ start: Timestamp?, in zone: Zone = .utc,
    asOf: Timestamp
  ) -> DutyOwed.Clock {
    DutyOwed.Clock(counted, startsAt: "aware_at", start: start, zone: zone, asOf: asOf)
  }

  /// Every hour of 2020, a leap year, as seconds since 1970.
  private static var hours: [Int64] {
    let first: Int64 = 1_577_836_800
    return (0..<366 * 24).map { first + Int64($0) * 3600 }
  }

  /// Counted by hand over the calendar of 2020, a leap year, without any arithmetic on instants.
  @Test func `every hour of 2020 is due 72 hours later by the calendar`() throws {
    let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (month, day, hour) = (1, 1, 0)
    var hours: [String] = []
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for _ in 0..<366 * 24 + 73 {
      let year = month > 12 ? 2021 : 2020
      hours.append("\(year)-\(digits((month - 1) % 12 + 1))-\(digits(day))T\(digits(hour)):00:00Z")
      hour += 1
      if hour == 24 { (hour, day) = (0, day + 1) }
      if day > lengths[(month - 1) % 12] { (day, month) = (1, month + 1) }
    }
    for (start, end) in zip(hours, hours.dropFirst(72)) {
      let aware = try time(start)
      let due = try time(end)
      let found = clock(aware, asOf: aware)
      #expect(found.due == due, "\(start)")
      #expect(found.left == .hours(72))
    }
    #expect(hours[366 * 24] == "2021-01-01T00:00:00Z")
  }

  /// The zone in which somebody reads the clock moves no deadline that is counted in hours.
  @Test(arguments: zones, [48, 72])
  func `every hour of 2020 in a zone is due so many elapsed hours later`(
    name: String, hours: Int64
  ) throws {
    let zone = try #require(Zone(name: name))
    for second in Self.hours {
      let start = try #require(Timestamp(seconds: second))
      let due = try #require(
        clock(counting: .elapsed(.hours(hours)), start, in: zone, asOf: start).due)
      let expected = Date(timeIntervalSince1970: TimeInterval(second))
        .addingTimeInterval(TimeInterval(hours) * 3600)
      if due.seconds != Int64(expected.timeIntervalSince1970) {
        Issue.record("\(name), \(second)")
      }
    }
  }

  /// Foundation's calendar steps over days; ours counts noons. Both must end in the same second.
  @Test(arguments: zones)
  func `every hour of 2020 in a zone is due at the end of the 60th calendar day`(name: String)
    throws
  {
    let zone = try #require(Zone(name: name))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    for second in Self.hours {
      let start = try #require(Timestamp(seconds: second))
      let day = calendar.startOfDay(for: Date(timeIntervalSince1970: TimeInterval(second)))
      let after = try #require(calendar.date(byAdding: .day, value: 61, to: day))
      let end = Int64(calendar.startOfDay(for: after).timeIntervalSince1970) - 1
      let due = try #require(clock(counting: .days(60), start, in: zone, asOf: start).due)
      if due.seconds != end { Issue.record("\(name), \(second): \(due.seconds) for \(end)") }
    }
  }

  @Test(arguments: zones)
  func `every hour of 2020 in a zone is due 60 days after the end of its year`(name: String) throws
  {
    let zone = try #require(Zone(name: name))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    for second in Self.hours {
      let start = try #require(Timestamp(seconds: second))
      let year = calendar.component(
        .year, from: Date(timeIntervalSince1970: TimeInterval(second)))
      // 60 days of a year that is no leap year, and of one that is.
      let next = try #require(
        calendar.date(
          from: year + 1 == 2020
            ? DateComponents(year: 2020, month: 3, day: 1)
            : DateComponents(year: year + 1, month: 3, day: 2)))
      let due = try #require(clock(counting: .daysAfterYear(60), start, in: zone, asOf: start).due)
      if due.seconds != Int64(next.timeIntervalSince1970) - 1 { Issue.record("\(name), \(second)") }
    }
  }

  /// Summer time there once ended at midnight, so that 23:59:59 came twice.
  @Test func `a day whose last hour comes twice ends with the first of them`() throws {
    let zone = try #require(Zone(name: "America/Sao_Paulo"))
    let start = try time("2018-02-16T12:00:00-02:00")
    let due = clock(counting: .days(1), start, in: zone, asOf: start).due
    #expect(due == (try time("2018-02-17T23:59:59-02:00")))
  }

  @Test(
    arguments: [
      ("2020-03-28T12:00:00Z", "2020-03-31T13:00:00+01:00"),
      ("2020-03-29T01:59:59+01:00", "2020-04-01T01:59:59+01:00"),
      ("2020-10-24T13:00:00+01:00", "2020-10-27T12:00:00Z"),
      ("2020-02-27T09:30:00Z", "2020-03-01T09:30:00Z"),
      ("2019-12-30T23:00:00Z", "2020-01-02T23:00:00Z"),
      ("2020-06-09T14:00:00+01:00", "2020-06-12T13:00:00Z"),
    ])
  func `summer time, leap days and weekends do not move the hour`(aware: String, due: String) throws
  {
    #expect(try clock(time(aware), asOf: time(aware)).due == time(due))
  }

  @Test func `the last instant is in time and the next one is late`() throws {
    let aware = try time("2020-06-09T13:50:00Z")
    let due = try time("2020-06-12T13:50:00Z")
    let inTime = clock(aware, asOf: due)
    #expect(!inTime.overdue)
    #expect(inTime.left == .hours(0))
    #expect(inTime.elapsedHours == 72)
    let late = clock(aware, asOf: due.adding(.init(nanoseconds: 1)))
    #expect(late.overdue)
    #expect(late.left == .hours(0))
    #expect(late.late == .init(nanoseconds: 1))
  }

  @Test func `without its start there is no clock`() throws {
    let unknown = clock(nil, asOf: try time("2020-06-09T13:50:00Z"))
    #expect(unknown.due == nil)
    #expect(unknown.left == nil)
    #expect(unknown.late == nil)
    #expect(unknown.elapsedHours == nil)
    #expect(!unknown.overdue)
  }

  @Test func `before awareness nothing has elapsed and all of the time is left, and more`() throws {
    let aware = try time("2020-06-09T13:50:00Z")
    let early = clock(aware, asOf: aware.adding(.hours(-2)))
    #expect(early.elapsed == nil)
    #expect(early.left == .hours(74))
  }

  @Test func `hours are rounded down`() throws {
    let aware = try time("2020-06-09T13:50:00Z")
    #expect(clock(aware, asOf: aware.adding(.seconds(7199))).elapsedHours == 1)
    #expect(clock(aware, asOf: aware.adding(.seconds(7200))).elapsedHours == 2)
  }

  @Test(arguments: [DutyClock.elapsed(.hours(72)), .days(60), .daysAfterYear(60)])
  func `times at the ends of what fits do not overflow`(counted: DutyClock) {
    let end = clock(counting: counted, .distantFuture, asOf: .distantPast)
    #expect(end.due ?? .distantPast > .distantPast)
    #expect(end.left == .init(nanoseconds: .max))
    #expect(clock(counting: counted, .distantPast, asOf: .distantFuture).overdue)
  }
}
