import AccessLogs
import Exposures
import Model
import Notation

/// A log that was read, and the digests of its beginnings at the lengths of sources known before.
struct ReadSource {
  var source: Source
  var prefixes: [Int64: Digest]
  var ending: LogEnding
}

/// Reads the logs of one scan, and those of the case again where the tables have changed.
struct ScanReading {
  struct Result {
    /// Those the scan named, in order, and what they prove by their place.
    var logs: [ReadSource] = []
    var findings: [Int: [Finding]] = [:]
    var again: [(source: Source, number: Int, findings: [Finding])] = []
    /// When canaries were seen last in what was read.
    var canaries: CanaryWatch.Sights = [:]
    /// What a person should look at before believing the answer.
    var doubts: [Problem] = []
  }

  private let request: ScanRequest
  private let registry: Registry
  /// What a list request would have returned; nil where nobody knows.
  private let lists: VisibleList?
  private let canaries: CanaryWatch?
  private let logs: [LogRequest]
  private let again: SourcesAgain?

  init(
    _ request: ScanRequest, before: [Source], again: SourcesAgain, registry: Registry,
    lists: VisibleList?, canaries: CanaryWatch? = nil
  ) throws(Problem) {
    self.canaries = canaries
    self.request = request
    self.registry = registry
    self.lists = lists
    let lengths = Set(
      before.map(\.contentBytes) + request.logs.compactMap { FilePath.size($0.path) })
    var logs: [LogRequest] = []
    for log in request.logs { logs.append(try request.reading(of: log, marks: lengths)) }
    self.logs = logs
    self.again = again
  }

  /// Of logs that are open already, and go on where they were left.
  init(
    _ request: ScanRequest, opened logs: [LogRequest], registry: Registry, lists: VisibleList?,
    canaries: CanaryWatch?
  ) {
    self.canaries = canaries
    self.request = request
    self.registry = registry
    self.lists = lists
    self.logs = logs
    again = nil
  }

  func run(
    progress: (@Sendable (Int64, Int64?) -> Void)?, cancelled: (@Sendable () -> Bool)?
  ) throws(Problem) -> Result {
    var requests = logs
    let unnamed = again?.unnamed ?? []
    for source in unnamed { requests.append(try LogRequest(readingAgain: source)) }
    for index in requests.indices {
      requests[index].lists = lists
    }
    let count = requests.count
    guard count > 0 else { return Result() }
    let (registry, canaries) = (registry, canaries)
    var tell: (@Sendable (LogProgress) -> Void)?
    if let progress { tell = { progress($0.bytes, $0.totalBytes) } }
    let (sources, prefixes, endings, sinks) = try LogReader(
      requests: requests, threads: request.threads
    )
    .readOn(
      sinks: { Correlator(registry: registry, sourceCount: count, canaries: canaries) },
      progress: tell, cancelled: cancelled)
    var correlated = Correlator(registry: registry, sourceCount: count).finish()
    for sink in sinks { correlated.merge(sink.finish()) }
    var result = Result()
    result.canaries = correlated.canaries
    result.doubts = try doubts(sources, correlated.sightings)
    let isReplayable = requests.contains { $0.profile?.hasListRoutes ?? false }
    if request.tables["visible"] != nil, !isReplayable { result.doubts.append(.noListRoutes()) }
    if lists == nil { result.doubts += Self.unreplayed(sources) }
    if let lists, lists.knewNobody { result.doubts.append(.nobodyKnown()) }

    let byPlace = Dictionary(grouping: correlated.findings, by: \.proof.source)
    for (place, source) in sources.enumerated() {
      if place < logs.count {
        result.logs.append(
          ReadSource(source: source, prefixes: prefixes[place], ending: endings[place]))
        result.findings[place] = byPlace[place] ?? []
      } else {
        let known = unnamed[place - logs.count].source
        guard source.contentDigest == known.contentDigest else {
          if again?.mayBeLeft(known.number) ?? false { continue }
          throw .sourceChanged(known.path)
        }
        result.again.append((source, known.number, byPlace[place] ?? []))
      }
    }
    return result
  }

