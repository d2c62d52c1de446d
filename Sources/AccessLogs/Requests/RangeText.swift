import Model
import Notation

/// `bytes 0-99/5000000`, what an answer carried, and `bytes=0-99`, what a request asked for
/// (RFC 9110 §14). Several ranges, ranges from the end and other units give nothing.
enum RangeText {
  static func answered(_ text: Slice) -> ByteRange? {
    guard text.starts(with: "bytes "), let slash = text.firstIndex(of: UInt8(ascii: "/")),
      let (first, last) = span(text.part(6..<slash)), let last
    else { return nil }
    let total = number(text.dropping(slash + 1))
    if let total, total <= last { return nil }
    return ByteRange(first: first, last: last, total: total)
  }

  /// `last` is `Int64.max` where the request leaves it open.
  static func asked(_ text: Slice) -> ByteRange? {
    guard text.starts(with: "bytes="), let (first, last) = span(text.dropping(6)) else {
      return nil
    }
    return ByteRange(first: first, last: last ?? .max, total: nil)
  }

  static func asksSeveral(_ text: Slice) -> Bool {
    text.starts(with: "bytes=") && text.contains(UInt8(ascii: ","))
  }

  private static func span(_ text: Slice) -> (first: Int64, last: Int64?)? {
    guard let dash = text.firstIndex(of: UInt8(ascii: "-")),
      let first = number(text.part(0..<dash))
    else { return nil }
    if dash + 1 == text.count { return (first, nil) }
    guard let last = number(text.dropping(dash + 1)), last >= first else { return nil }
    return (first, last)
  }

  private static func number(_ text: Slice) -> Int64? {
    guard text.buffer.allSatisfy({ $0 &- 48 <= 9 }) else { return nil }
    return DecimalText.scaled(text, places: 0)
  }
}
