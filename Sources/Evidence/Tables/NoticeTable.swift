import Model

/// Letters and every state they were in.
struct NoticeTable {
  let database: Database

  /// The latest state of each, by number.
  func standing() throws(Problem) -> [NoticeRecord] {
    try records(
      """
      SELECT \(NoticeTable.columns), place.number FROM notice
      JOIN (
        SELECT max(id) AS latest, row_number() OVER (ORDER BY min(id)) AS number
        FROM notice GROUP BY reference
      ) AS place ON place.latest = notice.id
      ORDER BY place.number
      """)
  }

  /// Every release of any, in the order of the releases.
  func released() throws(Problem) -> [NoticeRecord] {
    try records(
      """
      SELECT \(NoticeTable.columns), place.number FROM notice
      JOIN (
        SELECT reference AS known, row_number() OVER (ORDER BY min(id)) AS number
        FROM notice GROUP BY reference
      ) AS place ON place.known = notice.reference
      WHERE state = 'released' ORDER BY notice.id
      """)
  }

  /// States each notice anew; what was said of it before stays as history.
  func add(_ notices: [NoticeRecord], entry: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO notice (reference, audience, patient, exposures_sha256, state, reason, document,
        channel, content_sha256, is_correction, draft, ledger)
      VALUES (?,?,?,?,?,?,(SELECT id FROM document WHERE path = ?),?,?,?,?,?)
      """)
    for notice in notices {
      try statement.run([
        .of(notice.reference), .of(notice.audience.rawValue), .of(notice.patient),
        .of(notice.exposures), .of(notice.state.rawValue), .of(notice.reason),
        .of(notice.document), .of(notice.channel.rawValue), .of(notice.content),
        .of(notice.isCorrection), .of(notice.draft == 0 ? nil : notice.draft), .of(entry),
      ])
    }
  }

  private static let columns = """
    reference, audience, patient, exposures_sha256, state, reason,
    (SELECT path FROM document WHERE document.id = notice.document), channel, content_sha256,
    is_correction, ifnull(draft, ledger), ledger
    """

  private func records(_ sql: String) throws(Problem) -> [NoticeRecord] {
    try database.rows(sql) { row throws(Problem) in
      var record = NoticeRecord(
        reference: try row.required(row.text(0)), audience: try row.required(row.word(1)),
        patient: try row.required(row.identifier(2)), exposures: try row.required(row.digest(3)),
        state: try row.required(row.word(4)), reason: row.text(5), document: row.text(6))
      record.channel = try row.required(row.word(7))
      record.content = row.digest(8)
      record.isCorrection = row.integer(9) == 1
      record.draft = try row.required(row.count(10))
      record.entry = try row.required(row.count(11))
      record.number = try row.required(row.count(12))
      return record
    }
  }
}
