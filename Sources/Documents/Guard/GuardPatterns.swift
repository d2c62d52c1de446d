import Model

/// Every way in which terms may be written, folded, one after another in one stretch of bytes: the
/// terms of a hundred thousand people cost no allocation each.
struct GuardPatterns: Sendable {
  struct Entry {
    /// Of its first byte.
    let start: Int
    let count: Int
    let hash: UInt64
    /// The place in `rules` of how strictly a text must be broken up as the term is.
    let rule: Int32
    /// `nobody` for what is the organisation's.
    let subject: Int32
  }

  /// What became of a term.
  enum Outcome {
    /// The cell says that there is nothing.
    case nothing
    case added
    /// Nothing of it is left to compare.
    case unsearchable
  }

  static let nobody: Int32 = -1

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []
  private(set) var rules: [GuardRule] = []
  private var numbers: [GuardRule: Int32] = [:]
  private var folded = FoldedText([])
  private var piece: [UInt8] = []
  private let shortensStreets: Bool

  /// - Parameter shortensStreets: whether `4 Fake Street` is also `4 Fake St`.
  init(shortensStreets: Bool = false) { self.shortensStreets = shortensStreets }

  mutating func add(_ term: GuardTerm, of subject: Int32) -> Outcome {
    // `BirthDays` looks for those.
    if term.kind == .birth { return .nothing }
    folded.reset(to: term.text)
    if subject != Self.nobody, term.saysNothing(folded) { return .nothing }
    // One letter is in every letter: nobody is known by it alone.
    if term.kind == .name, folded.bytes.count == 1 { return .nothing }
    let before = entries.count
    if term.kind == .phone {
      addPhones(term.text, of: subject)
      // "Ask Ada King" in the place of a number is words.
      if entries.count > before || !isOfWords { return outcome(since: before) }
    }
    add(folded, as: term, of: subject)
    if term.kind == .name { addNamings(term, of: subject) }
    if term.kind == .address, shortensStreets, let short = folded.withShortStreets {
      add(short, as: term, of: subject)
    }
    return outcome(since: before)
  }

  private func outcome(since before: Int) -> Outcome {
    entries.count > before ? .added : .unsearchable
  }

  private var isOfWords: Bool {
    folded.breaks.dropFirst().dropLast().contains { $0.contains(.space) }
  }

  private mutating func add(_ text: FoldedText, as term: GuardTerm, of subject: Int32) {
    if text.bytes.isEmpty || (text.bytes.count == 1 && term.kind == .name) { return }
    var writing = GuardRule.Writing(count: text.bytes.count)
    for place in text.bytes.indices {
      let byte = text.bytes[place]
      if byte >= 0x30, byte <= 0x39 { writing.digits += 1 }
      if place > 0, text.breaks[place].contains(.seen) {
        writing.seen.append(place)
        if text.breaks[place].contains(.space) { writing.spaces.append(place) }
      }
    }
    writing.characters = term.text.unicodeScalars.count
    writing.isEastAsian = text.bytes.contains { $0 >= 0x80 } && term.isEastAsian
    let rule = number(of: GuardRule(term.kind, writing))
    text.bytes.withUnsafeBufferPointer { keep($0, rule, of: subject) }
  }

  private mutating func number(of rule: GuardRule) -> Int32 {
    if let number = numbers[rule] { return number }
    let number = Int32(rules.count)
    rules.append(rule)
    numbers[rule] = number
    return number
  }

  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>, _ rule: Int32, of subject: Int32) {
    entries.append(
      Entry(
        start: bytes.count, count: text.count, hash: TermHash.whole(text),
        rule: rule, subject: subject))
    bytes.append(contentsOf: text)
  }
}

// Names.
extension GuardPatterns {
  /// `Dr Ada M. King` is also `Ada M. King` and `Ada King`; `King, Ada` is also `Ada King`.
  private mutating func addNamings(_ term: GuardTerm, of subject: Int32) {
    if let words = plainWords(of: term.text) {
      addNamings(words, as: term, of: subject)
      return
    }
    var other = FoldedText([])
    for naming in Self.namings(term.text) {
      other.reset(to: naming)
      add(other, as: GuardTerm(term.kind, naming), of: subject)
    }
  }

  /// Where the words of a name in ASCII stand in `folded`, where white space alone parts them; nil
  /// where that cannot be told.
  private func plainWords(of name: String) -> [Range<Int>]? {
    var words = 0
    var isInWord = false
    for byte in name.utf8 {
      if byte >= 0x80 || byte == UInt8(ascii: ",") { return nil }
      let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
      if !isSpace, !isInWord { words += 1 }
      isInWord = !isSpace
    }
    var ranges: [Range<Int>] = []
    var start = 0
    for place in folded.bytes.indices.dropFirst() where folded.breaks[place].contains(.space) {
      ranges.append(start..<place)
      start = place
    }
    ranges.append(start..<folded.bytes.count)
    // A word of punctuation alone is left out of what is folded.
    return ranges.count == words ? ranges : nil
  }

