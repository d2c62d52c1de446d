import Foundation
import Glibc
import TestSupport
import Testing

/// `candour send`, killed in the midst of it: nothing is lost, and nothing is sent under two ids.
struct KilledSenderTests {
  /// A case with one exposure to tell of, and an endpoint on that port.
  private func prepare(_ shell: Shell, port: UInt16) throws {
    let outcome = try shell.run(
      """
      printf 'recording,patient\\nrec-1,pt-1\\n' > recordings.csv
      printf '{"time":"2020-06-09T11:00:00Z","viewer":"pt-1","recording":"rec-1","action":"opened"}\\n\
      {"time":"2020-06-09T11:01:00Z","viewer":"pt-2","recording":"rec-1","action":"opened"}\\n' > a.jsonl
      candour new a && candour webhook add hook --case a --url http://127.0.0.1:\(port)/ \
        --format cloudevents && candour scan --case a --recordings recordings.csv a.jsonl
      """)
    try #require(outcome.status == 0, "\(outcome)")
  }

  private func id(_ request: String) throws -> String {
    try String(#require(request.firstMatch(of: #/"id":"(msg_[^"]+)"/#)).1)
  }

  @Test func `a sender that is killed sends the same again, and in the meantime nobody else does`()
    throws
  {
    let place = try TemporaryFolder()
    let server = try LoopbackServer([.silence, .status(200), .status(200)])
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    try prepare(shell, port: server.port)
    let line = "echo $$ > pid; exec candour send --case a"
    Thread.detachNewThread { _ = try? shell.run(line) }
    server.waitForRequest()

    let second = try shell.run("candour send --case a")
    #expect(second.status == 4)
    #expect(second.stderr.contains("another candour is sending the messages of this case"))

    let killed = try shell.run(
      "kill -9 $(cat pid); while kill -0 $(cat pid) 2>/dev/null; do :; done")
    #expect(killed.status == 0)
    let third = try shell.run("candour send --case a")
    #expect(third.status == 0, "\(third)")
    #expect(third.stdout == "2 delivered, 0 failed; 0 waiting, 0 given up\n")

    let asked = server.requests()
    #expect(asked.count == 3)
    #expect(try id(asked[0]) == id(asked[1]))
    #expect(try id(asked[1]) != id(asked[2]))
    let log = try shell.run("candour send --case a --log --json; candour verify --case a")
    #expect(log.status == 0)
    #expect(log.stdout.contains(#""outcome":"begun","status":null"#))
  }

  @Test func `a sender that is killed anywhere loses nothing and gives nothing a second id`() throws
  {
    let place = try TemporaryFolder()
    let server = try LoopbackServer([LoopbackServer.Reply](repeating: .status(200), count: 200))
    let shell = Shell(folder: place.url.path, binary: Shell.builtFolder)
    try prepare(shell, port: server.port)
    let more = try shell.run(
      "for n in 1 2 3 4 5; do candour scan --case a -q a.jsonl || exit; done")
    try #require(more.status == 0, "\(more)")
    var dice = Dice(seed: 11)
    let start = ContinuousClock.now
    _ = try shell.run("candour send --case a --dry-run")
    let whole = (ContinuousClock.now - start).components.attoseconds / 1_000_000_000_000_000
    var killed = 0
    for _ in 0..<25 {
      let limit = Double(dice.below(max(20, Int(whole) * 3 / 2)) + 1) / 1000
      let outcome = try shell.run("timeout -s KILL \(limit) candour send --case a")
      if outcome.status == 137 { killed += 1 }
    }
    #expect(killed > 0)
    let last = try shell.run("candour send --case a && candour verify --case a")
    #expect(last.status == 0, "\(last)")
    var ids: [String: Set<String>] = [:]
    for request in server.requestsUntilNow() where request.contains("\"id\":") {
      let data = request.components(separatedBy: "\"data\":").last ?? ""
      ids[data, default: []].insert(try id(request))
    }
    // A scan and its exposures, then five scans that found nothing new.
    #expect(ids.count == 7)
    #expect(ids.values.allSatisfy { $0.count == 1 })
    #expect(Set(ids.values.flatMap { $0 }).count == 7)
  }
}
