/// Takes the parts of a POSIX zone rule from left to right; nil where the part is not there.
struct ZoneRuleReader {
  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  func isNext(_ byte: Unicode.Scalar) -> Bool { rest.first == UInt8(ascii: byte) }

  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard isNext(byte) else { return false }
    rest.removeFirst()
    return true
  }

  /// Three letters or more, or anything between angle brackets: `GMT`, `<+1030>`.
  mutating func name() -> String? {
    if take("<") {
      let name = prefix { $0 != UInt8(ascii: ">") }
      return take(">") && !name.isEmpty ? name : nil
    }
    let name = prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
    return name.utf8.count < 3 ? nil : name
  }

  /// `[+-]h[:mm[:ss]]` in seconds.
  mutating func clock(hours: Int) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hour = number(0...hours) else { return nil }
    var seconds = hour * 3600
    for unit in [60, 1] where take(":") {
      guard let part = number(0...59) else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// A day, and the hour of the change if it is not 2.
  mutating func change() -> ZoneRule.Change? {
    guard let day = day() else { return nil }
    guard take("/") else { return ZoneRule.Change(day: day, seconds: 7200) }
    guard let seconds = clock(hours: 167) else { return nil }
    return ZoneRule.Change(day: day, seconds: seconds)
  }

  private mutating func day() -> ZoneRule.Day? {
    if take("J") { return number(1...365).map { .withoutLeapDay($0) } }
    guard take("M") else { return number(0...365).map { .withLeapDay($0) } }
    guard let month = number(1...12), take("."), let week = number(1...5), take("."),
      let weekday = number(0...6)
    else { return nil }
    return .weekday(weekday, week: week, month: month)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int? {
    let digits = prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard let number = Int(digits), range.contains(number) else { return nil }
    return number
  }

  private mutating func prefix(while belongs: (UInt8) -> Bool) -> String {
    let end = rest.firstIndex { !belongs($0) } ?? rest.endIndex
    defer { rest = rest[end...] }
    return String(Substring(rest[..<end]))
  }
}
