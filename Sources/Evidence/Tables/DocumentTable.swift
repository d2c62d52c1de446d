import Model

/// The documents and notices that were made from a case.
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

  /// The latest state of each notice, by audience then reference.
  func notices() throws(Problem) -> [NoticeRecord] {
    try database.rows(
      """
      SELECT reference, audience, patient, exposures_sha256, state, reason,
        (SELECT path FROM document WHERE document.id = notice.document)
      FROM notice
      WHERE id IN (SELECT max(id) FROM notice GROUP BY reference)
      ORDER BY audience, reference
      """
    ) { row throws(Problem) in
      NoticeRecord(
        reference: try row.required(row.text(0)), audience: try row.required(row.word(1)),
        patient: try row.required(row.identifier(2)), exposures: try row.required(row.digest(3)),
        state: try row.required(row.word(4)), reason: row.text(5), document: row.text(6))
    }
  }

  /// States each notice anew; what was said of it before stays as history.
  func add(_ notices: [NoticeRecord], entry: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO notice (reference, audience, patient, exposures_sha256, state, reason, document,
        ledger)
      VALUES (?,?,?,?,?,?,(SELECT id FROM document WHERE path = ?),?)
      """)
    for notice in notices {
      try statement.run([
        .of(notice.reference), .of(notice.audience.rawValue), .of(notice.patient),
        .of(notice.exposures), .of(notice.state.rawValue), .of(notice.reason),
        .of(notice.document), .of(entry),
      ])
    }
  }
}
