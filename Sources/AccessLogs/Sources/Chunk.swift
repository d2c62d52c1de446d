import Model

/// A stretch of a source that begins and ends with a line, in a buffer that is used again and again.
///
/// A class that is passed from thread to thread without a lock of its own: the pool hands it to one
/// reader or one judge at a time, which is what makes `@unchecked Sendable` true.
final class Chunk: @unchecked Sendable {
  /// Formats may read this far behind a line.
  static let slack = 64

  let bytes: UnsafeMutablePointer<UInt8>
  let capacity: Int
  /// Where the lines begin and end in `bytes`.
  var range = 0..<0
  /// Of the first line's first byte in the decompressed source.
  var offset: Int64 = 0
  var firstLine: Int64 = 1
  var source = 0
  /// How its lines are read; nil only before the reader has set it.
  var format: (any LineFormat)?

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + Self.slack)
  }

  deinit { bytes.deallocate() }

  /// What formats read, and ignore, behind the last of `count` bytes.
  func pad(behind count: Int) {
    (bytes + count).initialize(repeating: 0, count: Self.slack)
  }

  /// Line by line; the last one may lack its LF.
  @inline(__always)
  func forEachLine(_ body: (LogLine) -> Void) {
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
}
