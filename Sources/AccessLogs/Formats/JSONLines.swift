import Model
import Notation

/// One JSON object a line (RFC 8259), as applications write their events (FORMATS §1.10, §1.11).
///
/// The whole line is judged: what is not one object is rejected, whatever it says. A well-formed line
/// is judged by its action first, then its recordings, then its time.
struct JSONLines: LineFormat {
  static let name = "json-lines"
  static let defaultFields: [FieldName: [FieldPath]] = [
    FieldName.time, .viewer, .session, .recording, .action, .status, .bytes, .seconds, .address,
  ].reduce(into: [:]) { fields, name in fields[name] = FieldPath(name.rawValue).map { [$0] } }

  private let rules: EventRules
  private let times: TimeRules
  private let routes: RouteTable
  private let hasRoutes: Bool
  private let actions: ActionWords
  private let hasPath: Bool
  private let hasScalarRecording: Bool
  private let identityCount: Int
  private var captures: JSONCaptures
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
    let routesName = rules.routes?.routes.allSatisfy(\.namesRecording) ?? false
    if !routesName, rules.paths(.recording).isEmpty { throw .needsRecording(place) }
    if !JSONFieldTree.fits(rules) { throw .tooManyPaths(place) }
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

  private enum Match {
    case noEvent
    /// A key that decides whether the line is an event occurs twice, and one of its values makes it one.
    case repeated
    case event(RouteTable.Match)
  }

  private mutating func wordMatch() -> Match {
    if captures.isRepeated(.action) {
      let isEvent = captures.values(.action).contains { action($0) != nil }
      return isEvent ? .repeated : .noEvent
    }
    guard let word = captures.first(.action), let action = action(word) else { return .noEvent }
    return .event((action, .empty, isHead))
  }

  private func action(_ value: JSONCaptures.Value) -> Action? {
    switch value {
    case .text(let text): return text.withValue { actions[$0] }
    case .number(let digits): return actions[digits]
    case .null, .other, .list, .noList: return nil
    }
  }

  private mutating func routeMatch(_ arena: inout Arena) -> Match {
    let deciding: FieldName = hasPath ? .path : .request
    let isRepeated = captures.isRepeated(deciding) || captures.isRepeated(.method)
    let targets =
      isRepeated ? captures.values(deciding) : captures.first(deciding).map { [$0] } ?? []
    for target in targets {
      guard let match = match(target, anyMethod: isRepeated, &arena) else { continue }
      return isRepeated ? .repeated : .event(match)
    }
    return .noEvent
  }

  private mutating func match(
    _ target: JSONCaptures.Value, anyMethod: Bool, _ arena: inout Arena
  ) -> RouteTable.Match? {
    guard let text = arena.name(target)?.text else { return nil }
    let undone = LogEscapes.undone(text, arena: &arena)
    let method = captures.first(.method).flatMap { arena.name($0)?.text }
    if hasPath {
      let request = captures.first(.request).flatMap { arena.name($0)?.text }
      let known = method ?? request.map { RequestLine($0).method } ?? .empty
      return routes.match(method: anyMethod ? .empty : known, target: undone, arena: &arena)
    }
    return routes.match(
      RequestLine(undone), method: anyMethod ? .empty : method, status: integer(.status),
      arena: &arena)
  }

  /// Of a line whose action word decides, and that tells the method besides.
  private var isHead: Bool {
    if case .text(let method)? = captures.first(.method) {
      return method.withValue { $0.equals("HEAD") }
    }
    if case .text(let request)? = captures.first(.request) {
      return request.withValue { RequestLine($0).isHead }
    }
    return false
  }

  // MARK: Events

