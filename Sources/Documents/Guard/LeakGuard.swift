import Model
import Notation

/// Stands between a document and the world: nothing leaves that holds what belongs to somebody else.
///
/// One automaton over every name, id, address line, e-mail and phone of everybody in the case; each
/// document is read once, whole, after it is rendered, so it does not matter how a value came in.
/// Text and terms are folded alike (case, Unicode form, spacing, punctuation) and only whole words
/// count. What the addressee or the organisation has too is no leak, nor is what stands inside
/// something of theirs; it is noted. The ids of recordings, viewers, sessions and networks are nobody's
/// to read, not even the addressee's. Without an addressee, as in a report, everybody is foreign.
package struct LeakGuard: Sendable {
  /// What a pattern is when it is found: a rule, and whom it belongs to in the order of the case.
  struct Meaning: Sendable {
    let rule: GuardRule
    let subjects: [Int32]
    /// Of everybody it belongs to.
    let owners: Digest

    init(rule: GuardRule, subjects: [Int32], identities: [[UInt8]]) {
      self.rule = rule
      self.subjects = subjects
      var owners = SHA256()
      for subject in subjects {
        let identity = identities[Int(subject)]
        owners.update(Array("\(identity.count)\0".utf8) + identity)
      }
      self.owners = owners.digest
    }

    func belongs(to subject: Int32) -> Bool {
      let place = subjects.partitioningIndex { $0 >= subject }
      return place < subjects.count && subjects[place] == subject
    }
  }

  let pseudonyms: [String]
  let automaton: TermAutomaton
  /// By pattern.
  let meanings: [[Meaning]]
  /// By pattern: whether the organisation has it.
  let isOrganisations: [Bool]
  /// By pattern: whether one of its people is called so.
  let isOfItsPeople: [Bool]

  let birthDays: BirthDays
  let surnames: Surnames

  /// Terms of which nothing is left to look for, such as an id of punctuation alone.
  package let unsearchable: [UnsearchableTerm]

  /// - Parameters:
  ///   - subjects: everybody in the case, in an order that stays the same.
  ///   - organisation: its own address and contact particulars, and the names of its people: no other
  ///     name of somebody is excused.
  ///   - bornBefore: the year from which on no day is looked for as that of somebody's birth.
  ///   - byTitle: look for `Mrs King` as well, as reports are read: people write their answers at length.
  package init(
    subjects: [GuardSubject], organisation: [GuardTerm], bornBefore: Int = .max,
    byTitle: Bool = false
  ) {
    var found: [[UInt8]: [GuardRule: [Int32]]] = [:]
    var unsearchable: [UnsearchableTerm] = []
    var birthDays = BirthDays.Building(before: bornBefore)
    var surnames = Surnames.Building()
    for (number, subject) in subjects.enumerated() {
      for term in subject.terms where !term.saysNothing {
        if term.kind == .birth {
          birthDays.add(term, of: Int32(number))
          continue
        }
        if byTitle, term.kind == .name { surnames.add(term.text, of: Int32(number)) }
        let patterns = GuardPattern.patterns(of: term)
        if patterns.isEmpty { unsearchable.append(UnsearchableTerm(term, of: subject, at: number)) }
        for pattern in patterns {
          // In place: half the case may live in one town.
          found[pattern.bytes, default: [:]][pattern.rule, default: []].keep(Int32(number))
        }
      }
    }
    let own = Set(organisation.flatMap { GuardPattern.patterns(of: $0).map(\.bytes) })
    let people = Set(
      organisation.filter { $0.kind == .name }.flatMap {
        GuardPattern.patterns(of: $0).map(\.bytes)
      })
    for bytes in own where found[bytes] == nil { found[bytes] = [:] }
    let sorted = found.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    pseudonyms = subjects.map(\.pseudonym)
    automaton = TermAutomaton(sorted.map(\.key))
    let identities = subjects.map(\.identity)
    meanings = sorted.map { _, rules in
      rules.sorted { $0.key.order.lexicographicallyPrecedes($1.key.order) }
        .map { Meaning(rule: $0.key, subjects: $0.value, identities: identities) }
    }
    self.birthDays = BirthDays(birthDays, identities: identities)
    self.surnames = Surnames(surnames, identities: identities)
    isOrganisations = sorted.map { own.contains($0.key) }
    isOfItsPeople = sorted.map { people.contains($0.key) }
    self.unsearchable = unsearchable
  }
}

extension [Int32] {
  fileprivate mutating func keep(_ subject: Int32) {
    if last != subject { append(subject) }
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
