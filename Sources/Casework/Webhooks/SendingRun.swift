import Delivery
import Evidence
import Model
import Notation

/// The lanes of one run of `send`: one for each endpoint that can be told something now.
struct SendingRun {
  struct Lane {
    var endpoint: Endpoint
    /// The one delivery of a test, which stands outside the order and is tried once.
    var only: Int?
    /// What is under way: the delivery and the attempt.
    var current: (delivery: Delivery, attempt: Int)?
    var isOver = false
  }

  private let store: CaseStore
  private let actor: Actor
  private let files: SecretFiles
  private(set) var lanes: [Lane] = []
  /// Of this run; written when the first attempt is about to be made.
  private var entry: LedgerEntry?

  init(store: CaseStore, actor: Actor, files: SecretFiles) {
    self.store = store
    self.actor = actor
    self.files = files
  }

  mutating func addLanes(at now: Timestamp) throws(Problem) {
    for endpoint in try store.endpoints() where endpoint.state == .enabled {
      if let paused = endpoint.health.pausedUntil, paused > now { continue }
      lanes.append(Lane(endpoint: endpoint))
    }
  }

  /// Queues a test to one endpoint, whatever its state.
  mutating func addTest(to endpoint: Endpoint) throws(Problem) {
    let entry = try theEntry()
    let event = Event(
      .webhookTest, at: actor.at, case: store.reference, ledger: entry.head.entries,
      entry.head.digest, details: [])
    let number = try store.queue(
      OutboxMessage(type: event.kind.rawValue, payload: try event.payload().bytes),
      onlyFor: endpoint,
      entry: entry)
    lanes = [Lane(endpoint: endpoint, only: number)]
  }

  /// The next parcel of a lane, its attempt written; nil where there is none. What keeps an endpoint
  /// from being told at all, such as a secret that cannot be read, is no attempt.
  mutating func next(
    in place: Int, at now: Timestamp, _ problems: inout [(endpoint: String, problem: Problem)]
  ) throws(Problem) -> Parcel? {
    let lane = lanes[place]
    guard !lane.isOver, let delivery = try nextDelivery(lane), delivery.due <= now else {
      return nil
    }
    let parcel: Parcel
    do throws(Problem) {
      parcel = try SendingRun.parcel(delivery, to: lane.endpoint, files, at: now)
    } catch {
      problems.append((lane.endpoint.name, error))
      return nil
    }
    let attempt = try store.beginAttempt(
      delivery, bytes: parcel.body.count, digest: parcel.digest, at: now, entry: try theEntry())
    lanes[place].current = (delivery, attempt)
    lanes[place].isOver = lane.only != nil
    return parcel
  }

  /// Writes what came of it.
  mutating func settle(
    _ place: Int, _ reply: Courier.Reply, at now: Timestamp,
    _ problems: inout [(endpoint: String, problem: Problem)]
  ) throws(Problem) -> Evidence.Delivery.State {
    guard let (delivery, attempt) = lanes[place].current else { return .waiting }
    let endpoint = lanes[place].endpoint
    var ending = SendingRun.ending(of: delivery, to: endpoint, reply, at: now)
    if lanes[place].only != nil {
      if ending.state == .waiting { ending.state = .dead }
      // A test says how an endpoint is, and changes nothing about it.
      ending.health = endpoint.health
    }
    try store.endAttempt(attempt, ending)
    lanes[place].endpoint.health = ending.health
    lanes[place].current = nil
    if ending.state != .delivered {
      lanes[place].isOver = true
      problems.append((endpoint.name, SendingRun.problem(reply, ending)))
    }
    return ending.state
  }

  private func nextDelivery(_ lane: Lane) throws(Problem) -> Evidence.Delivery? {
    if let only = lane.only { return try store.delivery(only) }
    return try store.nextDelivery(to: lane.endpoint)
  }

  private mutating func theEntry() throws(Problem) -> LedgerEntry {
    if let entry { return entry }
    let begun = try store.beginSending(actor.entry("send"))
    entry = begun
    return begun
  }

  static func parcel(
    _ delivery: Evidence.Delivery, to endpoint: Endpoint, _ files: SecretFiles, at now: Timestamp
  ) throws(Problem) -> Parcel {
    try Parcel(
      Message(
        id: delivery.reference, type: delivery.message.type, payload: delivery.message.payload),
      as: WebhookFormat.named(endpoint.format), to: endpoint.destination(files),
      secrets: endpoint.secrets(at: now, files), at: now)
  }

  private static func ending(
    of delivery: Evidence.Delivery, to endpoint: Endpoint, _ reply: Courier.Reply,
    at now: Timestamp
  ) -> AttemptEnding {
    var status: Int?
    var retryAfter: String?
    var answer: DeliveryAttempt.Answer?
    var isSent = true
    let outcome: String
    switch reply {
    case .answered(let code, let after, let bytes, let digest):
      status = code
      retryAfter = after
      answer = .init(status: code, bytes: bytes, digest: digest)
      outcome = (200..<300).contains(code) ? "delivered" : "refused"
    case .silence(let problem, let anySent):
      outcome = problem.reason ?? problem.message
      isSent = anySent
    }
    var health = endpoint.health
    var state = Evidence.Delivery.State.waiting
    var due = delivery.due
    switch RetryPolicy.decide(
      id: delivery.reference, attempts: delivery.attempts + 1, failures: health.failures,
      status: status, retryAfter: retryAfter, at: now)
    {
    case .delivered:
      state = .delivered
      health.failures = 0
      health.pausedUntil = nil
    case .retry(let next):
      due = next
      health.failures += 1
      health.pausedUntil = next
    case .disable:
      health.failures += 1
      health.state = .disabled
      health.reason = "it answered 410: gone"
    case .dead(let next):
      state = .dead
      health.failures += 1
      health.pausedUntil = next
    }
    return AttemptEnding(
      delivery: delivery.number, endpoint: endpoint.number, outcome: outcome, isSent: isSent,
      answer: answer, state: state, due: due, health: health)
  }

  private static func problem(_ reply: Courier.Reply, _ ending: AttemptEnding) -> Problem {
    switch reply {
    case .silence(let problem, _): return problem
    case .answered(let status, _, _, _):
      return Problem(
        .undelivered, "it answered \(status)", reason: ending.health.reason,
        hint: ending.health.state == .disabled
          ? "when it is there again: candour webhook enable NAME" : "candour send --log")
    }
  }
}
