import Model
import Notation
import Testing

@Suite struct RFC3339Tests {
  private func nanoseconds(_ text: String) -> Int64? {
    withSlice(text) { TimeText.rfc3339($0) }?.nanoseconds
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0),
    ("2020-06-09T11:02:11.000Z", 1_591_700_531_000_000_000),
    ("2020-06-09T12:02:11+01:00", 1_591_700_531_000_000_000),
    ("2020-06-09T04:02:11-07:00", 1_591_700_531_000_000_000),
    ("2020-06-09t11:02:11z", 1_591_700_531_000_000_000),
    ("2020-06-09 11:02:11Z", 1_591_700_531_000_000_000),
    ("1969-12-31T23:59:59.999999999Z", -1),
    ("1970-01-01T00:00:00.000000001Z", 1),
    ("1970-01-01T23:59:59+23:59", 59_000_000_000),
    ("1970-01-01T00:00:00-00:00", 0),
    ("2000-02-29T00:00:00Z", 951_782_400_000_000_000),
    ("2020-02-29T00:00:00Z", 1_582_934_400_000_000_000),
    ("2261-12-31T23:59:59Z", 9_214_646_399_000_000_000),
    ("1678-01-01T00:00:00Z", -9_214_560_000_000_000_000),
  ])
  func `a time is read to the nanosecond`(text: String, expected: Int64) {
    #expect(nanoseconds(text) == expected)
  }

  @Test func `nought to nine fraction digits are read, in full`() {
    let digits = "123456789"
    for count in 1...9 {
      let fraction = String(digits.prefix(count))
      let expected = Int64(fraction + String(repeating: "0", count: 9 - count))
      #expect(nanoseconds("1970-01-01T00:00:00.\(fraction)Z") == expected)
    }
    #expect(nanoseconds("1970-01-01T00:00:00.1234567890Z") == nil)
    #expect(nanoseconds("1970-01-01T00:00:00.Z") == nil)
    #expect(nanoseconds("1970-01-01T00:00:00,5Z") == nil)
  }

  @Test(arguments: [
    "", "2020", "2020-06-09", "2020-06-09T11:02:11", "2020-06-09T11:02Z", "2020-06-09T24:00:00Z",
    "2020-06-09T23:59:60Z", "2020-06-09T23:60:00Z", "2020-06-00T00:00:00Z", "2020-06-31T00:00:00Z",
    "2020-02-30T00:00:00Z", "2019-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2020-13-01T00:00:00Z",
    "2020-00-01T00:00:00Z", "2020-06-09T11:02:11+24:00", "2020-06-09T11:02:11+01:60",
    "2020-06-09T11:02:11+0100", "2020-06-09T11:02:11+01", "2020-06-09T11:02:11 Z",
    "2020-06-09T11:02:11Zulu", "2020-06-09T11:02:11.5", "2020-06-09X11:02:11Z",
    "2020-06-09  11:02:11Z", "2020/06/09T11:02:11Z", "2020-06-09T11.02.11Z",
    " 2020-06-09T11:02:11Z",
    "2020-06-09T11:02:11Z ", "+2020-06-09T11:02:11Z", "-020-06-09T11:02:11Z",
    "2O20-06-09T11:02:11Z",
    "2020-06-09T11:02:11+0a:00", "2020-06-09T11:02:1\u{661}Z", "2020-W24-2T11:02:11Z",
    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1677-01-01T00:00:00Z", "2263-01-01T00:00:00Z",
    "2020-06-09T-1:02:11Z", "2020-06-09T11:02:11*01:00",
  ])
  func `what is not a time within the years that fit is none`(text: String) {
    #expect(nanoseconds(text) == nil)
    #expect(TimeText.rfc3339(text) == nil)
  }

  @Test func `every leap day and every end of a month is where the calendar has it`() {
    var days: Int64 = -106_650  // 1 January 1678
    for year in 1678...2261 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in lengths.enumerated() {
        func text(_ day: Int) -> String {
          let month = month < 9 ? "0\(month + 1)" : "\(month + 1)"
          return "\(year)-\(month)-\(day < 10 ? "0" : "")\(day)T00:00:00Z"
        }
        #expect(nanoseconds(text(1)) == days * 86_400_000_000_000)
        days += Int64(length)
        #expect(nanoseconds(text(length)) == (days - 1) * 86_400_000_000_000)
        #expect(nanoseconds(text(length + 1)) == nil)
      }
    }
  }

  @Test func `the ends of a period may lie outside the years that fit`() {
    func bound(_ text: String) -> Timestamp? { withSlice(text) { TimeText.rfc3339Bound($0) } }
    #expect(bound("9999-12-31T23:59:59Z") == .distantFuture)
    #expect(bound("2263-01-01T00:00:00+01:00") == .distantFuture)
    #expect(bound("0000-01-01T00:00:00Z") == .distantPast)
    #expect(bound("1600-06-01T00:00:00.5Z") == .distantPast)
    #expect(bound("1970-01-01T00:00:01Z") == Timestamp(nanoseconds: 1_000_000_000))
    #expect(bound("9999-02-29T00:00:00Z") == nil)
    #expect(bound("9999-12-31T23:59:59") == nil)
  }

  @Test func `text and slice are read alike`() {
    #expect(
      TimeText.rfc3339("2020-06-09T11:02:11.5Z")?.nanoseconds == 1_591_700_531_500_000_000)
  }
}
