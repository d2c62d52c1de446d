import Documents
import Evidence
package import Model
import Obligations

/// Writes the reminders that are due to recipients who have not answered, and records that they are
/// sent: each once, and none about which a person has to decide.
///
/// A reminder tells nothing new. It goes the way its letter went; where something holds it now that
/// did not hold the letter, it is not written.
package struct NoticesRemind {
  package struct Outcome: Sendable {
    /// Where they are; nil where none was written.
    package internal(set) var folder: String?
    /// By number.
    package internal(set) var written: [ListedLetter] = []
    /// Not written: why a person has to decide first.
    package internal(set) var held: [ListedLetter] = []
    /// Not written: the leak guard found something in them.
    package internal(set) var withheld: [ListedLetter] = []
    /// After two reminders, or a refusal: a person decides what follows.
    package internal(set) var escalations = 0
  }

  private let templates: String?
  private let asOf: Timestamp

  /// - Parameter templates: a folder whose files win over the built-in ones.
  package init(asOf: Timestamp, templates: String? = nil) {
    self.asOf = asOf
    self.templates = templates
  }

  /// Throws `.usage` without a name.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Outcome {
    _ = try PersonName.required(actor.by, for: "a reminder")
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let book = try LetterBook(opened, view, asOf: asOf, templates: templates)
    let overdue = book.letters.filter(book.isOverdue)
    let due = overdue.filter { $0.chase?.step != .escalation }
    var outcome = Outcome()
    outcome.escalations = overdue.count - due.count
    if due.isEmpty { return outcome }

    let findings = try store.findings()
    let owners = [Identifier: Set<Identifier>](
      NoticeCandidates(view, findings: findings).candidates
        .filter { $0.audience == .recipient }.map { ($0.patient, $0.others) },
      uniquingKeysWith: { $0.union($1) })
    let readers = LetterReaders(view, asOf: asOf)
    var drafting = try LetterDrafting(
      view, store: store, asOf: asOf,
      people: GuardedPeople(view, findings: findings, readers: readers), readers: readers,
      rulebook: opened.rulebook, templates: Templates.set(option: templates, case: store.folder),
      kinds: [.reminder], earlier: EarlierLetters(view.letters))
    var folder = ReminderFolder(
      number: try store.folder.nextDocumentNumber(), inputs: view.letterInputs, made: asOf,
      templates: drafting.templates.digests)
    for letter in due {
      guard let written = letter.release?.time, letter.record.state == .released,
        let others = owners[letter.record.patient]
      else {
        outcome.held.append(ListedLetter(letter.record, heldBecause: Self.isChanging))
        continue
      }
      let draft = try drafting.reminder(
        of: letter.record, releasedAt: written,
        by: letter.channel?.channel ?? letter.record.channel, others: others,
        isSecond: letter.chase?.step == .secondReminder)
      guard let draft else { continue }
      switch draft.notice.state {
      case .withheld: outcome.withheld.append(ListedLetter(draft.notice))
      // A person decided to send its letter, held for the same, and for more perhaps.
      case .held where !draft.holds.allSatisfy({ letter.release?.wasHeld(because: $0) ?? false }):
        outcome.held.append(ListedLetter(draft.notice))
      default:
        folder.add(draft)
        outcome.written.append(ListedLetter(draft.notice))
      }
    }
    if outcome.written.isEmpty { return outcome }
    outcome.folder = try folder.write(into: store, by: actor, after: view.ledgerEnd)
    return outcome
  }

  private static let isChanging = "what it said has changed: draft and release the correction"
}

extension NoticeRecord {
  /// Whether that is among the reasons that held it.
  fileprivate func wasHeld(because sentence: String) -> Bool {
    "; \(reason ?? ""); ".contains("; \(sentence); ")
  }
}
