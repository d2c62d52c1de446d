import Model
import Notation

/// Turns a record with named columns into events: the one judge of every flat format.
///
/// A format cuts its lines and says which of them have its shape. From there on all go the same way as
/// `combined` and `json-lines` do: the action first (a route or an action word), then the recording,
/// then repeated names, names that are not UTF-8, and the time; only an event must be sound. Nothing is
/// allocated for a record that is no event.
struct FlatJudge: Sendable {
  var plan: FlatPlan
  let times: TimeRules
  let hasRoutes: Bool
  let rules: EventRules
  let routes: RouteTable
  let actions: ActionWords
  let hasPath: Bool

  /// - Parameters:
  ///   - defaults: the columns that the format has for fields which the profile does not map.
  ///   - identity: likewise for `id`.
  ///   - marks: which end of a request the format's time is, where the profile does not say.
  init(
    _ rules: ProfileRules, window: EventWindow, defaults: [FieldName: [String]] = [:],
    identity: [String] = [], marks: ProfileRules.Marks = .start
  ) {
    var rules = rules
    rules.marks = rules.marks ?? marks
    plan = FlatPlan(rules, defaults: defaults, identity: identity)
    times = TimeRules(rules)
    hasRoutes = rules.routes != nil
    self.rules = EventRules(rules, window: window)
    routes = rules.routes ?? RouteTable([])
    actions = rules.actions
    hasPath = plan.isMapped(.path)
  }

  /// What a profile must say for a flat format. `defaults` as in `init`.
  static func check(
    _ rules: ProfileRules, defaults: [FieldName: [String]] = [:], at place: Problem.Place
  ) throws(Problem) {
    let mapsAction = !rules.paths(.action).isEmpty
    let mapsRequest = [FieldName.request, .path].contains {
      !rules.paths($0).isEmpty || defaults[$0] != nil
    }
    if rules.routes != nil, mapsAction { throw .twoActions(place) }
    if rules.routes != nil, !mapsRequest { throw .needsRequest(place) }
    if rules.routes == nil, !mapsAction {
      throw mapsRequest ? .needsRoutes(place, format: rules.format) : .needsAction(place)
    }
    let routesName = rules.routes.map { !$0.needsRecording } ?? false
    let mapsRecording = !rules.paths(.recording).isEmpty || defaults[.recording] != nil
    if !routesName, !mapsRecording { throw .needsRecording(place) }
    let paths = rules.fields.values.joined() + rules.identity
    if paths.contains(where: \.isList) { throw .nestedPath(place, format: rules.format) }
  }

  // MARK: Time

  /// What the first time column that says something says.
  @inline(__always)
  func loggedTime<Record: FlatRecord>(
    _ record: Record, _ arena: inout Arena
  ) -> TimeRules.Reading {
    guard let (text, column) = plan.found(slot: FieldName.time.index, of: record, &arena)
    else { return .absent }
    return record.time(text, of: column, by: times)
  }

  /// How long the request took, in nanoseconds, where that decides when it began.
  @inline(__always)
  func duration<Record: FlatRecord>(_ record: Record, _ arena: inout Arena) -> Int64? {
    guard times.isEndMarked else { return nil }
    for (name, places) in FieldName.durations {
      if let text = plan.value(name, of: record, &arena) {
        return DecimalText.scaled(text, places: places)
      }
    }
    return nil
  }

  // MARK: Judgement

  /// Of a record with shape that is no event, whatever the profile says.
  @inline(__always)
  func ignored(logged: TimeRules.Reading, took: Int64?) -> Judgement {
    var judgement = Judgement(verdict: .ignored)
    if case .at(let instant) = logged, !plan.isRepeated(.time) {
      judgement.time = times.eventTime(logged: instant, took: took)
    }
    return judgement
  }

  /// Judges a record with shape and appends its events.
  ///
  /// - Parameters:
  ///   - logged: when the record says it was, as `loggedTime` or the format itself reads it.
  ///   - took: in nanoseconds, as `duration` or the format itself reads it.
  @inline(__always)
  func judge<Record: FlatRecord>(
    _ record: Record, logged: TimeRules.Reading, took: Int64?, of line: LogLine,
    into batch: inout EventBatch
  ) -> Judgement {
    var judgement = ignored(logged: logged, took: took)
    switch match(record, &batch.arena) {
    case .noEvent: break
    case .repeated: judgement.verdict = .rejected(.repeatedKey)
    case .event(let match):
      judgement.verdict = event(match, record, logged, judgement.time, line, &batch)
    }
    if case .rejected = judgement.verdict { judgement.time = nil }
    return judgement
  }
}
