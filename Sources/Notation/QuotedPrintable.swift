/// Text as it travels in an e-mail: ASCII, CRLF, no line over 76 characters (RFC 2045, 6.7).
package enum QuotedPrintable {
  /// - Parameter text: UTF-8, its lines ended by LF.
  package static func encoded(_ text: [UInt8]) -> [UInt8] {
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.count + text.count / 16 + 16)
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      add(line, to: &encoded)
      encoded += lineEnd
    }
    // What is behind the last line feed is no line.
    if text.isEmpty || text.last == UInt8(ascii: "\n") { encoded.removeLast(lineEnd.count) }
    return encoded
  }

  private static let lineEnd = Array("\r\n".utf8)
  private static let longest = 76

  private static func add(_ line: ArraySlice<UInt8>, to encoded: inout [UInt8]) {
    var column = 0
    for (place, byte) in zip(line.indices, line) {
      let isLast = place == line.endIndex - 1
      let isPlain = stands(byte, isFirst: place == line.startIndex, isLast: isLast)
      let width = isPlain ? 1 : 3
      // The soft break takes one itself.
      if column + width > (isLast ? longest : longest - 1) {
        encoded.append(UInt8(ascii: "="))
        encoded += lineEnd
        column = 0
      }
      if isPlain {
        encoded.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        encoded += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
      column += width
    }
  }

  /// Not at the end of a line for white space, which mail servers strip; not at its start for what
  /// they take for an end or a beginning: a full stop, the F of `From `.
  private static func stands(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
    case UInt8(ascii: "."), UInt8(ascii: "F"): !isFirst
    case UInt8(ascii: "="): false
    default: (0x21...0x7E).contains(byte)
    }
  }
}
