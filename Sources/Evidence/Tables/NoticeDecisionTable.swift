import Model

/// What people decided about letters.
struct NoticeDecisionTable {
  let database: Database

  func all() throws(Problem) -> [NoticeDecision] {
    try database.rows(
      """
      SELECT reference, word, channel, reason, by, because, time, ledger, (
        SELECT content_sha256 FROM notice WHERE notice.reference = notice_decision.reference
          AND notice.ledger <= notice_decision.ledger ORDER BY notice.id DESC LIMIT 1)
      FROM notice_decision ORDER BY id
      """
    ) { row throws(Problem) in
      var decision = NoticeDecision(
        reference: try row.required(row.text(0)), word: row.word(1), channel: row.word(2),
        reason: row.text(3), by: try row.required(row.text(4)),
        because: try row.required(row.text(5)), time: try row.required(row.time(6)))
      decision.content = row.digest(8)
      decision.entry = try row.required(row.count(7))
      return decision
    }
  }

  func add(_ decisions: [NoticeDecision], entry: Int) throws(Problem) {
    for decision in decisions {
      try database.run(
        """
        INSERT INTO notice_decision (reference, word, channel, reason, by, because, time, ledger)
        VALUES (?,?,?,?,?,?,?,?)
        """,
        [
          .of(decision.reference), .of(decision.word?.rawValue), .of(decision.channel?.rawValue),
          .of(decision.reason), .of(decision.by), .of(decision.because), .of(decision.time),
          .of(entry),
        ])
    }
  }
}
