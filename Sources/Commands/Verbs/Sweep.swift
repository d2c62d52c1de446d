import Casework
import Model
import Notation

extension Verb {
  static let sweep = Verb(
    "sweep", chapter: .evidence, summary: "read what is new in logs that grow, and tell of it once",
    explanation: """
      The scan for a scheduler: reads only the bytes that no sweep has read before, whether the log \
      was rotated, copied, truncated or compressed meanwhile, and tells of every exposure once, and \
      again where its highest action rises. What it found stays; only what belonged to nobody, or was \
      done by nobody known, is decided anew by the tables of today. After a table was corrected, \
      candour scan judges all of it anew.

      Name the log itself: what it is rotated to is found beside it, from the first sweep on, or \
      from the last scan of it; what lay there before is read where it is named too. Events younger \
      than --lag are left for the next sweep, so that the tables can catch up; a line whose time is \
      still to come is judged at once, and said. A log that cannot be read, of which most new lines \
      cannot, that has shrunk, or is silent for longer than --stale is a failure (exit 3), and the \
      rest is swept all the same. Exit 1: there is something to tell. Two sweeps of one case never \
      overlap.
      """,
    arguments: [Argument("LOG", .any, "access logs that grow")],
    options: [.caseFolder, .json, .by, .asOf] + SweepOptions.all
      + ScanOptions.all.filter { !SweepOptions.notTaken.contains($0.name) },
    examples: [
      Example(
        "candour sweep --no-case --recordings recordings.csv --links links.csv",
        "before a release: what would the new version list wrongly?"),
      Example(
        "candour sweep --recordings recordings.csv --profile gateway.json5 access.log",
        "every few minutes; the tables need naming only once"),
      Example(
        "candour sweep --stale 1h access.log", "to fail where nobody writes the log any more"),
    ]
  ) { words, console throws(Problem) in
    let request = try words.sweepRequest(console)
    if words.has("no-case") { return try gate(request, words, console) }
    let opened = try words.openCase(console, writing: true)
    let sweep = try Sweep(opened, request, by: try words.actor(console))
    let present = try words.present(console)
    let outcome: SweepOutcome
    do throws(Problem) {
      outcome = try sweep.run(cancelled: { Interrupt.isRaised })
    } catch {
      if let path = words["metrics"] { try SweepMetrics(failedAt: present).write(to: path) }
      if words.has("send"), error.kind != .interrupted { deliver(opened, words, console) }
      throw error
    }
    console.print(outcome, isJSON: words.has(.json))
    console.out.flush()
    if let path = words["metrics"] { try SweepMetrics(outcome, at: present).write(to: path) }
    // Where nobody can read it, nobody was told.
    if console.out.failure == 0 { try sweep.markTold(outcome) }
    let isDelivered = words.has("send") ? try send(opened, words, console) : true
    if outcome.failures.contains(where: \.isOfInput) {
      return ExitStatus(code: Problem.Kind.input.rawValue)
    }
    if !isDelivered { return ExitStatus(code: Problem.Kind.undelivered.rawValue) }
    let isQuiet =
      outcome.telling.isEmpty && outcome.failures.isEmpty && outcome.afterContainment == 0
    return isQuiet ? .done : .look
  }
}

extension Verb {
  /// The gate before a release: counts in Markdown, and 1 where anybody was listed, shown or sent what
  /// is not theirs.
  private static func gate(
    _ request: SweepRequest, _ words: Words, _ console: Console
  ) throws(Problem) -> ExitStatus {
    let refused = ["lag", "stale", "suppress", "metrics", "send"].filter { words.has($0) }
    if let option = refused.first { throw .needsCase(option) }
    if words.has(.json) { throw .noJSON() }
    let outcome: ReleaseGate.Outcome
    do throws(Problem) {
      let gate = try ReleaseGate(
        request.scan, minLines: max(1, request.minLines), canary: request.canary)
      outcome = try gate.run(
        in: console.environment["TMPDIR"] ?? "/tmp", by: words.actor(console),
        cancelled: { Interrupt.isRaised })
    } catch {
      console.write(Array(ReleaseGate.failureMarkdown.utf8))
      throw error
    }
    console.write(Array(outcome.markdown.utf8))
    for doubt in outcome.doubts { console.warn(doubt) }
    for alert in outcome.alerts { console.say(alert) }
    return outcome.isClean ? .done : .look
  }

  /// Delivers what waits after a sweep that failed, whatever becomes of it: the sweep has more to say.
  private static func deliver(_ opened: OpenCase, _ words: Words, _ console: Console) {
    do throws(Problem) {
      _ = try send(opened, words, console)
    } catch {
      console.say(error)
    }
  }

