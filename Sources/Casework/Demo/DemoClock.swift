/// The hours of the demo, in seconds since 1970, and the two ways its logs write them.
///
/// London is an hour ahead of these: the release at midday is 11:00 UTC.
enum DemoClock {
  /// 2020-06-08T00:00:00Z: the logs begin.
  static let start: Int64 = 1_591_574_400
  /// 2020-06-10T00:00:00Z: the logs end.
  static let end = start + 2 * 86_400

  /// An instant of 9 June, UTC.
  static func ninth(_ hour: Int64, _ minute: Int64, _ second: Int64 = 0) -> Int64 {
    start + 86_400 + hour * 3600 + minute * 60 + second
  }

  static func eighth(_ hour: Int64, _ minute: Int64, _ second: Int64 = 0) -> Int64 {
    ninth(hour, minute, second) - 86_400
  }

  /// A call can switch from audio to video from now on.
  static let release = ninth(11, 0)
  static let discovered = ninth(13, 35)
  static let aware = ninth(13, 50)
  static let contained = ninth(15, 35)
  /// The gateway wrote nothing from the one to the other: its disk was full.
  static let silenceStart = ninth(12, 40)
  static let silenceEnd = ninth(12, 54)
}

extension [UInt8] {
  mutating func add(_ text: String) { append(contentsOf: text.utf8) }

  /// In decimal, with leading zeros up to `width` digits; `number` is not negative.
  mutating func add(_ number: Int64, width: Int = 1) {
    var divisor: Int64 = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }

  /// `09/Jun/2020:11:02:11 +0000`; a second of June 2020.
  mutating func addCommonLogTime(_ second: Int64) {
    add(DemoClock.dayOfJune(second), width: 2)
    add("/Jun/2020:")
    addTimeOfDay(second)
    add(" +0000")
  }

  /// `2020-06-09T11:02:11.250Z`; a millisecond of June 2020.
  mutating func addInternetTime(milliseconds: Int64) {
    add("2020-06-")
    add(DemoClock.dayOfJune(milliseconds / 1000), width: 2)
    add("T")
    addTimeOfDay(milliseconds / 1000)
    add(".")
    add(milliseconds % 1000, width: 3)
    add("Z")
  }

  private mutating func addTimeOfDay(_ second: Int64) {
    add(second / 3600 % 24, width: 2)
    add(":")
    add(second / 60 % 60, width: 2)
    add(":")
    add(second % 60, width: 2)
  }
}

extension DemoClock {
  fileprivate static func dayOfJune(_ second: Int64) -> Int64 {
    (second - start) / 86_400 + 8
  }
}
