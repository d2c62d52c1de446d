package import Model

/// What changes a case. Each call is one transaction and one ledger entry.
extension CaseStore {
  /// Writes what a scan, a sweep or a drop found, and what is to be told of it.
  ///
  /// Throws `.unusableCase`, the case as it was before, where it changed since `commit.generation`
  /// or where another writer does not end in time.
  package func commit(_ commit: ScanCommit) throws(Problem) -> ScanRun {
    let writer = ScanWriter(database: database, key: key, interrupt: interrupt)
    return try database.transaction { () throws(Problem) in try writer.write(commit) }
  }

  /// Records what was done to the case without changing what was found: documents that were made
  /// (their files are written first), notices as they stand from now on, messages to send.
  @discardableResult
  package func record(
    _ entry: LedgerEntry.Draft, documents: [DocumentRecord] = [], notices: [NoticeRecord] = [],
    messages: [OutboxMessage] = []
  ) throws(Problem) -> LedgerEntry {
    try database.transaction { () throws(Problem) in
      let recorded = try LedgerTable(database: database).append(entry)
      let table = DocumentTable(database: database)
      try table.add(documents, entry: recorded.number)
      try table.add(notices, entry: recorded.number)
      try OutboxTable(database: database).add(
        messages, entry: recorded.number, at: entry.time
      ) { place in
        "msg_" + key.reference(for: Array("message \(recorded.number) \(place)".utf8), length: 24)
      }
      return recorded
    }
  }
}
