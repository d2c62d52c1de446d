package import Model

/// Reads the records of a CSV (RFC 4180), one after the other, from a file of any length.
///
/// A byte order mark, CRLF and a last record without its line end are accepted; blank lines (of
/// spaces, tabs and CR) are passed over. What is refused, with its line: text behind a closing quote,
/// a quote in a plain field of a record over several lines, a quote that is never closed, a record
/// over `recordLimit` bytes.
package struct CSVReader {
  /// A record longer than this is no record of a table.
  package static let recordLimit = 1 << 20

  private let window: ByteWindow
  private let name: String
  private var nextLine = 1
  private var isBegun: Bool
  /// The bytes of the record that was read last, in the window's memory.
  private var taken = 0..<0
  private let scanner = CSVScanner()

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

  /// The record that was read last, with its line end, its doubled quotes undone where they stood; valid
  /// until `next`.
  var bytes: Slice {
    Slice(start: UnsafePointer(window.memory + taken.lowerBound), count: taken.count)
  }

  /// Where in the file it ends.
  var offset: Int64 { window.base + Int64(taken.upperBound) }

  /// Reads the next record into `record`, whose room is used again; false at the end.
  package mutating func next(_ record: inout CSVRecord) throws(Problem) -> Bool {
    if !isBegun {
      try window.skipByteOrderMark()
      isBegun = true
    }
    while true {
      let rest = Slice(start: UnsafePointer(window.memory + window.start), count: window.count)
      switch scanner.scan(rest, isEnd: false, into: &record) {
      case .record(let count):
        record.line = nextLine
        if count > CSVReader.recordLimit { throw .tooLong(name, nextLine) }
        let isBlank = isBlank(record)
        taken = window.start..<window.start + count
        window.start += count
        nextLine += record.lines
        if isBlank { continue }
        for index in record.doubled { record.fields[index] = undouble(record.fields[index]) }
        return true
      case .unfinished:
        if window.count > CSVReader.recordLimit { throw .tooLong(name, nextLine) }
        if try window.extend() { continue }
        if window.count == 0 { return false }
        if !window.closeLastLine() { throw .neverClosed(name, nextLine) }
      case .textBehindQuote(let line):
        throw .textBehindQuote(name, nextLine + line)
      case .quoteInPlainField(let line):
        throw .quoteInPlainField(name, nextLine + line)
      }
    }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}

extension CSVReader {
  /// Asked while the record is still at the front of the window: a quoted field starts behind it.
  private func isBlank(_ record: CSVRecord) -> Bool {
    guard record.fields.count == 1, let field = record.fields.first else { return false }
    return field.start == UnsafePointer(window.memory + window.start)
      && field.buffer.allSatisfy(CSVReader.isBlank)
  }

  /// In place: the window's bytes are ours, and hashed.
  private func undouble(_ field: Slice) -> Slice {
    guard let first = field.start else { return field }
    let offset = first - UnsafePointer(window.memory)
    return CSVScanner.undouble(field, into: window.memory + offset)
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

  fileprivate static func quoteInPlainField(_ file: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(file, line: line), "a quote in a field that does not begin with one",
      reason: "in a record over several lines nobody can say which quote closes which (RFC 4180)")
  }
}
