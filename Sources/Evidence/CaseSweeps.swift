package import Model

/// What sweeps of a case leave for the next one.
extension CaseStore {
  /// How far the parts of the swept logs were judged, by source.
  package func sweepStates() throws(Problem) -> [SweepState] {
    try SweepStateTable(database: database).all()
  }

  /// The action that was told of each standing exposure that anybody was told of, by number.
  package func told() throws(Problem) -> [Int: Action] {
    try ToldTable(database: database).all()
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
