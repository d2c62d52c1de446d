import Model

/// Writes a scan into the case, inside one transaction that the caller holds.
struct ScanWriter {
  enum Step: CaseIterable { case ledger, sources, exposures, lines, rows, outbox, end }

  let database: Database
  let key: CaseKey
  let interrupt: (Step) throws(Problem) -> Void

  func write(_ commit: ScanCommit) throws(Problem) -> ScanRun {
    let generation = try setting("generation")
    guard generation == commit.generation else { throw .changedMeanwhile }
    try checkNumbers(of: commit)

    let table = ExposureTable(database: database)
    let numbered = try numbered(commit.touched, in: table)
    let (run, exposures) = try plan(commit, numbered: numbered)
    let added = exposures.filter { numbered[$0.key] == nil }
    let changed = exposures.filter { ScanWriter.differs($0, from: numbered[$0.key]) }
    let entry = try LedgerTable(database: database).append(commit.entry)
    if commit.kind != .drop {
      try ScanTable(database: database).add(run, kind: commit.kind, entry: entry.number)
    }
    try interrupt(.ledger)
    try writeSources(commit, run: run, entry: entry.number)
    try interrupt(.sources)
    try table.add(added, scan: run.number)
    try table.update(changed)
    try table.clear(run.cleared, at: run.time, entry: entry.number, because: commit.entry.verb)
    try interrupt(.exposures)
    try writeFindings(commit, exposures: exposures, numbered: numbered)
    try writeContents(commit)
    try interrupt(.lines)
    try writeRows(commit)
    try interrupt(.rows)
    try OutboxTable(database: database).add(
      try commit.messages(run, entry.head), entry: entry, key: key)
    try ToldTable(database: database).markQueued(commit.tellsOf)
    try interrupt(.outbox)
    if commit.kind != .drop { try ScanTable(database: database).addChanges(of: run) }
    try writeCounters(commit, run: run, exposures: exposures)
    if commit.touched == nil {
      try ScanWriter.checkProof(database)
    } else {
      try ScanWriter.checkProof(database, of: exposures.map(\.number), cleared: run.cleared)
    }
    try interrupt(.end)
    return run
  }

  /// Every exposure that stands has a line that proves it, and every line proves one that stands.
  static func checkProof(_ database: Database) throws(Problem) {
    let unproved = try database.integer(
      """
      SELECT count(*) FROM exposure WHERE cleared IS NULL
        AND NOT EXISTS (SELECT 1 FROM exposure_line WHERE exposure = exposure.number)
      """)
    let idle = try database.integer(
      """
      SELECT count(*) FROM exposure_line JOIN exposure ON exposure.number = exposure_line.exposure
      WHERE exposure.cleared IS NOT NULL
      """)
    if unproved != 0 || idle != 0 { throw .linesAndExposuresDiffer }
  }

  /// The same of some exposures, and of some that do not stand any more.
  private static func checkProof(
    _ database: Database, of standing: [Int], cleared: [Int]
  ) throws(Problem) {
    let statement = try database.prepare(
      "SELECT EXISTS (SELECT 1 FROM exposure_line WHERE exposure = ?)")
    for (numbers, isProved) in [(standing, true), (cleared, false)] {
      for number in numbers {
        try statement.bind([.of(number)])
        guard try statement.step(), (statement.integer(0) == 1) == isProved else {
          throw .linesAndExposuresDiffer
        }
      }
    }
  }

  private func numbered(
    _ keys: Set<Exposure.Key>?, in table: ExposureTable
  ) throws(Problem) -> [Exposure.Key: ExposureTable.Numbered] {
    if let keys { try table.numbered(among: keys) } else { try table.numbered() }
  }

  // Numbers the exposures: old ones by their key, new ones on from the last number ever used, in
  // order of first event, then key.
  private func plan(_ commit: ScanCommit, numbered: [Exposure.Key: ExposureTable.Numbered])
    throws(Problem) -> (ScanRun, [Exposure])
  {
    let last = try setting("last_scan")
    var run = ScanRun(
      number: commit.kind == .drop ? last : last + 1, time: commit.entry.time,
      sources: commit.sources.map(\.number).sorted())
    var number = try setting("last_exposure")
    var gone = Set(numbered.values.filter { !$0.isCleared }.map(\.exposure.number))
    var exposures = ScanWriter.byFirstEvent(commit.exposures)
    for index in exposures.indices {
      if let known = numbered[exposures[index].key] {
        exposures[index].number = known.exposure.number
        gone.remove(known.exposure.number)
        if known.isCleared {
          run.new.append(known.exposure.number)
        } else if known.exposure.action < exposures[index].action {
          run.raised.append(known.exposure.number)
        }
      } else {
        number += 1
        exposures[index].number = number
        run.new.append(number)
      }
    }
    run.new.sort()
    run.raised.sort()
    run.cleared = gone.sorted()
    return (run, exposures)
  }

