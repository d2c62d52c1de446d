import Model

/// Reads one text for last names that something before or behind them makes somebody's name.
struct SurnameSearch {
  private let surnames: Surnames
  private let text: FoldedText
  private let source: [UInt8]
  private let words: [Range<Int>]

  init(_ surnames: Surnames, in text: FoldedText, of source: [UInt8]) {
    self.surnames = surnames
    self.text = text
    self.source = source
    words = text.words
  }

  func run(found: (GuardMeanings.Meaning, Range<Int>) -> Void) {
    for place in words.indices {
      let word = bytes(place)
      if Self.isTitle(word) {
        lookBehindTitle(place, found: found)
      } else if word.elementsEqual(Self.family) {
        lookBeforeFamily(place, found: found)
      } else if Surnames.isInitial(word) {
        if isWrittenAsInitial(place) {
          lookBehind(place, .initial(Array(word)), isCertain: false, found: found)
        }
      } else if surnames.isFirstName(word), isCapital(place) {
        lookBehind(place, .first(Array(word)), isCertain: false, found: found)
      }
    }
  }

  /// `Mrs King`, `Mrs A. King`, `Mrs Ada Mary King`.
  private func lookBehindTitle(
    _ title: Int, found: (GuardMeanings.Meaning, Range<Int>) -> Void
  ) {
    for count in 1...Self.parts where title + count < words.endIndex {
      look(for: title + 1, count, .anybody, from: title, found: found)
    }
    let next = title + 1
    guard next < words.endIndex else { return }
    let word = bytes(next)
    if Surnames.isInitial(word) {
      lookBehind(next, .initial(Array(word)), isCertain: true, found: found)
    } else if surnames.isFirstName(word) {
      lookBehind(next, .first(Array(word)), isCertain: true, found: found)
    }
  }

  /// `the King family`.
  private func lookBeforeFamily(
    _ family: Int, found: (GuardMeanings.Meaning, Range<Int>) -> Void
  ) {
    for count in 1...Self.parts where family - count >= words.startIndex {
      let name = words[family - count].lowerBound..<words[family - 1].upperBound
      if isCapital(family - count), let meaning = surnames.meaning(of: text.bytes[name], .anybody) {
        found(meaning, name.lowerBound..<words[family].upperBound)
      }
    }
  }

  /// A last name behind an initial or a first name, and what may stand between them: `A. M. King`,
  /// `Ada Mary King`, `Ada van King`.
  ///
  /// - Parameter isCertain: a title says that it is a name, however it is written.
  private func lookBehind(
    _ first: Int, _ way: Surnames.Way, isCertain: Bool,
    found: (GuardMeanings.Meaning, Range<Int>) -> Void
  ) {
    var last = first + 1
    while last < words.endIndex, last <= first + 1 + Self.between,
      gap(before: last).mayJoinName(after: words[last - 1].count)
    {
      for count in 1...Self.parts where last + count <= words.endIndex {
        if isCertain || isCapital(last) || isCapital(last + count - 1) {
          look(for: last, count, way, from: first, found: found)
        }
      }
      guard mayStandBetween(last, way, isCertain: isCertain) else { return }
      last += 1
    }
  }

  private func look(
    for start: Int, _ count: Int, _ way: Surnames.Way, from first: Int,
    found: (GuardMeanings.Meaning, Range<Int>) -> Void
  ) {
    let name = words[start].lowerBound..<words[start + count - 1].upperBound
    if let meaning = surnames.meaning(of: text.bytes[name], way) {
      found(meaning, words[first].lowerBound..<name.upperBound)
    }
  }

  private func mayStandBetween(_ place: Int, _ way: Surnames.Way, isCertain: Bool) -> Bool {
    let word = bytes(place)
    if Self.particles.contains(Array(word)) || Surnames.isInitial(word) { return true }
    if (0x30...0x39).contains(word[word.startIndex]) { return false }
    if case .initial = way { return false }
    return isCertain || isCapital(place)
  }

  /// `A` begins a sentence and `I` stands in one, neither a name: those need their full stop.
  private func isWrittenAsInitial(_ place: Int) -> Bool {
    guard place + 1 < words.endIndex, isCapital(place) else { return false }
    if gap(before: place + 1).hasStop { return true }
    if bytes(place).elementsEqual("i".utf8) { return false }
    guard place > 0 else { return !bytes(place).elementsEqual("a".utf8) }
    let before = source[..<text.origin(of: words[place]).lowerBound]
    if let last = before.last, "'-;".utf8.contains(last) || last == 0x99 { return false }
    if !bytes(place).elementsEqual("a".utf8) { return true }
    // Only in the middle of a sentence.
    let spaces = before.reversed().prefix { $0 <= 0x20 }
    guard let last = before.dropLast(spaces.count).last else { return false }
    return !spaces.contains(0x0A)
      && ((0x61...0x7A).contains(last | 0x20) || (0x30...0x39).contains(last) || last == 0x2C)
  }

  private func gap(before place: Int) -> WordGap {
    WordGap(from: words[place - 1], to: words[place], of: text, in: source)
  }

  private func bytes(_ place: Int) -> ArraySlice<UInt8> { text.bytes[words[place]] }

  /// Whether a word begins with a capital; what is no letter of ASCII may be one.
  private func isCapital(_ place: Int) -> Bool {
    let origin = Int(text.origins[words[place].lowerBound])
    return origin < source.count && !(0x61...0x7A).contains(source[origin])
      && !(0x30...0x39).contains(source[origin])
  }

  static func isTitle(_ word: ArraySlice<UInt8>) -> Bool {
    titles.contains { $0.elementsEqual(word) }
  }

  /// A last name is read as that many words at most: `O'Brien-Groß` is three.
  private static let parts = 3
  /// So many other names may stand before it.
  private static let between = 3
  private static let family = Array("family".utf8)

  private static let titles = NameWords.titles.sorted().map { Array($0.utf8) }

  private static let particles = Set(
    [
      "van", "von", "der", "den", "de", "del", "della", "da", "dos", "di", "du", "la", "le", "el",
      "al", "bin", "bint", "ibn", "ter", "ten", "st", "nee",
    ].map { Array($0.utf8) })
}