  /// One doubt for each profile by whose routes lists were asked for that nobody could replay, in the
  /// order of the logs.
  private static func unreplayed(_ sources: [Source]) -> [Problem] {
    var names: [String] = []
    for source in sources where source.tally.unansweredLists > 0 {
      let name = source.reading.profileName
      if !names.contains(name) { names.append(name) }
    }
    return names.map { .notReplayed($0) }
  }

  /// A log that goes on: its beginning was judged together with the tables, and this is a moment of it.
  private func isTrusted(_ place: Int) -> Bool {
    logs.indices.contains(place) && logs[place].resume != nil
  }

  /// Throws what stops a scan; answers with what is only to be said.
  private func doubts(
    _ sources: [Source], _ sightings: [SourceSighting]
  ) throws(Problem) -> [Problem] {
    var doubts: [Problem] = []
    for (place, (source, sighting)) in zip(sources, sightings).enumerated() {
      let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
      if let problem = Plausibility.judge(sighting, sourceName: name) {
        if !request.unlikelyIsFine, !isTrusted(place) { throw problem }
        doubts.append(problem)
      }
      if let problem = Plausibility.doubt(sighting, sourceName: name) { doubts.append(problem) }
      if source.tally.used == 0, source.tally.lines > 0, !isTrusted(place) {
        doubts.append(.nothingUsed(source.tally, in: name))
      }
    }
    return doubts
  }
}

extension ScanRequest {
  func reading(of log: Log, marks: Set<Int64>) throws(Problem) -> LogRequest {
    var request = LogRequest(input: log.path == "-" ? .standardInput : .file(path: log.path))
    if let profile = log.profile { request.profile = try ProfileChoice.profile(profile) }
    if let zone {
      guard let known = Zone(name: zone) else { throw .noZone() }
      request.zone = known
    }
    request.since = since
    request.until = until
    request.maxGap = maxGap
    request.marks = marks
    return request
  }
}

extension LogRequest {
  /// As far as it was read before, where it has grown.
  fileprivate init(readingAgain again: SourcesAgain.Unnamed) throws(Problem) {
    self.init(input: .file(path: again.path))
    if let log = again.log {
      opened = log.file
      if !log.isGzip { end = again.source.contentBytes }
    }
    let reading = again.source.reading
    profile = try Profile.parse(reading.profileText, file: reading.profileName)
    if let name = reading.zone {
      guard let known = Zone(name: name) else { throw .noZone() }
      zone = known
    }
    since = reading.since
    until = reading.until
    maxGap = reading.maxGap
  }
}

extension Problem {
  fileprivate static func notReplayed(_ profile: String) -> Problem {
    Problem(
      .input, "requests for lists could not be replayed (profile \(profile))",
      reason: "nobody has said what the lists held, so who was shown what by them is not known",
      hint: "--visible FILE: what the faulty query would have returned; candour help tables")
  }

  fileprivate static func noListRoutes() -> Problem {
    Problem(
      .input, "the table of --visible says nothing here",
      reason: "no profile of these logs has a list route, so no request is replayed",
      hint: "candour help profile, at list")
  }

  fileprivate static func nobodyKnown() -> Problem {
    Problem(
      .input, "requests for lists were replayed, and none is by a viewer whom --visible names",
      reason: "so nobody was shown anything by them, which is seldom true",
      hint: "viewer there is named as the log names it, prefix included, or as --sessions does")
  }

  fileprivate static func nothingUsed(_ tally: Source.LineTally, in name: String) -> Problem {
    Problem(
      .input, at: Place(name), "none of its \(tally.lines) lines gave an event",
      reason: "\(tally.ignored) were about something else, \(tally.rejected) could not be read",
      hint: "look at the profile's routes and fields, and at candour list --rejected")
  }

  fileprivate static func noZone() -> Problem {
    Problem(
      .usage, "there is no such zone on this machine",
      hint: "--zone takes an IANA name such as Europe/London; the package tzdata brings them")
  }
}
