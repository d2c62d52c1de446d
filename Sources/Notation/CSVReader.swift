internal import CBytes
internal import Glibc
package import Model

/// Reads the records of a CSV (RFC 4180), one after the other, from a file of any length.
///
/// A byte order mark, CRLF and a last record without its line end are accepted; blank lines (of
/// spaces, tabs and CR) are passed over. A quote inside a field that does not begin with one is data.
/// What is refused, with its line: text behind a closing quote, a quote that is never closed, a
/// record over `recordLimit` bytes.
package struct CSVReader {
  /// A record longer than this is no record of a table.
  package static let recordLimit = 1 << 20

  private let window: ByteWindow
  private let name: String
  private var nextLine = 1
  private var isBegun: Bool
  /// Fields of the current record that hold doubled quotes, by index.
  private var doubled: [Int] = []

  package init(path: String) throws(Problem) {
    self.init(try FileBytes(path: path))
  }

  /// Reads a file that is open, at first through a buffer of that many bytes.
  package init(_ file: FileBytes, buffer: Int = 1 << 18) {
    self.init(ByteWindow(file, capacity: buffer), name: file.name)
  }

  /// Reads bytes that are already there; `name` is what messages call them.
  package init(_ bytes: [UInt8], name: String) {
    self.init(ByteWindow(bytes), name: name)
  }

  /// `isBegun`: a byte order mark was passed over already.
  init(_ window: ByteWindow, name: String, isBegun: Bool = false) {
    self.window = window
    self.name = name
    self.isBegun = isBegun
  }

  /// SHA-256 of the file, once it has been read to the end.
  package var digest: Digest { window.digest }

  /// Reads the next record into `record`, whose room is used again; false at the end.
  package mutating func next(_ record: inout CSVRecord) throws(Problem) -> Bool {
    if !isBegun {
      try window.skipByteOrderMark()
      isBegun = true
    }
    while true {
      switch scan(&record) {
      case .record(let end):
        if end - window.start > CSVReader.recordLimit { throw .tooLong(name, nextLine) }
        let isBlank = isBlank(record)
        window.start = end
        nextLine += record.lines
        if isBlank { continue }
        for index in doubled { record.fields[index] = undouble(record.fields[index]) }
        return true
      case .unfinished:
        if window.count > CSVReader.recordLimit { throw .tooLong(name, nextLine) }
        if try window.extend() { continue }
        if window.count == 0 { return false }
        if !window.closeLastLine() { throw .neverClosed(name, nextLine) }
      case .textBehindQuote(let line):
        throw .textBehindQuote(name, line)
      }
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}

extension CSVReader {
  private enum Scan {
    /// Complete; the next one starts at this offset of the window.
    case record(end: Int)
    /// The window ends before the record does.
    case unfinished
    case textBehindQuote(line: Int)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Finds the fields of the record at the front of the window, from its first byte each time: where
  /// the window ends too early, all is found again after it was extended.
  ///
  /// Every index is below `end`, but for the sixteen bytes of a comparison, which may reach into the
  /// window's slack; what they say of bytes from `end` on is not used.
  private mutating func scan(_ record: inout CSVRecord) -> Scan {
    let bytes = UnsafePointer(window.memory)
    let end = window.end
    record.fields.removeAll(keepingCapacity: true)
    record.line = nextLine
    record.lines = 1
    record.isASCII = false
    doubled.removeAll(keepingCapacity: true)

    var field = window.start
    var base = field
    var marks = candour_fields16(bytes + base)
    var seen = marks
    var ends = marks & 0xFFFF
    while true {
      if field < end, bytes[field] == CSVReader.quote {
        guard let close = closingQuote(from: field, in: bytes, to: end, &record) else {
          return .unfinished
        }
        record.fields.append(Slice(start: bytes + field + 1, count: close - field - 1))
        switch behind(close, in: bytes, to: end) {
        case .field:
          field = close + 2
          base = field
          marks = candour_fields16(bytes + base)
          ends = marks & 0xFFFF
          seen = ~0
          continue
        case .record(let end): return .record(end: end)
        case .unfinished: return .unfinished
        case .text: return .textBehindQuote(line: record.line + record.lines - 1)
        }
      }
      while ends == 0 {
        base += 16
        if base >= end { return .unfinished }
        marks = candour_fields16(bytes + base)
        seen |= marks
        ends = marks & 0xFFFF
      }
      let at = base + ends.trailingZeroBitCount
      if at >= end { return .unfinished }
      ends &= ends - 1
      if bytes[at] == CSVReader.comma {
        record.fields.append(Slice(start: bytes + field, count: at - field))
        field = at + 1
        continue
      }
      let endsInCR = at > field && bytes[at - 1] == CSVReader.carriageReturn
      record.fields.append(Slice(start: bytes + field, count: at - field - (endsInCR ? 1 : 0)))
      record.isASCII = seen >> 16 == 0
      return .record(end: at + 1)
    }
  }

  private enum Behind {
    case field, text, unfinished
    case record(end: Int)
  }

  /// What follows the closing quote at `close`.
  private func behind(_ close: Int, in bytes: UnsafePointer<UInt8>, to end: Int) -> Behind {
    if close + 1 == end { return .unfinished }
    switch bytes[close + 1] {
    case CSVReader.comma: return .field
    case CSVReader.lineFeed: return .record(end: close + 2)
    case CSVReader.carriageReturn:
      if close + 2 == end { return .unfinished }
      return bytes[close + 2] == CSVReader.lineFeed ? .record(end: close + 3) : .text
    default: return .text
    }
  }

  /// The quote that closes the field opened at `open`, as an offset; nil where the window has none.
  /// Counts the line feeds between them, and notes the field where it holds doubled quotes.
  private mutating func closingQuote(
    from open: Int, in bytes: UnsafePointer<UInt8>, to end: Int, _ record: inout CSVRecord
  ) -> Int? {
    var next = open + 1
    var isDoubled = false
    while let found = offset(of: CSVReader.quote, in: bytes, from: next, to: end) {
      if found + 1 < end, bytes[found + 1] == CSVReader.quote {
        isDoubled = true
        next = found + 2
        continue
      }
      if isDoubled { doubled.append(record.fields.count) }
      var line = open + 1
      while let feed = offset(of: CSVReader.lineFeed, in: bytes, from: line, to: found) {
        record.lines += 1
        line = feed + 1
      }
      return found
    }
    return nil
  }

  private func offset(
    of byte: UInt8, in bytes: UnsafePointer<UInt8>, from: Int, to end: Int
  ) -> Int? {
    guard from < end, let found = memchr(bytes + from, Int32(byte), end - from) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
  }

  /// Asked while the record is still at the front of the window: a quoted field starts behind it.
  private func isBlank(_ record: CSVRecord) -> Bool {
    guard record.fields.count == 1, let field = record.fields.first else { return false }
    return field.start == UnsafePointer(window.memory + window.start)
      && field.buffer.allSatisfy(CSVReader.isBlank)
  }

  /// Makes each doubled quote of a field one, in place: the window's bytes are ours, and hashed.
  private func undouble(_ field: Slice) -> Slice {
    guard let first = field.start else { return field }
    let bytes = window.memory + (first - UnsafePointer(window.memory))
    var written = 0
    var read = 0
    while read < field.count {
      bytes[written] = bytes[read]
      read += bytes[read] == CSVReader.quote ? 2 : 1
      written += 1
    }
    return Slice(start: first, count: written)
  }
}

extension Problem {
  fileprivate static func tooLong(_ file: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(file, line: line), "a record longer than 1 MiB",
      hint: "look for a quote that is never closed")
  }

  fileprivate static func neverClosed(_ file: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(file, line: line), "a quote is never closed",
      reason: "the record that starts on this line runs to the end of the file")
  }

  fileprivate static func textBehindQuote(_ file: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(file, line: line), "text behind a closing quote",
      reason: "a quote inside a quoted field is written twice (RFC 4180)")
  }
}
