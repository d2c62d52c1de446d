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

  /// Changes `facts.json5`, and records it: read, changed and written while no other writer can.
  ///
  /// `entry` is told the digests before and after. Throws what `change` throws, nothing changed.
  package func changeFacts(
    _ change: (inout Facts) throws(Problem) -> Void,
    entry: (_ before: Digest, _ after: Digest) -> LedgerEntry.Draft
  ) throws(Problem) {
    let pending = PendingFileTable(database: database)
    try database.transaction { () throws(Problem) in
      // What another writer has decided on goes first: it is the file that we are about to read.
      try pending.place(in: folder.path)
      var facts = try FactsFile.read(folder.facts)
      let before = FactsFile.digest(of: facts)
      try change(&facts)
      _ = try LedgerTable(database: database).append(entry(before, FactsFile.digest(of: facts)))
      try pending.add([.facts(facts)], in: folder.path)
    }
    try interrupt(.end)
    try pending.settle(in: folder.path)
  }

  /// Folders to fill with documents. Throws `.unusableCase` where another process is filling some.
  package func stageDocuments() throws(Problem) -> DocumentStage { try DocumentStage(self) }

  /// Records what was done to the case without changing what was found: documents that were made
  /// and their files, facts that were set, notices as they stand from now on and what people say of them,
  /// reports that were sent, messages to send.
  ///
  /// `telling` learns where the ledger ends with this entry, and tells of `tellingOf`. The files, the messages and the entry are
  /// there together or not at all, whatever happens. Throws what `telling` throws, and
  /// `.unusableCase`, nothing changed, where the name of a document is taken, or where the ledger does
  /// not end at `head` any more: what was read before is then not what the case says now.
  @discardableResult
  package func record(
    _ entry: LedgerEntry.Draft, files: [CaseFile] = [], stage: DocumentStage? = nil,
    documents: [DocumentRecord] = [],
    notices: [NoticeRecord] = [], decisions: [NoticeDecision] = [], approvals: [Approval] = [],
    replies: [NoticeReply] = [], submissions: [SubmissionRecord] = [],
    tellingOf exposures: Set<Exposure.Key> = [],
    telling: (LedgerEntry.Head) throws(Problem) -> [OutboxMessage] = { _ in [] },
    after head: LedgerEntry.Head? = nil
  ) throws(Problem) -> LedgerEntry {
    let pending = PendingFileTable(database: database)
    try stage?.seal()
    let recorded = try database.transaction { () throws(Problem) in
      if let head {
        guard try LedgerTable(database: database).head() == head else { throw Problem.changed }
      }
      let recorded = try LedgerTable(database: database).append(entry)
      try pending.add(files, in: folder.path)
      if let stage { try pending.add(stage, in: folder.path) }
      try DocumentTable(database: database).add(documents, entry: recorded.number)
      try NoticeTable(database: database).add(notices, entry: recorded.number)
      try LetterStatementTable(database: database).add(notices)
      try NoticeDecisionTable(database: database).add(decisions, entry: recorded.number)
      try ApprovalTable(database: database).add(approvals, entry: recorded.number)
      try NoticeReplyTable(database: database).add(replies, entry: recorded.number)
      try SubmissionTable(database: database).add(submissions, entry: recorded.number)
      try OutboxTable(database: database).add(
        try telling(recorded.head), entry: recorded, key: key)
      try ToldTable(database: database).markQueued(exposures)
      return recorded
    }
    stage?.isTaken = true
    try interrupt(.end)
    try pending.settle(in: folder.path)
    return recorded
  }
}

extension Problem {
  fileprivate static var changed: Problem {
    Problem(
      .unusableCase, "the case changed while this was worked out",
      reason: "another command wrote to it meanwhile; nothing was written here",
      hint: "run the same command again")
  }
}
