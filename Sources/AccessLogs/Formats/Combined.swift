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

  private let fields: CombinedFields
  private let rules: EventRules
  private let times: TimeRules
  private let routes: RouteTable
  private let hasRoutes: Bool
  private let actions: ActionWords
  private let timeIsLocal: Bool
  private let requestIsLocal: Bool
  private let needsTailForTime: Bool
  private var tail = CombinedTail()
  private var lastDate: [UInt8] = []
  private var lastReading = TimeRules.Reading.absent

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
    let durations = rules.marks == .end ? [FieldName.duration, .durationMilliseconds] : []
    let fields = fields
    needsTailForTime = ([.time] + durations).contains { fields[$0].contains(where: \.isInTail) }
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    let mapsAction = !rules.paths(.action).isEmpty
    if rules.routes == nil, !mapsAction { throw .needsRoutes(place) }
    if rules.routes != nil, mapsAction { throw .twoActions(place) }
    let routesName = rules.routes?.routes.allSatisfy(\.namesRecording) ?? false
    if !routesName, rules.paths(.recording).isEmpty { throw .needsRecording(place) }
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
  ) -> (action: Action, recording: Slice, isHead: Bool)? {
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
  ) -> (action: Action, recording: Slice, isHead: Bool)? {
    if !hasTail { tail.read(parts.text, from: parts.tail) }
    hasTail = true
    guard let word = value(fields[.action], parts, &arena), let action = actions[word]
    else { return nil }
    let request = LogEscapes.undone(parts.text.part(parts.request), arena: &arena)
    return (action, .empty, RequestLine(request).isHead)
  }

  /// The tail is read. An event from here on: what is unsound is rejected.
  private mutating func event(
    _ match: (action: Action, recording: Slice, isHead: Bool), _ parts: CombinedLine,
    _ logged: TimeRules.Reading, _ time: Timestamp?, _ line: LogLine, _ batch: inout EventBatch
  ) -> Verdict {
    var recording = match.recording
    if recording.isEmpty {
      guard let mapped = value(fields[.recording], parts, &batch.arena), !mapped.isEmpty else {
        return .rejected(.noRecording)
      }
      recording = mapped
    }
    if hasRepeatedName { return .rejected(.repeatedKey) }
    var statement = Statement(
      action: match.action, isHead: match.isHead, logged: .distantPast, time: .distantPast)
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
    statement.bytes = bytes(parts, &batch.arena)
    statement.playedMicroseconds = decimal(.seconds, parts, places: 6, &batch.arena) ?? -1
    statement.address = value(fields[.address], parts, &batch.arena) ?? .empty
    if !statement.address.isUTF8 {
      statement.address = batch.arena.repaired(statement.address)
      statement.isRepaired = true
    }
    for field in fields[.range] {
      guard let text = value([field], parts, &batch.arena) else { continue }
      statement.answeredRange = statement.answeredRange ?? RangeText.answered(text)
      statement.askedRange = statement.askedRange ?? RangeText.asked(text)
    }
    return rules.append(statement, recordings: [recording], of: line, to: &batch)
  }

  // MARK: Values

  /// The value of the first field that is there; a server writes `-`, or nothing, for what is not.
  private func value(
    _ fields: [CombinedField], _ parts: CombinedLine, _ arena: inout Arena
  ) -> Slice? {
    for field in fields {
      if let written = written(field, parts), !written.isEmpty, !written.isDash {
        return LogEscapes.undone(written, arena: &arena)
      }
    }
    return nil
  }

  private func written(_ field: CombinedField, _ parts: CombinedLine) -> Slice? {
    switch field {
    case .remoteAddress: return parts.head.address
    case .remoteUser:
      // Apache writes "" for an empty name.
      let user = parts.head.user
      return user.equals("\"\"") ? .empty : user
    case .time: return parts.date
    case .request: return parts.text.part(parts.request)
    case .status: return parts.text.part((parts.tail - 3)..<parts.tail)
    case .bytes: return tail.bytes
    case .referer: return tail.referer
    case .userAgent: return tail.userAgent
    case .named(let name): return tail.named.first { $0.name.equals(name) }?.value
    case .unnamed(let index): return index < tail.unnamed.count ? tail.unnamed[index] : nil
    }
  }

  private var hasRepeatedName: Bool {
    fields.names.contains { name in
      var count = 0
      for extra in tail.named where extra.name.equals(name) { count += 1 }
      return count > 1
    }
  }

  @inline(__always)
  private mutating func loggedTime(_ parts: CombinedLine) -> TimeRules.Reading {
    if timeIsLocal { return parts.date.map { local($0) } ?? .absent }
    for field in fields[.time] {
      guard let text = written(field, parts), !text.isEmpty, !text.isDash else { continue }
      return field == .time ? local(text) : times.bare(text)
    }
    return .absent
  }

  /// Lines of one second stand together, so the last reading often serves again.
  @inline(__always)
  private mutating func local(_ date: Slice) -> TimeRules.Reading {
    if date.equals(lastDate) { return lastReading }
    lastDate = date.copied
    lastReading = TimeText.clf(date).map { .at($0) } ?? .impossible
    return lastReading
  }

  /// In nanoseconds.
  private func duration(_ parts: CombinedLine) -> Int64? {
    for (name, places) in [(FieldName.duration, 9), (.durationMilliseconds, 6)] {
      for field in fields[name] {
        guard let text = written(field, parts), !text.isEmpty, !text.isDash else { continue }
        return DecimalText.scaled(text, places: places)
      }
    }
    return nil
  }

  private func status(_ parts: CombinedLine, _ arena: inout Arena) -> Int64? {
    if fields.isOnly(.status, for: .status) { return parts.status }
    return value(fields[.status], parts, &arena).flatMap { DecimalText.scaled($0, places: 0) }
  }

  /// `-` is 0: how Apache writes it. What is not there, or no number, is unknown.
  private func bytes(_ parts: CombinedLine, _ arena: inout Arena) -> Int64 {
    if let count = decimal(.bytes, parts, places: 0, &arena) { return count }
    let hasDash = fields[.bytes].contains { written($0, parts)?.isDash ?? false }
    return hasDash ? 0 : -1
  }

  /// Nil where it is not there, no number, or below 0.
  private func decimal(
    _ name: FieldName, _ parts: CombinedLine, places: Int, _ arena: inout Arena
  ) -> Int64? {
    guard let text = value(fields[name], parts, &arena),
      let number = DecimalText.scaled(text, places: places), number >= 0
    else { return nil }
    return number
  }

  private func identity(_ parts: CombinedLine, _ arena: inout Arena) -> Slice {
    if fields.identity.isEmpty { return .empty }
    return arena.joined(fields.identity.map { value([$0], parts, &arena) ?? .empty })
  }
}
