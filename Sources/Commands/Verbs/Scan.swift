import Casework
import Model
import Notation

extension Verb {
  static let scan = Verb(
    "scan", chapter: .evidence, summary: "read logs into the case",
    explanation: """
      Logs may be plain, gzip, or - for standard input; many at once, in any order. --profile says \
      how the logs after it are read: the name of a built-in one (candour profile list) or a file. \
      Tables are CSV or JSON Lines (candour help tables); those of an earlier scan need not be named \
      again. Where they changed, every log of the case is read again.

      Ownership must come from the booking or consultation record, not from the table the app lists \
      from: the fault itself may have written that one. --recordings-from says where it came from, \
      and every report prints it.
      """,
    arguments: [Argument("LOG", .any, "access logs; - is standard input")],
    options: [.caseFolder, .json, .by] + ScanOptions.all,
    examples: [
      Example(
        "candour scan --recordings recordings.csv --profile gateway.json5 access.log access.log.1.gz",
        "to read a log and its rotated part"),
      Example("candour scan --exit-code access.log", "for a script: 1 where something is new"),
    ]
  ) { words, console throws(Problem) in
    let request = try words.scanRequest(console)
    let opened = try words.openCase(console, writing: true)
    let progress = Progress("reading", on: console)
    defer { progress.end() }
    let outcome = try Scan(opened, request, by: words.actor(console)).run(
      progress: { progress.report($0, of: $1) }, cancelled: { Interrupt.isRaised })
    progress.end()
    if words.has(.json) {
      var json = JSONWriter()
      json.status(outcome.view, scan: outcome)
      console.write(json: json.bytes)
    } else {
      console.print(outcome)
    }
    let isNews = outcome.new + outcome.raised > 0
    return words.has("exit-code") && isNews ? .look : .done
  }
}

/// The options of `scan`: tables, how to read, what to do.
enum ScanOptions {
  static let tables = [
    "recordings", "recordings-against", "authorised", "accounts", "sessions", "people", "links",
    "releases",
    "visible",
  ]

  static let all: [Option] =
    zip(
      tables,
      [
        "whose each recording is, and when",
        "a second export of that, to hold the first against: list --disputed",
        "who else is allowed to see what",
        "whose account a viewer is", "whose session it is", "where letters may go",
        "what the application would list now", "deployments and flags, for the timeline",
        "what a faulty list would have returned, to replay list requests with",
      ]
    ).map { Option($0, value: "FILE", $1) } + [
      Option("recordings-from", value: "TEXT", "where the recordings table came from, in words"),
      Option(
        "column", value: "NAME=COLUMN", times: .repeated,
        "what a column is called in our tables; people.patient=id for one table"),
      Option(
        "attribute", value: "NAME", times: .repeated,
        "a column of the recordings table that may explain the fault"),
      Option(
        "profile", value: "PROFILE", times: .holdsFromThere, "how the logs after it are read"),
      Option("zone", value: "ZONE", "the zone of times without an offset: Europe/London"),
      Option("since", value: "TIME", "only events from this time on"),
      Option("until", value: "TIME", "only events before this time"),
      Option("max-gap", value: "LENGTH", "a longer silence is a gap in the evidence (10m)"),
      Option("threads", value: "N", "how many threads read (as many as there are cores)"),
      Option("unlikely-ok", "go on where logs and tables do not seem to belong together"),
      Option("exit-code", "exit with 1 where an exposure is new or rose"),
    ]
}

extension Words {
  func scanRequest(_ console: Console) throws(Problem) -> ScanRequest {
    var request = ScanRequest(workingFolder: console.workingFolder)
    request.logs = arguments(under: "profile").map { .init(path: $0.argument, profile: $0.value) }
    for table in ScanOptions.tables { request.tables[table] = self[table] }
    request.recordingsFrom = self["recordings-from"]
    if has("column") { request.columns = all("column") }
    if has("attribute") { request.attributes = all("attribute") }
    request.zone = self["zone"]
    request.since = try time("since")
    request.until = try time("until")
    if let gap = try span("max-gap") { request.maxGap = gap }
    if let threads = try number("threads") {
      guard threads > 0 else { throw .noThread() }
      request.threads = min(threads, 64)
    } else {
      request.threads = Console.cores
    }
    request.unlikelyIsFine = has("unlikely-ok")
    guard !request.logs.isEmpty || !request.tables.isEmpty else { throw .nothingToScan() }
    return request
  }
}

extension Console {
  fileprivate func print(_ outcome: ScanOutcome) {
    let view = outcome.view
    let tally = view.lines
    print(
      "scan \(outcome.number): \(Described.plural(outcome.sources.count, "source")) read;"
        + " the case now rests on \(Described.plural(tally.lines, "line"))")
    for name in outcome.known { note("\(name) was known already and changes nothing") }
    if view.exposures.isEmpty {
      print("no exposures")
    } else {
      print(
        "\(Described.plural(view.exposures.count, "exposure")): \(outcome.new) new,"
          + " \(outcome.raised) raised, \(outcome.cleared) cleared")
    }
    for doubt in outcome.doubts { warn(doubt) }
    warnOfRejected(view)
    if let disputed = view.disputedRecordings, disputed > 0 {
      let recordings = Described.plural(disputed, "recording")
      warn("the two exports of ownership differ on \(recordings): candour list --disputed")
    }
    if view.afterContainment > 0 {
      warn("the breach is not contained: exposures go on after contained_at")
    }
    note("next: candour status")
  }
}

extension Console {
  /// What could not be read, by reason, the most frequent first.
  private func warnOfRejected(_ view: CaseView) {
    guard view.lines.rejected > 0 else { return }
    let lines = Described.plural(view.lines.rejected, "line")
    warn("\(lines) could not be read, so every total may be too low: candour list --rejected")
    var reasons: [String: Int] = [:]
    for line in view.sources.flatMap(\.rejected) { reasons[line.reason, default: 0] += 1 }
    let ordered = reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (reason, count) in ordered { note("\(Described.plural(count, "line")): \(reason)") }
  }
}

extension Problem {
  fileprivate static func noThread() -> Problem {
    Problem(.usage, "--threads takes a number from 1 on", hint: "leave it out for one a core")
  }

  fileprivate static func nothingToScan() -> Problem {
    Problem(
      .usage, "nothing to scan", reason: "no log and no table was named",
      hint: "candour scan --recordings FILE LOG…; candour help scan")
  }
}
