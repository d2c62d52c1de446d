package import Model

/// The durable record of an incident: what was read, what it proves, and what was done about it.
///
/// Reading takes no lock that stops a writer. `commit` is one transaction, so a kill at any instant
/// leaves the case as it was before or after. Clock, login and randomness come from the caller.
package struct CaseStore {
  package let folder: CaseFolder
  /// `uk`, …
  package let jurisdiction: String
  package let created: Timestamp
  let database: Database
  let key: CaseKey
  /// Called between the steps of a commit, so that a test can fail or die there.
  var interrupt: (ScanWriter.Step) throws(Problem) -> Void = { _ in }

  /// What a new case begins with.
  package struct Beginning {
    package var key: CaseKey
    package var jurisdiction: String
    package var facts: Facts
    /// Its time is the time of creation.
    package var entry: LedgerEntry.Draft

    package init(key: CaseKey, jurisdiction: String, facts: Facts, entry: LedgerEntry.Draft) {
      self.key = key
      self.jurisdiction = jurisdiction
      self.facts = facts
      self.entry = entry
    }
  }

  /// Makes the folder of a case, whole or not at all. Throws `.unusableCase` where the name is taken
  /// by anything but an empty folder.
  package static func create(_ folder: String, _ beginning: Beginning) throws(Problem) -> CaseStore
  {
    let made = try CaseFolder.create(folder) { path throws(Problem) in
      try makeDatabase(path + "/case.db", beginning)
      try FactsFile.create(beginning.facts, at: path + "/facts.json5")
      try AtomicFile.createFolder(path + "/documents") { _ in }
    }
    return try open(made, writing: true)
  }

  /// Puts files in their place that a killed process had decided on. Throws `.unusableCase`, the
  /// file untouched, where it is foreign, newer or damaged. A second writer waits
  /// `busyMilliseconds`, then the same is thrown.
  package static func open(
    _ folder: CaseFolder, writing: Bool, busyMilliseconds: Int32 = 5000
  ) throws(Problem) -> CaseStore {
    // An auditor's copy may lie where nothing can be written; it can be read all the same.
    let isArchived = !writing && Database.isArchived(folder.database)
    let database = try Database.open(
      folder.database, writing: writing, busyMilliseconds: busyMilliseconds,
      isArchived: isArchived)
    if !isArchived { try PendingFileTable(database: database).settle(in: folder.path) }
    if !writing { try database.execute("PRAGMA query_only = ON") }
    let settings = try database.rows("SELECT key, jurisdiction, created FROM setting") {
      row throws(Problem) in
      (
        key: try row.required(row.bytes(0).flatMap(CaseKey.init)),
        jurisdiction: try row.required(row.text(1)), created: try row.required(row.time(2))
      )
    }
    guard let setting = settings.first else {
      throw .damaged(database.name, because: "it holds no settings")
    }
    return CaseStore(
      folder: folder, jurisdiction: setting.jurisdiction, created: setting.created,
      database: database, key: setting.key)
  }

  /// What this case is called in documents and webhooks: `C-` and 10 characters, never the name of
  /// its folder.
  package var reference: String { "C-" + key.reference(for: Array("case".utf8), length: 10) }

  /// What a letter is called on its envelope: the same at every run, and nothing outside the case.
  /// `subject` tells the letters apart: audience and patient, say.
  package func noticeReference(for subject: [UInt8]) -> String {
    "N-" + key.reference(for: Array("notice\0".utf8) + subject, length: 12)
  }

  // The connection must be closed, and its log with it, before the folder gets its name.
  private static func makeDatabase(_ path: String, _ beginning: Beginning) throws(Problem) {
    let database = try Database.create(path, busyMilliseconds: 0)
    try database.transaction { () throws(Problem) in
      try database.run(
        "INSERT INTO setting (one, key, jurisdiction, created) VALUES (1, ?, ?, ?)",
        [
          .blob(beginning.key.bytes), .of(beginning.jurisdiction), .of(beginning.entry.time),
        ])
      _ = try LedgerTable(database: database).append(beginning.entry)
    }
  }
}
