import Foundation
import TestSupport
import Testing

/// `candour sweep --send`, killed again and again while its log grows and is rotated: nothing is lost,
/// everything is told, and nothing is told under two ids.
struct KilledSweepTests {
  private static let kills = 40

  /// A folder with tables, and a shell that stands in it.
  private struct World: ~Copyable {
    let place: TemporaryFolder
    let shell: Shell

    init() throws {
      let made = try TemporaryFolder()
      try made.write("recording,patient\nrec-1,pt-1\nrec-2,pt-2\n", to: "recordings.csv")
      try made.write("{ name: \"app\", format: \"json-lines\" }", to: "app.json5")
      shell = Shell(folder: made.url.path, binary: Shell.builtFolder)
      place = made
    }
  }

  private static let sweep =
    "candour sweep -c a --send --lag 0s --metrics sweep.prom --unlikely-ok"
    + " --recordings recordings.csv --profile app.json5 access.log"

  private func line(_ minute: Int, _ dice: inout Dice) -> String {
    let action = dice.one(of: ["shown", "opened"])
    let time = "2020-06-09T\(two(minute / 60)):\(two(minute % 60)):00Z"
    return
      "{\"time\":\"\(time)\",\"viewer\":\"pt-\(dice.below(60))\",\"recording\":\"rec-\(1 + dice.below(3))\","
      + "\"action\":\"\(action)\"}"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// What follows `name` in every place of the text, up to the next quote or comma.
  private func values(_ name: String, in text: String) -> [String] {
    text.components(separatedBy: "\"\(name)\":").dropFirst().map { rest in
      String(rest.drop { $0 == "\"" }.prefix { !"\",}".contains($0) })
    }
  }

  @Test func `nothing is lost and everything is told, wherever a sweep is killed`() throws {
    let world = try World()
    let shell = world.shell
    var dice = Dice(seed: 6)
    let server = try LoopbackServer([LoopbackServer.Reply](repeating: .status(200), count: 400))
    let begun = try shell.run(
      "candour new a && candour webhook add hook -c a --format cloudevents"
        + " --url http://127.0.0.1:\(server.port)/ && touch access.log")
    try #require(begun.status == 0, "\(begun)")
    let start = ContinuousClock.now
    _ = try shell.run(Self.sweep)
    let whole = (ContinuousClock.now - start).components.attoseconds / 1_000_000_000_000_000
    var printed = ""
    var killed = 0
    for minute in 0..<Self.kills {
      let lines = (0..<3).map { _ in line(minute * 3, &dice) }.joined(separator: "\n")
      let rotation = dice.once(in: 5) ? "mv access.log access.log.\(minute + 1); " : ""
      let limit = Double(dice.below(max(20, Int(whole) * 5 / 4)) + 1) / 1000
      let outcome = try shell.run(
        "\(rotation)printf '%s\\n' '\(lines)' >> access.log; "
          + "timeout -s KILL \(limit) \(Self.sweep) | cat")
      printed += outcome.stdout
      if !outcome.stdout.contains("failures") { killed += 1 }
    }
    // Most were stopped before they had said anything.
    #expect(killed > 0)
    for _ in 0..<2 {
      let outcome = try shell.run(Self.sweep)
      #expect([0, 1].contains(outcome.status), "\(outcome)")
      printed += outcome.stdout
    }
    let last = try shell.run("\(Self.sweep) && candour send -c a && candour verify -c a")
    #expect(last.status == 0, "\(last)")

    let list = try shell.run("candour list -c a --json")
    let found = list.stdout.split(separator: "\n")
    #expect(!found.isEmpty)
    // Told on standard output, as being of the action that it has now.
    for exposure in found.map(String.init) {
      let number = values("exposure", in: exposure).first ?? ""
      let action = values("action", in: exposure).first ?? ""
      #expect(printed.contains("exposure \(number): \(action)\n"))
    }
    // Told to the endpoint: every new exposure in one message, and each message under one id.
    var bodies: [String: Set<String>] = [:]
    for request in server.requestsUntilNow() where request.contains("exposures.found") {
      let body = request.components(separatedBy: "\r\n\r\n").last ?? ""
      bodies[values("id", in: body).first ?? "", default: []].insert(body)
    }
    #expect(bodies.values.allSatisfy { $0.count == 1 })
    let told = bodies.values.flatMap { $0 }.compactMap { values("new", in: $0).first }
    #expect(told.compactMap { Int($0) }.reduce(0, +) == found.count)
    #expect(
      Set(bodies.values.flatMap { $0 }.compactMap { values("scan", in: $0).first }).count
        == told.count)

    // What one scan of everything finds, but for the numbers.
    let scan = try shell.run(
      "candour new b && candour scan -c b --unlikely-ok --recordings recordings.csv"
        + " --profile app.json5 access.log* && candour list -c b --json > b.txt")
    #expect(scan.status == 0, "\(scan)")
    let scanned = try String(contentsOfFile: world.place.path("b.txt"), encoding: .utf8)
    func facts(_ list: String) -> [Substring] {
      list.split(separator: "\n").map { line in
        let whole = line.drop { $0 != "," }
        return whole.prefix(upTo: whole.range(of: ",\"lines\":")?.lowerBound ?? whole.endIndex)
      }.sorted()
    }
    #expect(facts(list.stdout) == facts(scanned))
  }

