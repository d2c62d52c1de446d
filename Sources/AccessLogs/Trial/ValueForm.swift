import Model
import Notation

/// What a value looks like, as far as that decides how a profile maps it.
enum ValueForm: Hashable, Sendable {
  /// RFC 3339 with its offset.
  case time
  /// The same without: the profile has to name a zone.
  case localTime
  /// `09/06/2020 13:05`: a time that is not read, for nobody can tell the day from the month.
  case otherTime
  /// Digits that count from 1970; the unit is told by their magnitude (FORMATS §1.10).
  case epoch(EpochUnit)
  /// The time of the Common Log Format.
  case clf
  /// `GET /v1/replays/r-1 HTTP/1.1`
  case request
  /// A path, or an absolute URI.
  case path
  case method
  case number
  case other

  init(_ field: SeenField) {
    let text = field.value
    if field.kind == .number || Self.isNumber(text) {
      self = Self.epoch(text).map { .epoch($0) } ?? .number
    } else if TimeText.logged(text) != nil {
      self = .time
    } else if TimeText.logged(text, zone: .utc) != nil {
      self = .localTime
    } else if TimeText.clf(text) != nil {
      self = .clf
    } else if Self.looksLikeDate(text) {
      self = .otherTime
    } else if text.count > 0,
      text[0] == UInt8(ascii: "/") || text.starts(with: "http://")
        || text.starts(with: "https://")
    {
      self = .path
    } else if Self.isMethod(text) {
      self = .method
    } else {
      self = Self.isRequest(text) ? .request : .other
    }
  }

  static func isMethod(_ text: Slice) -> Bool { methods.contains { text.equals($0) } }

  private static let methods: [StaticString] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
  ]

  private static func isRequest(_ text: Slice) -> Bool {
    guard let space = text.firstIndex(of: UInt8(ascii: " ")) else { return false }
    let target = RequestLine(text).target
    return isMethod(text.part(0..<space)) && target.count > 0
      && (target[0] == UInt8(ascii: "/") || target.starts(with: "http"))
  }

  private static func isNumber(_ text: Slice) -> Bool {
    var dots = 0
    for (index, byte) in text.buffer.enumerated() {
      if byte == UInt8(ascii: "."), index > 0 { dots += 1 } else if byte &- 48 > 9 { return false }
    }
    return text.count > 0 && dots <= 1
  }

  /// From 2001 on, up to the year 2286 in seconds.
  private static func epoch(_ text: Slice) -> EpochUnit? {
    let digits = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    guard text.buffer.prefix(digits).allSatisfy(Vocabulary.isDigit) else { return nil }
    switch digits {
    case 10: return .seconds
    case 13: return .milliseconds
    case 16: return .microseconds
    case 19: return .nanoseconds
    default: return nil
    }
  }

  /// Two digits, a separator, two digits, the separator and a year, or the year first.
  private static func looksLikeDate(_ text: Slice) -> Bool {
    let shape = text.buffer.prefix(10).map { Vocabulary.isDigit($0) ? UInt8(ascii: "0") : $0 }
    let separators = [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-")]
    return separators.contains { separator in
      let mark = [separator]
      let (two, four) = (Array("00".utf8), Array("0000".utf8))
      return shape == two + mark + two + mark + four || shape == four + mark + two + mark + two
    }
  }
}
