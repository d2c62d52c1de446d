package import Model

/// What a case holds, read.
///
/// Reads that belong together go into one `snapshot`; a scan reads `generation()` there too, so that
/// its commit can tell whether the case changed meanwhile.
extension CaseStore {
  /// All reads of `body` see one state of the case, whoever writes meanwhile.
  package func snapshot<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try database.snapshot(body)
  }

  /// Counts the changes to what was found: sources, exposures, kept rows, tables.
  package func generation() throws(Problem) -> Int { try setting("generation") }

  /// The number of the next source to be added; those after it follow.
  package func nextSourceNumber() throws(Problem) -> Int { try setting("last_source") + 1 }

  /// Those that stand, by number.
  package func sources() throws(Problem) -> [Source] {
    try SourceTable(database: database).standing()
  }

  /// Those that stand, by number, with their proving lines.
  package func exposures() throws(Problem) -> [Exposure] {
    try ExposureTable(database: database).standing()
  }

  /// What every proving line says, of all sources or of one, by source and line: enough to build
  /// the exposures again without the logs.
  package func findings(of source: Int? = nil) throws(Problem) -> [Finding] {
    try FindingTable(database: database).findings(source.map { .source($0) } ?? .all)
  }

  /// What the lines behind one exposure say, by source and line; none where the number is unknown.
  package func findings(ofExposure number: Int) throws(Problem) -> [Finding] {
    try FindingTable(database: database).findings(.exposures([number]))
  }

  package func keptRows() throws(Problem) -> KeptRows {
    try KeptRowsTable(database: database).all()
  }

  package func attributeCounts() throws(Problem) -> [AttributeCount] {
    try KeptRowsTable(database: database).attributeCounts()
  }

  /// In the order they were given.
  package func tables() throws(Problem) -> [TableFile] {
    try TableFileTable(database: database).all()
  }

  package func scans() throws(Problem) -> [ScanRun] { try ScanTable(database: database).all() }

  /// 0 before the first.
  package func lastScanNumber() throws(Problem) -> Int { try setting("last_scan") }

  package func ledger() throws(Problem) -> [LedgerEntry] {
    try LedgerTable(database: database).entries()
  }

  /// Those of one command, as it is typed: `facts set`. An entry names every file that a command read
  /// and made: who asks for all of them reads the lists of every letter ever drafted.
  package func ledger(of verb: String) throws(Problem) -> [LedgerEntry] {
    try LedgerTable(database: database).entries(of: verb)
  }

  /// Nil where there is none of that number.
  package func ledgerEntry(_ number: Int) throws(Problem) -> LedgerEntry? {
    try LedgerTable(database: database).entry(numbered: number)
  }

  /// Where the chain ends.
  package func ledgerHead() throws(Problem) -> LedgerEntry.Head {
    guard let head = try LedgerTable(database: database).head() else {
      throw .damaged(database.name, because: "its ledger has no beginning")
    }
    return head
  }

  package func documents() throws(Problem) -> [DocumentRecord] {
    try DocumentTable(database: database).documents()
  }

  /// What a document holds that the case has decided on and that is not in its place yet: another
  /// process is writing it, or died there. Nil where none is waited for.
  package func waitingDocument(_ path: String) throws(Problem) -> [UInt8]? {
    try PendingFileTable(database: database).bytes(
      of: CaseFile.document(path, bytes: []).path, in: folder.path)
  }

  /// What was sent to the regulator, by the time of sending.
  package func submissions() throws(Problem) -> [SubmissionRecord] {
    try SubmissionTable(database: database).all()
  }

  /// Each notice as it stands now, by number.
  package func notices() throws(Problem) -> [NoticeRecord] {
    try NoticeTable(database: database).standing()
  }

  /// What letters said happened to their readers, by `NoticeRecord.content`.
  package func letterStatements() throws(Problem) -> [Digest: [UInt8]] {
    try LetterStatementTable(database: database).all()
  }

  /// Each notice as it was every time it was released, in the order of the releases.
  package func releasedNotices() throws(Problem) -> [NoticeRecord] {
    try NoticeTable(database: database).released()
  }

  /// What people decided about letters, in the order they did.
  package func noticeDecisions() throws(Problem) -> [NoticeDecision] {
    try NoticeDecisionTable(database: database).all()
  }

  /// In the order they were given.
  package func approvals() throws(Problem) -> [Approval] {
    try ApprovalTable(database: database).all()
  }

  /// In the order they were recorded.
  package func noticeReplies() throws(Problem) -> [NoticeReply] {
    try NoticeReplyTable(database: database).all()
  }

  /// What waits to be told, with the id that receivers see.
  package func messages() throws(Problem) -> [(reference: String, message: OutboxMessage)] {
    try OutboxTable(database: database).messages()
  }

  func setting(_ column: String) throws(Problem) -> Int {
    guard let value = try database.integer("SELECT \(column) FROM setting") else {
      throw .damaged(database.name, because: "it holds no settings")
    }
    return Int(value)
  }
}
