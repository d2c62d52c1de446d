/// When folded bytes that are found are the term: a name's words have to be words in the text as
/// well, an id may be broken up anywhere.
struct GuardRule: Hashable, Sendable {
  let kind: GuardTerm.Kind
  /// So short or so common that only what was filled in counts: ids under 6 characters or of
  /// digits alone, a name or address line of one word.
  let isWeak: Bool
  /// The text may be broken up anywhere.
  let mayBreakAnywhere: Bool
  /// Where the text must be broken up too, in folded bytes.
  let mustBreak: BreakPlaces
  /// Where else it may be.
  let mayBreak: BreakPlaces

  /// Ids of fewer characters may be words or numbers of anything (DESIGN §8).
  static let shortID = 6

  /// Joined words of this length are no word of the language by chance.
  private static let longWord = 10

  /// One way to write a term, as a rule sees it.
  struct Writing {
    /// How many folded bytes.
    var count = 0
    var digits = 0
    /// Where a reader sees it broken up, the ends aside, and where white space does that.
    var seen = BreakPlaces()
    var spaces = BreakPlaces()
    /// How many characters the term itself has.
    var characters = 0
    /// Of Han, kana or Hangul alone, two characters or more.
    var isEastAsian = false
  }

  init(_ kind: GuardTerm.Kind, _ writing: Writing) {
    self.kind = kind
    let hasDigit = writing.digits > 0
    let isAllDigits = writing.digits == writing.count
    mayBreak = writing.seen
    switch kind {
    case .networkAddress:
      isWeak = false
      mayBreakAnywhere = false
      mustBreak = writing.seen
    case .patient, .recording, .viewer, .session, .consultation:
      isWeak = writing.characters < Self.shortID || isAllDigits
      mayBreakAnywhere = hasDigit
      mustBreak = BreakPlaces()
    case .email:
      isWeak = false
      mayBreakAnywhere = true
      mustBreak = BreakPlaces()
    case .name, .address, .phone, .birth, .country:
      // A house and a street, or a postcode, say where somebody lives in few characters.
      let isShort = kind == .address && writing.count < (hasDigit && !isAllDigits ? 4 : 6)
      // Ideographs are words each: a name of two is a whole one, and nobody spaces them.
      isWeak = isShort || (writing.seen.isEmpty && !hasDigit && !writing.isEastAsian)
      mayBreakAnywhere = hasDigit || writing.isEastAsian
      let isLong = writing.count >= Self.longWord
      mustBreak = isLong || hasDigit ? BreakPlaces() : writing.spaces
    }
  }

  init(phoneOf digits: Int) { self.init(anywhere: .phone, isWeak: digits < 6) }

  /// A day is somebody's birth in what people wrote, not in a template's words.
  static let birth = GuardRule(anywhere: .birth, isWeak: true)

  /// A title and a last name alike.
  static let title = GuardRule(anywhere: .name, isWeak: true)

  /// A first and a last name, and others between.
  static let longName = GuardRule(anywhere: .name, isWeak: false)

  private init(anywhere kind: GuardTerm.Kind, isWeak: Bool) {
    self.kind = kind
    self.isWeak = isWeak
    mayBreakAnywhere = true
    mustBreak = BreakPlaces()
    mayBreak = BreakPlaces()
  }

  /// It is a single word, which may be one of the language as well: `May`, `Bath`.
  var isWord: Bool { isWeak && !mayBreakAnywhere && (kind == .name || kind == .address) }

  /// It is an id that may be a number of anything.
  var isNumber: Bool { isWeak && !kind.isParticular }

  /// Whether what stands at `range` is broken up as the term is.
  func fits(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    let isParted = mustBreak.allSatisfy {
      !text.breaks[range.lowerBound + $0].isDisjoint(with: [.edge, .capital])
    }
    if !isParted { return false }
    if mayBreakAnywhere || isSpelt(text, range) { return true }
    for index in range.dropFirst() where text.breaks[index].contains(.seen) {
      if !mayBreak.contains(index - range.lowerBound) { return false }
    }
    return true
  }

  /// `A d a  K i n g`: parted behind each letter.
  private func isSpelt(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    range.count >= Self.spelt && range.dropFirst().allSatisfy { text.breaks[$0].contains(.seen) }
  }

  private static let spelt = 5

  /// Tells rules of one pattern apart in an order that stays the same.
  var order: [Int] {
    let kinds = GuardTerm.Kind.allCases
    return [kinds.firstIndex(of: kind) ?? 0, isWeak ? 1 : 0, mayBreakAnywhere ? 1 : 0]
      + [mustBreak.all.count] + mustBreak.all + mayBreak.all
  }
}
