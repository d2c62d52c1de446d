import Model

/// A time as a log or a table writes it: what the wall clock said, and the offset if one was given.
///
/// One exact parser for RFC 3339 and one for the Common Log Format. Nothing is guessed or carried
/// over: 24:00, a leap second and 30 February are not times.
struct WrittenTime {
  /// Seconds since 1970-01-01T00:00:00 on the wall clock itself.
  let wall: Int64
  let nanoseconds: Int64
  /// Seconds east of Greenwich; nil where the text gives none.
  let offset: Int64?

  /// Nil without an offset and a zone, and where the zone's wall clock never said so or did twice.
  @inline(__always)
  func utcSeconds(in zone: Zone?) -> Int64? {
    if let offset { return wall &- offset }
    return zone?.utcSeconds(ofWall: wall)
  }

  /// RFC 3339 §5.6, with `T`, `t` or one space between date and time, and 0 to 9 fraction digits.
  ///
  /// - Parameter isOfLog: whether a comma before the fraction and an offset without its colon will do,
  ///   as ISO 8601 has them and many a server's log.
  @inline(__always)
  init?(rfc3339 text: Slice, isOfLog: Bool = false) {
    guard text.count >= 19, let start = text.start else { return nil }
    var digits = Digits()
    let year = digits.four(start)
    let month = digits.two(start + 5)
    let day = digits.two(start + 8)
    let separator = start[10]
    guard start[4] == UInt8(ascii: "-"), start[7] == UInt8(ascii: "-"),
      separator | 0x20 == UInt8(ascii: "t") || separator == UInt8(ascii: " "),
      let clock = Self.clock(start + 11, &digits), digits.allDecimal,
      let days = Self.days(year, month, day)
    else { return nil }

    var next = 19
    var fraction: Int64 = 0
    if next < text.count,
      start[next] == UInt8(ascii: ".") || isOfLog && start[next] == UInt8(ascii: ",")
    {
      next = 20
      while next < text.count, start[next] &- 48 <= 9 {
        guard next < 29 else { return nil }
        fraction = fraction &* 10 &+ Int64(start[next] &- 48)
        next &+= 1
      }
      guard next > 20 else { return nil }
      fraction &*= Self.powerOfTen(29 &- next)
    }

    wall = Int64(days &* 86400 &+ clock)
    nanoseconds = fraction
    switch text.count &- next {
    case 0: offset = nil
    case 1 where start[next] | 0x20 == UInt8(ascii: "z"): offset = 0
    case 6 where start[next &+ 3] == UInt8(ascii: ":"):
      guard
        let seconds = Self.offset(
          sign: start[next], hour: start + (next &+ 1), minute: start + (next &+ 4))
      else { return nil }
      offset = seconds
    case 5 where isOfLog:
      guard
        let seconds = Self.offset(
          sign: start[next], hour: start + (next &+ 1), minute: start + (next &+ 3))
      else { return nil }
      offset = seconds
    default: return nil
    }
  }

  /// `09/Jun/2020:12:10:39 -0700`: Apache's `%t` and nginx's `$time_local`, without the brackets.
  @inline(__always)
  init?(clf text: Slice) {
    guard text.count == 26, let start = text.start else { return nil }
    var digits = Digits()
    let day = digits.two(start)
    let year = digits.four(start + 7)
    guard start[2] == UInt8(ascii: "/"), start[6] == UInt8(ascii: "/"),
      start[11] == UInt8(ascii: ":"), start[20] == UInt8(ascii: " "),
      let month = Self.month(start + 3), let clock = Self.clock(start + 12, &digits),
      digits.allDecimal, let days = Self.days(year, month, day),
      let seconds = Self.offset(sign: start[21], hour: start + 22, minute: start + 24)
    else { return nil }
    wall = Int64(days &* 86400 &+ clock)
    nanoseconds = 0
    offset = seconds
  }

  /// `hh:mm:ss` at the pointer, 8 bytes; whether they are digits is judged by the caller.
  @inline(__always)
  private static func clock(_ start: UnsafePointer<UInt8>, _ digits: inout Digits) -> Int? {
    let hour = digits.two(start)
    let minute = digits.two(start + 3)
    let second = digits.two(start + 6)
    guard start[2] == UInt8(ascii: ":"), start[5] == UInt8(ascii: ":"),
      hour < 24, minute < 60, second < 60
    else { return nil }
    return hour &* 3600 &+ minute &* 60 &+ second
  }

  @inline(__always)
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= CivilTime.length(ofMonth: month, year: year)
    else { return nil }
    return CivilTime.days(year: year, month: month, day: day)
  }

  @inline(__always)
  private static func offset(
    sign: UInt8, hour: UnsafePointer<UInt8>, minute: UnsafePointer<UInt8>
  ) -> Int64? {
    var digits = Digits()
    let hours = digits.two(hour)
    let minutes = digits.two(minute)
    guard digits.allDecimal, hours < 24, minutes < 60 else { return nil }
    let seconds = Int64(hours &* 3600 &+ minutes &* 60)
    switch sign {
    case UInt8(ascii: "+"): return seconds
    case UInt8(ascii: "-"): return -seconds
    default: return nil
    }
  }

  /// The English short name at the pointer, 3 bytes, first letter a capital.
  @inline(__always)
  private static func month(_ start: UnsafePointer<UInt8>) -> Int? {
    switch UInt32(start[0]) << 16 | UInt32(start[1]) << 8 | UInt32(start[2]) {
    case 0x4A616E: 1
    case 0x466562: 2
    case 0x4D6172: 3
    case 0x417072: 4
    case 0x4D6179: 5
    case 0x4A756E: 6
    case 0x4A756C: 7
    case 0x417567: 8
    case 0x536570: 9
    case 0x4F6374: 10
    case 0x4E6F76: 11
    case 0x446563: 12
    default: nil
    }
  }

  /// 10 to the power of 0 to 9; 1 for anything else.
  @inline(__always)
  private static func powerOfTen(_ exponent: Int) -> Int64 {
    switch exponent {
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    case 9: 1_000_000_000
    default: 1
    }
  }
}

/// Reads numbers of fixed width and remembers whether every byte so far was a digit, so that one
/// comparison at the end judges them all.
private struct Digits {
  private var highest: UInt8 = 0

  var allDecimal: Bool { highest <= 9 }

  @inline(__always)
  mutating func two(_ start: UnsafePointer<UInt8>) -> Int {
    let tens = start[0] &- 48
    let ones = start[1] &- 48
    highest = max(highest, max(tens, ones))
    return Int(tens) &* 10 &+ Int(ones)
  }

  @inline(__always)
  mutating func four(_ start: UnsafePointer<UInt8>) -> Int {
    two(start) &* 100 &+ two(start + 2)
  }
}
