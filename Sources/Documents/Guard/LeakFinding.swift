package import Model

/// Something of somebody's that stands in a document: where, what kind of thing and whose, by
/// pseudonym. What it says is never quoted.
package struct LeakFinding: Sendable, Hashable {
  package enum Place: String, Sendable {
    /// In a value that was filled in.
    case value
    /// In the template's own words.
    case template
  }

  /// What kind of thing it is, and whose.
  package struct Whose: Sendable, Hashable {
    package let kind: GuardTerm.Kind
    /// The first of those it belongs to, in the order of the case.
    package let pseudonym: String
    /// How many others it belongs to as well.
    package let others: Int
    /// It is short or common, such as the name of a town.
    package let isWeak: Bool

    /// `a phone of DS-004 and 2 others`.
    package var what: String {
      let article = kind == .email || kind == .address ? "an" : "a"
      let whose =
        others == 0 ? pseudonym : "\(pseudonym) and \(others) other\(others == 1 ? "" : "s")"
      return "\(article) \(kind.rawValue) of \(whose)"
    }
  }

  /// Of the document, counted from 1.
  package internal(set) var line: Int
  package let whose: Whose
  package let place: Place
  /// Of what it is, of everybody it belongs to and of the words around it to the letter: the same in
  /// whatever kind of document those words stand, and another as soon as any of it changes.
  package let passage: Digest
  /// Which of the guard's terms it is: the same in all documents that one guard reads.
  package let term: Int
  /// It stands there as base64.
  package internal(set) var isEncoded = false

  package var kind: GuardTerm.Kind { whose.kind }
  package var pseudonym: String { whose.pseudonym }
  package var isWeak: Bool { whose.isWeak }

  /// One line for a person: `line 12: a phone of DS-004 and 2 others, in what was filled in`.
  package var sentence: String { "line \(line): \(what), \(place.words)" }

  /// `a phone of DS-004 and 2 others`.
  package var what: String { isEncoded ? "\(whose.what) (as base64)" : whose.what }
}

/// Something of somebody's that stands in a document and is no reason to withhold it.
package struct NotedFinding: Sendable, Hashable {
  package enum Excuse: Sendable {
    /// The addressee has the same, or it stands inside of what is theirs.
    case addressee
    /// It stands inside of what is the addressee's, and speaks of somebody else there.
    case another
    /// The organisation has.
    case organisation
    /// So short or so common that it counts in what was filled in alone.
    case common
  }

  package let whose: LeakFinding.Whose
  package let excuse: Excuse

  package var kind: GuardTerm.Kind { whose.kind }
  package var pseudonym: String { whose.pseudonym }
  package var isWeak: Bool { whose.isWeak }
  package var what: String { whose.what }
}

extension LeakFinding.Place {
  package var words: String {
    switch self {
    case .value: "in what was filled in"
    case .template: "in the template's words"
    }
  }
}

/// What the guard says of one document.
package struct LeakVerdict: Sendable, Hashable {
  /// Each of them withholds the document.
  package var leaks: [LeakFinding] = []
  /// What the guard cannot read, or must not stand there whoever it belongs to, each a sentence.
  /// Each of them withholds the document too.
  package var refusals: [String] = []
  /// What belongs to others but to the addressee or the organisation as well, and what is too short
  /// or too common to be a leak in a template's own words: to be seen, no reason to withhold.
  package var noted: [NotedFinding] = []
  /// Of what is noted: names of places where somebody lives, in the template's own words. They are
  /// common, but nothing that a letter to everybody says by chance.
  package var placeNames: [LeakFinding] = []

  package var isClean: Bool { leaks.isEmpty && refusals.isEmpty }

  package init() {}

  /// Each once, however often it stands on the line.
  mutating func withhold(_ finding: LeakFinding) {
    if !leaks.contains(finding) { leaks.append(finding) }
  }

  mutating func name(_ place: LeakFinding) {
    if !placeNames.contains(place) { placeNames.append(place) }
  }

  mutating func note(_ whose: LeakFinding.Whose, as excuse: NotedFinding.Excuse) {
    let finding = NotedFinding(whose: whose, excuse: excuse)
    if !noted.contains(finding) { noted.append(finding) }
  }
}