  /// What is unsound is rejected from here on.
  private mutating func event(
    _ match: RouteTable.Match, _ reading: TimeRules.Reading, _ time: Timestamp?, _ line: LogLine,
    _ batch: inout EventBatch
  ) -> Verdict {
    recordings.removeAll(keepingCapacity: true)
    if match.recording.isEmpty {
      if captures.isRepeated(.recording) { return .rejected(.repeatedKey) }
      if let verdict = readRecordings(&batch.arena) { return verdict }
    } else {
      guard match.recording.isUTF8 else { return .rejected(.notUTF8) }
      recordings.append(match.recording)
    }
    if captures.repeated != 0 { return .rejected(.repeatedKey) }

    var statement = Statement(
      action: match.action, isHead: match.isHead, logged: .distantPast, time: .distantPast)
    if let rejection = readNames(&statement, &batch.arena) { return .rejected(rejection) }
    switch reading {
    case .absent: return .rejected(.noTime)
    case .numeric: return .rejected(.numericTime)
    case .impossible: return .rejected(.impossibleTime)
    case .at(let instant): statement.logged = instant
    }
    statement.time = time ?? statement.logged
    statement.status = integer(.status)
    statement.bytes = count(.bytes, places: 0)
    statement.playedMicroseconds = count(.seconds, places: 6)
    statement.isRepaired = captures.isDamaged
    for capture in captures.all where capture.slot == FieldName.range.index {
      guard let text = batch.arena.name(capture.value)?.text else { continue }
      statement.answeredRange = statement.answeredRange ?? RangeText.answered(text)
      statement.askedRange = statement.askedRange ?? RangeText.asked(text)
    }
    return rules.append(statement, recordings: recordings, of: line, to: &batch)
  }

  /// The names of the recordings into `recordings`, from the first path that gives any. Nil is success.
  ///
  /// A list without names makes no event; a single recording that is missing spoils one.
  private mutating func readRecordings(_ arena: inout Arena) -> Verdict? {
    var hasList = false
    var hasNoList = false
    var best = Int.max
    for capture in captures.all where capture.slot == FieldName.recording.index {
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
    where capture.slot == FieldName.recording.index && capture.rank == best {
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

  // MARK: Values

  private var time: TimeRules.Reading {
    switch captures.first(.time) {
    case nil: return .absent
    case .text(let text)?:
      return text.withValue { times.text($0) }
    case .number(let digits)?: return times.number(digits)
    case .null?, .other?, .list?, .noList?: return .impossible
    }
  }

  /// In nanoseconds.
  private var duration: Int64? {
    guard times.isEndMarked else { return nil }
    return decimal(.duration, places: 9) ?? decimal(.durationMilliseconds, places: 6)
  }

  private func integer(_ name: FieldName) -> Int64? { decimal(name, places: 0) }

  /// Negative where there is none.
  private func count(_ name: FieldName, places: Int) -> Int64 {
    max(decimal(name, places: places) ?? -1, -1)
  }

  private func decimal(_ name: FieldName, places: Int) -> Int64? {
    switch captures.first(name) {
    case .number(let digits)?: DecimalText.scaled(digits, places: places)
    case .text(let text)?: text.withValue { DecimalText.scaled($0, places: places) }
    case nil, .null?, .other?, .list?, .noList?: nil
    }
  }
}

extension JSONCaptures {
  /// Every value of a field whose key occurs twice.
  fileprivate func values(_ name: FieldName) -> [Value] {
    all.filter { $0.slot == name.index }.map(\.value)
  }
}

extension JSONText {
  /// The text that its bytes stand for; nothing is copied unless it holds escapes.
  @inline(__always)
  fileprivate func withValue<Result>(_ body: (Slice) -> Result) -> Result {
    isPlain ? body(raw) : decoded.withUnsafeBufferPointer { body(Slice($0)) }
  }
}

extension Arena {
  /// The bytes of an id: text decoded, a number as it is written. Nil for anything else.
  mutating func name(_ value: JSONCaptures.Value) -> (text: Slice, isDamaged: Bool)? {
    switch value {
    case .number(let digits): return (digits, false)
    case .text(let text):
      if text.isPlain { return (text.raw, false) }
      let output = allocate(text.decodedCapacity)
      return (Slice(start: output, count: text.decode(into: output)), text.isDamaged)
    case .null, .other, .list, .noList: return nil
    }
  }
}
