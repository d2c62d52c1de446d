import Model
import Notation
import Testing

@Suite struct TimeTextTests {
  private func clf(_ text: String) -> String? {
    withSlice(text) { TimeText.clf($0) }.map(TimeText.utcMilliseconds)
  }

  private func epoch(_ text: String, _ unit: EpochUnit) -> Int64? {
    withSlice(text) { TimeText.epoch($0, unit: unit) }?.nanoseconds
  }

  @Test func `a common log time is read with its offset`() {
    #expect(clf("09/Jun/2020:12:10:39 -0700") == "2020-06-09T19:10:39.000Z")
    #expect(clf("29/Feb/2020:23:59:59 +0530") == "2020-02-29T18:29:59.000Z")
    for (month, name) in [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ].enumerated() {
      let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
      #expect(clf("01/\(name)/2020:00:00:00 +0000") == "2020-\(number)-01T00:00:00.000Z")
    }
  }

  @Test(arguments: [
    "", "[09/Jun/2020:12:10:39 -0700]", "09/jun/2020:12:10:39 -0700", "09/JUN/2020:12:10:39 -0700",
    "9/Jun/2020:12:10:39 -0700", "09/Jun/2020:12:10:39", "09/Jun/2020:12:10:39 -07:00",
    "09/Jun/2020 12:10:39 -0700", "31/Jun/2020:12:10:39 -0700", "09/Jun/2020:24:00:00 +0000",
    "09/Jun/2020:12:60:39 +0000", "09/Jun/2020:12:10:60 +0000", "09/Jun/2020:12:10:39 +2400",
    "09/Jun/2020:12:10:39 +0060", "09/Jun/2020:12:10:39  0700", "09/Jun/9999:12:10:39 +0000",
    "09/Jux/2020:12:10:39 +0000", "0x/Jun/2020:12:10:39 +0000",
  ])
  func `what is not a common log time is none`(text: String) {
    #expect(clf(text) == nil)
  }

  @Test(arguments: [
    ("0", EpochUnit.seconds, 0), ("1591704301", .seconds, 1_591_704_301_000_000_000),
    ("1591704301.5", .seconds, 1_591_704_301_500_000_000),
    ("1591704301.123456789", .seconds, 1_591_704_301_123_456_789),
    ("1591704301.1234567899", .seconds, 1_591_704_301_123_456_789),
    ("1591704301123", .milliseconds, 1_591_704_301_123_000_000),
    ("1591704301123.25", .milliseconds, 1_591_704_301_123_250_000),
    ("1591704301123456", .microseconds, 1_591_704_301_123_456_000),
    ("1591704301123456789", .nanoseconds, 1_591_704_301_123_456_789),
    ("1.9", .nanoseconds, 1), ("-1.9", .nanoseconds, -1), ("-0.5", .seconds, -500_000_000),
    ("0000000001", .seconds, 1_000_000_000), ("-0", .seconds, 0),
    ("9223372036854775807", .nanoseconds, .max), ("-9223372036854775808", .nanoseconds, .min),
    ("1.591704301123E9", .seconds, 1_591_704_301_123_000_000), ("1e-3", .seconds, 1_000_000),
    ("0e99999999999999999999", .seconds, 0), ("5e-99999999999999999999", .seconds, 0),
  ])
  func `a count since 1970 is exact`(text: String, unit: EpochUnit, expected: Int64) {
    #expect(epoch(text, unit) == expected)
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "5.", "1.2.3", "1 ", " 1", "1e", "1e+", "1e5x", "0x10", "NaN", "12a",
    "--1",
    "9223372036855", "-9223372036855", "99999999999999999999", "1e20", "1e99999999999999999999",
  ])
  func `what is not a count or does not fit is none`(text: String) {
    #expect(epoch(text, .seconds) == nil)
  }

  @Test func `counts beyond 64 bits do not wrap round`() {
    #expect(epoch("9223372036854775808", .nanoseconds) == nil)
    #expect(epoch("-9223372036854775809", .nanoseconds) == nil)
    #expect(epoch("18446744073709551616", .nanoseconds) == nil)
    #expect(epoch("9223372036.854775808", .seconds) == nil)
    #expect(epoch(String(repeating: "9", count: 100_000), .nanoseconds) == nil)
    #expect(epoch("0." + String(repeating: "0", count: 100_000) + "1", .seconds) == 0)
  }

  @Test func `a span is a number and its unit`() {
    #expect(TimeText.span("15m") == .seconds(900))
    #expect(TimeText.span("90s") == .seconds(90))
    #expect(TimeText.span("72h") == .hours(72))
    #expect(TimeText.span("2d") == .hours(48))
    #expect(TimeText.span("0s") == .seconds(0))
    #expect(TimeText.span("+2.5s") == Timestamp.Span(nanoseconds: 2_500_000_000))
    #expect(TimeText.span("-2.5s") == Timestamp.Span(nanoseconds: -2_500_000_000))
    #expect(TimeText.span("0.5h") == .seconds(1800))
    for text in [
      "", "m", "15", "15 m", " 15m", "15m ", "15M", "1w", "1ms", "+-1s", "++1s", "1e3s", ".5s",
      "1.s",
      "1h30m", "999999999d", "1\u{301}s",
    ] {
      #expect(TimeText.span(text) == nil, "\(text)")
    }
  }

  @Test func `a time is written in UTC, cut to the millisecond`() {
    func written(_ nanoseconds: Int64) -> String {
      TimeText.utcMilliseconds(Timestamp(nanoseconds: nanoseconds))
    }
    #expect(written(0) == "1970-01-01T00:00:00.000Z")
    #expect(written(-1) == "1969-12-31T23:59:59.999Z")
    #expect(written(1_591_700_531_999_999_999) == "2020-06-09T11:02:11.999Z")
    #expect(written(.max) == "2262-04-11T23:47:16.854Z")
    #expect(written(.min) == "1677-09-21T00:12:43.145Z")
  }

  @Test func `what is written is read back`() {
    for day in stride(from: Int64(-100_000), through: 100_000, by: 17) {
      let time = Timestamp(nanoseconds: (day * 86_400_000 + (day * 7_919) % 86_400_000) * 1_000_000)
      #expect(TimeText.rfc3339(TimeText.utcMilliseconds(time)) == time)
    }
  }
}