  @Test func `a second sweep ends at once with a sentence, and a killed one holds nobody up`()
    throws
  {
    let world = try World()
    let shell = world.shell
    // The first one waits for its table.
    let outcome = try shell.run(
      """
      candour new a; touch access.log; mkfifo table.csv
      candour sweep -c a --recordings table.csv access.log & first=$!
      exec 3> table.csv
      candour sweep -c a --recordings recordings.csv access.log; echo "second $?"
      kill -9 $first; wait $first
      candour sweep -c a --recordings recordings.csv --profile app.json5 access.log
      echo "third $?"
      """)
    #expect(outcome.stdout.contains("second 4\n"), "\(outcome)")
    #expect(outcome.stdout.hasSuffix("third 0\n"), "\(outcome)")
    #expect(outcome.stderr.contains("candour: error: another sweep of this case is at work"))
  }

  @Test func `--send delivers what was found, and says by its status when it could not`() throws {
    let world = try World()
    let shell = world.shell
    let server = try LoopbackServer([.status(200), .status(500)])
    let outcome = try shell.run(
      """
      candour new a && candour webhook add hook -c a --format cloudevents \
        --url http://127.0.0.1:\(server.port)/
      echo '{"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"shown"}' \
        > access.log
      \(Self.sweep); echo "status $?"
      \(Self.sweep); echo "status $?"
      echo '{"time":"2020-06-09T11:01:00Z","viewer":"pt-1","recording":"rec-2","action":"shown"}' \
        >> access.log
      \(Self.sweep); echo "status $?"
      """)
    let said = outcome.stdout.split(separator: "\n").filter { $0.hasPrefix("status") }
    #expect(said == ["status 1", "status 0", "status 5"], "\(outcome)")
    let asked = server.requests()
    #expect(asked.count == 2)
    #expect(asked.allSatisfy { $0.contains("exposures.found") && !$0.contains("rec-1") })
  }

  @Test func `a sweep that cannot begin is told of at once, and what waits is tried again`() throws
  {
    let world = try World()
    let server = try LoopbackServer([.status(200)])
    let outcome = try world.shell.run(
      """
      candour new a && candour webhook add hook -c a --format slack \
        --url http://127.0.0.1:\(server.port)/
      touch access.log; \(Self.sweep); echo "status $?"
      mv recordings.csv away.csv; \(Self.sweep); echo "status $?"
      """)
    #expect(outcome.stdout.hasSuffix("status 3\n"), "\(outcome)")
    let told = server.requests()
    #expect(told.count == 1)
    #expect(told.allSatisfy { $0.contains("*The scheduled sweep could not read what it should*") })
  }
}
