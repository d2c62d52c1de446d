import Model

/// One unit of a source, as a rule a line: where it stands and what a format reads of it.
struct LogLine {
  /// Longer ones are rejected unread.
  static let longest = 1 << 20

  /// Counted from 1 in the decompressed source; of a record that spans lines its first line's, of a
  /// JSON record its own.
  let number: Int64
  /// How many lines it spans: each counts, and is listed if it is rejected.
  let lines: Int
  /// Of the first byte of `raw` in the decompressed source.
  let offset: Int64
  /// Without the LF; a CR before it and a BOM are kept, for these bytes are the evidence.
  let raw: Slice
  /// Of what the reader knows already to be no record.
  let rejection: Rejection?
  /// What the format reads: `raw` without one CR at its end and without a BOM at the file's start.
  let text: Slice

  init(number: Int64, offset: Int64, raw: Slice, lines: Int = 1, rejection: Rejection? = nil) {
    self.number = number
    self.lines = lines
    self.rejection = rejection
    self.offset = offset
    self.raw = raw
    var text = raw
    if text.count > 0, text[text.count - 1] == UInt8(ascii: "\r") {
      text = Slice(start: text.start, count: text.count - 1)
    }
    self.text = offset == 0 ? text.withoutByteOrderMark : text
  }

  /// Only spaces, tabs and CR.
  var isBlank: Bool {
    text.buffer.allSatisfy {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r")
    }
  }
}
