/// What people are called by a title and their last name alone, for the leak guard: `Mrs King`,
/// `the King family`. A last name without either is too often a word or a town to be looked for.
struct Surnames: Sendable {
  /// What is gathered, by last name, folded: whose it is, in the order of the case.
  struct Building {
    fileprivate var subjects: [[UInt8]: [Int32]] = [:]

    mutating func add(_ name: String, of subject: Int32) {
      let last = Surnames.last(of: name)
      if last.count > 1, subjects[last]?.last != subject {
        subjects[last, default: []].append(subject)
      }
    }
  }

  private let meanings: [[UInt8]: GuardMeanings.Meaning]

  /// The number that stands for all of them, which no term of the dictionary has.
  static let term = -2

  init(_ building: Building) {
    var meanings: [[UInt8]: GuardMeanings.Meaning] = [:]
    for (name, subjects) in building.subjects {
      // Below those of all terms, and apart from the dates of birth.
      meanings[name] = GuardMeanings.Meaning(
        number: -2 - 2 * meanings.count, rule: .title, subjects: subjects[...])
    }
    self.meanings = meanings
  }

  func search(_ text: FoldedText, found: (GuardMeanings.Meaning, Range<Int>) -> Void) {
    if meanings.isEmpty { return }
    let words = text.words
    for place in words.indices {
      for count in 1...Self.parts where place + count < words.endIndex {
        let (first, last) = (words[place], words[place + count])
        if isTitle(text.bytes[first]) {
          let name = words[place + 1].lowerBound..<last.upperBound
          if let meaning = meanings[Array(text.bytes[name])] {
            found(meaning, first.lowerBound..<name.upperBound)
          }
        } else if Self.folded("family").elementsEqual(text.bytes[last]) {
          let name = first.lowerBound..<words[place + count - 1].upperBound
          if let meaning = meanings[Array(text.bytes[name])] {
            found(meaning, name.lowerBound..<last.upperBound)
          }
        }
      }
    }
  }

  /// A last name is read as that many words at most: `O'Brien-Groß` is three.
  private static let parts = 3

  private func isTitle(_ word: ArraySlice<UInt8>) -> Bool {
    Self.titles.contains { $0.elementsEqual(word) }
  }

  private static let titles = [
    "mr", "mrs", "ms", "miss", "mx", "master", "madam", "dr", "prof", "professor", "sir", "dame",
    "lord", "lady", "rev",
  ].map(folded)

  /// `King` of `Ada King` and of `King, Ada`.
  private static func last(of name: String) -> [UInt8] {
    let halves = name.split(separator: ",")
    let last = halves.count > 1 ? halves[0] : name.split(whereSeparator: \.isWhitespace).last ?? ""
    return folded(String(last))
  }

  private static func folded(_ word: String) -> [UInt8] { FoldedText(Array(word.utf8)).bytes }
}
