import Documents
import Evidence
import Model
import Notation
import Obligations

/// Makes the letters of one draft, one after another: words that fit, the reasons to hold it, and the
/// leak guard's word on every form of it.
struct LetterDrafting {
  private let view: CaseView
  private let store: CaseStore
  private let persons: [Identifier: Person]
  private let today: CivilDate
  let templates: LetterTemplates
  private(set) var earlier: EarlierLetters
  private(set) var leakGuard: LetterGuard

  init(
    _ view: CaseView, store: CaseStore, asOf: Timestamp, people: GuardedPeople,
    templates set: TemplateSet, earlier: EarlierLetters
  ) throws(Problem) {
    self.view = view
    self.store = store
    self.earlier = earlier
    persons = Dictionary(
      view.kept.people.map { ($0.patient, $0) }, uniquingKeysWith: { first, _ in first })
    let civil = TimeText.civil(asOf, zone: view.zone)
    today = CivilDate(year: civil.year, month: civil.month, day: civil.day)
    templates = try LetterTemplates(
      set, of: view.jurisdictionName,
      for: LetterCase(
        facts: view.facts, zone: view.zone, asOf: asOf,
        recordsAreIncomplete: view.totals.bound == .atLeast))
    leakGuard = try LetterGuard(view, store: store, people: people, templates: templates.all)
  }

  /// What somebody takes for a coincidence now, of all that the letters so far hold. Throws `.usage`
  /// for a number that no finding has.
  mutating func accept(
    _ acceptance: Acceptance, among findings: [DraftOutcome.Refusal], by actor: Actor
  ) throws(Problem) {
    try leakGuard.accept(acceptance, among: findings, by: actor)
  }

  /// What a letter to that patient as one of that audience is called: the same at every run.
  func reference(_ audience: NoticeRecord.Audience, _ patient: Identifier) -> String {
    store.noticeReference(for: Array("\(audience.rawValue)\0".utf8) + patient.bytes)
  }

  /// Those who were told of something that, as far as is known now, did not happen to them.
  func cleared(without candidates: [NoticeCandidates.Candidate]) -> [NoticeCandidates.Candidate] {
    let drafted = Set(candidates.map { reference($0.audience, $0.patient) })
    return earlier.cleared(without: drafted).filter { $0.audience == .affected }.map {
      NoticeCandidates.Candidate(
        audience: $0.audience, patient: $0.patient, exposures: [], first: $0.at, last: $0.at,
        contents: .cleared, others: [])
    }
  }

  /// Nil where the patient has been told the same before.
  mutating func letter(for candidate: NoticeCandidates.Candidate) throws(Problem) -> LetterDraft? {
    guard let renderer = templates.renderers[candidate.audience] else { return nil }
    let reference = reference(candidate.audience, candidate.patient)
    let person = persons[candidate.patient]
    var letter = Letter(
      reference: reference, addressee: person ?? Person(patient: candidate.patient),
      first: candidate.first, last: candidate.last, contents: candidate.contents)
    let content = renderer.content(of: letter)
    switch earlier.step(for: reference, content: content) {
    case .skip: return nil
    case .write: break
    case .correct(let correction): letter.correction = correction
    }
    var notice = NoticeRecord(
      reference: reference, audience: candidate.audience, patient: candidate.patient,
      channel: earlier.channels[reference] ?? person.map { .init($0.channel) } ?? .letter,
      exposures: DocumentInputs.digest(facts: view.facts, exposures: candidate.exposures),
      content: content, state: .drafted)
    notice.number = earlier.number(of: reference)
    notice.isCorrection = letter.correction != nil
    var draft = LetterDraft(notice: notice)
    hold(&draft, person, others: candidate.others, because: standing(of: candidate))
    let words = try renderer.render(letter)
    draft.files = [.init(ending: "txt", bytes: words.bytes)]
    guardAgainstLeaks(&draft, [words])
    return draft
  }

  /// What holds a letter, whoever it is to.
  private func standing(of candidate: NoticeCandidates.Candidate) -> [String] {
    var reasons: [String] = []
    if case .cleared = candidate.contents {
      reasons.append("nothing shows any more that this patient is affected: decide who says so")
    }
    if let hold = earlier.holds[reference(candidate.audience, candidate.patient)] {
      reasons.append(hold)
    }
    return reasons
  }

  private func hold(
    _ draft: inout LetterDraft, _ person: Person?, others: Set<Identifier>,
    because standing: [String]
  ) {
    let reasons = NoticeHold.reasons(
      person: person, others: others.sorted().compactMap { persons[$0] }, today: today,
      languages: ["en"])
    let held = reasons.map(\.sentence) + standing
    if !held.isEmpty {
      draft.notice.state = .held
      draft.notice.reason = held.joined(separator: "; ")
    }
    if let format = person?.format {
      draft.work.append(
        "\(draft.notice.reference) is wanted as \(format.rawValue): make it by hand")
    }
  }

  /// A letter with anything of anybody else in it, in whatever form, is written in none.
  private mutating func guardAgainstLeaks(_ draft: inout LetterDraft, _ forms: [Rendered]) {
    let reference = draft.notice.reference
    let reading = leakGuard.read(
      forms, files: draft.files.map { ("\(reference).\($0.ending)", $0.bytes) },
      to: draft.notice.patient)
    let remarks = [draft.notice.remark].compactMap { $0 } + reading.remarks
    if !remarks.isEmpty { draft.notice.remark = remarks.joined(separator: "; ") }
    if reading.reasons.isEmpty { return }
    draft.notice.state = .withheld
    draft.notice.reason = reading.reasons.joined(separator: "; ")
    draft.files = []
    draft.work = []
  }
}

extension NoticeRecord.Channel {
  init(_ channel: Person.Channel) {
    switch channel {
    case .letter: self = .letter
    case .email: self = .email
    }
  }
}
