import Model

/// The documents that were made from a case.
struct DocumentTable {
  let database: Database

  func documents() throws(Problem) -> [DocumentRecord] {
    // Documents that were made from one list share it in memory, too.
    var lists: [Int: [LedgerEntry.NamedDigest]] = [:]
    return try database.rows(
      """
      SELECT path, kind, sha256, inputs_sha256, templates, made, ledger, id FROM document
      ORDER BY id
      """
    ) { row throws(Problem) in
      let stored = try row.required(row.bytes(4))
      let list: [LedgerEntry.NamedDigest]
      if let same = Int(String(decoding: stored, as: UTF8.self)) {
        list = try row.required(lists[same])
      } else {
        list = try StoredList.digests(stored)
        lists[try row.required(row.count(7))] = list
      }
      return DocumentRecord(
        path: try row.required(row.text(0)), kind: try row.required(row.text(1)),
        digest: try row.required(row.digest(2)), inputs: try row.required(row.digest(3)),
        templates: list,
        made: try row.required(row.time(5)), entry: try row.required(row.count(6)))
    }
  }

  func add(_ documents: [DocumentRecord], entry: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO document (path, kind, sha256, inputs_sha256, templates, made, ledger)
      VALUES (?,?,?,?,?,?,?)
      """)
    var last: (templates: [LedgerEntry.NamedDigest], id: Int64)?
    for document in documents {
      let same = last.flatMap { $0.templates == document.templates ? $0.id : nil }
      try statement.run([
        .of(document.path), .of(document.kind), .of(document.digest), .of(document.inputs),
        .text(same.map { Array("\($0)".utf8) } ?? StoredList.bytes(document.templates)),
        .of(document.made), .of(entry),
      ])
      guard same == nil, let id = try database.integer("SELECT last_insert_rowid()") else {
        continue
      }
      last = (document.templates, id)
    }
  }
}
