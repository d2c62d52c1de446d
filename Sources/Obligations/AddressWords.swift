import Model
import Notation

/// An address as words to compare, with the long and the short form of a word the same.
enum AddressWords {
  static func of(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll()
    }
    for scalar in text.unicodeScalars where scalar != "'" && scalar != "\u{2019}" {
      switch ScalarFolding(scalar) {
      case .letters(let folded, _): word += folded
      case .word(let folded):
        end()
        word = folded
        end()
      case .separator: end()
      // A soft hyphen, an accent.
      case .invisible, .mark: break
      }
    }
    end()
    return words.map { StreetWords.short[$0] ?? $0 }
  }

  /// The two halves of a British postcode, or the one word it is written as; nil where there is none.
  static func postcode(in words: [String]) -> [String]? {
    for index in words.indices.reversed() {
      if index > 0, isInward(words[index][...]), isOutward(words[index - 1][...]) {
        return [words[index - 1], words[index]]
      }
      if isInward(words[index].suffix(3)), isOutward(words[index].dropLast(3)) {
        return [words[index]]
      }
    }
    return nil
  }

  /// `1AA`
  private static func isInward(_ word: Substring) -> Bool {
    word.utf8.count == 3 && shape(word) == "9aa"
  }

  /// `LS1`, `SW1A`, `M60`
  private static func isOutward(_ word: Substring) -> Bool {
    ["a9", "a99", "aa9", "aa99", "a9a", "aa9a"].contains(shape(word))
  }

  private static func shape(_ word: Substring) -> String {
    guard word.utf8.count < 5 else { return "" }
    return String(
      word.unicodeScalars.map { scalar -> Character in
        switch scalar.value {
        case 0x30...0x39: "9"
        case 0x61...0x7A: "a"
        default: "?"
        }
      })
  }

  /// What stands before the number of a flat.
  static let ofFlats: Set<String> = ["flat", "apt", "unit", "rm", "floor", "no", "number"]
}
