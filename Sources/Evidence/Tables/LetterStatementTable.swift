import Model

/// What letters said happened to their readers, each once, by its digest.
struct LetterStatementTable {
  let database: Database

  func all() throws(Problem) -> [Digest: [UInt8]] {
    let rows = try database.rows("SELECT sha256, words FROM letter_statement") {
      row throws(Problem) in
      (try row.required(row.digest(0)), try row.required(row.bytes(1)))
    }
    return [Digest: [UInt8]](rows, uniquingKeysWith: { first, _ in first })
  }

  func add(_ notices: [NoticeRecord]) throws(Problem) {
    let statement = try database.prepare(
      "INSERT OR IGNORE INTO letter_statement (sha256, words) VALUES (?,?)")
    for notice in notices {
      guard let content = notice.content, let words = notice.statement else { continue }
      try statement.run([.of(content), .blob(words)])
    }
  }
}
