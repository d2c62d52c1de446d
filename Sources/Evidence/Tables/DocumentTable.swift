import Model

/// The documents that were made from a case.
struct DocumentTable {
  let database: Database

  func documents() throws(Problem) -> [DocumentRecord] {
    try database.rows(
      """
      SELECT path, kind, sha256, inputs_sha256, templates, made, ledger FROM document ORDER BY id
      """
    ) { row throws(Problem) in
      DocumentRecord(
        path: try row.required(row.text(0)), kind: try row.required(row.text(1)),
        digest: try row.required(row.digest(2)), inputs: try row.required(row.digest(3)),
        templates: try StoredList.digests(row.required(row.bytes(4))),
        made: try row.required(row.time(5)), entry: try row.required(row.count(6)))
    }
  }

  func add(_ documents: [DocumentRecord], entry: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO document (path, kind, sha256, inputs_sha256, templates, made, ledger)
      VALUES (?,?,?,?,?,?,?)
      """)
    for document in documents {
      try statement.run([
        .of(document.path), .of(document.kind), .of(document.digest), .of(document.inputs),
        .text(StoredList.bytes(document.templates)), .of(document.made), .of(entry),
      ])
    }
  }
}
