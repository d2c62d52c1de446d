import AccessLogs
import Evidence
import Exposures
package import Model
import Notation

/// The scheduled scan: reads what is new in the logs of a case, and says what nobody was told of yet.
///
/// It is a moving window over logs that grow and are rotated. What it found stays; new lines meet the
/// tables as they are now; and only what belonged to nobody, or was done by nobody known, is decided
/// anew from its kept lines. What it commits is what one scan of all those lines would find.
package struct Sweep {
  private let opened: OpenCase
  private let request: SweepRequest
  private let actor: Actor

  /// Keeps a second sweep of the case from running, until the last use of this one.
  private let lock: CaseLock

  /// Throws `.unusableCase` where another sweep of the case is at work.
  package init(_ opened: OpenCase, _ request: SweepRequest, by actor: Actor) throws(Problem) {
    lock = try CaseLock(
      opened.store.folder, work: "sweep", sentence: "another sweep of this case is at work")
    self.opened = opened
    self.request = request
    self.actor = actor
  }

  /// Throws `.input` where nothing at all could be swept, `.usage` and `.unusableCase` as a scan
  /// does; then the case is as it was. What is wrong with one log only stands in the outcome.
  package func run(cancelled: (@Sendable () -> Bool)? = nil) throws(Problem) -> SweepOutcome {
    let store = opened.store
    let before = try store.snapshot { () throws(Problem) in
      Scan.Before(
        generation: try store.generation(), sources: try store.sources(),
        tables: try store.tables(), nextSource: try store.nextSourceNumber())
    }
    let tables = try ScanTables(request.scan, before: before.tables)
    var (registry, loaded) = try Registry.load(tables.request)
    let visible = try VisibleList.load(tables.request, registry: registry)
    if let visible { loaded.append(visible.1) }

    var reading = try SweepReading(
      request, sources: before.sources, states: try store.sweepStates(), asOf: actor.at)
    let read = try reading.run(registry: registry, lists: visible?.0, cancelled: cancelled)

    var changes = SourceChanges(before: before)
    let states = try reading.take(read, into: &changes, of: before.sources) {
      (number: Int) throws(Problem) in
      Dictionary(
        try store.findings(of: number).map { ($0.proof.offset, $0.proof.raw) },
        uniquingKeysWith: { first, _ in first })
    }
    if let path = tables.request.links {
      changes.take(
        links: try LinkTable(path, of: tables.request, scan: request.scan, registry: registry))
    }
    let findings = try decideAnew(&changes, under: registry)
    if changes.areNone, states == (try store.sweepStates()), !tables.areOthers(tables.files(loaded))
    {
      let number = try store.scans().last?.number ?? 0
      return try outcome(
        ScanRun(number: number, time: actor.at), reading: reading, doubts: read.doubts)
    }
    return try commit(
      changes, findings: findings, states: states, generation: before.generation,
      tables: tables, loaded: loaded, reading: reading, doubts: read.doubts)
  }

  /// All findings of the case from now on, those that are open decided by the tables of today.
  private func decideAnew(
    _ changes: inout SourceChanges, under registry: Registry
  ) throws(Problem) -> [Finding] {
    let kept = try opened.store.findings().filter { !changes.replaced.contains($0.proof.source) }
    var all: [Finding] = []
    var anew: [(number: Int, findings: [Finding])] = []
    let bySource = Dictionary(grouping: kept, by: \.proof.source).sorted { $0.key < $1.key }
    for (number, old) in bySource {
      let open = old.filter(Redecision.isOpen)
      let decided = Redecision.findings(open, under: registry)
      let now = decided == open ? old : old.filter { !Redecision.isOpen($0) } + decided
      if decided != open { anew.append((number, now)) }
      all += now
    }
    for (_, found) in (changes.added.sorted { $0.key < $1.key }) { all += found }
    for (_, found) in (changes.findings.sorted { $0.key < $1.key }) { all += found }
    for (number, now) in anew { changes.take(decidedAnew: now, of: number) }
    return all
  }

  private func commit(
    _ changes: SourceChanges, findings: [Finding], states: [SweepState], generation: Int,
    tables: ScanTables, loaded: [Exposures.TableFile], reading: SweepReading, doubts: [Problem]
  ) throws(Problem) -> SweepOutcome {
    let store = opened.store
    let files = tables.files(loaded)
    let standing = changes.standing
    let exposures = Rebuild.exposures(from: findings, sources: standing)
    let kept = try RowPicker.rows(for: findings, in: tables.request, readBefore: loaded)
      .keeping(try store.keptRows())
    let contents = CaseContents.digest(
      reference: store.reference, sources: standing, findings: findings, kept: kept, tables: files)
    var commit = ScanCommit(
      kind: .sweep, generation: generation,
      entry: actor.entry(
        "sweep",
        read: files.map { .init($0.kind.rawValue, $0.digest) }
          + changes.sources.map { .init($0.path, $0.digest) },
        made: [.init(CaseContents.name, contents)]))
    commit.sources = changes.sources
    commit.drops = changes.drops
    commit.findings = changes.findings
    commit.addedFindings = changes.added
    commit.exposures = exposures
    commit.kept = kept
    commit.tables = files
    commit.sweepStates = states
    return try outcome(try store.commit(commit), reading: reading, doubts: doubts)
  }

  /// Somebody was told: what the outcome tells of is not told again, unless its action rises. To be
  /// called last; killed before, the next sweep tells again.
  package func markTold(_ outcome: SweepOutcome) throws(Problem) {
    try opened.store.markTold(
      outcome.telling.map { ($0.number, $0.action) }, at: actor.at)
  }

  private func outcome(
    _ run: ScanRun, reading: SweepReading, doubts: [Problem]
  ) throws(Problem) -> SweepOutcome {
    let store = opened.store
    let view = try CaseView(opened, asOf: actor.at)
    let told = try store.told()
    let telling = view.exposures.filter { exposure in
      told[exposure.number].map { $0 < exposure.action } ?? true
    }
    return SweepOutcome(
      number: run.number, new: run.new.count, raised: run.raised.count,
      cleared: run.cleared.count,
      telling: telling.map { .init(number: $0.number, action: $0.action) },
      lines: reading.newLines, bytes: reading.newBytes, rejected: reading.newRejected,
      failures: reading.failures, doubts: doubts, view: view)
  }
}
