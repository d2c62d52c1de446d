import Documents
import Evidence
package import Model
import Notation
import Obligations

/// Drafts a report from what the case proves and what people have answered.
package struct ReportWork {
  package enum Kind: String, CaseIterable, Sendable {
    case ico

    /// Throws `.usage` for a report that is none.
    package init(word: String) throws(Problem) {
      guard let kind = Kind(rawValue: word) else { throw .noReport() }
      self = kind
    }
  }

  package enum Outcome: Sendable {
    /// Under the case folder's path.
    case written(String)
    /// By the leak guard: what kind of thing stands in which line.
    case refused([String])
  }

  private let kind: Kind
  private let asOf: Timestamp
  private let templates: String?

  /// `templates` is a folder whose files win over the built-in ones.
  package init(kind: Kind, asOf: Timestamp, templates: String? = nil) {
    self.kind = kind
    self.asOf = asOf
    self.templates = templates
  }

  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> Outcome {
    let store = opened.store
    let view = try CaseView(opened, asOf: asOf)
    let template = try Templates.set(option: templates, case: store.folder)
      .document("\(view.jurisdictionName)/report-\(kind.rawValue).md")
    let findings = try store.findings()
    var input = ReportInput(view, asOf: asOf)
    input.opened = ReportOpened(view, findings)
    let rendered = try ReportIco(template: template).render(input)
    let people = GuardedPeople(view, findings: findings)
    let verdict = people.leakGuard.verdict(on: rendered)
    guard verdict.isClean else { return .refused(verdict.leaks.map(\.sentence)) }

    let number = try store.folder.nextDocumentNumber()
    let name = "\(DocumentName.number(number))-report-\(kind.rawValue).md"
    let digest = SHA256.digest(of: rendered.bytes)
    let record = DocumentRecord(
      path: name, kind: "report-\(kind.rawValue)", digest: digest,
      inputs: view.inputs,
      templates: template.files.map { .init($0.name, $0.digest) }, made: asOf)
    try store.record(
      actor.entry("report", read: record.templates, made: [.init(name, digest)]),
      files: [.document(name, bytes: rendered.bytes)], documents: [record])
    return .written("\(store.folder.documents)/\(name)")
  }
}

/// How documents are numbered in their folder: `001-report-ico.md`.
enum DocumentName {
  static func number(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}

extension ReportInput {
  fileprivate init(_ view: CaseView, asOf: Timestamp) {
    self.init(
      caseReference: view.reference, asOf: asOf, zone: view.zone, facts: view.facts,
      totals: view.totals,
      logs: view.sources.map {
        Log(name: view.names[$0.number], source: $0, gaps: view.gaps[$0.number] ?? [])
      },
      ledgerEntries: view.ledgerEntries, ledgerHead: view.ledgerHead)
    if view.hasReconstructed { recordedOnly = view.recordedOnly }
    // Of one log alone they are its own.
    silences = view.sources.count > 1 ? view.silences : []
    // A refused attempt is no exposure of anything: the report's times leave it out.
    firstExposure = view.firstGranted
    lastExposure = view.lastGranted
    if let aware = view.facts.time("aware_at"), let due = view.due.first?.clock?.due {
      clock = Clock(awareAt: aware, dueAt: due)
    }
    let began = view.facts.time("started_at") ?? view.first ?? asOf
    law = view.jurisdiction.law(at: began).map {
      CitedLaw(
        name: $0.name.text, article: $0.regulatorArticle, needsConfirmation: $0.name.confirm)
    }
    afterContainment = view.afterContainment
    recordingsFrom = view.recordingsOrigin
    disputedRecordings = view.disputedRecordings
    releases = view.kept.releases
  }
}

extension ReportOpened {
  fileprivate init?(_ view: CaseView, _ findings: [Finding]) {
    let opened = view.exposures.filter { $0.action == .opened }
    if opened.isEmpty { return nil }
    let amounts = Rebuild.amountsSeen(in: findings, sources: view.sources)
    func count(_ extent: Exposure.Extent) -> Int { opened.filter { $0.extent == extent }.count }
    self.init(
      whole: count(.whole), partial: count(.partial), unknown: count(.unknown),
      preparation: amounts.values.filter(\.isOnlyPreparation).count,
      bounded: amounts.values.filter(\.leavesTwoBounds).count)
  }
}

extension Problem {
  fileprivate static func noReport() -> Problem {
    Problem(
      .usage, "there is no such report",
      hint: "one of: \(ReportWork.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
  }
}
