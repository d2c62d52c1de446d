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
    templates = try LetterTemplates(
      set, of: view.jurisdictionName, kinds: kinds, for: LetterCase(view, asOf: asOf))
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

  /// Makes the letters on every core, a batch at a time, and hands them on in the order of the
  /// candidates; nil for a patient who has been told the same before.
  mutating func letters(
    for candidates: [NoticeCandidates.Candidate],
    take: (LetterDraft?) throws(Problem) -> Void
  ) throws(Problem) {
    let reader = leakGuard.reader
    var first = 0
    while first < candidates.count {
      let batch = first..<min(first + LetterBatches.size, candidates.count)
      var orders: [LetterOrder] = []
      for candidate in candidates[batch] {
        if let order = try order(candidate) { orders.append(order) } else { try take(nil) }
      }
      try LetterBatches.run(count: orders.count) { [orders] number throws(Problem) in
        try orders[number].make(reader)
      } take: { number, made throws(Problem) in
        try take(finish(orders[number], made))
      }
      first = batch.upperBound
    }
  }

  /// The notice to everybody, as text and as a page, unless the guard finds somebody in it; nil where
  /// there is no template for it.
  mutating func general() throws(Problem) -> GeneralDraft? {
    guard let general = templates.general else { return nil }
    let text = try general.words.renderGeneral(first: view.firstGranted, last: view.lastGranted)
    let page = try general.page.general(first: view.firstGranted, last: view.lastGranted)
    let reading = leakGuard.read(
      LetterVerdicts(leakGuard.reader, forms: [text, page], files: [], reader: nil))
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

  /// The post needs a country only where it is another.
  func abroad(_ person: Person) -> Person {
    var person = person
    if person.country.map(view.jurisdiction.isHome) ?? false { person.country = nil }
    return person
  }

  private mutating func order(
    _ candidate: NoticeCandidates.Candidate
  ) throws(Problem) -> LetterOrder? {
    let (audience, patient) = (candidate.audience, candidate.patient)
    let reference = reference(audience, patient)
    let channel = channel(of: reference, to: patient)
    let reader = readers.reader(of: patient, by: channel)
    var letter = Letter(
      reference: reference, addressee: abroad(reader.person), first: candidate.first,
      last: candidate.last, contents: candidate.contents, isToCarer: reader.isCarer)
    guard let forms = templates.forms(for: .init(audience), to: letter.addressee) else {
      return nil
    }
    let statement = forms.words.statement(of: letter)
    let content = statement.digest
    switch earlier.step(for: reference, saying: statement) {
    case .skip: return nil
    case .write: break
    case .correct(let correction):
      letter.correction = correction
      letter.answer = earlier.answers[reference]
    }
    var notice = NoticeRecord(
      reference: reference, audience: audience, patient: patient,
      channel: channel,
      exposures: DocumentInputs.digest(facts: view.facts, exposures: candidate.exposures),
      content: content, state: .drafted)
    notice.statement = statement.json
    notice.number = earlier.number(of: reference)
    notice.isCorrection = letter.correction != nil
    notice.remark = NoticeHold.remark(on: readers.row(of: patient), today: today)
    var draft = LetterDraft(
      notice: notice, addressee: reader.person, isToCarer: letter.isToCarer)
    hold(
      &draft, letter, others: candidate.others,
      controllers: audience == .affected ? controllers.names(among: candidate.exposures) : [],
      canMail: forms.mail != nil)
    return LetterOrder(
      draft: draft, letter: letter, content: content, forms: forms,
      place: leakGuard.place(of: patient))
  }

  private mutating func household(of patient: Identifier) -> Household? {
    if let known = households[patient] { return known }
    let household = readers.row(of: patient).map(Household.init)
    households[patient] = household
    return household
  }

  mutating func hold(
    _ draft: inout LetterDraft, _ letter: Letter, as kind: LetterTemplates.Kind? = nil,
    others: Set<Identifier>, controllers: [String], canMail: Bool
  ) {
    let patient = draft.notice.patient
    var neighbours: [Household] = []
    for other in others {
      if let household = household(of: other) { neighbours.append(household) }
    }
    var reasons = NoticeHold.reasons(
      person: readers.row(of: patient),
      reader: readers.reader(of: patient, by: draft.notice.channel), others: neighbours,
      isAuthorised: others.contains { acquaintance.joins(patient, $0) }, controllers: controllers,
      today: today, way: .init(draft.notice.channel, canMail: canMail),
      languages: templates.languages(for: kind ?? .init(draft.notice.audience)))
    if case .cleared = letter.contents { reasons.append(.cleared) }
    let besides = earlier.hold(of: draft.notice)
    let held = reasons.map(\.sentence) + [besides?.sentence].compactMap { $0 }
    draft.holds = held
    if !held.isEmpty {
      draft.notice.state = .held
      draft.notice.reason = held.joined(separator: "; ")
      draft.notice.decider = deciders(reasons.map(\.decider) + [besides?.decider].compactMap { $0 })
    }
    for case .otherFormat(let format) in reasons {
      draft.work.append(
        "\(draft.notice.reference) is wanted as \(format.rawValue): make it by hand")
    }
    if draft.notice.channel == .email, letter.addressee.format == .largePrint {
      draft.work.append(
        "\(draft.notice.reference) is wanted as large-print, and an e-mail has no size of print: post it"
          + " besides, or ask the reader (candour notices decide N --channel letter)")
    }
  }

  /// Cells of this patient that speak of another are as good as a home that both share.
  private func hold(_ draft: inout LetterDraft, because reasons: [String]) {
    if reasons.isEmpty { return }
    let decider = NoticeHold.sharedContact.decider
    draft.holds += reasons
    draft.notice.state = .held
    draft.notice.reason = draft.holds.joined(separator: "; ")
    let others = draft.notice.decider.map { [$0] } ?? []
    draft.notice.decider =
      others.contains { $0.contains(decider) } ? others.joined() : deciders(others + [decider])
  }

  private func deciders(_ all: [String]) -> String {
    var deciders: [String] = []
    for decider in all where !deciders.contains(decider) { deciders.append(decider) }
    return deciders.isEmpty ? "the data protection officer" : deciders.joined(separator: " and ")
  }

  /// A letter with anything of anybody else in it, in whatever form, is written in none.
  mutating func finish(_ order: LetterOrder, _ made: LetterOrder.Made) -> LetterDraft {
    var draft = order.draft
    draft.files = made.files
    let reading = leakGuard.read(made.verdicts)
    let remarks = [draft.notice.remark].compactMap { $0 } + reading.remarks
    if !remarks.isEmpty { draft.notice.remark = remarks.joined(separator: "; ") }
    if reading.reasons.isEmpty {
      hold(&draft, because: reading.holds)
      return draft
    }
    draft.notice.state = .withheld
    draft.notice.reason = reading.reasons.joined(separator: "; ")
    draft.files = []
    draft.work = []
    return draft
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
