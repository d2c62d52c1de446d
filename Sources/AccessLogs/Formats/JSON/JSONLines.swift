import Model
import Notation

/// JSON objects (RFC 8259), one a line or, with `each`, as they stand in documents: as applications
/// and clouds write their events (FORMATS §1.7 to §1.11).
///
/// The whole object is judged: what is not one object is rejected, whatever it says. A well-formed line
/// is judged by its action first, then its recordings, then its time.
struct JSONLines: LineFormat {
  static let name = "json-lines"
  static let defaultFields: [FieldName: [FieldPath]] = [
    FieldName.time, .viewer, .session, .recording, .action, .status, .bytes, .seconds, .address,
  ].reduce(into: [:]) { fields, name in fields[name] = FieldPath(name.rawValue).map { [$0] } }

  let rules: EventRules
  let times: TimeRules
  let routes: RouteTable
  let hasRoutes: Bool
  let actions: ActionWords
  let hasPath: Bool
  let hasScalarRecording: Bool
  let identityCount: Int
  var captures: JSONCaptures
  private var recordings: [Slice] = []

  init(_ rules: ProfileRules, window: EventWindow) {
    self.rules = EventRules(rules, window: window)
    times = TimeRules(rules)
    routes = rules.routes ?? RouteTable([])
    hasRoutes = rules.routes != nil
    actions = rules.actions
    hasPath = !rules.paths(.path).isEmpty
    hasScalarRecording = rules.paths(.recording).contains { !$0.isList }
    identityCount = rules.identity.count
    captures = JSONCaptures(JSONFieldTree(rules))
  }

  static func check(_ rules: ProfileRules, at place: Problem.Place) throws(Problem) {
    let mapsAction = !rules.paths(.action).isEmpty
    let mapsRequest = !rules.paths(.request).isEmpty || !rules.paths(.path).isEmpty
    if rules.routes != nil, mapsAction { throw .twoActions(place) }
    if rules.routes != nil, !mapsRequest { throw .needsRequest(place) }
    if rules.routes == nil, !mapsAction { throw .needsAction(place) }
    let routesName = rules.routes.map { !$0.needsRecording } ?? false
    if !routesName, rules.paths(.recording).isEmpty { throw .needsRecording(place) }
    if rules.paths(.time).isEmpty { throw .needsTime(place) }
    if !JSONFieldTree.fits(rules) { throw .tooManyPaths(place) }
  }

  static func units(_ rules: ProfileRules) -> Units {
    rules.each.map { .jsonRecords(each: $0) } ?? .lines
  }

  static func guess(_ beginning: LogBeginning) -> FormatGuess {
    JSONBeginning(beginning).guess
  }

  mutating func judge(_ line: LogLine, into batch: inout EventBatch) -> Judgement {
    do throws(JSONError) {
      try captures.read(line.text)
    } catch {
      return .rejected(.notOneObject)
    }
    let reading = time
    var judgement = Judgement(verdict: .ignored, time: nil, isRepaired: captures.isDamaged)
    if case .at(let logged) = reading, !captures.isRepeated(.time) {
      judgement.time = times.eventTime(logged: logged, took: duration)
    }
    switch hasRoutes ? routeMatch(&batch.arena) : wordMatch() {
    case .noEvent: break
    case .repeated: judgement.verdict = .rejected(.repeatedKey)
    case .event(let match):
      judgement.verdict = event(match, reading, judgement.time, line, &batch)
    }
    if case .rejected = judgement.verdict { judgement.time = nil }
    return judgement
  }

  // MARK: Events

  /// What is unsound is rejected from here on.
  private mutating func event(
    _ match: RouteTable.Match, _ reading: TimeRules.Reading, _ time: Timestamp?, _ line: LogLine,
    _ batch: inout EventBatch
  ) -> Verdict {
    recordings.removeAll(keepingCapacity: true)
    if match.page == nil, match.recording.isEmpty {
      if captures.isRepeated(.recording) { return .rejected(.repeatedKey) }
      if let verdict = readRecordings(&batch.arena) { return verdict }
    } else if match.page == nil {
      guard match.recording.isUTF8 else { return .rejected(.notUTF8) }
      recordings.append(match.recording)
    }
    if captures.repeated != 0 { return .rejected(.repeatedKey) }

    var statement = Statement(match)
    if let rejection = readNames(&statement, &batch.arena) { return .rejected(rejection) }
    switch reading {
    case .absent: return .rejected(.noTime)
    case .numeric: return .rejected(.numericTime)
    case .impossible: return .rejected(.impossibleTime)
    case .at(let instant): statement.logged = instant
    }
    statement.time = time ?? statement.logged
    statement.status = status
    statement.isRefused = isRefused
    statement.bytes = count(.bytes, places: 0)
    statement.playedMicroseconds = count(.seconds, places: 6)
    statement.isRepaired = captures.isDamaged
    for capture in captures.all where capture.isOf(.range) {
      guard let text = batch.arena.name(capture.value)?.text else { continue }
      statement.add(range: text)
    }
    return rules.append(&statement, recordings: recordings, of: line, to: &batch)
  }

  /// The names of the recordings into `recordings`, from the first path that gives any. Nil is success.
  ///
  /// A list without names makes no event; a single recording that is missing spoils one.
  private mutating func readRecordings(_ arena: inout Arena) -> Verdict? {
    var hasList = false
    var hasNoList = false
    var best = Int32.max
    for capture in captures.all where capture.isOf(.recording) {
      switch capture.value {
      case .null: break
      case .list: hasList = true
      case .noList: hasNoList = true
      case .other, .text, .number:
        if capture.value.isThere { best = min(best, capture.rank) }
      }
    }
    if best == .max {
      if hasNoList { return .rejected(.recordingsNotList) }
      return hasScalarRecording && !hasList ? .rejected(.noRecording) : .ignored
    }
    for capture in captures.all
    where capture.isOf(.recording) && capture.rank == best {
      guard capture.value.isThere else { continue }
      guard let name = arena.name(capture.value) else { return .rejected(.recordingNotName) }
      if name.isDamaged { return .rejected(.notUTF8) }
      recordings.append(name.text)
    }
    return nil
  }

  private func readNames(_ statement: inout Statement, _ arena: inout Arena) -> Rejection? {
    for name in [FieldName.viewer, .session] {
      guard let value = captures.first(name) else { continue }
      guard let id = arena.name(value) else { return .viewerNotName }
      if id.isDamaged { return .notUTF8 }
      if id.text.isDash { continue }
      if name == .viewer { statement.viewer = id.text } else { statement.session = id.text }
    }
    if let value = captures.first(.address), let address = arena.name(value), !address.text.isDash {
      statement.address = address.text
    }
    if identityCount == 0 { return nil }
    var parts: [Slice] = []
    for part in 0..<identityCount {
      let value = captures.first(slot: JSONFieldTree.identitySlot + part)
      let name = value.flatMap { arena.name($0) }
      if name?.isDamaged ?? false { return .notUTF8 }
      parts.append(name?.text ?? .empty)
    }
    statement.identity = arena.joined(parts)
    return nil
  }
}
