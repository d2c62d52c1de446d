import Casework
import Model
import Notation

extension Verb {
  static let send = Verb(
    "send", chapter: .people, summary: "deliver what waits for the endpoints",
    explanation: """
      Each message goes to each endpoint in order, at least once, under one id; a receiver that was \
      told already knows it by that. What is refused, or not answered, is sent again: ten times over \
      75 hours, later where the receiver asks for it; then it is given up, and listed. The exit is 5 \
      while anything waits that could not be delivered.
      """,
    options: [
      .caseFolder, .by, .asOf, .json, .dryRun,
      Option("log", "show every message and every attempt, and send nothing"),
      Option("retry", value: "N", "send delivery N again, as if it had never been tried"),
      Option("test", value: "NAME", "send a test to one endpoint, now and once"),
    ],
    examples: [
      Example("candour send", "to deliver what waits; run it every few minutes"),
      Example("candour send --test on-call", "to see whether an endpoint answers"),
      Example("candour send --log", "to see what was told, and what was not"),
      Example("candour send --dry-run", "to see exactly what would be sent"),
    ]
  ) { words, console throws(Problem) in
    let modes = ["log", "retry", "test", "dry-run"].filter { words.has($0) }
    guard modes.count < 2 else { throw .oneThing(modes) }
    if words.has("log") { return try log(words, console) }
    let opened = try words.openCase(console, writing: !words.has(.dryRun))
    let present = try words.time("as-of")
    let clock = console.clock
    let sending = Sending(
      opened, secrets: SecretFiles(environment: console.environment),
      certificates: console.environment["SSL_CERT_FILE"]
    ) {
      present ?? clock()
    }
    if words.has(.dryRun) {
      for parcel in try sending.preview() {
        console.note("to \(parcel.endpoint):")
        console.write(parcel.bytes)
      }
      return .done
    }
    var request = Sending.Request.due
    if let number = try words.number("retry") { request = .retry(number) }
    if let name = words["test"] { request = .test(name) }
    let outcome = try sending.run(
      request, by: words.actor(console), cancelled: { Interrupt.isRaised })
    if words.has(.json) {
      var json = JSONWriter()
      json.sending(outcome)
      console.write(json.bytes)
    }
    return console.ending(outcome, isJSON: words.has(.json), isTest: words.has("test"))
  }

  private static func log(_ words: Words, _ console: Console) throws(Problem) -> ExitStatus {
    let log = try SendLog(words.openCase(console))
    if words.has(.json) {
      var json = JSONWriter()
      for entry in log.entries { json.delivery(entry) }
      console.write(json.bytes)
      return .done
    }
    if log.entries.isEmpty { console.print("nothing was to be told yet") }
    for entry in log.entries {
      let due = entry.due.map { ", due \(TimeText.utcMilliseconds($0))" } ?? ""
      console.print(
        "\(entry.number)  \(entry.type) to \(entry.endpoint ?? "an endpoint that was removed"):"
          + " \(entry.state)\(due)", .bold)
      console.print("  \(entry.message)")
      for attempt in entry.attempts {
        let status = attempt.status.map { " \($0)" } ?? ""
        let sent =
          attempt.sentDigest.map {
            "\(Described.plural(attempt.sentBytes, "byte")) sent, sha256 \($0.hex)"
          } ?? "nothing was sent"
        console.print(
          "  \(TimeText.utcMilliseconds(attempt.time))  \(attempt.outcome)\(status); \(sent)")
      }
    }
    return .done
  }
}

extension Console {
  /// The results in words, and the status that they come to (DESIGN §7).
  fileprivate func ending(
    _ outcome: Sending.Outcome, isJSON: Bool, isTest: Bool
  ) -> ExitStatus {
    for (endpoint, problem) in outcome.problems {
      var problem = problem
      problem.message = "\(endpoint): \(problem.message)"
      warn(problem)
    }
    if !isJSON {
      if isTest {
        let isTried = outcome.delivered + outcome.failed + outcome.died > 0
        print(
          outcome.delivered == 1
            ? "it answered"
            : isTried ? "it did not answer as it should" : "the test was not sent")
      } else {
        print(
          "\(outcome.delivered) delivered, \(outcome.failed + outcome.died) failed;"
            + " \(outcome.waiting) waiting, \(outcome.dead) given up")
      }
    }
    if outcome.dead > 0 {
      note("what was given up is sent again by hand: candour send --log, then --retry N")
    }
    if outcome.problems.contains(where: { $0.problem.kind == .input }) { return .unreadable }
    if isTest { return outcome.delivered == 1 ? .done : .undelivered }
    return outcome.isDone ? .done : .undelivered
  }
}

extension ExitStatus {
  fileprivate static let unreadable = ExitStatus(code: Problem.Kind.input.rawValue)
  fileprivate static let undelivered = ExitStatus(code: Problem.Kind.undelivered.rawValue)
}

extension JSONWriter {
  fileprivate mutating func sending(_ outcome: Sending.Outcome) {
    object {
      $0.member("delivered", outcome.delivered)
      $0.member("failed", outcome.failed + outcome.died)
      $0.member("waiting", outcome.waiting)
      $0.member("dead", outcome.dead)
      $0.member("next_due_at", outcome.nextDue)
    }
    endLine()
  }

  fileprivate mutating func delivery(_ entry: SendLog.Entry) {
    object {
      $0.member("delivery", entry.number)
      $0.member("endpoint", entry.endpoint)
      $0.member("message", entry.message)
      $0.member("type", entry.type)
      $0.member("state", entry.state)
      $0.member("due_at", entry.due)
      $0.key("attempts")
      $0.array {
        for attempt in entry.attempts {
          $0.object {
            $0.member("time", attempt.time)
            $0.member("outcome", attempt.outcome)
            $0.member("status", attempt.status)
            $0.member("sent_bytes", attempt.sentBytes)
            $0.member("sent_sha256", attempt.sentDigest)
            $0.member("answer_bytes", attempt.answerBytes)
            $0.member("answer_sha256", attempt.answerDigest)
          }
        }
      }
    }
    endLine()
  }
}

extension Problem {
  fileprivate static func oneThing(_ modes: [String]) -> Problem {
    Problem(
      .usage, "--\(modes.joined(separator: " and --")) are different things",
      hint: "give one of them")
  }
}
