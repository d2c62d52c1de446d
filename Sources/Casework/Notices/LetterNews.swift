import Documents
import Evidence
import Model

/// What the evidence and the facts ask letters to say now, whoever has been written to: what became of
/// a letter is judged by it, not by the last draft.
struct LetterNews {
  struct Reader: Hashable {
    let audience: NoticeRecord.Audience
    let patient: Identifier
  }

  private let statements: [Reader: LetterStatement]

  init(_ view: CaseView, store: CaseStore, asOf: Timestamp) throws(Problem) {
    // Lines tell in whose hands an account was; without accounts nothing asks for them.
    let findings = view.kept.accounts.isEmpty ? [] : try store.findings()
    let words = LetterStatements(LetterCase(view, asOf: asOf))
    var statements: [Reader: LetterStatement] = [:]
    for candidate in NoticeCandidates(view, findings: findings).candidates {
      let reader = Reader(audience: candidate.audience, patient: candidate.patient)
      statements[reader] = words.statement(
        of: candidate.contents, first: candidate.first, last: candidate.last)
    }
    self.statements = statements
  }

  /// Everybody to whom a letter of that audience is due, or was.
  func readers(_ audience: NoticeRecord.Audience) -> Set<Identifier> {
    Set(statements.keys.lazy.filter { $0.audience == audience }.map(\.patient))
  }

  /// What a letter to the same reader would say now; nil where there is nothing to tell.
  func statement(for letter: NoticeRecord) -> LetterStatement? {
    statements[Reader(audience: letter.audience, patient: letter.patient)]
  }
}

extension LetterCase {
  /// - Parameter asOf: the day that the letters bear.
  init(_ view: CaseView, asOf: Timestamp) {
    var facts = view.facts
    // Exposures went on: no letter may say that it was stopped then.
    if view.afterContainment > 0 { facts["contained_at"] = nil }
    self.init(
      facts: facts, zone: view.zone, asOf: asOf,
      recordsAreIncomplete: view.totals.bound == .atLeast,
      regulatorIsTold: view.reportedAt.map { $0 <= asOf } ?? false)
  }
}
