import Model

/// What waits to be told, to whom, and every attempt to tell it.
struct OutboxTable {
  let database: Database

  /// Queues each message for every endpoint that is enabled. `reference` gives the id that
  /// receivers see from the message's place in its entry.
  func add(
    _ messages: [OutboxMessage], entry: Int, at time: Timestamp, reference: (Int) -> String
  ) throws(Problem) {
    for (place, message) in messages.enumerated() {
      try database.run(
        "INSERT INTO message (reference, type, payload, created, ledger) VALUES (?,?,?,?,?)",
        [
          .of(reference(place)), .of(message.type), .blob(message.payload), .of(time), .of(entry),
        ])
      try database.run(
        """
        INSERT INTO delivery (message, endpoint, state, due)
        SELECT last_insert_rowid(), id, 'waiting', ? FROM endpoint WHERE state = 'enabled'
        """, [.of(time)])
    }
  }

  /// Every message with the id that receivers see, in the order they were written.
  func messages() throws(Problem) -> [(reference: String, message: OutboxMessage)] {
    try database.rows("SELECT reference, type, payload FROM message ORDER BY id") {
      row throws(Problem) in
      let message = OutboxMessage(
        type: try row.required(row.text(1)), payload: try row.required(row.bytes(2)))
      return (try row.required(row.text(0)), message)
    }
  }
}
