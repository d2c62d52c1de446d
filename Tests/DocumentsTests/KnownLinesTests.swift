import TestSupport
import Testing

@testable import Documents

/// Documents of lines that come again and again, beside the same documents folded and searched anew.
struct KnownLinesTests {
  /// What makes one line of a document depend on another: tags that go on, words parted at an end,
  /// escapes that are cut off, capitals behind small letters, bytes that are no text.
  private static let pieces =
    [
      "a", "b", "Ab", "ba1", "aa", "1", " ", " ", " ", "\n", "\n", "\n\n", "-\n", "-", " - ", "<b",
      "<b>",
      "</b>", "<", ">", "&amp;", "&#45", ";", "&#x", "%2", "%2D", "%", "\\5A", "\\", "\\u00",
      "\\ud83d",
      "\\ude00", "_", "*", "é", "e\u{301}", "\u{200B}", "ß", "文", "\u{301}", "\r", "\r\n",
    ].map { Array($0.utf8) } + [[0xC3], [0xA9], [0xF0, 0x9F], [0xFF]]

  private static func line(_ dice: inout Dice) -> [UInt8] {
    var line: [UInt8] = []
    for _ in 0..<dice.below(12) { line += dice.one(of: pieces) }
    if !dice.once(in: 12) { line += Array("\n".utf8) }
    return line
  }

  private static func dictionary(_ dice: inout Dice) -> TermDictionary {
    let words = (0..<40).map { _ in
      (0..<(1 + dice.below(dice.one(of: [3, 9, 20])))).map { _ in dice.one(of: Array("ab1".utf8)) }
    }
    var dictionary = TermDictionary(
      patterns: words.count, bytes: words.reduce(0) { $0 + $1.count })
    for word in words {
      _ = word.withUnsafeBufferPointer { dictionary.number(of: $0, hash: TermHash.whole($0)) }
    }
    return dictionary
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `what is known of lines is what reading them anew says`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let dictionary = Self.dictionary(&dice)
    let lines = (0..<12).map { _ in Self.line(&dice) }
    let readers = LineReaders()
    var known = 0
    for _ in 0..<150 {
      var document = Rendered(kind: dice.one(of: [.plain, .html, .markdown, .json]))
      for _ in 0..<dice.below(20) {
        document.bytes += dice.once(in: 6) ? Self.line(&dice) : dice.one(of: lines)
      }
      let anew = FoldedText(document.bytes, as: document.kind)
      let hits = dictionary.search(anew)
      readers.read(document, for: dictionary) { lines, reading in
        known += reading.pieces.count
        #expect(reading.text.bytes == anew.bytes)
        #expect(reading.text.breaks == anew.breaks)
        #expect(reading.text.origins == anew.origins)
        #expect(reading.text.isLoose == anew.isLoose)
        #expect(reading.text.firstUnread == anew.firstUnread)
        #expect(dictionary.search(reading.text, pieces: reading.pieces, of: lines) == hits)
      }
    }
    #expect(known > 50)
  }

  @Test func `a name that begins on a known line and ends on another is found`() {
    let name = Array("adakingofcalder".utf8)
    var dictionary = TermDictionary(patterns: 1, bytes: name.count)
    _ = name.withUnsafeBufferPointer { dictionary.number(of: $0, hash: TermHash.whole($0)) }
    let readers = LineReaders()
    let clean = "We wrote to Ada\nKing of\nArms last week.\n"
    for letter in [clean, clean, clean, "We wrote to Ada\nKing of\nCalder last week.\n", clean] {
      let document = Rendered(kind: .plain, bytes: Array(letter.utf8))
      readers.read(document, for: dictionary) { lines, reading in
        let hits = dictionary.search(reading.text, pieces: reading.pieces, of: lines)
        #expect(hits.count == (letter == clean ? 0 : 1))
      }
    }
  }
}