  private mutating func addNamings(
    _ all: [Range<Int>], as term: GuardTerm, of subject: Int32
  ) {
    var words = all[...]
    while let first = words.first, words.count > 2, isTitle(first) {
      words.removeFirst()
      add(words, as: term, of: subject)
    }
    guard let first = words.first, let last = words.last, words.count > 1 else { return }
    if words.count > 2 { add([first, last], as: term, of: subject) }
    add([last] + words.dropLast(), as: term, of: subject)
  }

  private func isTitle(_ word: Range<Int>) -> Bool {
    word.count <= Self.longestTitle && Self.titles.contains(Array(folded.bytes[word]))
  }

  /// Words of `folded`, in the order given.
  private mutating func add(
    _ words: some Sequence<Range<Int>>, as term: GuardTerm, of subject: Int32
  ) {
    var writing = GuardRule.Writing()
    piece.removeAll(keepingCapacity: true)
    for word in words {
      for place in word {
        let isFirst = place == word.lowerBound
        if !piece.isEmpty, isFirst || folded.breaks[place].contains(.seen) {
          writing.seen.append(piece.count)
          if isFirst { writing.spaces.append(piece.count) }
        }
        let byte = folded.bytes[place]
        if byte >= 0x30, byte <= 0x39 { writing.digits += 1 }
        piece.append(byte)
      }
    }
    if piece.count < 2 { return }
    writing.count = piece.count
    let rule = number(of: GuardRule(term.kind, writing))
    let text = piece
    text.withUnsafeBufferPointer { keep($0, rule, of: subject) }
  }

  private static func namings(_ name: String) -> [String] {
    var namings: [String] = []
    let halves = name.split(separator: ",")
    if halves.count == 2 { namings.append("\(halves[1]) \(halves[0])") }
    var words = name.split(whereSeparator: \.isWhitespace)
    while let first = words.first, words.count > 2,
      titles.contains(FoldedText(Array(first.utf8)).bytes)
    {
      words.removeFirst()
      namings.append(words.joined(separator: " "))
    }
    if words.count > 2, let first = words.first, let last = words.last {
      namings.append("\(first) \(last)")
    }
    // As lists write it: the family name first.
    if halves.count == 1, words.count > 1, let last = words.last {
      namings.append(([last] + words.dropLast()).joined(separator: " "))
    }
    return namings
  }

  private static let titles = Set(NameWords.titles.map { Array($0.utf8) })

  private static let longestTitle = NameWords.titles.map(\.utf8.count).max() ?? 0
}

// Telephones.
extension GuardPatterns {
  /// A number as it is dialled from within the country and from without: `020…`, `+44 20…`,
  /// `+44 (0)20…`, `0044 20…`.
  private mutating func addPhones(_ text: String, of subject: Int32) {
    let digits = folded.bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
    if digits.isEmpty { return }
    let beginsWithDigit = text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    let isAbroad =
      !beginsWithDigit
      && text.drop(while: { $0.isWhitespace || $0 == "(" }).hasPrefix("+")
    let rule = number(of: GuardRule(phoneOf: digits.count))
    var number = digits[...]
    if number.starts(with: "00".utf8) { number = number.dropFirst(2) }
    let hasCountry = isAbroad || number.count < digits.count
    if hasCountry, number.starts(with: "44".utf8) {
      let rest = number.dropFirst(2)
      addNational(rest.first == UInt8(ascii: "0") ? rest.dropFirst() : rest, rule, of: subject)
    } else if hasCountry {
      add([], number, rule, of: subject)
      add(Self.abroad, number, rule, of: subject)
    } else if number.first == UInt8(ascii: "0") {
      addNational(number.dropFirst(), rule, of: subject)
    } else if number.count >= 9 {
      // A spreadsheet took the leading 0 away.
      addNational(number, rule, of: subject)
    } else {
      add([], number, rule, of: subject)
    }
  }

  private static let prefixes = ["0", "44", "440", "0044", "00440"].map { Array($0.utf8) }
  private static let abroad = Array("00".utf8)

  private mutating func addNational(
    _ number: ArraySlice<UInt8>, _ rule: Int32, of subject: Int32
  ) {
    for prefix in Self.prefixes { add(prefix, number, rule, of: subject) }
    if number.count >= 9 { add([], number, rule, of: subject) }
  }

  private mutating func add(
    _ prefix: [UInt8], _ number: ArraySlice<UInt8>, _ rule: Int32, of subject: Int32
  ) {
    piece.removeAll(keepingCapacity: true)
    piece.append(contentsOf: prefix)
    piece.append(contentsOf: number)
    if piece.isEmpty { return }
    let text = piece
    text.withUnsafeBufferPointer { keep($0, rule, of: subject) }
  }
}
