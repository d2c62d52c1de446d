import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What waits is told, in order, at least once and under one id, whatever the receiver does.
struct SendingTests {
  private static let start = Timestamp(nanoseconds: 1_591_704_000_000_000_000)

  /// A case with endpoints, and the messages it has to tell.
  private struct World: ~Copyable {
    let place: TemporaryFolder
    let opened: OpenCase

    init() throws {
      let made = try TemporaryFolder()
      _ = try NewCase(folder: made.path("case")).run(by: SendingTests.actor(at: start))
      opened = try OpenCase(CaseFolder(made.path("case")), writing: true)
      place = made
    }

    func add(_ name: String, port: UInt16, events: [String] = []) throws {
      var addition = WebhookWork.Addition(name: name, format: "slack")
      addition.url = "http://127.0.0.1:\(port)/\(name)"
      addition.events = events
      try WebhookWork(opened, workingFolder: "/").add(addition, by: SendingTests.actor(at: start))
    }

    func tell(_ count: Int, once: String? = nil) throws {
      for number in 1...count {
        try opened.store.record(
          SendingTests.actor(at: start).entry("test"),
          telling: { head in
            let payload =
              #"{"type":"scan.completed","timestamp":"-","data":{"case":"C-1","scan":\#(number)}}"#
            return [
              OutboxMessage(type: "scan.completed", payload: Array(payload.utf8), once: once)
            ]
          })
      }
    }

    func send(
      after seconds: Int64 = 0, _ request: Sending.Request = .due, milliseconds: Int = 10_000
    ) throws -> Sending.Outcome {
      let now = start.adding(.seconds(seconds))
      return try Sending(opened, milliseconds: milliseconds) { now }
        .run(request, by: SendingTests.actor(at: now))
    }

    func states() throws -> [String] { try opened.store.deliveries().map(\.state.rawValue) }
  }

  private static func actor(at time: Timestamp) -> Actor {
    Actor(login: "tester", by: nil, at: time, version: "test", arguments: [])
  }

  /// Which scan each request told of.
  private func scans(_ requests: [String]) -> [String] {
    requests.map { String($0.split(separator: "scan: ").last?.prefix { $0.isNumber } ?? "") }
  }

