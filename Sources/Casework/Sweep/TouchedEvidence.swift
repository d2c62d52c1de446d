import Evidence
import Model

/// What a sweep changes in what was found: the exposures that new lines prove, or old ones do not prove
/// any more, built anew from all their lines. Every other one stays as it is, unread: the cost of a
/// sweep follows what is new.
struct TouchedEvidence {
  let keys: Set<Exposure.Key>
  /// Those of them that have a number, as the case knows them now.
  let known: [Exposure.Key: (exposure: Exposure, isStanding: Bool)]
  /// All that proves them from now on.
  let findings: [Finding]
  /// Those of them that stand from now on.
  let exposures: [Exposure]

  private let changes: SourceChanges

  init(_ changes: SourceChanges, in store: CaseStore) throws(Problem) {
    self.changes = changes
    var new: [Finding] = []
    for (_, found) in (changes.added.sorted { $0.key < $1.key }) { new += found }
    for (_, found) in (changes.findings.sorted { $0.key < $1.key }) { new += found }
    let replaced = changes.replaced
    keys = Set(new.lazy.map(\.key)).union(changes.withdrawn)
      .union(try store.standingKeys(provedBy: replaced.sorted()))
    known = try store.known(keys)
    let numbers = known.values.filter(\.isStanding).map(\.exposure.number)
    findings =
      try store.findings(ofExposures: numbers.sorted()).filter { finding in
        !replaced.contains(finding.proof.source) && !changes.withdrawn.contains(finding.key)
      } + new
    exposures = Rebuild.exposures(from: findings, sources: changes.standing)
  }

  /// The digests of what changes in the case, and of the whole of it from now on. `rows` is the digest
  /// of the rows of the tables; nil where those stay.
  func parts(
    rows: Digest?, in store: CaseStore
  ) throws(Problem) -> (changed: ContentsParts, all: ContentsParts) {
    guard var all = try store.contentsParts() else { return try firstParts(in: store, rows: rows) }
    var changed = ContentsParts()
    for (source, found) in changes.findings {
      let blocks = CaseContents.blocks(of: found)
      changed.blocks[source] = blocks.mapValues { $0 }
      changed.sources[source] = CaseContents.digest(ofBlocks: blocks)
    }
    for (source, numbers) in try changedBlocks() {
      var blocks = try store.contentsBlocks(of: source)
      for number in numbers.sorted() {
        let found =
          try store.findings(of: source, lines: CaseContents.lines(of: number))
          .filter { !changes.withdrawn.contains($0.key) }
          + (changes.added[source] ?? []).filter {
            CaseContents.block(of: $0.proof.line) == number
          }
        let digest = found.isEmpty ? nil : CaseContents.digest(of: found)
        blocks[number] = digest
        changed.blocks[source, default: [:]].updateValue(digest, forKey: number)
      }
      changed.sources[source] = CaseContents.digest(ofBlocks: blocks)
    }
    changed.rows = rows
    for drop in changes.drops { all.sources[drop.source] = nil }
    all.sources.merge(changed.sources) { _, new in new }
    all.rows = rows ?? all.rows
    return (changed, all)
  }

  /// By source that is neither new nor read anew; those without a change that is a line among them,
  /// for they may be new to the digest.
  private func changedBlocks() throws(Problem) -> [Int: Set<Int>] {
    var changed: [Int: Set<Int>] = [:]
    for (source, found) in changes.added {
      changed[source, default: []].formUnion(found.map { CaseContents.block(of: $0.proof.line) })
    }
    for line in changes.withdrawnLines {
      changed[line.source, default: []].insert(CaseContents.block(of: line.line))
    }
    return changed
  }

  /// In a case that an older candour wrote nothing has a digest of its own yet.
  private func firstParts(
    in store: CaseStore, rows: Digest?
  ) throws(Problem) -> (changed: ContentsParts, all: ContentsParts) {
    let untouched = try store.findings().filter { !keys.contains($0.key) }
    var parts = CaseContents.parts(
      untouched + findings, sources: changes.standing, kept: KeptRows())
    parts.rows = rows
    return (parts, parts)
  }
}
