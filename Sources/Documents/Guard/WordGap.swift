/// What stands between two words of a document, as it was written: a comma parts two names, and tells
/// a time of the day from a date.
struct WordGap {
  /// Without white space and the backslashes that escape punctuation.
  private let bytes: [UInt8]
  /// Escapes and tags, which a reader does not see as they are written.
  private let isMarkup: Bool
  private let hasSpace: Bool

  init(from first: Range<Int>, to second: Range<Int>, of text: FoldedText, in source: [UInt8]) {
    let start = text.origin(of: first).upperBound + 1
    let end = text.origin(of: second).lowerBound
    let between = start < end && end <= source.count ? source[start..<end] : []
    isMarkup = between.contains { $0 >= 0x80 || "&<>%".utf8.contains($0) }
    hasSpace = between.contains { $0 <= 0x20 }
    bytes = between.filter { $0 > 0x20 && $0 != UInt8(ascii: "\\") }
  }

  /// Whether two words may be parts of one name.
  ///
  /// - Parameter first: how long the first is: a full stop ends an initial, and otherwise a sentence.
  func mayJoinName(after first: Int) -> Bool {
    if isMarkup { return true }
    if first == 1, bytes.first == UInt8(ascii: "-") { return false }
    return bytes.allSatisfy { byte in
      byte == UInt8(ascii: ".")
        ? first <= Self.longestShort : !"+,;:!?|()[]{}=/".utf8.contains(byte)
    }
  }

  /// `Prof.` and `Rev.`, which have no more letters.
  private static let longestShort = 4

  var hasStop: Bool { bytes.first == UInt8(ascii: ".") }

  /// What parts the numbers of a date: one character of three, or 0 for what cannot be told; nil where
  /// it parts none.
  var ofDate: UInt8? {
    if isMarkup { return 0 }
    return bytes.count == 1 && "./-".utf8.contains(bytes[0]) ? bytes[0] : nil
  }

  /// What stands between the words of a day: white space, a comma or a dash.
  var mayBeOfDay: Bool { isMarkup || bytes.isEmpty || bytes == [0x2C] || bytes == [0x2D] }

  /// White space, and at most the apostrophe of a year in two digits.
  var isSpace: Bool { isMarkup || bytes.allSatisfy { $0 == UInt8(ascii: "'") } }

  /// A colon, or a separator and no white space: a time of the day or a longer number goes on.
  var goesOn: Bool { bytes.count == 1 && "./-:".utf8.contains(bytes[0]) && !hasSpace }
}