  /// Delivers what waits, as `send` does. False where anything is still to be told.
  fileprivate static func send(
    _ opened: OpenCase, _ words: Words, _ console: Console
  ) throws(Problem) -> Bool {
    let present = try words.time("as-of")
    let clock = console.clock
    let sending = Sending(
      opened, secrets: SecretFiles(environment: console.environment),
      certificates: console.environment["SSL_CERT_FILE"]
    ) {
      present ?? clock()
    }
    let outcome = try sending.run(
      .due, by: words.actor(console), cancelled: { Interrupt.isRaised })
    for (endpoint, problem) in outcome.problems {
      console.note("to \(endpoint):")
      console.say(problem)
    }
    if outcome.dead > 0 {
      let messages = Described.plural(outcome.dead, "message")
      console.warn("\(messages) given up, and nobody was told: candour send --log, then --retry N")
    }
    return outcome.isDone
  }
}

/// The options of `sweep` that a scan has not.
enum SweepOptions {
  static let all: [Option] = [
    Option("lag", value: "LENGTH", "leave younger events for the next sweep (15m; 0s: none)"),
    Option("stale", value: "LENGTH", "a log without a line younger than this is a failure"),
    Option("no-case", "a gate before a release: counts in Markdown, and no case is kept"),
    Option("suppress", value: "FILE", "what is not to be told, with reason and expiry"),
    Option("canary", value: "FILE", "recordings made for testing, and who may see them"),
    Option("metrics", value: "FILE", "write counts for a Prometheus textfile collector there"),
    Option("send", "deliver what waits for the endpoints afterwards"),
    Option("min-lines", value: "N", "a log with fewer new lines than this is a failure"),
  ]

  /// Of a scan's: what a sweep decides for itself.
  static let notTaken: Set<String> = ["exit-code", "recordings-against", "since", "until"]
}

extension Words {
  fileprivate func sweepRequest(_ console: Console) throws(Problem) -> SweepRequest {
    var request = SweepRequest(try scanRequest(console))
    if request.scan.logs.contains(where: { $0.path == "-" }) { throw .noPipe() }
    if let text = self["lag"] {
      guard let lag = TimeText.span(text), lag.nanoseconds >= 0 else { throw .notALag() }
      request.lag = lag
    }
    request.stale = try span("stale")
    request.suppress = self["suppress"]
    request.canary = self["canary"]
    request.minLines = try number("min-lines") ?? 0
    return request
  }
}

extension Console {
  /// First one line for the journal, then what to look at.
  fileprivate func print(_ outcome: SweepOutcome, isJSON: Bool) {
    if isJSON {
      var json = JSONWriter()
      json.sweep(outcome)
      write(json.bytes)
    } else {
      summarise(outcome)
    }
    remark(on: outcome)
  }

  private func summarise(_ outcome: SweepOutcome) {
    let opened = outcome.telling.count { $0.action == .opened }
    print(
      "sweep \(outcome.number): \(Described.plural(outcome.lines, "new line")),"
        + " \(Described.plural(outcome.telling.count, "exposure")) to tell of"
        + " (\(opened) opened), \(outcome.cleared) cleared,"
        + " \(Described.plural(outcome.failures.count, "failure"))")
    for told in outcome.telling {
      print("exposure \(told.number): \(told.action.word)")
    }
    for failure in outcome.failures { print("failure: \(failure.word.rawValue)") }
  }

  private func remark(on outcome: SweepOutcome) {
    for doubt in outcome.doubts { warn(doubt) }
    if let first = outcome.telling.first {
      note("next: candour why \(first.number), and candour runbook show first-hour")
    }
    for failure in outcome.failures { say(failure.problem) }
    if !outcome.failures.isEmpty { note("what to do: candour runbook show scheduled-sweeps") }
    if outcome.rejected > 0 {
      let lines = Described.plural(outcome.rejected, "new line")
      warn("\(lines) could not be read, so every total may be too low: candour list --rejected")
    }
    if outcome.afterContainment > 0 {
      warn("the breach is not contained: exposures go on after contained_at")
    }
  }
}

extension Problem {
  fileprivate static func noPipe() -> Problem {
    Problem(
      .usage, "a sweep cannot go on where a pipe ended",
      hint: "name the log's file; candour scan reads standard input")
  }

  fileprivate static func needsCase(_ option: String) -> Problem {
    Problem(
      .usage, "--no-case does not take --\(option)",
      reason: "what is left for the next sweep needs a case", hint: "leave one of the two out")
  }

  fileprivate static func noJSON() -> Problem {
    Problem(
      .usage, "--no-case prints Markdown and no JSON", hint: "leave one of the two out")
  }

  fileprivate static func notALag() -> Problem {
    Problem(.usage, "--lag takes a length of time", hint: "write it as 15m, 1h or 0s")
  }
}
