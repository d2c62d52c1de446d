import Model
import Testing

@testable import Obligations

struct DeadlineTests {
  private static let duty = Duty(
    regime: "uk-ico", duty: "regulator", to: "the regulator", within: .hours(72), timing: "at once",
    condition: "always", force: .always, source: "Article 33(1)", confirm: false)

  private func deadline(_ aware: Timestamp?, asOf: Timestamp) -> Deadline {
    Deadline(Self.duty, within: .hours(72), aware: aware, asOf: asOf)
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
      let found = deadline(aware, asOf: aware)
      #expect(found.due == due, "\(start)")
      #expect(found.left == .hours(72))
    }
    #expect(hours[366 * 24] == "2021-01-01T00:00:00Z")
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
    #expect(try deadline(time(aware), asOf: time(aware)).due == time(due))
  }

  @Test func `the last instant is in time and the next one is late`() throws {
    let aware = try time("2020-06-09T13:50:00Z")
    let due = try time("2020-06-12T13:50:00Z")
    let inTime = deadline(aware, asOf: due)
    #expect(!inTime.overdue)
    #expect(inTime.left == .hours(0))
    #expect(inTime.elapsedHours == 72)
    let late = deadline(aware, asOf: due.adding(.init(nanoseconds: 1)))
    #expect(late.overdue)
    #expect(late.left == .hours(0))
    #expect(late.late == .init(nanoseconds: 1))
  }

  @Test func `without awareness there is no clock`() throws {
    let unknown = deadline(nil, asOf: try time("2020-06-09T13:50:00Z"))
    #expect(unknown.due == nil)
    #expect(unknown.left == nil)
    #expect(unknown.late == nil)
    #expect(unknown.elapsedHours == nil)
    #expect(!unknown.overdue)
  }

  @Test func `before awareness nothing has elapsed and all of the time is left, and more`() throws {
    let aware = try time("2020-06-09T13:50:00Z")
    let early = deadline(aware, asOf: aware.adding(.hours(-2)))
    #expect(early.elapsed == nil)
    #expect(early.left == .hours(74))
  }

  @Test func `hours are rounded down`() throws {
    let aware = try time("2020-06-09T13:50:00Z")
    #expect(deadline(aware, asOf: aware.adding(.seconds(7199))).elapsedHours == 1)
    #expect(deadline(aware, asOf: aware.adding(.seconds(7200))).elapsedHours == 2)
  }

  @Test func `times at the ends of what fits do not overflow`() {
    let end = deadline(.distantFuture, asOf: .distantPast)
    #expect(end.due == .distantFuture)
    #expect(end.left == .init(nanoseconds: .max))
    #expect(deadline(.distantPast, asOf: .distantFuture).overdue)
  }
}
