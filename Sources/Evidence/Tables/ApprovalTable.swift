import Model

/// Who approved which letters.
struct ApprovalTable {
  let database: Database

  func all() throws(Problem) -> [Approval] {
    try database.rows(
      """
      SELECT draft, by, login, time, files_sha256, inputs_sha256, templates_sha256, ledger
      FROM approval ORDER BY id
      """
    ) { row throws(Problem) in
      var approval = Approval(
        draft: try row.required(row.count(0)), by: try row.required(row.text(1)),
        login: try row.required(row.text(2)), time: try row.required(row.time(3)),
        files: try row.required(row.digest(4)), inputs: try row.required(row.digest(5)),
        templates: try row.required(row.digest(6)))
      approval.entry = try row.required(row.count(7))
      return approval
    }
  }

  func add(_ approvals: [Approval], entry: Int) throws(Problem) {
    for approval in approvals {
      try database.run(
        """
        INSERT INTO approval (draft, by, login, time, files_sha256, inputs_sha256,
          templates_sha256, ledger)
        VALUES (?,?,?,?,?,?,?,?)
        """,
        [
          .of(approval.draft), .of(approval.by), .of(approval.login), .of(approval.time),
          .of(approval.files), .of(approval.inputs), .of(approval.templates), .of(entry),
        ])
    }
  }
}
