import Model

/// What was sent to the regulator, and when.
struct SubmissionTable {
  let database: Database

  /// By the time of sending, then as they were recorded.
  func all() throws(Problem) -> [SubmissionRecord] {
    try database.rows(
      """
      SELECT document.path, phase, sent, reference FROM submission
      JOIN document ON document.id = submission.document ORDER BY sent, submission.id
      """
    ) { row throws(Problem) in
      SubmissionRecord(
        document: try row.required(row.text(0)), phase: try row.required(row.text(1)),
        sent: try row.required(row.time(2)), reference: try row.required(row.text(3)))
    }
  }

  func add(_ submissions: [SubmissionRecord], entry: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO submission (document, phase, sent, reference, ledger)
      VALUES ((SELECT id FROM document WHERE path = ?),?,?,?,?)
      """)
    for submission in submissions {
      try statement.run([
        .of(submission.document), .of(submission.phase), .of(submission.sent),
        .of(submission.reference), .of(entry),
      ])
    }
  }
}
