package import Model

/// Times between text and `Timestamp`: the only place where a time is read or written.
///
/// Every function is exact to the nanosecond and answers nil for what is not a time, never with a
/// guess. What is outside the years that a `Timestamp` holds is not a time either, but for
/// `rfc3339Bound`.
package enum TimeText {
  /// RFC 3339 §5.6: `2020-06-09T11:02:11.000Z`. The separator is `T`, `t` or one space; 0 to 9
  /// fraction digits; `Z`, `z` or `±hh:mm`.
  ///
  /// Without an offset it needs `zone`; a wall-clock time that the zone skips or has twice is nil.
  package static func rfc3339(_ text: Slice, zone: Zone? = nil) -> Timestamp? {
    guard let written = WrittenTime(rfc3339: text), let seconds = written.utcSeconds(in: zone)
    else { return nil }
    return Timestamp(seconds: seconds, nanoseconds: written.nanoseconds)
  }

  /// As `rfc3339`, for the line of a log: the offset may be `±hhmm`, and a comma may stand before the
  /// fraction.
  package static func logged(_ text: Slice, zone: Zone? = nil) -> Timestamp? {
    guard let written = WrittenTime(rfc3339: text, isOfLog: true),
      let seconds = written.utcSeconds(in: zone)
    else { return nil }
    return Timestamp(seconds: seconds, nanoseconds: written.nanoseconds)
  }

  package static func rfc3339(_ text: String, zone: Zone? = nil) -> Timestamp? {
    withSlice(of: text) { rfc3339($0, zone: zone) }
  }

  /// As `rfc3339`, for the ends of a table's periods: what lies before or after the years that fit
  /// is an open end, `distantPast` or `distantFuture`.
  package static func rfc3339Bound(_ text: Slice, zone: Zone? = nil) -> Timestamp? {
    guard let written = WrittenTime(rfc3339: text), let seconds = written.utcSeconds(in: zone)
    else { return nil }
    return Timestamp(seconds: seconds, nanoseconds: written.nanoseconds)
      ?? (seconds < 0 ? .distantPast : .distantFuture)
  }

  /// The Common Log Format's `09/Jun/2020:12:10:39 -0700`, without its brackets.
  package static func clf(_ text: Slice) -> Timestamp? {
    guard let written = WrittenTime(clf: text), let seconds = written.utcSeconds(in: nil)
    else { return nil }
    return Timestamp(seconds: seconds)
  }

  /// A count since 1970: `1591704301123`, `1591704301.5`, `-3`. It may be a JSON number with an
  /// exponent; what is finer than a nanosecond is cut.
  package static func epoch(_ text: Slice, unit: EpochUnit) -> Timestamp? {
    DecimalText.scaled(text, places: unit.places).map(Timestamp.init(nanoseconds:))
  }

  /// A length of time: a number, with sign and fraction if need be, and `s`, `m`, `h` or `d`.
  package static func span(_ text: String) -> Timestamp.Span? {
    let secondsOfUnit: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
    guard let unit = text.last, let seconds = secondsOfUnit[unit] else { return nil }
    var number = text.dropLast()
    if number.first == "+" {
      number.removeFirst()
      if number.first == "-" { return nil }
    }
    guard number.utf8.allSatisfy({ $0 | 0x20 != UInt8(ascii: "e") }),
      let nanoseconds = withSlice(of: String(number), { DecimalText.scaled($0, places: 9) })
    else { return nil }
    let (product, overflow) = nanoseconds.multipliedReportingOverflow(by: seconds)
    return overflow ? nil : Timestamp.Span(nanoseconds: product)
  }

  /// `2020-06-09T11:02:11.000Z`: how JSON shows a time; what is finer is cut.
  package static func utcMilliseconds(_ time: Timestamp) -> String {
    let civil = civil(time, zone: .utc)
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    return digits(civil.year, 4) + "-" + digits(civil.month, 2) + "-" + digits(civil.day, 2) + "T"
      + digits(civil.hour, 2) + ":" + digits(civil.minute, 2) + ":" + digits(civil.second, 2) + "."
      + digits(civil.nanosecond / 1_000_000, 3) + "Z"
  }

  /// What a wall clock in the zone shows at that instant.
  package static func civil(_ time: Timestamp, zone: Zone) -> CivilTime {
    let seconds = time.seconds
    let type = zone.type(at: seconds)
    return CivilTime(
      wall: seconds + Int64(type.offset),
      nanosecond: Int(time.nanoseconds &- seconds &* 1_000_000_000),
      offsetSeconds: type.offset, abbreviation: type.abbreviation)
  }

  private static func withSlice<Result>(of text: String, _ body: (Slice) -> Result) -> Result {
    var text = text
    return text.withUTF8 { body(Slice($0)) }
  }
}
