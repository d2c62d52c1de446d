import Documents
import Evidence
package import Model
import Notation
import Obligations

/// Drafts a report from what the case proves and what people have answered.
package struct ReportWork {
  package enum Kind: String, CaseIterable, Sendable {
    case ico, dspt, register, statement, postmortem, veris

    /// Throws `.usage` for a report that is none.
    package init(word: String) throws(Problem) {
      guard let kind = Kind(rawValue: word) else { throw .noReport() }
      self = kind
    }
  }

  private let kind: Kind
  private let asOf: Timestamp
  private let templates: String?
  private let acceptance: Acceptance?
  private let phase: ReportInput.Phase?
  private let controller: String?

  /// - Parameters:
  ///   - templates: a folder whose files win over the built-in ones.
  ///   - acceptance: of what the leak guard found in the same draft before.
  ///   - phase: nil: initial until one was sent, then a follow-up.
  ///   - controller: whose recordings alone it is about; nil: all of the case.
  package init(
    kind: Kind, asOf: Timestamp, templates: String? = nil, acceptance: Acceptance? = nil,
    phase: ReportPhase? = nil, controller: String? = nil
  ) {
    self.controller = controller
    self.phase = phase?.inDocuments
    self.kind = kind
    self.asOf = asOf
    self.templates = templates
    self.acceptance = acceptance
  }

  /// - Parameter isTrial: say what would come of it, and change nothing.
  package func run(
    _ opened: OpenCase, isTrial: Bool = false, by actor: Actor
  ) throws(Problem) -> DraftOutcome {
    let drafting = try Drafting(
      opened, kind: "report-\(kind.rawValue)", asOf: asOf, templates: templates,
      controller: controller)
    let countries = drafting.view.jurisdiction.countries
    var account = IncidentAccount(
      try input(for: drafting), assessment: drafting.view.assessment,
      country: countries.count == 1 ? countries[0].code : nil)
    account.scoredBy = drafting.view.signatures["severity"]
    account.gradedBy = drafting.view.signatures["dspt"]
    let draft = try AccountDraft(kind, account, drafting)
    return try drafting.write(
      draft.parts, from: draft.templates, accepting: acceptance, isTrial: isTrial, by: actor)
  }

  private func input(for drafting: Drafting) throws(Problem) -> ReportInput {
    let view = drafting.view
    var input = ReportInput(view, asOf: asOf)
    // What this organisation sent tells nothing of another's phases: nothing is recorded as sent for them.
    let submissions = view.isForAnother ? [] : view.submissions
    input.phase = phase ?? (submissions.isEmpty ? .initial : .followUp)
    let before = kind == .ico ? try EarlierReport.last(in: drafting, for: input.phase) : nil
    input.sendings = submissions.map {
      ReportSending(phase: $0.phase, time: $0.sent, reference: $0.reference)
    }
    input.opened = ReportOpened(view, drafting.findings, of: .consultation)
    input.openedArtefacts = ReportOpened(view, drafting.findings, of: .none)
    input.recipients = view.totals.recipientsShown > 0 ? ReportRecipients(view.exposures) : nil
    input.controller = view.controller
    if view.isForAnother {
      input.isForAnother = true
      input.clock = nil
    }
    input.sights = ReportSight.all(in: view, among: drafting.whole.exposures)
    input.submittedAt = view.isForAnother ? nil : view.reportedAt
    input.assessment = view.assessment
    if !view.letters.releases.isEmpty {
      input.letters = ReportLetters(
        view.letters, news: try LetterNews(view, store: drafting.store, asOf: asOf),
        isWhole: view.controller == nil)
    }
    // What is about other recordings has not changed by that.
    let dropped = try ReportWork.dropped(in: drafting.store)
    input.droppedLogs = dropped.subtracting(view.sources.map(\.digest.hex)).count
    input.changes = before.flatMap { before in
      before.report.controller != view.controller
        ? nil
        : ReportChanges(
          since: before.name, sentAt: before.sentAt, earlier: before.report, input: input,
          dropped: dropped)
    }
    return input
  }

  /// By their SHA-256, as the ledger tells.
  private static func dropped(in store: CaseStore) throws(Problem) -> Set<String> {
    let drops = try store.ledger(of: "source drop")
    return Set(drops.flatMap(\.draft.read).map(\.digest.hex))
  }
}

extension ReportInput {
  fileprivate init(_ view: CaseView, asOf: Timestamp) {
    self.init(
      caseReference: view.reference, asOf: asOf, zone: view.zone,
      facts: view.facts(asOf: asOf),
      totals: view.totals,
      logs: view.sources.map {
        Log(name: view.names[$0.number], source: $0, gaps: view.gaps[$0.number] ?? [])
      },
      ledgerEntries: view.ledgerEntries, ledgerHead: view.ledgerHead)
    if view.hasReconstructed { recordedOnly = view.recordedOnly }
    reach = view.reach
    ownerless = view.ownerless
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
  fileprivate init?(_ view: CaseView, _ findings: [Finding], of content: Exposure.Content) {
    let opened = view.exposures.filter { $0.action == .opened && $0.content == content }
    if opened.isEmpty { return nil }
    let keys = Set(opened.map(\.key))
    let amounts = Rebuild.amountsSeen(in: findings, sources: view.sources).filter {
      keys.contains($0.key)
    }
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
