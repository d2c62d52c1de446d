import AccessLogs
import Evidence
import Exposures
package import Model

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
  private let telling: SweepTelling

  /// Throws `.unusableCase` where another sweep of the case is at work.
  package init(_ opened: OpenCase, _ request: SweepRequest, by actor: Actor) throws(Problem) {
    lock = try CaseLock(
      opened.store.folder, work: "sweep", sentence: "another sweep of this case is at work")
    telling = SweepTelling(opened, by: actor)
    self.opened = opened
    self.request = request
    self.actor = actor
  }

  /// Throws `.input` where nothing at all could be swept, `.usage` and `.unusableCase` as a scan
  /// does; then what was found is as it was. What is wrong with one log only stands in the outcome.
  ///
  /// A scheduler runs the same words for years: what makes them impossible one day, an export that
  /// failed or a profile that is gone, is told as any other failure.
  package func run(cancelled: (@Sendable () -> Bool)? = nil) throws(Problem) -> SweepOutcome {
    do throws(Problem) {
      return try swept(cancelled)
    } catch {
      if error.kind == .input || error.kind == .usage { try telling.tell(ofFailure: error) }
      throw error
    }
  }

  private func swept(_ cancelled: (@Sendable () -> Bool)?) throws(Problem) -> SweepOutcome {
    let store = opened.store
    let suppressions = try request.suppress.map { path throws(Problem) in
      try Suppressions(path: path)
    }
    let canaries = try request.canary.map { path throws(Problem) in try Canaries(path: path) }
    let keptBack = KeptBack(suppressions: suppressions, canaries: canaries, time: actor.at)
    let (before, states) = try store.snapshot { () throws(Problem) in
      (
        Scan.Before(
          generation: try store.generation(), sources: try store.sources(),
          tables: try store.tables(), nextSource: try store.nextSourceNumber(),
          apart: try store.sourcesApart()),
        try store.sweepStates()
      )
    }
    let tables = try SweptTables(
      ScanTables(request.scan, before: before.tables), before: before.tables)

    var reading = try SweepReading(
      request, sources: before.sources, states: states, asOf: actor.at)
    let read = try reading.run(
      registry: tables.registry, lists: tables.lists,
      canaries: canaries?.watch(horizon: reading.horizon), cancelled: cancelled)

    var changes = SourceChanges(before: before)
    let judged = try reading.take(read, into: &changes, of: before.sources) {
      (number: Int) throws(Problem) in
      Dictionary(
        try store.findings(of: number).map { ($0.proof.offset, $0.proof.raw) },
        uniquingKeysWith: { first, _ in first })
    }
    var sights = read.canaries
    if let path = tables.request.links {
      let links = try LinkTable(
        path, of: tables.request, scan: request.scan, registry: tables.registry,
        canaries: canaries?.watch(horizon: reading.horizon))
      sights = CanaryWatch.merged(sights, links.sights)
      changes.take(links: links)
    }
    let seen = canaries?.kept(sights) ?? []
    let alerts = canaries?.judge(try store.canaries(), with: seen, before: reading.cutoff)
    reading.add(tables: tables.doubt)
    reading.add(alerts?.failures ?? [])
    reading.add(suppressions?.expired(at: actor.at) ?? [])
    let open = try store.openFindings().filter { !changes.replaced.contains($0.proof.source) }
    changes.take(decidedAnew: Redecision.findings(open, under: tables.registry), of: open)

    let run: ScanRun
    if changes.areNone, judged == states, tables.areTheSame {
      run = ScanRun(number: try store.lastScanNumber(), time: actor.at)
      try telling.tell(ofNoChange: reading.failures, keptBack: keptBack, number: run.number)
    } else {
      var commit = try commit(
        changes, tables, generation: before.generation, reading.failures, keptBack)
      commit.sweepStates = judged
      commit.canaries = seen
      run = try store.commit(commit)
    }
    return try outcome(
      run, reading: reading, sources: changes.standing, doubts: read.doubts,
      canaries: alerts?.untold ?? [], keptBack: keptBack)
  }

  private func commit(
    _ changes: SourceChanges, _ tables: SweptTables, generation: Int, _ failures: [SweepFailure],
    _ keptBack: KeptBack
  ) throws(Problem) -> ScanCommit {
    let store = opened.store
    let touched = try TouchedEvidence(changes, in: store)
    let rows = try tables.rows(for: touched, in: store)
    let (changed, all) = try touched.parts(rows: rows.digest, in: store)
    let contents = CaseContents.digest(
      reference: store.reference, sources: changes.standing, parts: all, tables: tables.files)
    var commit = ScanCommit(
      kind: .sweep, generation: generation,
      entry: actor.entry(
        "sweep",
        read: tables.files.map { .init($0.kind.rawValue, $0.digest) }
          + changes.sources.map { .init($0.path, $0.digest) },
        made: [.init(CaseContents.name, contents)]))
    commit.sources = changes.sources
    commit.drops = changes.drops
    commit.findings = changes.findings
    commit.addedFindings = changes.added
    commit.touched = touched.keys
    commit.withdrawn = changes.withdrawn
    commit.apart = changes.apart(tablesChanged: tables.judgeOtherwise)
    commit.exposures = touched.exposures
    commit.kept = rows.whole
    commit.addedRows = rows.added
    commit.contents = changed
    commit.tables = tables.files
    let told = try telling.told(of: touched, failures: failures, keptBack: keptBack)
    commit.messages = told.messages
    commit.tellsOf = told.keys
    return commit
  }

  /// Somebody was told: what the outcome tells of is not told again, unless its action rises. To be
  /// called last; killed before, the next sweep tells again.
  package func markTold(_ outcome: SweepOutcome) throws(Problem) {
    try opened.store.markTold(
      outcome.telling.map { ($0.number, $0.action) }, at: actor.at)
    try opened.store.markTold(canaries: outcome.canaries)
  }

  private func outcome(
    _ run: ScanRun, reading: SweepReading, sources: [Source], doubts: [Problem],
    canaries: [CanarySight], keptBack: KeptBack
  ) throws(Problem) -> SweepOutcome {
    let store = opened.store
    try telling.tellDeadlines()
    return SweepOutcome(
      number: run.number, new: run.new.count, raised: run.raised.count,
      cleared: run.cleared.count, telling: try telling.untold(keptBack),
      lines: reading.newLines, bytes: reading.newBytes, rejected: reading.newRejected,
      failures: reading.failures, doubts: doubts, exposures: try store.standingCounts(),
      afterContainment: try opened.facts.time("contained_at").map { time throws(Problem) in
        try store.countGranted(since: time)
      } ?? 0,
      rejectedInCase: sources.reduce(0) { $0 + $1.tally.rejected }, canaries: canaries)
  }
}
