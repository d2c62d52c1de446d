import Dispatch
import Model
import Synchronization

/// Stands between a document and the world: nothing leaves that holds what belongs to somebody else.
///
/// One dictionary of every name, id, address line, e-mail and phone of everybody in the case; each
/// document is read once, whole, after it is rendered, so it does not matter how a value came in.
/// Text and terms are folded alike (case, Unicode form, spacing, punctuation) and only whole words
/// count. What the addressee or the organisation has too is no leak, nor is what stands inside
/// something of theirs; it is noted. The ids of recordings, viewers, sessions and networks are nobody's
/// to read, not even the addressee's. Without an addressee, as in a report, everybody is foreign.
package struct LeakGuard: Sendable {
  let pseudonyms: [String]
  let dictionary: TermDictionary
  let meanings: GuardMeanings
  let owners: OwnersDigests
  let readers = LineReaders()
  /// By pattern: whether the organisation has it.
  let isOrganisations: [Bool]
  /// By pattern: whether one of its people is called so.
  let isOfItsPeople: [Bool]

  let birthDays: BirthDays
  let surnames: Surnames
  let isForReports: Bool
  /// Nil where nothing is read closer than it is as a whole.
  let pieces: KnownPieces?

  /// Terms of which nothing is left to look for, such as an id of punctuation alone.
  package let unsearchable: [UnsearchableTerm]

  /// - Parameters:
  ///   - subjects: everybody in the case, in an order that stays the same.
  ///   - organisation: its own address and contact particulars, and the names of its people: no other
  ///     name of somebody is excused.
  ///   - bornBefore: the year from which on no day is looked for as that of somebody's birth.
  ///   - forReports: look for `Mrs King`, `A. King` and `4 Fake Street` for `4 Fake St` as well: people
  ///     write a report's answers at length.
  ///   - forLetters: the same, wherever it stands in one value or between two: of all letters these are
  ///     the same few.
  package init(
    subjects: [GuardSubject], organisation: [GuardTerm], bornBefore: Int = .max,
    forReports: Bool = false, forLetters: Bool = false
  ) {
    let isClose = forReports || forLetters
    let shares = Self.shares(of: subjects, isClose: isClose)
    var own = GuardPatterns(shortensStreets: isClose)
    for term in organisation { _ = own.add(term, of: GuardPatterns.nobody) }
    let lists = shares.map(\.patterns) + [own]
    let count = lists.reduce(0) { $0 + $1.entries.count }
    var dictionary = TermDictionary(
      patterns: count, bytes: lists.reduce(0) { $0 + $1.bytes.count })
    var rules: [GuardRule] = []
    var numbers: [GuardRule: Int32] = [:]
    var entries: [GuardMeanings.Entry] = []
    entries.reserveCapacity(count)
    var organisations: [(pattern: Int, isOfItsPeople: Bool)] = []
    for list in lists {
      let known = list.rules.map { rule in
        if let number = numbers[rule] { return number }
        let number = Int32(rules.count)
        rules.append(rule)
        numbers[rule] = number
        return number
      }
      list.bytes.withUnsafeBufferPointer { bytes in
        for entry in list.entries {
          let pattern = dictionary.number(
            of: UnsafeBufferPointer(rebasing: bytes[entry.start..<entry.start + entry.count]),
            hash: entry.hash)
          if entry.subject == GuardPatterns.nobody {
            organisations.append((pattern, list.rules[Int(entry.rule)].kind == .name))
          } else {
            entries.append(
              GuardMeanings.Entry(
                pattern: Int32(pattern), rule: known[Int(entry.rule)], subject: entry.subject))
          }
        }
      }
    }
    var isOrganisations = [Bool](repeating: false, count: dictionary.count)
    var isOfItsPeople = isOrganisations
    for (pattern, isPerson) in organisations {
      isOrganisations[pattern] = true
      if isPerson { isOfItsPeople[pattern] = true }
    }
    var births = BirthDays.Building(before: bornBefore)
    var lastNames = Surnames.Building()
    for (number, subject) in subjects.enumerated() {
      for term in subject.terms where term.kind == .birth { births.add(term, of: Int32(number)) }
    }
    for (name, subject) in shares.flatMap(\.names) { lastNames.add(name, of: subject) }
    isForReports = forReports
    pieces = forLetters && !forReports ? KnownPieces() : nil
    birthDays = BirthDays(births)
    surnames = Surnames(lastNames)
    pseudonyms = subjects.map(\.pseudonym)
    meanings = GuardMeanings(of: dictionary.count, entries, rules: rules)
    owners = OwnersDigests(subjects.map(\.identity))
    unsearchable = shares.flatMap(\.unsearchable)
    self.dictionary = dictionary
    self.isOrganisations = isOrganisations
    self.isOfItsPeople = isOfItsPeople
  }

  /// What is written of some of the subjects.
  private struct Share: Sendable {
    var patterns: GuardPatterns
    var unsearchable: [UnsearchableTerm] = []
    var names: [(name: FamilyName, subject: Int32)] = []
  }

  /// So many people that it is worth another core's while.
  private static let share = 4096

  /// On every core, in the order of the subjects.
  ///
  /// - Parameter isClose: with their last names, and their streets in a short form.
  private static func shares(of subjects: [GuardSubject], isClose: Bool) -> [Share] {
    let empty = Share(patterns: GuardPatterns(shortensStreets: isClose))
    let starts = Array(stride(from: 0, to: subjects.count, by: share))
    let made = Mutex([Share](repeating: empty, count: starts.count))
    DispatchQueue.concurrentPerform(iterations: starts.count) { place in
      var own = empty
      for number in starts[place]..<min(starts[place] + share, subjects.count) {
        for term in subjects[number].terms {
          if isClose, term.kind == .name, !EmptyCell.saysNothing(term.text) {
            own.names.append((FamilyName(term.text), Int32(number)))
          }
          guard case .unsearchable = own.patterns.add(term, of: Int32(number)) else { continue }
          own.unsearchable.append(UnsearchableTerm(term, of: subjects[number], at: number))
        }
      }
      made.withLock { [own] in $0[place] = own }
    }
    return made.withLock { $0 }
  }
}
