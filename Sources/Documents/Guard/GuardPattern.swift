/// One way in which a term may be written, folded, and how strictly the text must be broken up as
/// the term is.
struct GuardPattern: Hashable {
  var bytes: [UInt8]
  var rule: GuardRule

  /// Every way to write a term; none where nothing of it is left to compare.
  static func patterns(of term: GuardTerm) -> [GuardPattern] {
    // `BirthDays` looks for those.
    if term.kind == .birth { return [] }
    if term.kind == .phone {
      let numbers = phones(term)
      // "Ask Ada King" in the place of a number is words.
      if !numbers.isEmpty || !isWords(term.text) { return numbers }
    }
    var patterns = [GuardPattern(term.text, as: term)]
    if term.kind == .name { patterns += namings(term.text).map { GuardPattern($0, as: term) } }
    return patterns.filter { !$0.bytes.isEmpty && !($0.bytes.count == 1 && term.kind == .name) }
  }

  private static func isWords(_ text: String) -> Bool {
    FoldedText(Array(text.utf8)).breaks.dropFirst().dropLast().contains { $0.contains(.space) }
  }

  private init(_ text: String, as term: GuardTerm) {
    let folded = FoldedText(Array(text.utf8))
    bytes = folded.bytes
    rule = GuardRule(term.kind, folded, written: term.text)
  }

  /// `Dr Ada M. King` is also `Ada M. King` and `Ada King`; `King, Ada` is also `Ada King`.
  private static func namings(_ name: String) -> [String] {
    var namings: [String] = []
    let halves = name.split(separator: ",")
    if halves.count == 2 { namings.append("\(halves[1]) \(halves[0])") }
    var words = name.split(whereSeparator: \.isWhitespace)
    while let first = words.first, words.count > 2, titles.contains(folded(first)) {
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

  private static let titles = Set(
    [
      "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady",
      "rev",
    ]
    .map { Array($0.utf8) })

  private static func folded(_ word: Substring) -> [UInt8] {
    FoldedText(Array(word.utf8)).bytes
  }

  /// A number as it is dialled from within the country and from without: `020…`, `+44 20…`,
  /// `+44 (0)20…`, `0044 20…`.
  private static func phones(_ term: GuardTerm) -> [GuardPattern] {
    let digits = FoldedText(Array(term.text.utf8)).bytes.filter { $0 >= 0x30 && $0 <= 0x39 }
    if digits.isEmpty { return [] }
    let isAbroad = term.text.drop(while: { $0.isWhitespace || $0 == "(" }).hasPrefix("+")
    var number = digits[...]
    if number.starts(with: "00".utf8) { number = number.dropFirst(2) }
    let hasCountry = isAbroad || number.count < digits.count
    var forms: [[UInt8]] = [digits]
    if hasCountry, number.starts(with: "44".utf8) {
      let rest = number.dropFirst(2)
      forms = national(rest.first == UInt8(ascii: "0") ? rest.dropFirst() : rest)
    } else if hasCountry {
      forms = [Array(number), Array("00".utf8) + number]
    } else if number.first == UInt8(ascii: "0") {
      forms = national(number.dropFirst())
    } else if number.count >= 9 {
      // A spreadsheet took the leading 0 away.
      forms = national(number)
    }
    return forms.map { GuardPattern(bytes: $0, rule: GuardRule(phoneOf: digits.count)) }
  }

  private static func national(_ number: ArraySlice<UInt8>) -> [[UInt8]] {
    let prefixes = ["0", "44", "440", "0044", "00440"] + (number.count >= 9 ? [""] : [])
    return prefixes.map { Array($0.utf8) + number }
  }

  private init(bytes: [UInt8], rule: GuardRule) {
    self.bytes = bytes
    self.rule = rule
  }
}

/// When folded bytes that are found are the term: a name's words have to be words in the text as
/// well, an id may be broken up anywhere.
struct GuardRule: Hashable {
  let kind: GuardTerm.Kind
  /// So short or so common that only what was filled in counts: ids under 6 characters or of
  /// digits alone, a name or address line of one word.
  let isWeak: Bool
  /// The text may be broken up anywhere.
  let mayBreakAnywhere: Bool
  /// Where the text must be broken up too, in folded bytes.
  let mustBreak: [Int]
  /// Where else it may be.
  let mayBreak: [Int]

  /// Joined words of this length are no word of the language by chance.
  private static let longWord = 10

  init(_ kind: GuardTerm.Kind, _ folded: FoldedText, written: String) {
    self.kind = kind
    let inner = folded.breaks.indices.dropFirst().dropLast()
    let broken = inner.filter { folded.breaks[$0].contains(.seen) }
    let hasDigit = folded.bytes.contains { $0 >= 0x30 && $0 <= 0x39 }
    let isAllDigits = folded.bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    switch kind {
    case .networkAddress:
      isWeak = false
      mayBreakAnywhere = false
      mustBreak = broken
    case .patient, .recording, .viewer, .session, .consultation:
      isWeak = written.unicodeScalars.count < 6 || isAllDigits
      mayBreakAnywhere = hasDigit
      mustBreak = []
    case .email:
      isWeak = false
      mayBreakAnywhere = true
      mustBreak = []
    case .name, .address, .phone, .birth:
      // A house and a street, or a postcode, say where somebody lives in few characters.
      let isShort = kind == .address && folded.bytes.count < (hasDigit && !isAllDigits ? 4 : 6)
      // Ideographs are words each: a name of two is a whole one, and nobody spaces them.
      let isIdeographic = Self.isEastAsian(written)
      isWeak = isShort || (broken.isEmpty && !hasDigit && !isIdeographic)
      mayBreakAnywhere = hasDigit || isIdeographic
      let isLong = folded.bytes.count >= Self.longWord
      mustBreak =
        isLong || hasDigit ? [] : broken.filter { folded.breaks[$0].contains(.space) }
    }
    mayBreak = broken
  }

  init(phoneOf digits: Int) {
    kind = .phone
    isWeak = digits < 6
    mayBreakAnywhere = true
    mustBreak = []
    mayBreak = []
  }

  /// A day is somebody's birth in what people wrote, not in a template's words.
  static let birth = GuardRule(.birth)
  /// A title and a last name alike.
  static let title = GuardRule(.name)

  private init(_ kind: GuardTerm.Kind) {
    self.kind = kind
    isWeak = true
    mayBreakAnywhere = true
    mustBreak = []
    mayBreak = []
  }

  /// Whether what stands at `range` is broken up as the term is.
  func fits(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    for place in mustBreak {
      let here = text.breaks[range.lowerBound + place]
      if here.isDisjoint(with: [.edge, .capital]) { return false }
    }
    if mayBreakAnywhere || isSpelt(text, range) { return true }
    for index in range.dropFirst() where text.breaks[index].contains(.seen) {
      if !mayBreak.contains(index - range.lowerBound) { return false }
    }
    return true
  }

  /// Of Han, kana or Hangul alone, two characters or more.
  private static func isEastAsian(_ written: String) -> Bool {
    let scalars = written.unicodeScalars.filter { !$0.properties.isWhitespace }
    return scalars.count > 1
      && scalars.allSatisfy {
        $0.properties.isIdeographic || (0x3041...0x30FF).contains($0.value)
          || (0xAC00...0xD7A3).contains($0.value)
      }
  }

  /// `A d a  K i n g`: parted behind each letter.
  private func isSpelt(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    range.count >= Self.spelt && range.dropFirst().allSatisfy { text.breaks[$0].contains(.seen) }
  }

  private static let spelt = 5
}
