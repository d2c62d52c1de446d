import Evidence
import Model
import Notation

/// What letters still say is not yet known, in the place of a fact that nobody has set: a mark for
/// whoever drafts, which no reader should get unawares.
struct LetterGaps {
  /// How many letters have one.
  private(set) var letters = 0
  /// The facts that the marks name, in byte order.
  private(set) var facts: [String] = []

  /// Reads the text that every letter has. Throws what keeps it from being read.
  init(in letters: [NoticeRecord], folder: CaseFolder) throws(Problem) {
    var keys: Set<String> = []
    for letter in letters {
      guard let path = letter.files.first(where: { $0.hasSuffix(".txt") }) else { continue }
      let text = String(
        decoding: try FileBytes.contents(of: "\(folder.documents)/\(path)"), as: UTF8.self)
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let marks = words.split(separator: LetterGaps.opening, omittingEmptySubsequences: false)
        .dropFirst()
      if marks.isEmpty { continue }
      self.letters += 1
      for mark in marks { keys.formUnion(LetterGaps.keys(in: mark.prefix { $0 != "]" })) }
    }
    facts = keys.sorted()
  }

  private static let opening = "[Not yet known:"

  /// A word of a mark that has the name of a fact; no other is repeated.
  private static func keys(in mark: Substring) -> [String] {
    guard let names = mark.split(separator: "Set the fact ").last else { return [] }
    return names.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap { word in
      let word = word.last == "." ? word.dropLast() : word
      return Facts.key(named: String(word)) == nil ? nil : String(word)
    }
  }
}
