import AccessLogs
import Delivery
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
  private let suppressions: Suppressions?
  private let canaries: Canaries?

  /// Throws `.unusableCase` where another sweep of the case is at work.
  package init(_ opened: OpenCase, _ request: SweepRequest, by actor: Actor) throws(Problem) {
    lock = try CaseLock(
      opened.store.folder, work: "sweep", sentence: "another sweep of this case is at work")
    if let path = request.suppress {
      suppressions = try Suppressions(path: path)
    } else {
      suppressions = nil
    }
    if let path = request.canary { canaries = try Canaries(path: path) } else { canaries = nil }
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

    var reading: SweepReading
    let read: ScanReading.Result
    do throws(Problem) {
      reading = try SweepReading(
        request, sources: before.sources, states: try store.sweepStates(), asOf: actor.at)
      read = try reading.run(
        registry: registry, lists: visible?.0, canaries: canaries?.watch, cancelled: cancelled)
    } catch {
      if error.kind == .input { try tell(SweepNews.failed(error, asOf: actor.at)) }
      throw error
    }

    var changes = SourceChanges(before: before)
    let states = try reading.take(read, into: &changes, of: before.sources) {
      (number: Int) throws(Problem) in
      Dictionary(
        try store.findings(of: number).map { ($0.proof.offset, $0.proof.raw) },
        uniquingKeysWith: { first, _ in first })
    }
    var sights = read.canaries
    if let path = tables.request.links {
      let links = try LinkTable(
        path, of: tables.request, scan: request.scan, registry: registry,
        canaries: canaries?.watch)
      sights = CanaryWatch.merged(sights, links.sights)
      changes.take(links: links)
    }
    let seen = canaries?.kept(sights) ?? []
    let judged = canaries?.judge(try store.canaries(), with: seen, before: reading.cutoff)
    reading.add(judged?.failures ?? [])
    reading.add(suppressions?.expired(at: actor.at) ?? [])
    let findings = try decideAnew(&changes, under: registry)
    if changes.areNone, states == (try store.sweepStates()), !tables.areOthers(tables.files(loaded))
    {
      let number = try store.scans().last?.number ?? 0
      try tell(SweepNews.failed(reading.failures))
      return try outcome(
        ScanRun(number: number, time: actor.at), reading: reading, doubts: read.doubts,
        canaries: judged?.untold ?? [])
    }
    let run = try commit(
      changes, findings: findings, states: states, generation: before.generation,
      tables: tables, loaded: loaded, reading: reading, seen: seen)
    return try outcome(
      run, reading: reading, doubts: read.doubts, canaries: judged?.untold ?? [])
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
    tables: ScanTables, loaded: [Exposures.TableFile], reading: SweepReading,
    seen: [CanarySight]
  ) throws(Problem) -> ScanRun {
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
    commit.canaries = seen
    if try Telling.isWanted(in: store) {
      let earlier = try store.exposures()
      let hidden = hidden(exposures, numbered: earlier)
      let news = ScanNews(
        before: earlier, after: exposures.filter { !hidden.contains($0.key) }, standing: standing,
        facts: opened.facts)
      let known = Dictionary(
        earlier.map { ($0.key, $0.action) }, uniquingKeysWith: { first, _ in first })
      let isNews = exposures.contains { exposure in
        !hidden.contains(exposure.key)
          && known[exposure.key].map { $0 < exposure.action } ?? true
      }
      let people = GuardedPeople(
        kept: kept, exposures: exposures, facts: opened.facts, findings: findings)
      let telling = Telling(store, at: actor.at, people: people)
      let more = SweepNews.failed(reading.failures)
      commit.messages = { (run, head) throws(Problem) in
        var run = run
        if !isNews { (run.new, run.raised) = ([], []) }
        return try telling.messages(news.news(of: run, kind: .sweep) + more, ledger: head)
      }
    }
    return try store.commit(commit)
  }

  /// Somebody was told: what the outcome tells of is not told again, unless its action rises. To be
  /// called last; killed before, the next sweep tells again.
  package func markTold(_ outcome: SweepOutcome) throws(Problem) {
    try opened.store.markTold(
      outcome.telling.map { ($0.number, $0.action) }, at: actor.at)
    try opened.store.markTold(canaries: outcome.canaries)
  }

  /// Tells what happened without any change of the case; nothing is written where nobody is to be told,
  /// or where it was told before.
  private func tell(_ news: [Telling.News]) throws(Problem) {
    let store = opened.store
    var untold: [Telling.News] = []
    for news in news {
      if let words = news.once, try store.hasTold(once: words) { continue }
      untold.append(news)
    }
    guard !untold.isEmpty, try Telling.isWanted(in: store) else { return }
    let people = GuardedPeople(
      kept: try store.keptRows(), exposures: try store.exposures(), facts: opened.facts,
      findings: try store.findings())
    let telling = Telling(store, at: actor.at, people: people)
    try store.record(
      actor.entry("sweep"),
      telling: { [untold] (head) throws(Problem) in try telling.messages(untold, ledger: head) })
  }

  /// What the clock says of the duties of the case: told once each, a day before, six hours before, and
  /// when the time has passed.
  private func tellDeadlines(_ view: CaseView) throws(Problem) {
    guard try Telling.isWanted(in: opened.store) else { return }
    try tell(SweepNews.deadlines(view, asOf: actor.at))
  }

  /// What is suppressed, by its number where it has one already.
  private func hidden(_ exposures: [Exposure], numbered: [Exposure]) -> Set<Exposure.Key> {
    guard let suppressions else { return [] }
    let numbers = Dictionary(
      numbered.map { ($0.key, $0.number) }, uniquingKeysWith: { first, _ in first })
    let covered = exposures.filter { exposure in
      var exposure = exposure
      exposure.number = numbers[exposure.key] ?? 0
      return suppressions.covers(exposure, at: actor.at)
    }
    return Set(covered.map(\.key))
  }

  private func outcome(
    _ run: ScanRun, reading: SweepReading, doubts: [Problem], canaries: [CanarySight]
  ) throws(Problem) -> SweepOutcome {
    let store = opened.store
    let view = try CaseView(opened, asOf: actor.at)
    try tellDeadlines(view)
    let told = try store.told()
    let telling = view.exposures.filter { exposure in
      (told[exposure.number].map { $0 < exposure.action } ?? true)
        && !(suppressions?.covers(exposure, at: actor.at) ?? false)
    }
    return SweepOutcome(
      number: run.number, new: run.new.count, raised: run.raised.count,
      cleared: run.cleared.count,
      telling: telling.map { .init(number: $0.number, action: $0.action) },
      lines: reading.newLines, bytes: reading.newBytes, rejected: reading.newRejected,
      failures: reading.failures, doubts: doubts, view: view, canaries: canaries)
  }
}
