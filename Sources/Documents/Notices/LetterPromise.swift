package import Model
package import Notation

/// A day that a fact in the letters promises something by, and that is over: whoever reads the letter
/// knows that nothing came of it, or that nobody read it before.
package struct LetterPromise: Hashable, Sendable {
  /// Its fact: `actions_planned`.
  package let fact: String
  /// As it was written: `by 12 June 2020`.
  package let words: String

  private static let facts = ["actions_planned", "recurrence_prevention", "support_offered"]

  /// Those that are over on the day of a letter, in the order in which it has them. What has begun
  /// since, or ended, is no promise.
  package static func passed(in facts: Facts, at time: Timestamp, zone: Zone) -> [LetterPromise] {
    var seen: Set<LetterPromise> = []
    return Self.facts.flatMap { fact in
      PromisedDay.find(in: facts.text(fact) ?? "", question: 0)
        .filter { day in
          ["by ", "before "].contains { day.words.hasPrefix($0) }
            && day.hasPassed(at: time, in: zone)
        }
        .map { LetterPromise(fact: fact, words: $0.words) }
    }.filter { seen.insert($0).inserted }
  }
}
