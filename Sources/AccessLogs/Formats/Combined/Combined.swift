import Glibc
import Model
import Notation

/// The combined format of nginx and Apache, with whatever fields people put behind it
/// (FORMATS §1.1, §1.2).
///
/// A line is rejected for its shape only if its request is not closed and followed by a status. A
/// shaped line is an event if a route fits (or its action word, where a profile maps one), and only
/// then must the rest of it be sound.
struct Combined: LineFormat {
  static let name = "combined"
  static let defaultFields: [FieldName: [FieldPath]] = [:]

  let fields: CombinedFields
  let rules: EventRules
  let times: TimeRules
  let routes: RouteTable
  let hasRoutes: Bool
  let actions: ActionWords
  let timeIsLocal: Bool
  let requestIsLocal: Bool
  let needsTailForTime: Bool
  var tail = CombinedTail()
  var lastDate: [UInt8] = []
  var lastReading = TimeRules.Reading.absent

  init(_ rules: ProfileRules, window: EventWindow) {
    fields = CombinedFields(rules)
    self.rules = EventRules(rules, window: window)
    times = TimeRules(rules)
    routes = rules.routes ?? RouteTable([])
    hasRoutes = rules.routes != nil
    actions = rules.actions
    timeIsLocal = fields.isOnly(.time, for: .time)
    requestIsLocal =
      fields.isOnly(.request, for: .request) && !fields.isMapped(.path)
      && !fields.isMapped(.method)
    let durations = rules.marks == .end ? FieldName.durations.map(\.name) : []
    let fields = fields
    needsTailForTime = ([.time] + durations).contains { fields[$0].contains(where: \.isInTail) }
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    let mapsAction = !rules.paths(.action).isEmpty
    if rules.routes == nil, !mapsAction { throw .needsRoutes(place, format: name) }
    if rules.routes != nil, mapsAction { throw .twoActions(place) }
    let routesName = rules.routes.map { !$0.needsRecording } ?? false
    if !routesName, rules.paths(.recording).isEmpty { throw .needsRecording(place) }
  }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    CombinedLine(beginning.firstLine) == nil ? .no : .likely(profile: "replay-gateway")
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    guard let parts = CombinedLine(line.text) else { return .rejected(.noRequest) }
    var hasTail = needsTailForTime
    if hasTail { tail.read(line.text, from: parts.tail) }

    let logged = loggedTime(parts)
    var time: Timestamp?
    if case .at(let instant) = logged {
      time = times.eventTime(logged: instant, took: needsTailForTime ? duration(parts) : nil)
    }
    guard let match = match(parts, &hasTail, &batch.arena) else {
      return Judgement(verdict: .ignored, time: time)
    }
    if !hasTail { tail.read(line.text, from: parts.tail) }
    let verdict = event(match, parts, logged, time, line, &batch)
    if case .rejected = verdict { time = nil }
    return Judgement(verdict: verdict, time: time)
  }

  /// The action and, where the route names it, the recording. Nil: the line is no event.
  @inline(__always)
  private mutating func match(
    _ parts: CombinedLine, _ hasTail: inout Bool, _ arena: inout Arena
  ) -> RouteTable.Match? {
    if !hasRoutes { return wordMatch(parts, &hasTail, &arena) }
    if requestIsLocal {
      let request = LogEscapes.undone(parts.text.part(parts.request), arena: &arena)
      return routes.match(RequestLine(request), status: parts.status, arena: &arena)
    }
    if !hasTail { tail.read(parts.text, from: parts.tail) }
    hasTail = true
    let request = RequestLine(value(fields[.request], parts, &arena) ?? .empty)
    let method = value(fields[.method], parts, &arena) ?? request.method
    guard fields.isMapped(.path) else {
      return routes.match(
        request, method: method, status: status(parts, &arena), arena: &arena)
    }
    guard let path = value(fields[.path], parts, &arena) else { return nil }
    return routes.match(method: method, target: path, arena: &arena)
  }

  private mutating func wordMatch(
    _ parts: CombinedLine, _ hasTail: inout Bool, _ arena: inout Arena
  ) -> RouteTable.Match? {
    if !hasTail { tail.read(parts.text, from: parts.tail) }
    hasTail = true
    guard let word = value(fields[.action], parts, &arena), let action = actions[word]
    else { return nil }
    let request = LogEscapes.undone(parts.text.part(parts.request), arena: &arena)
    return RouteTable.Match(action: action, isHead: RequestLine(request).isHead)
  }

  /// The tail is read. An event from here on: what is unsound is rejected.
  private mutating func event(
    _ match: RouteTable.Match, _ parts: CombinedLine,
    _ logged: TimeRules.Reading, _ time: Timestamp?, _ line: LogLine, _ batch: inout EventBatch
  ) -> Verdict {
    var recording = match.recording
    if recording.isEmpty, match.page == nil {
      guard let mapped = value(fields[.recording], parts, &batch.arena), !mapped.isEmpty else {
        return .rejected(.noRecording)
      }
      recording = mapped
    }
    if hasRepeatedName { return .rejected(.repeatedKey) }
    var statement = Statement(match)
    statement.viewer = value(fields[.viewer], parts, &batch.arena) ?? .empty
    statement.session = value(fields[.session], parts, &batch.arena) ?? .empty
    statement.identity = identity(parts, &batch.arena)
    guard recording.isUTF8, statement.viewer.isUTF8, statement.session.isUTF8,
      statement.identity.isUTF8
    else { return .rejected(.notUTF8) }
    switch logged {
    case .absent: return .rejected(.noTime)
    case .numeric: return .rejected(.numericTime)
    case .impossible: return .rejected(.impossibleTime)
    case .at(let instant): statement.logged = instant
    }
    statement.time = time ?? statement.logged
    statement.status = status(parts, &batch.arena)
    if let code = value(fields[.error], parts, &batch.arena) {
      statement.isRefused = !code.isEmpty && !code.isDash && !code.isZero
    }
    statement.bytes = bytes(parts, &batch.arena)
    statement.playedMicroseconds = decimal(.seconds, parts, places: 6, &batch.arena) ?? -1
    statement.address = value(fields[.address], parts, &batch.arena) ?? .empty
    if !statement.address.isUTF8 {
      statement.address = batch.arena.repaired(statement.address)
      statement.isRepaired = true
    }
    for field in fields[.range] {
      guard let text = value([field], parts, &batch.arena) else { continue }
      statement.add(range: text)
    }
    return rules.append(&statement, recordings: CollectionOfOne(recording), of: line, to: &batch)
  }
}
