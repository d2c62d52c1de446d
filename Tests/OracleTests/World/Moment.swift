import TestSupport

/// An instant of 9 June 2020, in nanoseconds since its midnight in UTC, and how the files write it.
enum Moment {
  static let second: Int64 = 1_000_000_000
  /// The incident's day goes from 08:00 to 20:00.
  static let start = 8 * 3600 * second
  static let length = 12 * 3600
  /// Of 2020-06-09T00:00:00Z, in seconds since 1970.
  static let midnight: Int64 = 1_591_660_800

  /// RFC 3339 with all the digits it needs, or more, in some offset.
  static func rfc3339(_ moment: Int64, _ dice: inout Dice) -> String {
    let offset = dice.once(in: 3) ? dice.one(of: [60, -330, 345]) : 0
    let local = moment + Int64(offset) * 60 * second
    var fraction = digits(Int(local % second), 9)
    while fraction.last == "0", dice.below(8) > 0 { fraction.removeLast() }
    let zone =
      offset == 0
      ? (dice.once(in: 5) ? "+00:00" : "Z")
      : (offset < 0 ? "-" : "+") + digits(abs(offset) / 60, 2) + ":" + digits(abs(offset) % 60, 2)
    return date(local) + "T" + clock(local) + (fraction.isEmpty ? "" : "." + fraction) + zone
  }

  /// As JSON shows it: cut to milliseconds.
  static func json(_ moment: Int64) -> String {
    "\"\(date(moment))T\(clock(moment)).\(digits(Int(moment % second / 1_000_000), 3))Z\""
  }

  /// As a web server writes it: whole seconds, which `moment` must be.
  static func clf(_ moment: Int64, _ dice: inout Dice) -> String {
    let isSummer = dice.once(in: 4)
    let local = moment + (isSummer ? 3600 * second : 0)
    return "0\(day(local))/Jun/2020:\(clock(local)) \(isSummer ? "+0100" : "+0000")"
  }

  static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// Offsets may reach into the next day; none goes back before the ninth.
  private static func day(_ local: Int64) -> Int { local < 86400 * second ? 9 : 10 }
  private static func date(_ local: Int64) -> String { "2020-06-" + digits(day(local), 2) }
  static func clock(_ local: Int64) -> String {
    let seconds = Int(local / second) % 86400
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }
      .joined(separator: ":")
  }
}
