import Documents
import Evidence
package import Model
import Obligations

/// What only people know: read, answered, checked.
package enum FactsWork {
  /// An answer as it was typed; nil while it is not yet known.
  package static func answer(_ name: String, in facts: Facts) -> String? {
    switch facts[name] {
    case nil: nil
    case .text(let text): text
    case .time(_, let written), .duration(_, let written), .number(_, let written): written
    case .yes(let yes): yes ? "true" : "false"
    case .integer(let integer): String(integer)
    case .decisions(let decisions): "\(decisions.count) taken"
    }
  }

  /// The line to type for an answer: `candour facts set cyber "false"`.
  package static func line(for key: Facts.Key) -> String { FactsAnswer.line(for: key) }

  /// Whether somebody still has to answer it.
  package static func isOpen(_ key: Facts.Key, in facts: Facts) -> Bool {
    !facts.isKnown(key.name) && !isLeftOut(key, in: facts)
  }

  /// Whether the form leaves it out: what it asks of an attack, where there was none.
  package static func isLeftOut(_ key: Facts.Key, in facts: Facts) -> Bool {
    key.isOfAttacks && facts.yes("cyber") == false
  }

  /// What a plain writer would change in an answer that letters quote, each in words.
  package static func remarks(on facts: Facts) -> [String] {
    LetterCause.remarks(in: facts).map { "\(LetterCause.fact): \($0)" }
  }

  /// Answers one question; `null` takes an answer away. Throws `.usage` for a wrong key or value, or for
  /// a decision that is still to come.
  ///
  /// - Returns: what cannot be, or hardly, as the answers stand now; nothing for one that says nothing of it.
  @discardableResult
  package static func set(
    _ name: String, to words: String, in opened: OpenCase, by actor: Actor
  ) throws(Problem) -> [String] {
    var recorded = actor
    // The answer may be long, or about people: the ledger keeps which question, and both digests.
    recorded.arguments = ["facts", "set", name]
    try opened.store.changeFacts { (facts: inout Facts) throws(Problem) in
      let before = facts.decisions
      try FactsAnswer.set(name, to: words, in: &facts, topics: opened.rulebook.decisionTopics)
      let added = facts.decisions.filter { !before.contains($0) }
      guard added.allSatisfy({ $0.isTaken(by: actor.at) }) else { throw .toCome }
    } entry: { before, after in
      recorded.entry(
        "facts set", read: [.init("facts.json5", before)], made: [.init("facts.json5", after)])
    }
    let isRead = name == LetterCause.fact
    guard isRead || Facts.key(named: name)?.kind == .time || isWeighed.contains(name) else {
      return []
    }
    let after = try OpenCase(opened.store.folder, writing: false)
    if isRead { return remarks(on: after.facts) }
    return try CaseView(after, asOf: actor.at).assessment.warnings
  }

  /// What is held against other answers and against the case's letters.
  private static let isWeighed = [
    "decisions", "report_reason", "told_subjects", "actions_taken", "vulnerable",
  ]
}

extension Problem {
  fileprivate static var toCome: Problem {
    Problem(
      .usage, "a decision cannot have been taken at a time that is still to come",
      hint: "at takes the time at which it was taken, such as 2020-06-09T18:10:00+01:00")
  }
}
