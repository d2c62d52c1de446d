import Delivery
import Evidence
package import Model
import Notation

/// Delivers what waits: the workflow of `send`.
///
/// One run at a time in a case. Each attempt is written before anything leaves and completed after, so
/// that a process that is killed in between sends the same message again, under the same id, and
/// nothing else. Endpoints are served at once, each in the order of its messages: while one message
/// fails, those behind it wait.
package struct Sending {
  package struct Outcome: Sendable {
    package fileprivate(set) var delivered = 0
    package fileprivate(set) var failed = 0
    /// Given up in this run.
    package fileprivate(set) var died = 0
    /// Of the whole case, now.
    package fileprivate(set) var waiting = 0
    package fileprivate(set) var dead = 0
    /// When the next that waits for an enabled endpoint is due.
    package fileprivate(set) var nextDue: Timestamp?
    /// What a person should look at: endpoints that failed, by name.
    package fileprivate(set) var problems: [(endpoint: String, problem: Problem)] = []

    /// Whether everything was told that anybody is to be told.
    package var isDone: Bool { waiting == 0 && failed == 0 && died == 0 && problems.isEmpty }
  }

  package enum Request: Sendable {
    /// Whatever is due.
    case due
    /// A delivery that was given up or waits, as if it had never been tried; and whatever is due.
    case retry(Int)
    /// A message to one endpoint, at once and once.
    case test(String)
  }

  private let opened: OpenCase
  private let courier: Courier
  private let files: SecretFiles
  private let clock: @Sendable () -> Timestamp

  /// - Parameters:
  ///   - certificates: a file of certificates (PEM) to trust in the place of the system's.
  ///   - clock: the present of each attempt.
  package init(
    _ opened: OpenCase, secrets files: SecretFiles = SecretFiles(environment: [:]),
    certificates: String? = nil, milliseconds: Int? = nil,
    clock: @escaping @Sendable () -> Timestamp
  ) {
    self.opened = opened
    self.files = files
    courier = Courier(certificates: certificates, milliseconds: milliseconds)
    self.clock = clock
  }

  /// Throws `.unusableCase` where another process is sending, `.usage` for a delivery or an endpoint
  /// that is none, `.undelivered` where libcurl is not on this machine. What an endpoint does wrong
  /// is in the outcome.
  package func run(
    _ request: Request = .due, by actor: Actor, cancelled: () -> Bool = { false }
  ) throws(Problem) -> Outcome {
    let store = opened.store
    let lock = try CaseLock(
      store.folder, work: "send", sentence: "another candour is sending the messages of this case")
    defer { withExtendedLifetime(lock) {} }
    var run = SendingRun(store: store, actor: actor, files: files)
    switch request {
    case .due: break
    case .retry(let number): try requeue(number)
    case .test(let name): try run.addTest(to: WebhookWork.find(name, in: store.endpoints()))
    }
    if run.lanes.isEmpty { try run.addLanes(at: clock()) }
    var outcome = Outcome()
    try courier.carry(lanes: run.lanes.count, cancelled: cancelled) { (lane) throws(Problem) in
      try run.next(in: lane, at: clock(), &outcome.problems)
    } delivered: { (lane, reply) throws(Problem) in
      switch try run.settle(lane, reply, at: clock(), &outcome.problems) {
      case .delivered: outcome.delivered += 1
      case .waiting: outcome.failed += 1
      case .dead: outcome.died += 1
      }
    }
    try Sending.count(store, into: &outcome)
    return outcome
  }

  private func requeue(_ number: Int) throws(Problem) {
    guard let delivery = try opened.store.delivery(number) else { throw .noDelivery }
    guard try opened.store.endpoints().contains(where: { $0.number == delivery.endpoint }) else {
      throw .nobody
    }
    guard try opened.store.requeue(number, due: clock()) else { throw .isDelivered }
  }

  private static func count(_ store: CaseStore, into outcome: inout Outcome) throws(Problem) {
    let endpoints = try store.endpoints()
    let numbers = Set(endpoints.map(\.number))
    // A test that failed has said so, and is nothing that somebody still has to be told.
    let deliveries = try store.deliveries().filter {
      numbers.contains($0.endpoint) && $0.message.type != Event.Kind.webhookTest.rawValue
    }
    outcome.waiting = deliveries.filter { $0.state == .waiting }.count
    outcome.dead = deliveries.filter { $0.state == .dead }.count
    outcome.nextDue = endpoints.filter { $0.state == .enabled }.compactMap { endpoint in
      // Those behind the first wait for it.
      deliveries.first { $0.endpoint == endpoint.number && $0.state == .waiting }.map { first in
        max(first.due, endpoint.health.pausedUntil ?? first.due)
      }
    }.min()
  }

  /// Exactly the bytes that would be sent now, in their order; nothing is written and nothing leaves.
  package func preview() throws(Problem) -> [(endpoint: String, bytes: [UInt8])] {
    let now = clock()
    let store = opened.store
    let (endpoints, deliveries) = try store.snapshot { () throws(Problem) in
      (try store.endpoints(), try store.deliveries())
    }
    var shown: [(endpoint: String, bytes: [UInt8])] = []
    for endpoint in endpoints where endpoint.state == .enabled {
      if let paused = endpoint.health.pausedUntil, paused > now { continue }
      for delivery in deliveries
      where delivery.endpoint == endpoint.number && delivery.state == .waiting {
        guard delivery.due <= now else { break }
        let parcel = try SendingRun.parcel(delivery, to: endpoint, files, at: now)
        shown.append((endpoint.name, parcel.shown))
      }
    }
    return shown
  }
}

extension Problem {
  fileprivate static var noDelivery: Problem {
    Problem(.usage, "there is no delivery of that number", hint: "candour send --log")
  }

  fileprivate static var isDelivered: Problem {
    Problem(
      .usage, "that message was delivered",
      reason: "nothing is told twice to a receiver that said that it has heard",
      hint: "candour send --log")
  }

  fileprivate static var nobody: Problem {
    Problem(.usage, "the endpoint of that delivery was removed", hint: "candour webhook list")
  }
}
