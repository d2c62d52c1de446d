import Documents
import Evidence
package import Model
import Notation
import Obligations

/// Drafts the letters: one to each affected patient, another to each patient who was shown
/// recordings of others. Nothing is sent.
///
/// Every letter is read by the leak guard before it is written; one in which it finds anything of
/// anybody else is not written at all. Letters that need a person's decision are written and listed
/// as held.
package struct NoticesDraft {
  package struct Listed: Hashable, Sendable {
    package let reference: String
    package let reason: String
  }

  package struct Outcome: Sendable {
    /// Letters written, the held ones included.
    package fileprivate(set) var affected = 0
    package fileprivate(set) var recipients = 0
    package fileprivate(set) var held: [Listed] = []
    package fileprivate(set) var withheld: [Listed] = []
    /// What no letter can do, in words.
    package fileprivate(set) var work: [String] = []
    /// Facts the letters leave open.
    package fileprivate(set) var openFacts: [String] = []
    /// Where the letters are; empty where there is none to write.
    package fileprivate(set) var folder = ""
    /// Where the held ones are, apart.
    package var heldFolder: String { NoticesDraft.heldFolder(of: folder) }
  }

  private static func heldFolder(of folder: String) -> String { "\(folder)-held" }

  private let asOf: Timestamp
  private let templates: String?

  /// `templates` is a folder whose files win over the built-in ones.
  package init(asOf: Timestamp, templates: String? = nil) {
    self.asOf = asOf
    self.templates = templates
  }

  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Outcome {
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let findings = try store.findings()
    let found = NoticeCandidates(view, findings: findings)
    var writing = try Writing(
      view: view, store: store, asOf: asOf, findings: findings,
      templates: Templates.set(option: templates, case: store.folder))
    for candidate in found.candidates { try writing.add(candidate) }
    writing.outcome.work += found.work
    guard !writing.notices.isEmpty else { return writing.outcome }

    let number = try store.folder.nextDocumentNumber()
    let folder = "\(DocumentName.number(number))-notices"
    try writing.write(into: folder, by: actor)
    return writing.outcome
  }

  /// The letters of one draft, growing.
  private struct Writing {
    let view: CaseView
    let store: CaseStore
    let asOf: Timestamp
    let people: GuardedPeople
    let persons: [Identifier: Person]
    let today: CivilDate
    let templates: [NoticeRecord.Audience: DocumentTemplate]
    let renderers: [NoticeRecord.Audience: NoticeRenderer]
    var outcome = Outcome()
    var notices: [NoticeRecord] = []
    private var files: [(name: String, bytes: [UInt8])] = []
    /// In a folder of their own, so that nobody prints them with the others.
    private var heldFiles: [(name: String, bytes: [UInt8])] = []
    private var table = CSVWriter()

    init(
      view: CaseView, store: CaseStore, asOf: Timestamp, findings: [Finding], templates: TemplateSet
    ) throws(Problem) {
      self.view = view
      self.store = store
      self.asOf = asOf
      people = GuardedPeople(view, findings: findings)
      persons = Dictionary(
        view.kept.people.map { ($0.patient, $0) }, uniquingKeysWith: { first, _ in first })
      let civil = TimeText.civil(asOf, zone: view.zone)
      today = CivilDate(year: civil.year, month: civil.month, day: civil.day)
      let letterCase = LetterCase(
        facts: view.facts, zone: view.zone, asOf: asOf,
        recordsAreIncomplete: view.totals.bound == .atLeast)
      var ready: [NoticeRecord.Audience: DocumentTemplate] = [:]
      for audience in [NoticeRecord.Audience.affected, .recipient] {
        ready[audience] = try templates.document(
          "\(view.jurisdictionName)/notice-\(audience.rawValue).txt")
      }
      self.templates = ready
      renderers = ready.mapValues { NoticeRenderer(template: $0, case: letterCase) }
      outcome.openFacts = renderers[.affected]?.openFacts ?? []
      table.row(["reference", "audience", "state", "reason", "file"])
    }

    mutating func add(_ candidate: NoticeCandidates.Candidate) throws(Problem) {
      guard let renderer = renderers[candidate.audience] else { return }
      let subject = Array("\(candidate.audience.rawValue)\0".utf8) + candidate.patient.bytes
      let reference = store.noticeReference(for: subject)
      let person = persons[candidate.patient]
      let rendered = try renderer.render(
        Letter(
          reference: reference, addressee: person ?? Person(patient: candidate.patient),
          first: candidate.first, last: candidate.last, contents: candidate.contents))
      let reasons = NoticeHold.reasons(
        person: person, others: candidate.others.sorted().compactMap { persons[$0] }, today: today,
        languages: ["en"])
      let verdict = people.leakGuard.verdict(
        on: rendered, addressee: people.place(of: candidate.patient))
      let blind = people.leakGuard.unsearchable.map {
        "the leak guard cannot search for the \($0.kind.rawValue) of \($0.pseudonym): read it first"
      }
      let held = reasons.map(\.sentence) + blind
      var notice = NoticeRecord(
        reference: reference, audience: candidate.audience, patient: candidate.patient,
        exposures: DocumentInputs.digest(facts: view.facts, exposures: candidate.exposures),
        state: .drafted)
      if !verdict.isClean {
        notice.state = .withheld
        notice.reason = verdict.leaks.map(\.sentence).joined(separator: "; ")
        outcome.withheld.append(Listed(reference: reference, reason: notice.reason ?? ""))
      } else {
        if !held.isEmpty {
          notice.state = .held
          notice.reason = held.joined(separator: "; ")
          outcome.held.append(Listed(reference: reference, reason: notice.reason ?? ""))
        }
        if let format = person?.format {
          outcome.work.append("\(reference) is wanted as \(format.rawValue): make it by hand")
        }
        notice.files = ["\(reference).txt"]
        if held.isEmpty {
          files.append(("\(reference).txt", rendered.bytes))
        } else {
          heldFiles.append(("\(reference).txt", rendered.bytes))
        }
        switch candidate.audience {
        case .affected: outcome.affected += 1
        case .recipient: outcome.recipients += 1
        }
      }
      table.row([
        reference, notice.audience.rawValue, notice.state.rawValue, notice.reason ?? "",
        notice.files.first ?? "",
      ])
      notices.append(notice)
    }

    /// The letters, the list of them, and what the case knows of it, at once or not at all.
    mutating func write(into folder: String, by actor: Actor) throws(Problem) {
      let heldFolder = NoticesDraft.heldFolder(of: folder)
      for place in notices.indices {
        let home = notices[place].state == .held ? heldFolder : folder
        notices[place].files = notices[place].files.map { "\(home)/\($0)" }
      }
      files.append(("notices.csv", table.bytes))
      let written =
        files.map { (path: "\(folder)/\($0.name)", bytes: $0.bytes) }
        + heldFiles.map { (path: "\(heldFolder)/\($0.name)", bytes: $0.bytes) }
      let used = templates.values.flatMap(\.files).sorted { $0.name < $1.name }
      var seen: Set<String> = []
      let digests = used.filter { seen.insert($0.name).inserted }.map {
        LedgerEntry.NamedDigest($0.name, $0.digest)
      }
      let documents = written.map { file in
        DocumentRecord(
          path: file.path, kind: "notice", digest: SHA256.digest(of: file.bytes),
          inputs: view.inputs, templates: digests, made: asOf)
      }
      try store.record(
        actor.entry(
          "notices draft", read: digests, made: documents.map { .init($0.path, $0.digest) }),
        files: written.map { .document($0.path, bytes: $0.bytes) },
        documents: documents, notices: notices)
      outcome.folder = "\(store.folder.documents)/\(folder)"
    }
  }
}
