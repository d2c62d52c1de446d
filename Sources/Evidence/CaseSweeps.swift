package import Model

/// What sweeps of a case leave for the next one.
extension CaseStore {
  /// How far the parts of the swept logs were judged, by source.
  package func sweepStates() throws(Problem) -> [SweepState] {
    try SweepStateTable(database: database).all()
  }

  /// The numbers of the sources that stand and hold lines judged by other tables than those of the
  /// case.
  package func sourcesApart() throws(Problem) -> Set<Int> {
    try SourceTable(database: database).apart()
  }

  /// The standing exposures that nobody was told of as being of their highest action; by number.
  package func untold() throws(Problem) -> [UntoldExposure] {
    try ToldTable(database: database).untold()
  }

  /// As what somebody was told of these last, by a sweep or by a message in the outbox; without those
  /// that nobody was told of.
  package func lastTold(
    among keys: Set<Exposure.Key>
  ) throws(Problem) -> [Exposure.Key: Action] {
    try ToldTable(database: database).last(among: keys)
  }

  /// What is found of these that has a number, without lines; `isStanding` is false of what the
  /// evidence does not show any more.
  package func known(
    _ keys: Set<Exposure.Key>
  ) throws(Problem) -> [Exposure.Key: (exposure: Exposure, isStanding: Bool)] {
    try ExposureTable(database: database).numbered(among: keys)
      .mapValues { ($0.exposure, !$0.isCleared) }
  }

  /// The standing exposures, by who saw what of whom; of `sources` alone, those that they prove too.
  package func standingKeys(provedBy sources: [Int]? = nil) throws(Problem) -> [Exposure.Key] {
    try ExposureTable(database: database).keys(provedBy: sources)
  }

  /// How many exposures stand, by `Action.rawValue` of their highest action.
  package func standingCounts() throws(Problem) -> [Int] {
    try ExposureTable(database: database).counts()
  }

  /// How many exposures go on at or after `time`, refused attempts left out.
  package func countGranted(since time: Timestamp) throws(Problem) -> Int {
    try ExposureTable(database: database).count(grantedSince: time)
  }

  /// What the lines say of exposures whose owner or viewer nobody knows, by source and line.
  package func openFindings() throws(Problem) -> [Finding] {
    try FindingTable(database: database).findings(.open)
  }

  /// What the lines behind these exposures say, by source and line.
  package func findings(ofExposures numbers: [Int]) throws(Problem) -> [Finding] {
    try FindingTable(database: database).findings(.exposures(numbers))
  }

  /// What some lines of one source prove, by line.
  package func findings(of source: Int, lines: Range<Int>) throws(Problem) -> [Finding] {
    try FindingTable(database: database).findings(.block(source: source, lines: lines))
  }

  /// The sessions that any proving line named.
  package func namedSessions() throws(Problem) -> [Identifier] {
    try database.rows(
      "SELECT DISTINCT session FROM exposure_line WHERE session IS NOT NULL"
    ) { row throws(Problem) in try row.required(row.identifier(0)) }
  }

  /// The countries that kept rows name, as they are written there.
  package func keptCountries() throws(Problem) -> [String] {
    try database.rows(
      """
      SELECT country FROM recording_row WHERE country IS NOT NULL
      UNION SELECT country FROM person WHERE country IS NOT NULL
      """
    ) { row throws(Problem) in try row.required(row.text(0)) }
  }

  /// Digests of the parts of the case, blocks aside; nil where none were kept yet.
  package func contentsParts() throws(Problem) -> ContentsParts? {
    try ContentsTable(database: database).parts()
  }

  package func contentsBlocks(of source: Int) throws(Problem) -> [Int: Digest] {
    try ContentsTable(database: database).blocks(of: source)
  }

  /// When canaries were seen last, and until when somebody was told.
  package func canaries() throws(Problem) -> [CanarySight] {
    try CanaryTable(database: database).all()
  }

  /// Somebody has been told of these, as far as they were seen. Killed before it, a sweep tells twice.
  package func markTold(canaries: [CanarySight]) throws(Problem) {
    if canaries.isEmpty { return }
    let table = CanaryTable(database: database)
    try database.transaction { () throws(Problem) in try table.mark(canaries) }
  }

  /// Whether a message that is told once was written already (`OutboxMessage.once`).
  package func hasTold(once words: String) throws(Problem) -> Bool {
    try OutboxTable(database: database).holds(once: words, key: key)
  }

  /// Somebody has been told of these, as being of these actions.
  ///
  /// That is no change of the case, and no ledger entry: killed before it, a sweep tells twice.
  package func markTold(
    _ exposures: [(number: Int, action: Action)], at time: Timestamp
  ) throws(Problem) {
    if exposures.isEmpty { return }
    let table = ToldTable(database: database)
    try database.transaction { () throws(Problem) in try table.mark(exposures, at: time) }
  }
}
