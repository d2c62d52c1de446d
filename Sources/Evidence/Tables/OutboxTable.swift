import Model
import Notation

/// What is to be told: messages, and one delivery of each for every endpoint that wants it.
struct OutboxTable {
  let database: Database

  /// Queues each message for every endpoint that is enabled and wants its type, inside the caller's
  /// transaction.
  ///
  /// A message's id is made from the ledger entry that it was written with, or from its own words
  /// where it is told once: the same however often it is sent, and no other's.
  func add(
    _ messages: [OutboxMessage], entry: LedgerEntry, key: CaseKey
  ) throws(Problem) {
    for (place, message) in messages.enumerated() {
      let subject = message.once.map { "once \($0)" } ?? "message \(entry.digest.hex) \(place)"
      guard let id = try add(message, reference: reference(subject, key), entry: entry) else {
        continue
      }
      for endpoint in try EndpointTable(database: database).all()
      where endpoint.state == .enabled && endpoint.wants(message.type) {
        try queue(id, for: endpoint.number, due: entry.draft.time)
      }
    }
  }

  /// Queues a message for one endpoint alone; the number of the delivery.
  func add(
    _ message: OutboxMessage, onlyFor endpoint: Int, entry: LedgerEntry, key: CaseKey
  ) throws(Problem) -> Int {
    let subject = "message \(entry.digest.hex) 0"
    if let id = try add(message, reference: reference(subject, key), entry: entry) {
      try queue(id, for: endpoint, due: entry.draft.time)
    }
    return Int(try database.integer("SELECT last_insert_rowid()") ?? 0)
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

  /// Whether what is told once was written already.
  func holds(once words: String, key: CaseKey) throws(Problem) -> Bool {
    try database.integer(
      "SELECT 1 FROM message WHERE reference = ?", [.of(reference("once \(words)", key))]) != nil
  }

  private func reference(_ subject: String, _ key: CaseKey) -> String {
    "msg_" + key.reference(for: Array(subject.utf8), length: 24)
  }

  /// The row of the message; nil where it was told already.
  private func add(
    _ message: OutboxMessage, reference: String, entry: LedgerEntry
  ) throws(Problem) -> Int64? {
    let ids = try database.rows(
      """
      INSERT INTO message (reference, type, payload, created, ledger) VALUES (?,?,?,?,?)
      ON CONFLICT (reference) DO NOTHING RETURNING id
      """,
      [
        .of(reference), .of(message.type), .blob(message.payload), .of(entry.draft.time),
        .of(entry.number),
      ]
    ) { row throws(Problem) in try row.required(row.integer(0)) }
    return ids.first
  }

  private func queue(_ message: Int64, for endpoint: Int, due: Timestamp) throws(Problem) {
    try database.run(
      "INSERT INTO delivery (message, endpoint, state, due) VALUES (?,?,'waiting',?)",
      [.of(message), .of(endpoint), .of(due)])
  }
}
