import Model
import Notation

/// Where the records of a CSV log end: with their line, but for quoted fields that hold line feeds.
///
/// What is no record (text behind a closing quote, a quote without an end within
/// `LogLine.longest` bytes) ends with its first line, and reading goes on behind that. So does a line
/// that begins with `#`, whatever it holds.
struct CSVCut: Sendable {
  let scanner: CSVScanner

  /// What a record turned out to be.
  enum Kind { case record, remark, broken }

  /// The record at the front of `rest`, which is not empty, its fields in `record`. Byte order marks
  /// before it are passed over, for files that have one are put one behind the other.
  ///
  /// - Parameter isEnd: nothing follows `rest`, or nothing that belongs to its records.
  /// - Returns: nil where that depends on what follows.
  @inline(__always)
  func next(in rest: Slice, isEnd: Bool, _ record: inout CSVRecord) -> (RecordCut, Kind)? {
    var bare = rest
    while bare.withoutByteOrderMark.count < bare.count { bare = bare.withoutByteOrderMark }
    if bare.count > 0, bare[0] == UInt8(ascii: "#") { return line(rest, isEnd, .remark) }
    // One more than the longest record for a CR, and one for the LF.
    let most = LogLine.longest + 2
    let isWhole = rest.count < most
    let marks = rest.count - bare.count
    let text = bare.part(0..<max(0, min(bare.count, most - marks)))
    switch scanner.scan(text, isEnd: isEnd && isWhole, into: &record) {
    case .record(let count):
      let hasFeed = count > 0 && text[count - 1] == UInt8(ascii: "\n")
      let length = marks + count - (hasFeed ? 1 : 0)
      return (RecordCut(count: length, lines: record.lines), .record)
    case .unfinished where isWhole && !isEnd: return nil
    case .unfinished, .textBehindQuote, .quoteInPlainField: return line(rest, isEnd, .broken)
    }
  }

  private func line(_ rest: Slice, _ isEnd: Bool, _ kind: Kind) -> (RecordCut, Kind)? {
    if let feed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      return (RecordCut(count: feed, lines: 1), kind)
    }
    return isEnd ? (RecordCut(count: rest.count, lines: 1), kind) : nil
  }

  /// How many bytes at the front are whole records. More follow.
  ///
  /// A line without a quote that does not begin inside one is a record: only lines with quotes are
  /// looked at.
  func whole(in bytes: Slice) -> Int {
    var record = CSVRecord()
    var start = 0
    while start < bytes.count {
      let quote = bytes.firstIndex(of: UInt8(ascii: "\""), from: start)
      let plain = bytes.part(start..<(quote ?? bytes.count))
      if let feed = plain.lastIndex(of: UInt8(ascii: "\n")) { start += feed + 1 }
      guard quote != nil, let (cut, _) = next(in: bytes.dropping(start), isEnd: false, &record)
      else { return start }
      start += cut.count + 1
    }
    return start
  }
}
