import Model
import Notation

/// What the `#` lines of a W3C extended log say of the rows below them
/// (https://www.w3.org/TR/WD-logfile.html, FORMATS §1.3).
///
/// Any of them may come again, with something else: files are put one behind the other, and a server
/// that was configured anew writes its fields anew.
struct ExtendedDirectives: Sendable {
  /// From `#Fields`; nil above the first.
  private(set) var columns: [[UInt8]]?
  /// From `#Date` or `#Start-Date`: the day on which rows without a date begin, `2020-06-09`, and the
  /// time of day.
  private(set) var date: (day: [UInt8], time: [UInt8])?
  /// From `#GMT-Offset`, as RFC 3339 writes it; the format's times are UTC.
  private(set) var offset = Array("Z".utf8)
  /// Whether `time-taken` counts milliseconds, as Microsoft's servers do, not seconds.
  private(set) var isMicrosoft = false

  enum Change { case columns, date, other, none }

  /// Follows a line that begins with `#`. What it does not understand changes nothing.
  mutating func follow(_ line: Slice) -> Change {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return .none }
    let name = line.part(1..<colon).copied.map(Self.lowercased)
    let words = Self.words(line.dropping(colon + 1))
    switch String(decoding: name, as: UTF8.self) {
    case "fields":
      columns = words
      return .columns
    case "date", "start-date":
      guard let written = Self.date(words) else { return .none }
      date = written
      return .date
    case "gmt-offset":
      guard let word = words.first, let written = Self.offset(word) else { return .none }
      offset = written
      return .other
    case "software":
      isMicrosoft = words.first.map { Self.begins($0, with: "Microsoft") } ?? false
      return .other
    default: return .none
    }
  }

  /// Between spaces and tabs; a word that begins with `#` begins a remark.
  private static func words(_ text: Slice) -> [[UInt8]] {
    let words = text.buffer.split {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 13
    }
    return words.prefix { $0.first != UInt8(ascii: "#") }.map { Array($0) }
  }

  /// `2020-06-09 12:00:00`, or `09/Jun/2020 12:00:00` as some devices write it.
  private static func date(_ words: [[UInt8]]) -> (day: [UInt8], time: [UInt8])? {
    guard let day = words.first else { return nil }
    let time = words.dropFirst().first ?? Array("00:00:00".utf8)
    var written = day + Array("T".utf8) + time + Array("Z".utf8)
    var instant = written.withUnsafeBufferPointer { TimeText.rfc3339(Slice($0)) }
    if instant == nil {
      written = day + Array(":".utf8) + time + Array(" +0000".utf8)
      instant = written.withUnsafeBufferPointer { TimeText.clf(Slice($0)) }
    }
    return instant.map { (ExtendedClock.day(of: $0), time) }
  }

  /// `+0100` or `+01:00`.
  private static func offset(_ word: [UInt8]) -> [UInt8]? {
    let digits = word.filter { $0 &- 48 <= 9 }
    guard let sign = word.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      digits.count == 4, word.count == 5 || word.count == 6
    else { return nil }
    return [sign] + digits[..<2] + [UInt8(ascii: ":")] + digits[2...]
  }

  private static func begins(_ word: [UInt8], with text: StaticString) -> Bool {
    word.withUnsafeBufferPointer { Slice($0).starts(with: text) }
  }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
