import AccessLogs
import Evidence
import Exposures
import Model
import Notation

/// Reads what is new in the logs of one sweep, through the reading of every scan.
struct SweepReading {
  /// What is wrong with a log; the rest of it, and the other logs, are swept all the same.
  private(set) var failures: [SweepFailure] = []
  private(set) var newLines = 0
  private(set) var newBytes: Int64 = 0
  private(set) var newRejected = 0

  private let request: SweepRequest
  private let sources: [Int: Source]
  private let states: [SweepState]
  /// What is younger is left for the next sweep.
  let cutoff: Timestamp
  /// What claims to be of this time or later has it from a clock that is wrong: it will not be due in
  /// any time that anybody can wait for, so it is judged at once, and said.
  let horizon: Timestamp
  private let asOf: Timestamp
  private var parts: [SweptLog] = []
  private var liveliness: LogLiveliness
  private var done: [(log: String, part: LogParts.Part)] = []
  /// Of logs that nobody could look at now, or was asked to: there the next sweep goes on.
  private var waiting: [SweepState] = []

  /// Throws `.input` where none of the logs can be read, `.usage` for a profile that is none.
  init(
    _ request: SweepRequest, sources: [Source], states: [SweepState], asOf: Timestamp
  ) throws(Problem) {
    self.request = request
    self.sources = Dictionary(uniqueKeysWithValues: sources.map { ($0.number, $0) })
    let known = states.filter { state in sources.contains { $0.number == state.source } }
    self.asOf = asOf
    cutoff = asOf.adding(Timestamp.Span(nanoseconds: -request.lag.nanoseconds))
    horizon = asOf.adding(max(request.lag, .seconds(60)))
    liveliness = LogLiveliness(horizon: horizon)
    let marks = Set(sources.map(\.contentBytes))
    let paths = Set(
      request.scan.logs.map { FilePath.absolute($0.path, in: request.scan.workingFolder) })
    self.states = try known + ScannedLogs.states(of: paths, sources: sources, known: known)
    var problems: [Problem] = []
    var looked: Set<String> = []
    for log in request.scan.logs where !isPart(absolute(log), of: paths) {
      let reading = try request.scan.reading(of: log, marks: marks)
      guard looked.insert(absolute(log)).inserted else { continue }
      do throws(Problem) {
        try look(at: absolute(log), reading, named: paths)
      } catch {
        looked.remove(absolute(log))
        guard error.kind == .input else { throw error }
        problems.append(error)
      }
    }
    if parts.isEmpty, done.isEmpty, failures.isEmpty, let problem = problems.first { throw problem }
    failures += problems.map { SweepFailure(.unreadable, since: day, $0) }
    waiting += self.states.filter { !looked.contains($0.log) }
  }

  mutating func add(_ more: [SweepFailure]) { failures += more }

  mutating func add(tables problem: Problem?) {
    if let problem { failures.append(SweepFailure(.unreadable, since: day, problem)) }
  }

  /// What goes on being wrong is told again every day.
  private var day: String { String(asOf.seconds / 86_400) }

  private func absolute(_ log: ScanRequest.Log) -> String {
    FilePath.absolute(log.path, in: request.scan.workingFolder)
  }

  /// Whether it is what another of the named logs was rotated to.
  private func isPart(_ path: String, of paths: Set<String>) -> Bool {
    paths.contains { log in
      guard log != path, let slash = log.lastIndex(of: "/"), path.hasPrefix(log[...slash]) else {
        return false
      }
      let name = String(log[log.index(after: slash)...])
      let found = String(path.dropFirst(log[...slash].count))
      return found != name && LogFolderListing.isRotated(found, of: name)
    }
  }

  private mutating func look(
    at log: String, _ reading: LogRequest, named: Set<String>
  ) throws(Problem) {
    let own = states.filter { $0.log == log }
    let found = try LogParts(of: log, known: own, named: named)
    for part in found.unread {
      var reading = reading
      reading.input = .file(path: part.log.path)
      parts.append(
        try SweptLog(
          log: log, part: part, known: part.state.flatMap { sources[$0.source] },
          reading: reading, cutoff: cutoff, horizon: horizon))
    }
    done += found.done.map { (log, $0) }
    waiting += found.waiting
    if let problem = found.missing {
      failures.append(SweepFailure(.unreadable, since: day, problem))
    }
    for state in found.lost {
      failures.append(
        SweepFailure(
          .shrunk, since: "\(state.source) \(state.position)",
          .lost(log, after: state.position)))
    }
  }

