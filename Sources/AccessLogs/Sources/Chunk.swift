import Model

/// A stretch of a source that begins and ends with a unit, in a buffer that is used again and again.
///
/// A class that is passed from thread to thread without a lock of its own: the pool hands it to one
/// reader or one judge at a time, which is what makes `@unchecked Sendable` true.
final class Chunk: @unchecked Sendable {
  /// Formats may read this far behind a unit.
  static let slack = 64

  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int
  /// Where the units begin and end in `bytes`.
  var range = 0..<0
  var units = Units.lines
  /// The units in `bytes`, where they are JSON records.
  var cuts: [UnitCut] = []
  /// Of the first line's first byte in the decompressed source.
  var offset: Int64 = 0
  var firstLine: Int64 = 1
  var source = 0
  /// How its units are read; nil only before the reader has set it.
  var format: (any LineFormat)?

  var holdsUnits: Bool {
    switch units {
    case .lines, .records: !range.isEmpty
    case .jsonRecords, .fhirResources: !cuts.isEmpty
    }
  }

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.slack)
  }

  deinit { bytes.deallocate() }

  /// What formats read, and ignore, behind the last of `count` bytes.
  func pad(behind count: Int) {
    (bytes + count).initialize(repeating: 0, count: Self.slack)
  }

  /// Unit by unit.
  @inline(__always)
  func forEachUnit<Format: LineFormat>(
    of format: inout Format, _ body: (inout Format, LogLine) -> Void
  ) {
    switch units {
    case .records: forEachRecord(of: &format, body)
    case .lines: forEachLine { body(&format, $0) }
    case .jsonRecords, .fhirResources: forEachCut { body(&format, $0) }
    }
  }

  /// The last line may lack its LF.
  @inline(__always)
  private func forEachLine(_ body: (LogLine) -> Void) {
    var start = range.lowerBound
    var number = firstLine
    while start < range.upperBound {
      let rest = Slice(start: bytes + start, count: range.upperBound - start)
      let length = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.count
      body(
        LogLine(
          number: number, offset: offset + Int64(start - range.lowerBound),
          raw: rest.part(0..<length)))
      number += 1
      start += length + 1
    }
  }

  private func forEachCut(_ body: (LogLine) -> Void) {
    for (index, cut) in cuts.enumerated() {
      body(
        LogLine(
          number: firstLine + Int64(index),
          offset: offset + Int64(cut.start - range.lowerBound),
          raw: Slice(start: bytes + cut.start, count: cut.count), rejection: cut.rejection))
    }
  }

  /// The last record may lack its LF.
  private func forEachRecord<Format: LineFormat>(
    of format: inout Format, _ body: (inout Format, LogLine) -> Void
  ) {
    var start = range.lowerBound
    var number = firstLine
    while start < range.upperBound {
      let rest = Slice(start: bytes + start, count: range.upperBound - start)
      let record = format.nextRecord(in: rest)
      body(
        &format,
        LogLine(
          number: number, offset: offset + Int64(start - range.lowerBound),
          raw: rest.part(0..<record.count), lines: record.lines))
      number += Int64(record.lines)
      start += record.count + 1
    }
  }
}
