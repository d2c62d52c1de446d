import Evidence
import Exposures
package import Model
package import Notation
import Obligations

/// Where a case stands: everything that status, list, why and the documents say, worked out once
/// from one reading of the case, so that no two of them can disagree.
package struct CaseView: Sendable {
  /// A document, or a folder of letters, that was made from the case.
  package struct Document: Hashable, Sendable {
    /// Under the case folder.
    package let path: String
    /// What it states has changed since. Of what was sent a later report says so, and it stays what it
    /// is.
    package var isStale: Bool
    /// When a person sent it, as it was recorded.
    package var sentAt: Timestamp?
  }

  package let reference: String
  package let jurisdictionName: String
  package let zone: Zone
  package let facts: Facts
  /// By name, in byte order.
  package let sources: [Source]
  package let names: SourceNames
  /// Whose recordings alone are looked at; nil: all.
  package let controller: String?
  /// By number.
  package let exposures: [Exposure]
  /// The first event of any exposure, and the last.
  package let first: Timestamp?
  package let last: Timestamp?
  /// The same without refused attempts, which are no breach; nil where nothing was granted.
  package let firstGranted: Timestamp?
  package let lastGranted: Timestamp?
  /// By source number: the silences between `first` and `last`.
  package let gaps: [Int: [Period]]
  /// Silences of all logs at once, within the same window.
  package let silences: [Period]
  /// What the logs leave open of the incident: every number and every document asks here.
  package let reach: EvidenceReach
  /// As documents state them: a silence of the logs within the incident makes them lower bounds.
  package let totals: Totals
  /// Without what was rebuilt from list requests.
  package let recordedOnly: Totals
  /// Exposures of recordings that belong to nobody and that are not looked at: whose they are, and so
  /// whether they are this controller's, nobody knows. None where all of the case is looked at.
  package let ownerless: Int
  /// Whether the totals are bounds by what was read alone (DESIGN §5 Bounds), as `--json` says it:
  /// there a case without a log has no gap.
  package let boundOfRead: Totals.Bound
  package let boundOfRecordedRead: Totals.Bound
  /// Whether any of it was.
  package let hasReconstructed: Bool
  /// What the breach amounts to and asks for.
  package let assessment: Assessment
  /// Exposures with an event at or after containment that was no refused attempt.
  package let afterContainment: Int
  /// What cannot be, or hardly, as people have written it and as of the present that they named: whole
  /// sentences without a full stop.
  package let warnings: [String]
  package let lines: Source.LineTally
  package let documents: [Document]
  /// `--recordings-from`: where ownership was taken from, in words.
  package let recordingsOrigin: String?
  /// Where a second export of ownership says otherwise; nil where there is none.
  package let disputes: [KeptRows.Disputed]?
  /// The file that says what a faulty list would have returned; nil where none was given.
  package let visibleTable: String?
  /// Who last answered a key of `severity` and of `dspt`, and when, as the ledger knows it.
  package let signatures: [String: Signature]
  package let ledgerEntries: Int
  package let ledgerHead: Digest

  /// For the other workflows.
  let jurisdiction: Jurisdiction
  let kept: KeptRows
  /// Of what a document made now would state.
  let inputs: Digest
  /// The same of letters.
  let letterInputs: Digest
  let letters: LetterHistory
  /// Those of the present that was named and before it, by the time of sending.
  let submissions: [SubmissionRecord]
  let scans: [ScanRun]

  /// - Parameter controller: nil for the whole; else the exposures of recordings that were made for it
  ///   are all there is. Throws `.usage` where there is none of that name.
  package init(
    _ opened: OpenCase, asOf: Timestamp, controller: String? = nil
  ) throws(Problem) {
    let store = opened.store
    let read = try store.snapshot { () throws(Problem) in
      (
        sources: try store.sources(), exposures: try store.exposures(),
        kept: try store.keptRows(), tables: try store.tables(),
        documents: try store.documents(), letters: try LetterHistory(store),
        submissions: try store.submissions(),
        scans: try store.scans(), ledger: try store.ledgerHead(),
        recorded: try CaseView.recorded(in: store),
        signatures: try CaseView.signatures(in: store, opened.facts)
      )
    }
    reference = store.reference
    jurisdiction = opened.jurisdiction
    jurisdictionName = opened.jurisdiction.name
    zone = opened.jurisdiction.zone
    facts = opened.facts
    let names = SourceNames(read.sources)
    self.names = names
    sources = read.sources.sorted {
      names[$0.number].utf8.lexicographicallyPrecedes(names[$1.number].utf8)
    }
    let scope = try controller.map { name throws(Problem) in
      try ControllerScope(
        name, exposures: read.exposures, kept: read.kept,
        organisation: opened.facts.text("organisation.name"), rulebook: opened.rulebook)
    }
    let exposures = scope?.exposures(among: read.exposures) ?? read.exposures
    let recorded = scope.map { scope in read.recorded.map(scope.exposures) } ?? read.recorded
    self.exposures = exposures
    self.controller = scope?.name
    kept = read.kept
    letters = read.letters
    // What was sent later had not been sent by then.
    let submissions = read.submissions.filter { $0.sent <= asOf }
    self.submissions = submissions
    scans = read.scans
    signatures = read.signatures
    ledgerEntries = read.ledger.entries
    ledgerHead = read.ledger.digest
    disputes =
      read.tables.contains { $0.kind == .recordingsAgainst } ? read.kept.disputes : nil
    recordingsOrigin = read.tables.first { $0.kind == .recordings }?.origin
    visibleTable = read.tables.first { $0.kind == .visible }?.path.split(separator: "/").last
      .map { String($0) }
    lines = read.sources.reduce(into: Source.LineTally()) { $0 += $1.tally }
    let window = IncidentWindow(of: exposures)
    first = window?.first
    last = window?.last
    let granted = exposures.flatMap { exposure in
      [Action.linked, .shown, .opened].map { exposure[$0] }
    }
    firstGranted = granted.compactMap(\.first).min()
    lastGranted = granted.compactMap(\.last).max()
    // Where a log is silent within the incident, any controller's recordings may have been seen.
    let incident = IncidentWindow(of: read.exposures)
    silences = CoverageStatement.silences(over: read.sources, window: incident)
    let bySource = CoverageStatement.gaps(in: read.sources, window: incident)
    gaps = Dictionary(uniqueKeysWithValues: zip(read.sources.map(\.number), bySource))
    var known = CoverageStatement.reach(
      of: read.sources, over: exposures, startedAt: opened.facts.time("started_at"),
      containedAt: opened.facts.time("contained_at"),
      linkLife: opened.facts.duration("link_life"))
    // A gap of a log is told of as that.
    known.unheard.removeAll { unheard in
      bySource.joined().contains { $0.from <= unheard.from && unheard.until <= $0.until }
    }
    let reach = known
    self.reach = reach
    let hasGaps = bySource.contains { !$0.isEmpty }
    let lines = lines
    func count(_ exposures: [Exposure], hasGaps: Bool) -> Totals {
      TotalsArithmetic.totals(
        of: exposures, rejectedLines: lines.rejected, unansweredLists: lines.unansweredLists,
        hasGaps: hasGaps)
    }
    let recordedOnes = recorded ?? exposures
    let foundNothing = !exposures.contains { $0.content == .consultation && $0.action >= .shown }
    let counted = Set(exposures.map(\.key))
    let ownerless = read.exposures.count {
      $0.key.patient == nil && !counted.contains($0.key)
    }
    self.ownerless = ownerless
    let mayBeMore =
      hasGaps || ownerless > 0 || reach.leavesOpen || (foundNothing && !reach.rulesOutMore)
    totals = count(exposures, hasGaps: mayBeMore)
    recordedOnly = count(recordedOnes, hasGaps: mayBeMore)
    boundOfRead = count(exposures, hasGaps: hasGaps).bound
    boundOfRecordedRead = count(recordedOnes, hasGaps: hasGaps).bound
    hasReconstructed = recorded != nil
    // What this organisation sent fulfils no duty of another controller.
    let isOwn = scope?.isOwn ?? true
    assessment =
      Situation(
        rulebook: opened.rulebook, facts: opened.facts,
        exposures: exposures, kept: read.kept, asOf: asOf,
        reach: reach, sent: isOwn ? CaseView.sent(submissions, under: opened.jurisdiction) : [:],
        letters: read.letters.toAffected(by: exposures)
      ) { count($0, hasGaps: mayBeMore) }
      .assess()
    afterContainment =
      TotalsArithmetic.afterContainment(
        exposures, containedAt: opened.facts.time("contained_at")
      ).count
    warnings =
      assessment.warnings
      + CaseView.warnings(asOf: asOf, sources: read.sources, documents: read.documents)
    inputs = DocumentInputs.digest(
      facts: opened.facts, exposures: exposures, sources: read.sources,
      disputes: disputes, assessment: assessment)
    letterInputs = LetterInputs.digest(inputs, people: read.kept.people)
    documents = CaseView.documents(
      read.documents, madeFrom: inputs, letters: letterInputs, history: read.letters,
      sent: submissions)
  }

  /// The exposures that stand without what was rebuilt from list requests; nil where nothing was.
  private static func recorded(in store: CaseStore) throws(Problem) -> [Exposure]? {
    // Without a table of what was visible there is nothing to rebuild from.
    guard try store.tables().contains(where: { $0.kind == .visible }) else { return nil }
    let findings = try store.findings()
    let recorded = findings.filter { !$0.proof.marks.contains(.reconstructed) }
    guard recorded.count < findings.count else { return nil }
    return Rebuild.exposures(from: recorded, sources: try store.sources())
  }

  /// The letters of one draft are one folder: there may be thousands. Those that a later draft
  /// replaced, and those of which nothing waits, are out of date for nobody.
  private static func documents(
    _ records: [DocumentRecord], madeFrom inputs: Digest, letters: Digest, history: LetterHistory,
    sent submissions: [SubmissionRecord]
  ) -> [Document] {
    let sent = [String: Timestamp](
      submissions.map { (EarlierReport.stem(of: $0.document), $0.sent) },
      uniquingKeysWith: { first, _ in first })
    let waiting = Set(
      history.notices.filter { [.drafted, .held, .approved].contains($0.state) }
        .flatMap(\.files).compactMap { $0.split(separator: "/").first.map(String.init) })
    var documents: [Document] = []
    for record in records {
      let name = record.path.split(separator: "/").first.map(String.init) ?? record.path
      let isPast = record.kind == "notice" && !waiting.contains(name)
      let document = Document(
        path: "documents/\(name)", isStale: !isPast && record.isStale(inputs, letters),
        sentAt: sent[EarlierReport.stem(of: name)])
      if documents.last?.path == document.path {
        if document.isStale { documents[documents.count - 1].isStale = true }
      } else {
        documents.append(document)
      }
    }
    return documents
  }

  /// As they stand, by number.
  var notices: [NoticeRecord] { letters.notices }

  /// On how many recordings the two exports differ; nil where there is one.
  package var disputedRecordings: Int? { disputes.map { Set($0.map(\.recording)).count } }

  /// Every duty with a clock, the regulator's own first.
  package var due: [DutyOwed] { assessment.deadlines }

  package subscript(exposure number: Int) -> Exposure? {
    exposures.first { $0.number == number }
  }
}

extension DocumentRecord {
  /// Letters that were sent stay what they are: a later letter corrects them.
  fileprivate func isStale(_ inputs: Digest, _ letters: Digest) -> Bool {
    switch kind {
    case "released", "reminder": false
    case "notice": self.inputs != letters
    default: self.inputs != inputs
    }
  }
}
