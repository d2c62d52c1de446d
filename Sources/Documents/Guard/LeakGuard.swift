import Model
import Notation

/// Stands between a document and the world: nothing leaves that holds what belongs to somebody else.
///
/// One automaton over every name, id, address line, e-mail and phone of everybody in the case; each
/// document is read once, whole, after it is rendered, so it does not matter how a value came in.
/// Text and terms are folded alike (case, Unicode form, spacing, punctuation) and only whole words
/// count. What the addressee or the organisation has too is no leak, nor is what stands inside
/// something of theirs; it is noted. Without an addressee, as in a report, everybody is foreign.
package struct LeakGuard: Sendable {
  /// What a pattern is when it is found: a rule, and whom it belongs to in the order of the case.
  private struct Meaning {
    let rule: GuardRule
    let subjects: [Int32]

    func belongs(to subject: Int32) -> Bool {
      let place = subjects.partitioningIndex { $0 >= subject }
      return place < subjects.count && subjects[place] == subject
    }
  }

  private struct Match {
    let pattern: Int
    let meaning: Meaning
    let range: Range<Int>
  }

  private let pseudonyms: [String]
  private let automaton: TermAutomaton
  /// By pattern.
  private let meanings: [[Meaning]]
  /// By pattern: whether the organisation has it.
  private let isOrganisations: [Bool]

  /// Terms of which nothing is left to look for (an id of punctuation alone), by kind and pseudonym:
  /// the guard cannot vouch for them, so a person has to.
  package let unsearchable: [(kind: GuardTerm.Kind, pseudonym: String)]

  /// - Parameters:
  ///   - subjects: everybody in the case, in an order that stays the same.
  ///   - organisation: its own name, address and contact particulars, those of its people included.
  package init(subjects: [GuardSubject], organisation: [GuardTerm]) {
    var found: [[UInt8]: [GuardRule: [Int32]]] = [:]
    var unsearchable: [(kind: GuardTerm.Kind, pseudonym: String)] = []
    for (number, subject) in subjects.enumerated() {
      for term in subject.terms where !term.text.isEmpty {
        let patterns = GuardPattern.patterns(of: term)
        if patterns.isEmpty { unsearchable.append((term.kind, subject.pseudonym)) }
        for pattern in patterns {
          var subjects = found[pattern.bytes, default: [:]][pattern.rule, default: []]
          if subjects.last != Int32(number) { subjects.append(Int32(number)) }
          found[pattern.bytes, default: [:]][pattern.rule] = subjects
        }
      }
    }
    let own = Set(organisation.flatMap { GuardPattern.patterns(of: $0).map(\.bytes) })
    for bytes in own where found[bytes] == nil { found[bytes] = [:] }
    let sorted = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    pseudonyms = subjects.map(\.pseudonym)
    automaton = TermAutomaton(sorted.map(\.key))
    meanings = sorted.map { _, rules in
      rules.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
        .map { Meaning(rule: $0.key, subjects: $0.value) }
    }
    isOrganisations = sorted.map { own.contains($0.key) }
    self.unsearchable = unsearchable
  }

  /// Reads one document.
  ///
  /// - Parameter addressee: the place in `subjects` of the one it is to; nil where it is to nobody
  ///   in the case.
  package func verdict(on document: Rendered, addressee: Int? = nil) -> LeakVerdict {
    let text = FoldedText(document.bytes, as: document.kind)
    let reader = Int32(addressee ?? -1)
    var matches: [Match] = []
    var readers: [Range<Int>] = []
    var organisations: [Range<Int>] = []
    automaton.search(text) { pattern, range in
      if isOrganisations[pattern] { organisations.append(range) }
      var isReaders = false
      for meaning in meanings[pattern] where meaning.rule.fits(text, range) {
        matches.append(Match(pattern: pattern, meaning: meaning, range: range))
        if meaning.belongs(to: reader) { isReaders = true }
      }
      if isReaders { readers.append(range) }
    }
    var verdict = LeakVerdict()
    for match in matches {
      guard let finding = finding(match, in: text, of: document, reader: reader) else { continue }
      let origin = text.origins[match.range.lowerBound]...text.origins[match.range.upperBound - 1]
      let isFilledIn = document.holds(origin, wholly: match.meaning.rule.isWeak)
      let isCommon = match.meaning.rule.isWeak && !isFilledIn
      let isOwn =
        readers.contains { $0.contains(match.range) }
        || organisations.contains { Self.excuses($0, match) }
      if isCommon, document.isComputed(origin) { continue }
      if isOwn || isCommon { verdict.note(finding) } else { verdict.withhold(finding) }
    }
    return verdict
  }

  /// Whether the organisation has, at `range`, what belongs to somebody else too: a name or an address
  /// line inside of its own, or the very same telephone or mailbox. Nobody's id is the organisation's.
  private static func excuses(_ range: Range<Int>, _ match: Match) -> Bool {
    switch match.meaning.rule.kind {
    case .name, .address: range.contains(match.range)
    case .email, .phone: range == match.range
    case .patient, .recording, .viewer, .session, .networkAddress:
      match.meaning.rule.isWeak && range.contains(match.range)
    }
  }

  /// A template's own words, before anything is filled in.
  package func verdict(onTemplate source: [UInt8], kind: OutputKind) -> LeakVerdict {
    verdict(on: Rendered(kind: kind, bytes: source))
  }

  /// Nil where it belongs to the reader alone.
  private func finding(
    _ match: Match, in text: FoldedText, of document: Rendered, reader: Int32
  ) -> LeakFinding? {
    let subjects = match.meaning.subjects
    let others = subjects.count - (match.meaning.belongs(to: reader) ? 1 : 0)
    guard let first = subjects.first(where: { $0 != reader }) else { return nil }
    let origin = text.origins[match.range.lowerBound]...text.origins[match.range.upperBound - 1]
    let place: LeakFinding.Place = document.holds(origin, wholly: false) ? .value : .template
    let pseudonym = pseudonyms[Int(first)]
    var passage = SHA256()
    for word in [match.meaning.rule.kind.rawValue, place.rawValue, pseudonym, ""] {
      passage.update(Array("\(word)\0".utf8))
    }
    passage.update(text.words(in: document.surroundings(of: origin)))
    return LeakFinding(
      line: document.line(of: origin.lowerBound), kind: match.meaning.rule.kind, place: place,
      pseudonym: pseudonym, others: others - 1, passage: passage.digest)
  }
}

