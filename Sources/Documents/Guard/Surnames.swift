/// What people are called by their last name and less than all others, for the leak guard: `Mrs King`,
/// `the King family`, `A. King`, `Ada Mary King`. A last name alone is too often a word or a town to be
/// looked for.
struct Surnames: Sendable {
  /// Somebody with a last name.
  struct Bearer: Sendable {
    let subject: Int32
    /// The place of their given names among all; nil where the table has none.
    let given: Int?
  }

  /// What is gathered, by last name, folded: whose it is, in the order of the case.
  struct Building {
    fileprivate var places: [[UInt8]: Int] = [:]
    fileprivate var bearers: [[Bearer]] = []
    fileprivate var givens: [[[UInt8]]] = []
    private var givenPlaces: [[[UInt8]]: Int] = [:]

    mutating func add(_ name: FamilyName, of subject: Int32) {
      if name.last.count < 2 { return }
      var given: Int?
      if !name.given.isEmpty {
        given = givenPlaces[name.given, default: givens.count]
        if given == givens.count {
          givenPlaces[name.given] = givens.count
          givens.append(name.given)
        }
      }
      let bearer = Bearer(subject: subject, given: given)
      if let place = places[name.last] {
        bearers[place].append(bearer)
      } else {
        places[name.last] = bearers.count
        bearers.append([bearer])
      }
    }
  }

  /// How somebody is meant beside their last name.
  enum Way {
    /// By a title, or as one of a family.
    case anybody
    /// By the first letter of their first name.
    case initial([UInt8])
    /// By their first name.
    case first([UInt8])
  }

  private let places: [[UInt8]: Int]
  private let bearers: [[Bearer]]
  /// Each in words.
  private let givens: [[[UInt8]]]
  /// The first words of them, with a number each.
  private let firsts: [[UInt8]: Int]

  /// The number that stands for all of them, which no term of the dictionary has.
  static let term = -2

  init(_ building: Building) {
    places = building.places
    bearers = building.bearers
    givens = building.givens
    var firsts: [[UInt8]: Int] = [:]
    for given in givens where firsts[given[0]] == nil { firsts[given[0]] = firsts.count }
    self.firsts = firsts
  }

  var isEmpty: Bool { places.isEmpty }

  func isFirstName(_ word: ArraySlice<UInt8>) -> Bool { firsts[Array(word)] != nil }

  /// Whom somebody means by a last name; nil where nobody of the case.
  func meaning(of last: ArraySlice<UInt8>, _ way: Way) -> GuardMeanings.Meaning? {
    guard let place = places[Array(last)] else { return nil }
    var subjects: [Int32] = []
    for bearer in bearers[place] where subjects.last != bearer.subject {
      if isMeant(bearer, way) { subjects.append(bearer.subject) }
    }
    if subjects.isEmpty { return nil }
    // Below those of all terms, and apart from the dates of birth.
    let number = -2 - 2 * (place * (Self.initials + firsts.count) + order(of: way))
    // With the first name it is a whole one.
    var rule = GuardRule.title
    if case .first = way { rule = .longName }
    return GuardMeanings.Meaning(number: number, rule: rule, subjects: subjects[...])
  }

  private func isMeant(_ bearer: Bearer, _ way: Way) -> Bool {
    let given = bearer.given.map { givens[$0] }
    switch way {
    case .anybody: return true
    case .initial(let initial): return given.map { Self.initial(of: $0[0]) == initial } ?? false
    case .first(let first): return given.map { $0[0] == first } ?? false
    }
  }

  /// One number for each way, of which there are as many as characters, and first names.
  private func order(of way: Way) -> Int {
    switch way {
    case .anybody: 0
    case .initial(let initial):
      1 + Int(String(decoding: initial, as: UTF8.self).unicodeScalars.first?.value ?? 0)
    case .first(let first): Self.initials + (firsts[first] ?? 0)
    }
  }

  private static let initials = 0x11_0001

  /// The first character of a folded word.
  private static func initial(of word: [UInt8]) -> [UInt8] {
    Array(String(decoding: word, as: UTF8.self).unicodeScalars.prefix(1).flatMap { Array($0.utf8) })
  }

  /// Whether a folded word is one character.
  static func isInitial(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, word.count <= 4, !(0x30...0x39).contains(first) else {
      return false
    }
    return word.allSatisfy { $0 & 0xC0 == 0x80 || $0 == first } && word.count == Self.width(first)
  }

  private static func width(_ first: UInt8) -> Int {
    switch first {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}

/// A name of the people table in the parts that a text may have of it.
struct FamilyName: Sendable {
  let last: [UInt8]
  /// Folded, without titles, each word by itself.
  let given: [[UInt8]]

  /// - Parameter name: `Mrs Ada King`, `King, Ada`.
  init(_ name: String) {
    let halves = name.split(separator: ",", maxSplits: 1)
    let words = name.split(whereSeparator: \.isWhitespace)
    let isReversed = halves.count > 1
    let first = isReversed ? String(halves[1]) : words.dropLast().joined(separator: " ")
    last = FoldedText(Array((isReversed ? halves[0] : words.last ?? "").utf8)).bytes
    let folded = FoldedText(Array(first.utf8))
    given = folded.words.map { Array(folded.bytes[$0]) }
      .filter { !SurnameSearch.isTitle($0[...]) && !$0.isEmpty }
  }
}
