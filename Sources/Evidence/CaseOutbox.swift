package import Model

/// Whom to tell, and what waits to be told.
extension CaseStore {
  /// By name.
  package func endpoints() throws(Problem) -> [Endpoint] {
    try EndpointTable(database: database).all()
  }

  /// Those of all endpoints, by number.
  package func deliveries() throws(Problem) -> [Delivery] {
    try DeliveryTable(database: database).deliveries(.all)
  }

  /// Nil where there is none of that number.
  package func delivery(_ number: Int) throws(Problem) -> Delivery? {
    try DeliveryTable(database: database).deliveries(.number(number)).first
  }

  /// The oldest that waits for an endpoint.
  package func nextDelivery(to endpoint: Endpoint) throws(Problem) -> Delivery? {
    try DeliveryTable(database: database).deliveries(.next(endpoint: endpoint.number)).first
  }

  /// In the order they were made.
  package func attempts() throws(Problem) -> [DeliveryAttempt] {
    try DeliveryTable(database: database).attempts()
  }

  // MARK: Endpoints

  /// Adds, removes, enables or rotates, with its ledger entry. `change` is told the endpoints as they
  /// are while nobody else can write, and throws what makes the change impossible.
  package func changeEndpoints(
    _ entry: LedgerEntry.Draft, _ change: ([Endpoint]) throws(Problem) -> EndpointChange
  ) throws(Problem) {
    try database.transaction { () throws(Problem) in
      let table = EndpointTable(database: database)
      let change = try change(try table.all())
      let entry = try LedgerTable(database: database).append(entry)
      switch change {
      case .add(let endpoint):
        try table.add(endpoint, at: entry.draft.time, entry: entry.number)
      case .remove(let endpoint): try table.remove(endpoint.number)
      case .enable(let endpoint):
        try table.setHealth(Endpoint.Health(), of: endpoint.number)
        try database.run(
          "UPDATE delivery SET due = ? WHERE endpoint = ? AND state = 'waiting'",
          [.of(entry.draft.time), .of(endpoint.number)])
      case .rotate(let endpoint): try table.setSecrets(of: endpoint)
      }
    }
  }

  // MARK: Sending

  /// A run of `send`: its entry, before anything leaves.
  package func beginSending(_ entry: LedgerEntry.Draft) throws(Problem) -> LedgerEntry {
    try database.transaction { () throws(Problem) in
      try LedgerTable(database: database).append(entry)
    }
  }

  /// A message for one endpoint alone, outside the order of the others; the number of its delivery.
  package func queue(
    _ message: OutboxMessage, onlyFor endpoint: Endpoint, entry: LedgerEntry
  ) throws(Problem) -> Int {
    try database.transaction { () throws(Problem) in
      try OutboxTable(database: database).add(
        message, onlyFor: endpoint.number, entry: entry, key: key)
    }
  }

  /// Queues a delivery again, as if it had never been tried, its endpoint paused no longer; false where
  /// it is delivered, or none.
  package func requeue(_ delivery: Int, due: Timestamp) throws(Problem) -> Bool {
    try database.transaction { () throws(Problem) in
      try DeliveryTable(database: database).requeue(delivery, due: due)
    }
  }

  /// Writes that an attempt is about to be made; its number.
  package func beginAttempt(
    _ delivery: Delivery, bytes: Int, digest: Digest, at time: Timestamp, entry: LedgerEntry
  ) throws(Problem) -> Int {
    try database.transaction { () throws(Problem) in
      try DeliveryTable(database: database).begin(
        delivery.number, bytes: bytes, digest: digest, at: time, entry: entry.number)
    }
  }

  /// Writes what became of it, and what follows for the delivery and its endpoint: all or nothing.
  package func endAttempt(_ attempt: Int, _ ending: AttemptEnding) throws(Problem) {
    try database.transaction { () throws(Problem) in
      let table = DeliveryTable(database: database)
      try table.end(
        attempt, outcome: ending.outcome, isSent: ending.isSent, answer: ending.answer)
      try table.settle(ending.delivery, state: ending.state, due: ending.due)
      try EndpointTable(database: database).setHealth(ending.health, of: ending.endpoint)
    }
  }
}

/// What is done to the endpoints of a case.
package enum EndpointChange: Sendable {
  case add(Endpoint)
  /// What waits for it is given up.
  case remove(Endpoint)
  /// What waits for it is due now.
  case enable(Endpoint)
  /// The secrets as they are from now on.
  case rotate(Endpoint)
}

/// What became of one attempt.
package struct AttemptEnding: Sendable {
  package var delivery: Int
  package var endpoint: Int
  /// In words.
  package var outcome: String
  /// False where no byte of it left this machine.
  package var isSent: Bool
  package var answer: DeliveryAttempt.Answer?
  package var state: Delivery.State
  package var due: Timestamp
  package var health: Endpoint.Health

  package init(
    delivery: Int, endpoint: Int, outcome: String, isSent: Bool,
    answer: DeliveryAttempt.Answer?, state: Delivery.State, due: Timestamp, health: Endpoint.Health
  ) {
    self.delivery = delivery
    self.endpoint = endpoint
    self.outcome = outcome
    self.isSent = isSent
    self.answer = answer
    self.state = state
    self.due = due
    self.health = health
  }
}
