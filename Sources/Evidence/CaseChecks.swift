package import Model

/// Whether the case still is what was written into it.
extension CaseStore {
  /// SQLite's own check of structure, constraints and references, then every standing exposure
  /// against its lines. Slow on a large case; throws `.unusableCase`.
  package func checkIntegrity() throws(Problem) {
    try database.checkIntegrity()
    try ScanWriter.checkProof(database)
  }

  /// Kept lines whose bytes are not those that were read, by source and line.
  package func alteredLines() throws(Problem) -> [LineReference] {
    try FindingTable(database: database).alteredLines()
  }

  /// Every place where the ledger is not what candour wrote; none when it is whole.
  ///
  /// Whoever can write the file can write all of it anew, head and citations included. Only a head
  /// that was written down outside (`known`) shows that.
  package func verifyLedger(known: LedgerEntry.Head? = nil) throws(Problem) -> [LedgerFault] {
    try LedgerTable(database: database).faults(known: known)
  }
}
