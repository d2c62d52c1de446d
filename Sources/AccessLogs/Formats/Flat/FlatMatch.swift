import Model

// Whether a record is an event: by its action word, or by a route.
extension FlatJudge {
  enum Match {
    case noEvent
    /// A column that decides whether the record is an event occurs twice, and one of its values makes it
    /// one.
    case repeated
    case event(RouteTable.Match)
  }

  @inline(__always)
  func match<Record: FlatRecord>(_ record: Record, _ arena: inout Arena) -> Match {
    if plan.hasRepeats, isDecidedTwice { return repeatedMatch(record, &arena) }
    if hasRoutes {
      let target = plan.value(deciding, of: record, &arena)
      return target.flatMap { routeMatch($0, record, &arena) }.map { .event($0) } ?? .noEvent
    }
    guard let word = plan.value(.action, of: record, &arena), let action = actions[word] else {
      return .noEvent
    }
    return .event(RouteTable.Match(action: action, isHead: isHead(record, &arena)))
  }

  private var deciding: FieldName { hasRoutes ? hasPath ? .path : .request : .action }

  private var isDecidedTwice: Bool {
    plan.isRepeated(deciding) || hasRoutes && plan.isRepeated(.method)
  }

  private func repeatedMatch<Record: FlatRecord>(
    _ record: Record, _ arena: inout Arena
  ) -> Match {
    let values = plan.values(deciding, of: record, &arena)
    for value in values {
      let isEvent =
        hasRoutes
        ? routeMatch(value, record, anyMethod: true, &arena) != nil : actions[value] != nil
      if isEvent { return .repeated }
    }
    return .noEvent
  }

  @inline(__always)
  private func routeMatch<Record: FlatRecord>(
    _ target: Slice, _ record: Record, anyMethod: Bool = false, _ arena: inout Arena
  ) -> RouteTable.Match? {
    let method = anyMethod ? .empty : plan.value(.method, of: record, &arena)
    if hasPath {
      let request = plan.value(.request, of: record, &arena)
      let known = method ?? request.map { RequestLine($0).method } ?? .empty
      let path = RequestPath.rooted(target, arena: &arena)
      return routes.match(method: known, target: path, arena: &arena)
    }
    let request = RequestLine(target)
    let status = request.hasSpaceInTarget ? self.status(record, &arena) : nil
    return routes.match(request, method: method, status: status, arena: &arena)
  }

  /// Of a record whose action word decides, and that tells the method besides.
  private func isHead<Record: FlatRecord>(_ record: Record, _ arena: inout Arena) -> Bool {
    if let method = plan.value(.method, of: record, &arena) { return method.equals("HEAD") }
    return plan.value(.request, of: record, &arena).map { RequestLine($0).isHead } ?? false
  }
}
