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

  /// States each notice anew; what was said of it before stays as history. The files of one that is
  /// drafted now are documents of the same entry.
  func add(_ notices: [NoticeRecord], entry: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO notice (reference, audience, patient, exposures_sha256, state, reason, document,
        channel, content_sha256, is_correction, draft, decider, remark, ledger)
      VALUES (?,?,?,?,?,?,(SELECT id FROM document WHERE path = ?),?,?,?,?,?,?,?)
      """)
    let file = try database.prepare("UPDATE document SET letter = ? WHERE path = ?")
    for notice in notices {
      try statement.run([
        .of(notice.reference), .of(notice.audience.rawValue), .of(notice.patient),
        .of(notice.exposures), .of(notice.state.rawValue), .of(notice.reason),
        .of(notice.files.first), .of(notice.channel.rawValue), .of(notice.content),
        .of(notice.isCorrection), .of(notice.draft == 0 ? nil : notice.draft),
        .of(notice.decider), .of(notice.remark), .of(entry),
      ])
      if notice.draft != 0 { continue }
      for path in notice.files { try file.run([.of(notice.reference), .of(path)]) }
    }
  }

  private static let columns = """
    reference, audience, patient, exposures_sha256, state, reason, channel, content_sha256,
    is_correction, ifnull(draft, ledger), ledger, decider, remark, (SELECT time FROM ledger WHERE ledger.number = notice.ledger)
    """

  private func records(_ sql: String) throws(Problem) -> [NoticeRecord] {
    let files = try files()
    return try database.rows(sql) { row throws(Problem) in
      var record = NoticeRecord(
        reference: try row.required(row.text(0)), audience: try row.required(row.word(1)),
        patient: try row.required(row.identifier(2)), channel: try row.required(row.word(6)),
        exposures: try row.required(row.digest(3)), content: row.digest(7),
        state: try row.required(row.word(4)), reason: row.text(5))
      record.isCorrection = row.integer(8) == 1
      record.draft = try row.required(row.count(9))
      record.entry = try row.required(row.count(10))
      record.decider = row.text(11)
      record.remark = row.text(12)
      record.time = row.time(13)
      record.number = try row.required(row.count(14))
      record.files = files[Drafted(reference: record.reference, entry: record.draft)] ?? []
      return record
    }
  }

  private struct Drafted: Hashable {
    let reference: String
    let entry: Int
  }

  /// The paths of each letter's files, in the order they were written, by letter and draft.
  private func files() throws(Problem) -> [Drafted: [String]] {
    let rows = try database.rows(
      "SELECT letter, ledger, path FROM document WHERE letter IS NOT NULL ORDER BY id"
    ) { row throws(Problem) in
      (
        Drafted(
          reference: try row.required(row.text(0)), entry: try row.required(row.count(1))),
        try row.required(row.text(2))
      )
    }
    return rows.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
  }
}
