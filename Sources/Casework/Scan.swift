import AccessLogs
import Evidence
import Exposures
package import Model
import Notation

/// Reads logs into a case: the workflow at the heart of the house.
///
/// The tables are read first, then every log once, with nothing locked; then all exposures are built
/// anew from the kept lines and the new ones, and written in one transaction. Where the tables
/// changed since the last scan, every source of the case is read again, and so is one of which sweeps
/// left lines that other tables judged: a scan never mixes answers from two registries.
package struct Scan {
  private let opened: OpenCase
  private let request: ScanRequest
  private let actor: Actor
  private let canaries: Canaries?

  package init(_ opened: OpenCase, _ request: ScanRequest, by actor: Actor) {
    self.init(opened, request, by: actor, canaries: nil)
  }

  init(_ opened: OpenCase, _ request: ScanRequest, by actor: Actor, canaries: Canaries?) {
    self.canaries = canaries
    self.opened = opened
    self.request = request
    self.actor = actor
  }

  /// What the case was when the scan began.
  struct Before {
    var generation: Int
    var sources: [Source]
    var tables: [Evidence.TableFile]
    var nextSource: Int
    /// Numbers of the sources that hold lines judged by other tables than `tables`.
    var apart: Set<Int>
  }

  /// `progress` is told the bytes read, and of how many (nil where a pipe is among them), from any
  /// thread. Throws `.input` for what cannot be read or is unlikely, `.usage` for what cannot be asked,
  /// `.unusableCase` where the case changed meanwhile; then the case is as it was.
  package func run(
    progress: (@Sendable (_ bytes: Int64, _ total: Int64?) -> Void)? = nil,
    cancelled: (@Sendable () -> Bool)? = nil
  ) throws(Problem) -> ScanOutcome {
    let store = opened.store
    let before = try store.snapshot { () throws(Problem) in
      Before(
        generation: try store.generation(), sources: try store.sources(),
        tables: try store.tables(), nextSource: try store.nextSourceNumber(),
        apart: try store.sourcesApart())
    }
    let tables = try ScanTables(request, before: before.tables)
    var (registry, loaded) = try Registry.load(tables.request)
    try canaries?.check { registry.knows($0) }
    let visible = try VisibleList.load(tables.request, registry: registry)
    if let visible { loaded.append(visible.1) }
    let compared = try OwnershipComparison.disputes(with: registry, tables.request)
    if let compared { loaded.append(compared.1) }
    let files = tables.files(loaded)
    let areOthers = tables.areOthers(files)
    let again = try SourcesAgain(
      before, tablesChanged: areOthers, states: store.sweepStates(), for: request)
    let reading = try ScanReading(
      request, before: before.sources, again: again, registry: registry, lists: visible?.0,
      canaries: canaries?.watch(horizon: nil))
    let result = try reading.run(progress: progress, cancelled: cancelled)

    var changes = SourceChanges(before: before)
    try changes.take(
      logs: result.logs, findings: result.findings, judgedAnew: again.numbers
    ) { (number: Int) throws(Problem) in
      Dictionary(
        try store.findings(of: number).map { ($0.proof.offset, $0.proof.raw) },
        uniquingKeysWith: { first, _ in first })
    }
    for again in result.again {
      changes.take(again: again.source, as: again.number, findings: again.findings)
    }
    try again.refuseUnread(changes)
    var seen = result.canaries
    for path in try linkTables(before, tables: tables, again: again) {
      let links = try LinkTable(
        path, of: tables.request, scan: request, registry: registry,
        canaries: canaries?.watch(horizon: nil))
      seen = CanaryWatch.merged(seen, links.sights)
      changes.take(links: links)
    }
    let apart = again.left(by: changes)
    return try commit(
      changes, generation: before.generation, tables: tables,
      picker: RowPicker(tables.request, loaded: registry, loaded), files: files,
      disputes: compared?.0 ?? [], apart: Set(apart.map(\.number)),
      doubts: [ScanTables.doubt(of: loaded)].compactMap { $0 } + result.doubts
        + again.doubts(of: apart), canaries: seen)
  }

  /// The table of links this scan names; those of the case too where they must be judged anew.
  private func linkTables(
    _ before: Before, tables: ScanTables, again: SourcesAgain
  ) throws(Problem) -> [String] {
    var paths = tables.request.links.map { [$0] } ?? []
    for source in again.links {
      if !paths.contains(where: { FilePath.absolute($0, in: request.workingFolder) == source.path })
      {
        guard FilePath.exists(source.path) else { throw .sourceGone(source.path) }
        paths.append(source.path)
      }
    }
    return paths
  }

  private func commit(
    _ changes: SourceChanges, generation: Int, tables: ScanTables, picker: RowPicker,
    files: [Evidence.TableFile], disputes: [KeptRows.Disputed], apart: Set<Int>,
    doubts: [Problem], canaries: CanaryWatch.Sights
  ) throws(Problem) -> ScanOutcome {
    let store = opened.store
    var findings = try store.findings().filter { !changes.replaced.contains($0.proof.source) }
    for (_, found) in changes.findings.sorted(by: { $0.key < $1.key }) { findings += found }
    let standing = changes.standing
    let exposures = Rebuild.exposures(from: findings, sources: standing)

    let written = Set(try store.releasedNotices().map(\.patient))
    var kept = try picker.rows(for: findings, besides: written)
    if !written.isEmpty { kept.keep(written, of: try store.keptRows().people) }
    kept.disputes = disputes
    let parts = CaseContents.parts(findings, sources: standing, kept: kept)
    let contents = CaseContents.digest(
      reference: store.reference, sources: standing, parts: parts, tables: files)
    var commit = ScanCommit(
      kind: .scan, generation: generation,
      entry: actor.entry(
        "scan",
        read: files.map { .init($0.kind.rawValue, $0.digest) }
          + changes.sources.map { .init($0.path, $0.digest) },
        made: [.init(CaseContents.name, contents)]))
    commit.sources = changes.sources
    commit.drops = changes.drops
    commit.apart = apart
    commit.findings = changes.findings
    commit.exposures = exposures
    commit.kept = kept
    commit.contents = parts
    commit.tables = files
    if try Telling.isWanted(in: store) {
      let news = ScanNews(
        before: try store.exposures(), after: exposures, standing: standing, facts: opened.facts)
      let telling = Telling(store, facts: opened.facts, at: actor.at)
      let found = news.found
      commit.tellsOf = Set((found.new + found.raised).map(\.key))
      commit.messages = { (run, head) throws(Problem) in
        try telling.messages(news.news(of: run), ledger: head)
      }
    }
    let run = try store.commit(commit)
    let view = try CaseView(opened, asOf: actor.at)
    return ScanOutcome(
      number: run.number, new: run.new.count, raised: run.raised.count,
      cleared: run.cleared.count, sources: view.sorted(changes.read),
      known: view.sorted(changes.known), doubts: doubts, view: view, canaries: canaries)
  }
}

/// Exposures from findings of numbered sources.
enum Rebuild {
  static func exposures(from findings: [Finding], sources: [Source]) -> [Exposure] {
    ExposureBuilder.exposures(from: findings, profileOf: profiles(of: sources))
  }

  /// Of those that have an opened event.
  static func amountsSeen(
    in findings: [Finding], sources: [Source]
  ) -> [Exposure.Key: AmountSeen] {
    ExposureBuilder.amountsSeen(in: findings, profileOf: profiles(of: sources))
  }

  private static func profiles(of sources: [Source]) -> (Int) -> Digest {
    let profiles = Dictionary(
      uniqueKeysWithValues: sources.map { ($0.number, $0.reading.profileDigest) })
    let nobody = Digest(bytes: [UInt8](repeating: 0, count: 32))
    return { profiles[$0] ?? nobody }
  }
}

extension CaseView {
  /// Names in byte order.
  fileprivate func sorted(_ numbers: [Int]) -> [String] {
    numbers.map { names[$0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