  /// Of the parts that hold anything new, by place among those; what is too new is left.
  mutating func run(
    registry: Registry, lists: VisibleList?, canaries: CanaryWatch?,
    cancelled: (@Sendable () -> Bool)?
  ) throws(Problem) -> ScanReading.Result {
    while true {
      let busy = parts.indices.filter { !parts[$0].isIdle }
      let reading = ScanReading(
        request.scan, opened: busy.map { parts[$0].request }, registry: registry, lists: lists,
        canaries: canaries)
      let result = try reading.run(progress: nil, cancelled: cancelled)
      var isCut = false
      for (place, log) in zip(busy, result.logs)
      where parts[place].ends(by: log.ending, at: asOf) { isCut = true }
      if !isCut { return result }
    }
  }

  /// What was read, as changes of the case; the answer is how far every log is judged from now on.
  mutating func take(
    _ result: ScanReading.Result, into changes: inout SourceChanges, of known: [Source],
    lines: @escaping (Int) throws(Problem) -> [Int64: [UInt8]]
  ) throws(Problem) -> [SweepState] {
    var states: [SweepState] = []
    for (log, part) in done {
      guard var state = part.state else { continue }
      try state.refresh(part)
      states.append(state)
      rename(state.source, to: part.log.path, &changes)
      liveliness.note(sources[state.source], of: log)
    }
    let busy = parts.filter { !$0.isIdle }
    for part in parts where part.isIdle {
      if part.hasNewer { liveliness.note(newerLinesIn: part.log) }
      guard var state = part.part.state else { continue }
      liveliness.note(sources[state.source], of: part.log)
      if !part.isPutOff {
        try state.refresh(part.part)
        rename(state.source, to: part.part.log.path, &changes)
      }
      states.append(state)
    }
    // Parts that are new to us may hold what a scan has read before.
    var strange: [(part: SweptLog, log: ReadSource, findings: [Finding])] = []
    for (place, (part, log)) in zip(busy, result.logs).enumerated() {
      count(log, since: part.request.resume?.source, of: part)
      let found = result.findings[place] ?? []
      guard let state = part.part.state else {
        strange.append((part, log, found))
        continue
      }
      if part.request.resume == nil {
        changes.take(anew: log.source, as: state.source, findings: found)
      } else {
        changes.take(grown: log.source, as: state.source, findings: found)
      }
      states.append(try part.state(of: log, number: state.source))
    }
    let numbers = try changes.take(
      logs: strange.map(\.log),
      findings: Dictionary(
        uniqueKeysWithValues: strange.enumerated().map { ($0.offset, $0.element.findings) }),
      besides: Set(states.map(\.source)), lines: lines)
    for (place, new) in strange.enumerated() {
      guard let number = numbers[place], !states.contains(where: { $0.source == number }),
        changes.length(of: number) == new.log.source.contentBytes
      else { continue }
      states.append(try new.part.state(of: new.log, number: number))
    }
    let standing = Set(changes.standing.map(\.number))
    let judged = Set(states.map(\.source))
    states += waiting.filter { standing.contains($0.source) && !judged.contains($0.source) }
    holdBack(&states)
    failures += liveliness.failures(of: request, asOf: asOf, day: day)
    return states.sorted { $0.source < $1.source }
  }

  private func rename(_ number: Int, to path: String, _ changes: inout SourceChanges) {
    guard var source = sources[number], source.path != path else { return }
    source.path = path
    changes.take(renamed: source)
  }

  private mutating func count(_ read: ReadSource, since known: Source?, of part: SweptLog) {
    let source = read.source
    let lines = source.tally.lines - (known?.tally.lines ?? 0)
    let rejected = source.tally.rejected - (known?.tally.rejected ?? 0)
    newLines += lines
    newBytes += source.contentBytes - (known?.contentBytes ?? 0)
    newRejected += rejected
    if part.hasNewer { liveliness.note(newerLinesIn: part.log) }
    liveliness.note(
      source, of: part.log, .init(lines: lines, rejected: rejected, ahead: read.ending.ahead))
  }

  /// A compressed part that is put off has no state of its own: what is looked at next time must
  /// reach back to it.
  private func holdBack(_ states: inout [SweepState]) {
    for part in parts where part.isPutOff && part.part.state == nil {
      for place in states.indices where states[place].log == part.log && states[place].isLive {
        states[place].modified = min(states[place].modified, part.part.log.modified)
      }
    }
  }
}

extension Problem {
  fileprivate static func lost(_ log: String, after position: Int64) -> Problem {
    Problem(
      .input, at: Place(log),
      "has shrunk or was replaced, and what followed is nowhere to be found",
      reason: "\(position) bytes of it were read; whether more was written, nobody can say now",
      hint:
        "keep what is rotated beside the log until it was swept; candour runbook show scheduled-sweeps"
    )
  }
}
