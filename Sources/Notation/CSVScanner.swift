internal import CBytes
internal import Glibc
package import Model

/// Where the fields of a CSV record begin and end: the rules of RFC 4180, once for tables and logs.
///
/// A quote inside a field that does not begin with one is data, but only in a record of one line.
/// Over several lines nobody could say which quote opens and which closes, so such a record is held
/// to the letter; and only therefore can no file make each of its lines look for the end of a quote
/// all over again: a line that another record ran through in quotes is decided within itself.
package struct CSVScanner {
  package enum Outcome: Hashable, Sendable {
    /// The record and the LF behind it, if there is one, are so many bytes.
    case record(count: Int)
    /// The bytes end before the record does.
    case unfinished
    /// On the line that is so many behind the record's first.
    case textBehindQuote(line: Int)
    case quoteInPlainField(line: Int)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private let delimiter: UInt8

  /// - Parameter delimiter: an ASCII byte that is no quote, CR or LF.
  package init(delimiter: UInt8 = UInt8(ascii: ",")) { self.delimiter = delimiter }

  /// Finds the fields of the record at the front of `text`; they are slices of it, as they are
  /// written, doubled quotes and all. 16 bytes behind `text` can be read.
  ///
  /// Every index is below `count`, but for the sixteen bytes of a comparison, which may reach behind
  /// it; what they say of those bytes is not used.
  ///
  /// - Parameter isEnd: nothing follows `text`: its last record needs no LF.
  package func scan(_ text: Slice, isEnd: Bool, into record: inout CSVRecord) -> Outcome {
    record.clear()
    guard let bytes = text.start else { return .unfinished }
    let count = text.count
    var field = 0
    var base = 0
    var marks = candour_fields16(bytes, delimiter)
    var seen = marks
    var ends = marks & 0xFFFF
    var hasQuoteInside = false
    while true {
      while ends == 0 {
        base += 16
        if base >= count { break }
        marks = candour_fields16(bytes + base, delimiter)
        seen |= marks
        ends = marks & 0xFFFF
      }
      let at = min(base + ends.trailingZeroBitCount, count)
      if at == count, !isEnd { return .unfinished }
      let byte = at == count ? Self.lineFeed : bytes[at]
      ends &= ends &- 1
      if byte == delimiter {
        record.fields.append(Slice(start: bytes + field, count: at - field))
        field = at + 1
        continue
      }
      if byte == Self.lineFeed {
        let endsInCR = at > field && bytes[at - 1] == Self.carriageReturn
        record.fields.append(Slice(start: bytes + field, count: at - field - (endsInCR ? 1 : 0)))
        record.isASCII = seen >> 16 == 0
        return .record(count: min(at + 1, count))
      }
      if at > field {
        hasQuoteInside = true
        if record.lines > 1 { return .quoteInPlainField(line: record.lines - 1) }
        continue
      }
      guard let close = closingQuote(from: at, in: text, &record) else { return .unfinished }
      if hasQuoteInside, record.lines > 1 { return .quoteInPlainField(line: 0) }
      record.fields.append(Slice(start: bytes + at + 1, count: close - at - 1))
      seen = ~0
      switch behind(close, in: text, isEnd: isEnd) {
      case .field:
        field = close + 2
        base = field
        marks = candour_fields16(bytes + base, delimiter)
        ends = marks & 0xFFFF
      case .record(let end):
        record.isASCII = false
        return .record(count: end)
      case .unfinished: return .unfinished
      case .text: return .textBehindQuote(line: record.lines - 1)
      }
    }
  }

  private enum Behind {
    case field, text, unfinished
    case record(end: Int)
  }

  /// What follows the closing quote at `close`.
  private func behind(_ close: Int, in text: Slice, isEnd: Bool) -> Behind {
    if close + 1 == text.count { return isEnd ? .record(end: text.count) : .unfinished }
    switch text[close + 1] {
    case delimiter: return .field
    case Self.lineFeed: return .record(end: close + 2)
    case Self.carriageReturn:
      if close + 2 == text.count { return isEnd ? .record(end: text.count) : .unfinished }
      return text[close + 2] == Self.lineFeed ? .record(end: close + 3) : .text
    default: return .text
    }
  }

  /// The quote that closes the field opened at `open`; nil where there is none. Counts the line feeds
  /// between them, and notes the field where it holds doubled quotes.
  private func closingQuote(from open: Int, in text: Slice, _ record: inout CSVRecord) -> Int? {
    var next = open + 1
    var isDoubled = false
    while let found = Self.offset(of: Self.quote, in: text, from: next) {
      if found + 1 < text.count, text[found + 1] == Self.quote {
        isDoubled = true
        next = found + 2
        continue
      }
      if isDoubled { record.doubled.append(record.fields.count) }
      let field = Slice(start: text.start, count: found)
      var line = open + 1
      while let feed = Self.offset(of: Self.lineFeed, in: field, from: line) {
        record.lines += 1
        line = feed + 1
      }
      return found
    }
    return nil
  }

  private static func offset(of byte: UInt8, in text: Slice, from: Int) -> Int? {
    guard let start = text.start, from < text.count,
      let found = memchr(start + from, Int32(byte), text.count - from)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  /// Writes a field with each doubled quote made one; `output` has room for `field.count` bytes and
  /// may be where the field itself stands.
  package static func undouble(_ field: Slice, into output: UnsafeMutablePointer<UInt8>) -> Slice {
    var written = 0
    var read = 0
    while read < field.count {
      output[written] = field[read]
      read += field[read] == quote ? 2 : 1
      written += 1
    }
    return Slice(start: output, count: written)
  }
}
