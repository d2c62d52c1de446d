import Documents
import Evidence
package import Model

/// Drafts the letters: one to each affected patient, another to each patient who was shown
/// recordings of others. Nothing is sent.
///
/// Every letter is read by the leak guard before it is written; one in which it finds anything of
/// anybody else is not written at all. Letters that need a person's decision are written and listed
/// as held.
package struct NoticesDraft {
  private let asOf: Timestamp
  private let templates: String?
  private let acceptance: Acceptance?

  /// - Parameters:
  ///   - templates: a folder whose files win over the built-in ones.
  ///   - acceptance: of what the leak guard found in the same letters before.
  package init(asOf: Timestamp, templates: String? = nil, acceptance: Acceptance? = nil) {
    self.asOf = asOf
    self.templates = templates
    self.acceptance = acceptance
  }

  /// - Parameter progress: how many letters are made, and of how many.
  package func run(
    _ opened: OpenCase, by actor: Actor, progress: ((Int, Int) -> Void)? = nil
  ) throws(Problem) -> NoticesOutcome {
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let findings = try store.findings()
    let found = NoticeCandidates(view, findings: findings)
    let readers = LetterReaders(view, asOf: asOf)
    var drafting = try LetterDrafting(
      view, store: store, asOf: asOf,
      people: GuardedPeople(view, findings: findings, readers: readers), readers: readers,
      rulebook: opened.rulebook,
      templates: Templates.set(option: templates, case: store.folder),
      earlier: EarlierLetters(view.letters))
    if let acceptance {
      // The same letters once for the numbers of their findings, as they were listed.
      var trial = drafting
      try trial.letters(
        for: found.candidates + trial.cleared(without: found.candidates)
      ) { _ in }
      _ = try trial.general()
      try drafting.accept(acceptance, among: trial.leakGuard.findings.all, by: actor)
    }
    var outcome = NoticesOutcome()
    outcome.work = found.work
    if try PeopleTable.hasChanged(in: store) { outcome.work.append(PeopleTable.isToBeRead) }
    // One that is set and cannot be said is not open.
    outcome.openFacts = drafting.templates.openFacts.filter { !view.facts.isKnown($0) }
    if view.afterContainment > 0 {
      outcome.work.append(
        "exposures go on after contained_at, so that no letter says that it is over: candour status"
      )
    }
    outcome.work += LetterPromise.passed(in: view.facts, at: asOf, zone: view.zone).map {
      "the letters promise something \"\($0.words)\", and that day is over:"
        + " candour facts set \($0.fact) \"TEXT\", then draft anew"
    }
    outcome.work += LetterCause.remarks(in: view.facts).map {
      "the letters quote \(LetterCause.fact): \($0)"
    }
    var folder = LetterFolder(try store.stageDocuments())
    let candidates = found.candidates + drafting.cleared(without: found.candidates)
    var done = 0
    try drafting.letters(for: candidates) { letter throws(Problem) in
      done += 1
      progress?(done, candidates.count)
      guard let letter else {
        outcome.alreadyTold += 1
        return
      }
      try folder.add(letter)
      outcome.work += letter.work
    }
    if !folder.notices.isEmpty, let general = try drafting.general() {
      try folder.add(general: general.files)
      outcome.work += general.work
      outcome.generalIsWithheld = general.isWithheld
    }
    outcome.leaks = drafting.leakGuard.open
    let decided = LetterStanding.Index(view.letters)
    func listed(_ notice: NoticeRecord) -> ListedLetter {
      ListedLetter(notice, decision: LetterStanding(notice, in: decided).decision)
    }
    outcome.letters = folder.notices.map(listed)
    let superseded = drafting.earlier.superseded(by: Set(folder.notices.map(\.reference)))
    if outcome.letters.isEmpty {
      if !superseded.isEmpty {
        try store.record(actor.entry("notices draft"), notices: superseded)
      }
      return outcome
    }
    if superseded.isEmpty, let newest = try NewestDraft(view.letters, in: store),
      newest.isSame(as: folder), try isInForce(newest, opened, view)
    {
      outcome.letters = newest.notices.map(listed)
      outcome.folder = "\(store.folder.documents)/\(newest.folder)"
      outcome.draftedBefore = newest.by
      return outcome
    }
    outcome.folder = try folder.write(
      into: store, inputs: view.letterInputs, templates: drafting.templates.digests, made: asOf,
      superseding: superseded, by: actor)
    return outcome
  }

  /// Whether nothing has happened to it that only a new draft puts right.
  private func isInForce(
    _ newest: NewestDraft, _ opened: OpenCase, _ view: CaseView
  ) throws(Problem) -> Bool {
    let store = opened.store
    let set = LetterSet(
      newest.notices.filter { $0.state != .withheld }, documents: try store.documents(),
      inputs: view.letterInputs,
      templates: try Templates.set(option: templates, case: store.folder),
      folder: store.folder)
    if set.change != nil { return false }
    if !newest.notices.contains(where: { $0.state == .approved }) { return true }
    let book = try LetterBook(
      opened, view, asOf: asOf, templates: templates, readsFiles: false)
    if case .stands = book.approval { return true }
    return false
  }
}