  @Test func `messages come in order, and none behind one that failed`() throws {
    let world = try World()
    let server = try LoopbackServer([
      .status(200), .status(500), .status(200), .status(200),
    ])
    try world.add("a", port: server.port)
    try world.tell(3)
    let first = try world.send()
    #expect(first.delivered == 1 && first.failed == 1 && first.waiting == 2 && !first.isDone)
    // Not when the one behind it is due, which is now.
    #expect(first.nextDue.map { $0 > Self.start } == true)
    // Before its time nothing is tried.
    let early = try world.send(after: 4)
    #expect(early.delivered == 0 && early.failed == 0 && !early.isDone)
    let second = try world.send(after: 6)
    #expect(second.delivered == 2 && second.isDone)
    #expect(scans(server.requests()) == ["1", "2", "2", "3"])
    #expect(
      try world.opened.store.attempts().map(\.outcome) == [
        "delivered", "refused", "delivered", "delivered",
      ])
    #expect(try world.opened.store.verifyLedger().isEmpty)
  }

  @Test func `an endpoint that fails keeps no other from being told`() throws {
    let world = try World()
    let bad = try LoopbackServer([.status(302, "Location: http://127.0.0.1:1/")])
    let good = try LoopbackServer([.status(204), .status(204)])
    try world.add("bad", port: bad.port)
    try world.add("good", port: good.port)
    try world.tell(2)
    let outcome = try world.send()
    #expect(outcome.delivered == 2 && outcome.failed == 1)
    #expect(outcome.problems.map(\.endpoint) == ["bad"])
    #expect(bad.requests().count == 1)
    #expect(good.requests().count == 2)
  }

  @Test func `only what happens after an endpoint was added is told to it, and only what it wants`()
    throws
  {
    let world = try World()
    try world.tell(1)
    try world.add("all", port: 1)
    try world.add("reports", port: 1, events: ["report.drafted"])
    try world.tell(1)
    #expect(try world.states() == ["waiting"])
  }

  @Test func `what is told once is told once`() throws {
    let world = try World()
    try world.add("a", port: 1)
    try world.tell(3, once: "deadline.near uk-ico regulator 24h")
    #expect(try world.opened.store.messages().count == 1)
    #expect(try world.states() == ["waiting"])
  }

  @Test func `410 disables, and what waits is sent when somebody enables it again`() throws {
    let world = try World()
    let server = try LoopbackServer([.status(410), .status(200), .status(200)])
    try world.add("a", port: server.port)
    try world.tell(2)
    #expect(try !world.send().isDone)
    let work = WebhookWork(world.opened, workingFolder: "/")
    #expect(try work.all().map(\.isEnabled) == [false])
    let later = try world.send(after: 400_000)
    #expect(later.delivered == 0 && later.waiting == 2 && !later.isDone)
    try work.enable("a", by: Self.actor(at: Self.start))
    #expect(try world.send(after: 1).delivered == 2)
    #expect(scans(server.requests()) == ["1", "1", "2"])
  }

  @Test func `a receiver that is busy says when to come back`() throws {
    let world = try World()
    let server = try LoopbackServer([
      .status(429, "Retry-After: 3600"),
      .status(503, "Retry-After: Tue, 09 Jun 2020 15:00:00 GMT"), .status(200),
    ])
    try world.add("a", port: server.port)
    try world.tell(1)
    #expect(try world.send().nextDue == Self.start.adding(.seconds(3600)))
    #expect(try world.send(after: 3599).failed == 0)
    #expect(try world.send(after: 3600).nextDue == Self.start.adding(.seconds(3 * 3600)))
    #expect(try world.send(after: 3 * 3600).isDone)
    _ = server.requests()
  }

  @Test func `after ten attempts it is given up, kept, and sent again when asked for`() throws {
    let world = try World()
    let failures = 10
    let server = try LoopbackServer(
      [LoopbackServer.Reply](repeating: .status(500), count: failures) + [.status(200)])
    try world.add("a", port: server.port)
    try world.tell(1)
    var seconds: Int64 = 0
    var runs = 0
    while try world.states() == ["waiting"], runs < 50 {
      _ = try world.send(after: seconds)
      seconds += 30 * 3600
      runs += 1
    }
    #expect(runs == failures)
    #expect(try world.states() == ["dead"])
    #expect(try world.send(after: seconds).dead == 1)
    #expect(try world.send(after: seconds, .retry(1)).isDone)
    #expect(throws: Problem.self) { try world.send(after: seconds, .retry(1)) }
    let ids = Set(try world.opened.store.deliveries().map(\.reference))
    #expect(ids.count == 1)
    #expect(server.requests().count == failures + 1)
  }

  @Test func `the receipt of what never left says that nothing was sent`() throws {
    let world = try World()
    let server = try LoopbackServer([.text("no HTTP at all\r\n\r\n")])
    // Nobody listens on port 1.
    try world.add("closed", port: 1)
    try world.add("open", port: server.port)
    try world.tell(1)
    #expect(try world.send().failed == 2)
    let sent = try SendLog(world.opened).entries.map { entry in
      (entry.endpoint, entry.attempts.map(\.sentBytes), entry.attempts.map { $0.sentDigest != nil })
    }
    #expect(sent.map(\.0) == ["closed", "open"])
    #expect(sent.map { $0.1 == [0] } == [true, false])
    #expect(sent.map(\.2) == [[false], [true]])
    _ = server.requests()
  }

  @Test func `a test goes at once, past what waits, and changes nothing of it`() throws {
    let world = try World()
    let server = try LoopbackServer([.status(500), .status(500), .status(200)])
    try world.add("a", port: server.port)
    try world.tell(1)
    _ = try world.send()
    let health = try world.opened.store.endpoints().map(\.health)
    #expect(try world.send(.test("a")).delivered == 0)
    #expect(try world.send(.test("a")).delivered == 1)
    #expect(try world.opened.store.endpoints().map(\.health) == health)
    #expect(try world.opened.store.deliveries().first?.attempts == 1)
    _ = server.requests()
  }

  @Test func `a second run does nothing while the first is at it`() throws {
    let world = try World()
    try world.add("a", port: 1)
    try world.tell(1)
    let lock = try CaseLock(world.opened.store.folder, work: "send", sentence: "")
    let problem = #expect(throws: Problem.self) { try world.send() }
    #expect(problem?.kind == .unusableCase)
    #expect(problem?.message == "another candour is sending the messages of this case")
    withExtendedLifetime(lock) {}
    #expect(try world.opened.store.attempts().isEmpty)
  }

  @Test func `a secret that cannot be read is no attempt, and no other endpoint waits for it`()
    throws
  {
    let world = try World()
    let server = try LoopbackServer([.status(200)])
    let secret = try world.place.write("http://127.0.0.1:\(server.port)/\n", to: "address")
    chmod(secret, 0o600)
    var addition = WebhookWork.Addition(name: "a", format: "slack")
    addition.urlFile = secret
    try WebhookWork(world.opened, workingFolder: "/").add(
      addition, by: Self.actor(at: Self.start))
    try world.add("b", port: server.port)
    try world.tell(1)
    chmod(secret, 0o644)
    let outcome = try world.send()
    #expect(outcome.delivered == 1 && outcome.waiting == 1)
    #expect(outcome.problems.map(\.problem.kind) == [.input])
    #expect(try world.opened.store.attempts().count == 1)
    _ = server.requests()
  }
}
