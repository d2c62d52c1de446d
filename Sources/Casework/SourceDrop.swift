import Evidence
package import Model

/// Takes a wrong log out of a case: what it alone proved is cleared, and the ledger says so.
package struct SourceDrop {
  package let name: String

  package init(name: String) { self.name = name }

  /// The numbers of the exposures that the evidence does not show any more. Throws `.usage` for a
  /// name that no source has.
  package func run(_ opened: OpenCase, by actor: Actor) throws(Problem) -> [Int] {
    let store = opened.store
    let before = try store.snapshot { () throws(Problem) in
      (
        generation: try store.generation(), sources: try store.sources(),
        findings: try store.findings(), kept: try store.keptRows(), tables: try store.tables()
      )
    }
    let names = SourceNames(before.sources)
    guard let number = names.number(of: name),
      let dropped = before.sources.first(where: { $0.number == number })
    else { throw .noSource(known: before.sources.map { names[$0.number] }.sorted()) }

    let standing = before.sources.filter { $0.number != number }
    let findings = before.findings.filter { $0.proof.source != number }
    let parts = CaseContents.parts(findings, sources: standing, kept: before.kept)
    let contents = CaseContents.digest(
      reference: store.reference, sources: standing, parts: parts, tables: before.tables)
    var commit = ScanCommit(
      kind: .drop, generation: before.generation,
      entry: actor.entry(
        "source drop", read: [.init(dropped.path, dropped.digest)],
        made: [.init(CaseContents.name, contents)]))
    commit.contents = parts
    commit.drops = [ScanCommit.Drop(source: number)]
    commit.exposures = Rebuild.exposures(from: findings, sources: standing)
    return try store.commit(commit).cleared
  }
}

extension Problem {
  fileprivate static func noSource(known: [String]) -> Problem {
    Problem(
      .usage, "no source of this case has that name",
      hint: known.isEmpty ? "this case has no sources" : "it has: \(known.joined(separator: ", "))")
  }
}