extension FoldedText {
  /// The letters and digits that came from a range of the source.
  fileprivate func words(in range: Range<Int>) -> [UInt8] {
    let first = origins.partitioningIndex { $0 >= range.lowerBound }
    let end = origins.partitioningIndex { $0 >= range.upperBound }
    return Array(bytes[first..<max(first, end)])
  }
}

extension GuardRule {
  /// Tells rules of one pattern apart in an order that stays the same.
  fileprivate var order: [Int] {
    let kinds = GuardTerm.Kind.allCases
    return [kinds.firstIndex(of: kind) ?? 0, isWeak ? 1 : 0, mayBreakAnywhere ? 1 : 0]
      + [mustBreak.count] + mustBreak + mayBreak
  }
}

extension Rendered {
  /// Whether a match lies in what was filled in: in part, or wholly in one value that Candour did
  /// not work out itself.
  fileprivate func holds(_ origin: ClosedRange<Int>, wholly: Bool) -> Bool {
    let first = stretches.partitioningIndex { $0.range.upperBound > origin.lowerBound }
    guard first < stretches.count, stretches[first].range.lowerBound <= origin.upperBound else {
      return false
    }
    if !wholly { return true }
    let stretch = stretches[first]
    return !stretch.isComputed && stretch.range.contains(origin.lowerBound)
      && stretch.range.contains(origin.upperBound)
  }

  /// Whether a match lies in a count, a date or a reference.
  fileprivate func isComputed(_ origin: ClosedRange<Int>) -> Bool {
    let first = stretches.partitioningIndex { $0.range.upperBound > origin.lowerBound }
    return first < stretches.count && stretches[first].isComputed
      && stretches[first].range.contains(origin.lowerBound)
  }

  /// The values that a match touches, or the line it stands in where it touches none.
  fileprivate func surroundings(of origin: ClosedRange<Int>) -> Range<Int> {
    let first = stretches.partitioningIndex { $0.range.upperBound > origin.lowerBound }
    let end = stretches.partitioningIndex { $0.range.lowerBound > origin.upperBound }
    if first < end {
      return stretches[first].range.lowerBound..<stretches[end - 1].range.upperBound
    }
    let lineFeed = UInt8(ascii: "\n")
    let start = bytes[..<origin.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
    return start..<(bytes[origin.upperBound...].firstIndex(of: lineFeed) ?? bytes.count)
  }

  fileprivate func line(of offset: Int) -> Int {
    bytes[..<offset].reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }
}

extension Array {
  /// The first place from which on `belongs` holds, in an array that it divides in two.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
