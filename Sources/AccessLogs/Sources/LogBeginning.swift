import Model

/// The beginning of a log, by which its format is told.
struct LogBeginning {
  /// How much of the log can be needed.
  static let size = 4096

  /// The first line that is not blank, without its line end and a BOM; the part of it that is known
  /// where it is very long.
  let firstLine: Slice
  /// From that line's beginning: `size` bytes, or fewer where the log ends before.
  let bytes: Slice
  /// Of the first line.
  let line: Int64

  /// Nil while there is not enough to tell. 64 bytes behind `bytes` can be read.
  ///
  /// - Parameters:
  ///   - bytes: the log from line `line` on.
  ///   - isEnd: it ends there.
  init?(_ bytes: Slice, at offset: Int64, line: Int64, isEnd: Bool) {
    var number = line
    var start = offset == 0 ? bytes.count - bytes.withoutByteOrderMark.count : 0
    while start < bytes.count {
      let feed = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start)
      let known = bytes.part(start..<(feed ?? bytes.count))
      guard known.buffer.allSatisfy(Self.isBlank) else {
        let isEnough = isEnd || feed != nil && bytes.count - start >= Self.size
        guard isEnough || known.count > LogLine.longest else { return nil }
        let endsInCR = known[known.count - 1] == UInt8(ascii: "\r")
        firstLine = known.part(0..<(known.count - (endsInCR ? 1 : 0)))
        self.bytes = bytes.part(start..<min(start + Self.size, bytes.count))
        self.line = number
        return
      }
      number += 1
      start = (feed ?? bytes.count) + 1
    }
    return nil
  }

  /// Of the first line, without the blanks before it.
  var firstByte: UInt8? { firstLine.buffer.first { !Self.isBlank($0) } }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }
}
