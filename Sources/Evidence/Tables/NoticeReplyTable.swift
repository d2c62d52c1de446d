import Model

/// What became of letters after their release.
struct NoticeReplyTable {
  let database: Database

  func all() throws(Problem) -> [NoticeReply] {
    try database.rows(
      "SELECT reference, word, time, by, note, ledger FROM notice_reply ORDER BY id"
    ) { row throws(Problem) in
      var reply = NoticeReply(
        reference: try row.required(row.text(0)), word: try row.required(row.word(1)),
        time: try row.required(row.time(2)), by: row.text(3), note: row.text(4))
      reply.entry = try row.required(row.count(5))
      return reply
    }
  }

  func add(_ replies: [NoticeReply], entry: Int) throws(Problem) {
    for reply in replies {
      try database.run(
        "INSERT INTO notice_reply (reference, word, time, by, note, ledger) VALUES (?,?,?,?,?,?)",
        [
          .of(reply.reference), .of(reply.word.rawValue), .of(reply.time), .of(reply.by),
          .of(reply.note), .of(entry),
        ])
    }
  }
}
