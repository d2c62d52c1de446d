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
  private let readers: LetterReaders
  /// Of those a letter was weighed against so far.
  private var households: [Identifier: Household] = [:]
  private let acquaintance: Acquaintance
  private let controllers: OtherControllers
  private let today: CivilDate
  let templates: LetterTemplates
  private(set) var earlier: EarlierLetters
  private(set) var leakGuard: LetterGuard

  init(
    _ view: CaseView, store: CaseStore, asOf: Timestamp, people: GuardedPeople,
    readers: LetterReaders, rulebook: Rulebook, templates set: TemplateSet,
    kinds: [LetterTemplates.Kind] = [.affected, .recipient], earlier: EarlierLetters
  ) throws(Problem) {
    self.view = view
    self.store = store
    self.earlier = earlier
    self.readers = readers
    acquaintance = Acquaintance(view.kept)
    controllers = OtherControllers(
      view.exposures, kept: view.kept, organisation: view.facts.text("organisation.name"),
      rulebook: rulebook)
    let civil = TimeText.civil(asOf, zone: view.zone)
    today = CivilDate(year: civil.year, month: civil.month, day: civil.day)
    var facts = view.facts
    // Exposures went on: no letter may say that it was stopped then.
    if view.afterContainment > 0 { facts["contained_at"] = nil }
    templates = try LetterTemplates(
      set, of: view.jurisdictionName, kinds: kinds,
      for: LetterCase(
        facts: facts, zone: view.zone, asOf: asOf,
        recordsAreIncomplete: view.totals.bound == .atLeast,
        regulatorIsTold: view.reportedAt.map { $0 <= asOf } ?? false))
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
    return earlier.cleared(without: drafted).map {
      NoticeCandidates.Candidate(
        audience: $0.audience, patient: $0.patient, exposures: [], first: $0.at, last: $0.at,
        contents: .cleared, others: [])
    }
  }

  /// Nil where the patient has been told the same before.
  mutating func letter(for candidate: NoticeCandidates.Candidate) throws(Problem) -> LetterDraft? {
    let reference = reference(candidate.audience, candidate.patient)
    let reader = readers.reader(
      of: candidate.patient, by: channel(of: reference, to: candidate.patient))
    return try letter(
      Letter(
        reference: reference, addressee: reader.person, first: candidate.first,
        last: candidate.last, contents: candidate.contents, isToCarer: reader.isCarer),
      as: candidate.audience, exposures: candidate.exposures, others: candidate.others)
  }

  /// The notice to everybody, as text and as a page, unless the guard finds somebody in it; nil where
  /// there is no template for it.
  mutating func general() throws(Problem) -> GeneralDraft? {
    guard let general = templates.general else { return nil }
    let text = try general.words.renderGeneral(first: view.firstGranted, last: view.lastGranted)
    let page = try general.page.general(first: view.firstGranted, last: view.lastGranted)
    let reading = leakGuard.read([text, page], files: [], to: nil)
    if reading.reasons.isEmpty {
      return GeneralDraft(
        files: [.init(ending: "txt", bytes: text.bytes), .init(ending: "html", bytes: page.bytes)])
    }
    let reasons = reading.reasons.joined(separator: "; ")
    return GeneralDraft(work: ["the general notice is withheld: \(reasons)"], isWithheld: true)
  }

  /// As a person decided, else as the table of people says.
  private func channel(of reference: String, to patient: Identifier) -> NoticeRecord.Channel {
    earlier.channels[reference] ?? .init(readers.row(of: patient)?.channel ?? .letter)
  }

  func reader(of patient: Identifier, by channel: NoticeRecord.Channel) -> LetterReader {
    readers.reader(of: patient, by: channel)
  }

  private mutating func letter(
    _ uncorrected: Letter, as audience: NoticeRecord.Audience, exposures: [Exposure],
    others: Set<Identifier>
  ) throws(Problem) -> LetterDraft? {
    var letter = uncorrected
    let (reference, patient) = (letter.reference, letter.addressee.patient)
    guard let forms = templates.forms(for: .init(audience), to: letter.addressee) else {
      return nil
    }
    let statement = forms.words.statement(of: letter)
    let content = statement.digest
    switch earlier.step(for: reference, content: content) {
    case .skip: return nil
    case .write: break
    case .correct(let correction):
      letter.correction = correction
      letter.answer = earlier.answers[reference]
    }
    var notice = NoticeRecord(
      reference: reference, audience: audience, patient: patient,
      channel: channel(of: reference, to: patient),
      exposures: DocumentInputs.digest(facts: view.facts, exposures: exposures),
      content: content, state: .drafted)
    notice.statement = statement.json
    notice.number = earlier.number(of: reference)
    notice.isCorrection = letter.correction != nil
    notice.remark = NoticeHold.remark(on: readers.row(of: patient), today: today)
    var draft = LetterDraft(
      notice: notice, addressee: letter.addressee, isToCarer: letter.isToCarer)
    hold(
      &draft, letter, others: others,
      controller: audience == .affected ? controllers.name(among: exposures) : nil,
      canMail: forms.mail != nil)
    try fill(&draft, with: letter, content, forms)
    return draft
  }

  /// The text always; besides it what the letter goes as.
  mutating func fill(
    _ draft: inout LetterDraft, with letter: Letter, _ content: Digest, _ made: LetterForms
  ) throws(Problem) {
    let text = try made.words.render(letter)
    draft.files = [.init(ending: "txt", bytes: text.bytes)]
    var forms = [text]
    switch draft.notice.channel {
    case .letter, .hand:
      let page = try made.page.render(letter)
      draft.files.append(.init(ending: "html", bytes: page.bytes))
      forms.append(page)
    case .email:
      if let mail = try made.mail?.message(letter, text: text, content: content) {
        draft.files.append(.init(ending: "eml", bytes: mail))
      }
    }
    guardAgainstLeaks(&draft, forms)
  }

  private mutating func household(of patient: Identifier) -> Household? {
    if let known = households[patient] { return known }
    let household = readers.row(of: patient).map(Household.init)
    households[patient] = household
    return household
  }

  mutating func hold(
    _ draft: inout LetterDraft, _ letter: Letter, as kind: LetterTemplates.Kind? = nil,
    others: Set<Identifier>, controller: String?,
    canMail: Bool
  ) {
    let patient = draft.notice.patient
    var neighbours: [Household] = []
    for other in others {
      if let household = household(of: other) { neighbours.append(household) }
    }
    var reasons = NoticeHold.reasons(
      person: readers.row(of: patient),
      reader: readers.reader(of: patient, by: draft.notice.channel), others: neighbours,
      isAuthorised: others.contains { acquaintance.joins(patient, $0) }, controller: controller,
      today: today, way: .init(draft.notice.channel, canMail: canMail),
      languages: templates.languages(for: kind ?? .init(draft.notice.audience)))
    if case .cleared = letter.contents { reasons.append(.cleared) }
    let held = reasons.map(\.sentence) + [earlier.holds[draft.notice.reference]].compactMap { $0 }
    if !held.isEmpty {
      draft.notice.state = .held
      draft.notice.reason = held.joined(separator: "; ")
      draft.notice.decider = deciders(reasons)
    }
    for case .otherFormat(let format) in reasons {
      draft.work.append(
        "\(draft.notice.reference) is wanted as \(format.rawValue): make it by hand")
    }
  }

  private func deciders(_ reasons: [NoticeHold]) -> String {
    var deciders: [String] = []
    for reason in reasons where !deciders.contains(reason.decider) {
      deciders.append(reason.decider)
    }
    return deciders.isEmpty ? "the data protection officer" : deciders.joined(separator: " and ")
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

extension NoticeHold.Way {
  fileprivate init(_ channel: NoticeRecord.Channel, canMail: Bool) {
    switch channel {
    case .letter: self = .post
    case .email: self = .mail(canSend: canMail)
    case .hand: self = .hand
    }
  }
}
