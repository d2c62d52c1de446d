import Model

/// What is on its way to whom, and every attempt to bring it there.
struct DeliveryTable {
  enum Choice {
    case all
    case number(Int)
    /// The oldest that waits for this endpoint: no later one is sent before it.
    case next(endpoint: Int)
  }

  let database: Database

  /// By number: in the order in which they were queued.
  func deliveries(_ choice: Choice) throws(Problem) -> [Delivery] {
    let select = """
      SELECT delivery.id, delivery.endpoint, message.reference, message.type, message.payload,
        message.created, delivery.state, delivery.attempts, delivery.due
      FROM delivery JOIN message ON message.id = delivery.message
      """
    let order = "ORDER BY delivery.id"
    switch choice {
    case .all: return try rows("\(select) \(order)", [])
    case .number(let number): return try rows("\(select) WHERE delivery.id = ?", [.of(number)])
    case .next(let endpoint):
      return try rows(
        """
        \(select) WHERE delivery.endpoint = ? AND delivery.state = 'waiting' \(order) LIMIT 1
        """, [.of(endpoint)])
    }
  }

  private func rows(_ sql: String, _ values: [Statement.Value]) throws(Problem) -> [Delivery] {
    try database.rows(sql, values) { row throws(Problem) in
      Delivery(
        number: try row.required(row.count(0)), endpoint: try row.required(row.count(1)),
        reference: try row.required(row.text(2)),
        message: OutboxMessage(
          type: try row.required(row.text(3)), payload: try row.required(row.bytes(4))),
        created: try row.required(row.time(5)), state: try row.required(row.word(6)),
        attempts: try row.required(row.count(7)), due: try row.required(row.time(8)))
    }
  }

  /// Counts the attempt before it is made: a process that is killed has tried.
  func begin(
    _ delivery: Int, bytes: Int, digest: Digest, at time: Timestamp, entry: Int
  ) throws(Problem) -> Int {
    let numbers = try database.rows(
      """
      INSERT INTO attempt (delivery, ledger, time, sent_bytes, sent_sha256, outcome)
      VALUES (?,?,?,?,?,'begun') RETURNING id
      """, [.of(delivery), .of(entry), .of(time), .of(bytes), .of(digest)]
    ) { row throws(Problem) in try row.required(row.count(0)) }
    try database.run(
      "UPDATE delivery SET attempts = attempts + 1 WHERE id = ?", [.of(delivery)])
    return numbers.first ?? 0
  }

  func end(
    _ attempt: Int, outcome: String, isSent: Bool, answer: DeliveryAttempt.Answer?
  ) throws(Problem) {
    try database.run(
      """
      UPDATE attempt SET outcome = ?, sent_bytes = iif(?, sent_bytes, 0), status = ?,
        answer_bytes = ?, answer_sha256 = ?
      WHERE id = ? AND outcome = 'begun'
      """,
      [
        .of(outcome), .of(isSent ? 1 : 0), .of(answer?.status), .of(answer?.bytes),
        .of(answer?.digest),
        .of(attempt),
      ])
  }

  func settle(_ delivery: Int, state: Delivery.State, due: Timestamp) throws(Problem) {
    try database.run(
      "UPDATE delivery SET state = ?, due = ? WHERE id = ?",
      [.of(state.rawValue), .of(due), .of(delivery)])
  }

  /// As if it had never been tried; false where it does not exist or was delivered.
  func requeue(_ delivery: Int, due: Timestamp) throws(Problem) -> Bool {
    let numbers = try database.rows(
      """
      UPDATE delivery SET state = 'waiting', attempts = 0, due = ?
      WHERE id = ? AND state <> 'delivered' RETURNING id
      """, [.of(due), .of(delivery)]
    ) { row throws(Problem) in try row.required(row.count(0)) }
    try database.run(
      """
      UPDATE endpoint SET paused = NULL
      WHERE id = (SELECT endpoint FROM delivery WHERE id = ? AND state = 'waiting')
      """, [.of(delivery)])
    return !numbers.isEmpty
  }

  /// In the order they were made.
  func attempts() throws(Problem) -> [DeliveryAttempt] {
    try database.rows(
      """
      SELECT id, delivery, time, sent_bytes, sent_sha256, outcome, status, answer_bytes,
        answer_sha256
      FROM attempt ORDER BY id
      """
    ) { row throws(Problem) in
      var answer: DeliveryAttempt.Answer?
      if let status = row.count(6) {
        answer = .init(
          status: status, bytes: try row.required(row.count(7)),
          digest: try row.required(row.digest(8)))
      }
      return DeliveryAttempt(
        number: try row.required(row.count(0)), delivery: try row.required(row.count(1)),
        time: try row.required(row.time(2)), sentBytes: try row.required(row.count(3)),
        sentDigest: try row.required(row.digest(4)), outcome: try row.required(row.text(5)),
        answer: answer)
    }
  }
}