  private static func byFirstEvent(_ exposures: [Exposure]) -> [Exposure] {
    let firsts = exposures.map { $0.first ?? .distantFuture }
    let keys = exposures.map(\.key)
    let order = exposures.indices.sorted { left, right in
      if firsts[left] != firsts[right] { return firsts[left] < firsts[right] }
      return keys[left] < keys[right]
    }
    return order.map { exposures[$0] }
  }

  // Lines aside: those are written with the findings.
  private static func differs(_ exposure: Exposure, from known: ExposureTable.Numbered?) -> Bool {
    guard let known else { return false }
    var bare = exposure
    bare.lines = []
    return known.isCleared || known.exposure != bare
  }

  private func checkNumbers(of commit: ScanCommit) throws(Problem) {
    let standing = Set(
      try database.rows("SELECT number FROM source WHERE dropped IS NULL") { row throws(Problem) in
        try row.required(row.count(0))
      })
    var last = try setting("last_source")
    for number in commit.sources.map(\.number) where !standing.contains(number) {
      last += 1
      if number != last { throw .wrongNumber }
    }
    let given = standing.union(commit.sources.map(\.number))
    let dropped = Set(commit.drops.map(\.source))
    let fits =
      dropped.isSubset(of: standing)
      && given.subtracting(dropped).isSuperset(of: commit.findings.keys)
      && given.subtracting(dropped).isSuperset(of: commit.addedFindings.keys)
      && commit.addedFindings.keys.allSatisfy { commit.findings[$0] == nil }
    if !fits { throw .wrongNumber }
  }

  private func writeSources(_ commit: ScanCommit, run: ScanRun, entry: Int) throws(Problem) {
    let sources = SourceTable(database: database)
    for source in commit.sources { try sources.put(source, scan: run.number) }
    for drop in commit.drops {
      try sources.drop(drop.source, replacedBy: drop.replacedBy, entry: entry)
    }
    if let states = commit.sweepStates {
      try SweepStateTable(database: database).replace(with: states)
    }
    if let apart = commit.apart { try sources.set(apart: apart) }
    try CanaryTable(database: database).add(commit.canaries)
  }

  private func writeFindings(
    _ commit: ScanCommit, exposures: [Exposure],
    numbered: [Exposure.Key: ExposureTable.Numbered]
  ) throws(Problem) {
    let table = FindingTable(database: database)
    for source in outdated(commit) { try table.remove(of: source) }
    try table.withdraw(commit.withdrawn.compactMap { numbered[$0]?.exposure.number }.sorted())
    var numbers: [Exposure.Key: Int] = [:]
    for exposure in exposures { numbers[exposure.key] = exposure.number }
    let all = commit.findings.merging(commit.addedFindings) { own, _ in own }
    for (source, findings) in all.sorted(by: { $0.key < $1.key }) {
      guard findings.allSatisfy({ $0.proof.source == source }) else { throw .wrongNumber }
      try table.add(findings, numbers: numbers)
    }
  }

  // What is read anew or taken out.
  private func outdated(_ commit: ScanCommit) -> [Int] {
    Set(commit.findings.keys).union(commit.drops.map(\.source)).sorted()
  }

  private func writeContents(_ commit: ScanCommit) throws(Problem) {
    let table = ContentsTable(database: database)
    for source in outdated(commit) { try table.remove(of: source) }
    try table.put(commit.contents)
  }

  private func writeRows(_ commit: ScanCommit) throws(Problem) {
    let rows = KeptRowsTable(database: database)
    if let kept = commit.kept { try rows.replace(with: kept) }
    try rows.add(commit.addedRows)
    if let counts = commit.attributeCounts { try rows.replace(with: counts) }
    if let tables = commit.tables {
      try TableFileTable(database: database).replace(with: tables)
    }
  }

  private func writeCounters(_ commit: ScanCommit, run: ScanRun, exposures: [Exposure])
    throws(Problem)
  {
    try database.run(
      """
      UPDATE setting SET generation = generation + 1, last_scan = ?,
        last_source = max(last_source, ?), last_exposure = max(last_exposure, ?)
      """,
      [
        .of(run.number), .of(commit.sources.map(\.number).max() ?? 0),
        .of(exposures.map(\.number).max() ?? 0),
      ])
  }

  private func setting(_ column: String) throws(Problem) -> Int {
    Int(try database.integer("SELECT \(column) FROM setting") ?? 0)
  }
}

extension Problem {
  fileprivate static var changedMeanwhile: Problem {
    Problem(
      .unusableCase, at: Place("case.db"), "the case changed while the logs were read",
      reason: "another candour wrote to it; nothing of this run was kept",
      hint: "run the same command again")
  }

  fileprivate static var wrongNumber: Problem {
    Problem(
      .unusableCase, at: Place("case.db"), "a source was given under a number that is not its own",
      reason: "this is a defect of candour; the case is as it was before",
      hint: "report it with the output of: candour --version")
  }

  fileprivate static var linesAndExposuresDiffer: Problem {
    Problem(
      .unusableCase, at: Place("case.db"), "the exposures and the lines that prove them differ",
      reason: "every exposure must rest on a line, and every kept line must prove one",
      hint: "candour verify")
  }
}
