import Model

/// One line of a source, where it stands and what a format reads of it.
struct LogLine {
  /// Longer lines are rejected unread.
  static let longest = 1 << 20

  /// Counted from 1 in the decompressed source.
  let number: Int64
  /// Of the first byte of `raw` in the decompressed source.
  let offset: Int64
  /// Without the LF; a CR before it and a BOM are kept, for these bytes are the evidence.
  let raw: Slice
  /// What the format reads: `raw` without one CR at its end and without a BOM at the file's start.
  let text: Slice

  init(number: Int64, offset: Int64, raw: Slice) {
    self.number = number
    self.offset = offset
    self.raw = raw
    var text = raw
    if text.count > 0, text[text.count - 1] == UInt8(ascii: "\r") {
      text = Slice(start: text.start, count: text.count - 1)
    }
    if offset == 0, text.count >= 3, text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF {
      text = text.dropping(3)
    }
    self.text = text
  }

  /// Only spaces, tabs and CR.
  var isBlank: Bool {
    text.buffer.allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
    }
  }
}
