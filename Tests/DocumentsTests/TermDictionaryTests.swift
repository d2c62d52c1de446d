import TestSupport
import Testing

@testable import Documents

/// The dictionary of the leak guard against one that compares everything with everything.
struct TermDictionaryTests {
  private static func dictionary(_ words: [[UInt8]]) -> (TermDictionary, numbers: [Int]) {
    var dictionary = TermDictionary(
      patterns: words.count, bytes: words.reduce(0) { $0 + $1.count })
    let numbers = words.map { word in
      word.withUnsafeBufferPointer { dictionary.number(of: $0, hash: TermHash.whole($0)) }
    }
    return (dictionary, numbers)
  }

  /// Of few letters, so that they begin alike, hold each other and fill blocks of eight to the brim.
  private static func word(_ dice: inout Dice) -> [UInt8] {
    (0..<(1 + dice.below(dice.one(of: [3, 9, 18, 40])))).map { _ in
      dice.one(of: Array("ab1".utf8))
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `what begins and ends at an edge is found, each once, in order of the ends`(seed: UInt64) {
    var dice = Dice(seed: seed)
    let words = (0..<(1 + dice.below(60))).map { _ in Self.word(&dice) }
    let (dictionary, numbers) = Self.dictionary(words)
    var source: [UInt8] = []
    for _ in 0..<80 {
      source += dice.once(in: 2) ? dice.one(of: words) : Self.word(&dice)
      source += Array(dice.one(of: [" ", "", "-", "\n"]).utf8)
    }
    let text = FoldedText(source)
    var expected: [TermDictionary.Hit] = []
    let isEdge = text.breaks.map { $0.contains(.edge) }
    for end in 1...text.bytes.count where isEdge[end] {
      for start in 0..<end where isEdge[start] {
        let place = words.firstIndex { $0.elementsEqual(text.bytes[start..<end]) }
        if let place { expected.append(.init(number: numbers[place], range: start..<end)) }
      }
    }
    #expect(dictionary.search(text) == expected)
  }

  @Test func `what is the same has one number, and numbers count up`() {
    let (dictionary, numbers) = Self.dictionary(
      ["ada", "king", "ada", "adaking12", "adaking123", "king"].map { Array($0.utf8) })
    #expect(numbers == [0, 1, 0, 2, 3, 1])
    #expect(dictionary.count == 4)
  }

  @Test func `an empty dictionary finds nothing, and nothing is found in an empty text`() {
    let nothing = TermDictionary(patterns: 0, bytes: 0)
    #expect(nothing.search(FoldedText(Array("ada".utf8))).isEmpty)
    #expect(Self.dictionary([Array("a".utf8)]).0.search(FoldedText([])).isEmpty)
  }

  @Test func `a hash is that of what ends there, whatever follows`() {
    let text = Array("0123456789abcdefghijklmnopqrstuvwxyz".utf8)
    text.withUnsafeBufferPointer { text in
      var hash = TermHash()
      for end in 1...text.count {
        let start = (end - 1) / TermHash.width * TermHash.width
        let whole = TermHash.whole(UnsafeBufferPointer(rebasing: text[..<end]))
        #expect(
          hash.ending(with: TermHash.block(text, at: start), after: end - start) == whole)
        if end % TermHash.width == 0 { hash.goOn(with: TermHash.block(text, at: start)) }
      }
    }
  }
}
