import Model
import Notation

// Whether a line is an event: by its action word, or by a route.
extension JSONLines {
  enum Match {
    case noEvent
    /// A key that decides whether the line is an event occurs twice, and one of its values makes it one.
    case repeated
    case event(RouteTable.Match)
  }

  func wordMatch() -> Match {
    if captures.isRepeated(.action) {
      let isEvent = captures.values(.action).contains { action($0) != nil }
      return isEvent ? .repeated : .noEvent
    }
    guard let word = captures.first(.action), let action = action(word) else { return .noEvent }
    return .event(RouteTable.Match(action: action, isHead: isHead))
  }

  private func action(_ value: JSONCaptures.Value) -> Action? {
    switch value {
    case .text(let text): return text.withValue { actions[$0] }
    case .number(let digits): return actions[digits]
    case .null, .other, .list, .noList: return nil
    }
  }

  func routeMatch(_ arena: inout Arena) -> Match {
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

  private func match(
    _ target: JSONCaptures.Value, anyMethod: Bool, _ arena: inout Arena
  ) -> RouteTable.Match? {
    guard let text = arena.name(target)?.text else { return nil }
    let undone = LogEscapes.undone(text, arena: &arena)
    let method = captures.first(.method).flatMap { arena.name($0)?.text }
    if hasPath {
      let request = captures.first(.request).flatMap { arena.name($0)?.text }
      let known = method ?? request.map { RequestLine($0).method } ?? .empty
      let path = RequestPath.rooted(undone, arena: &arena)
      return routes.match(method: anyMethod ? .empty : known, target: path, arena: &arena)
    }
    return routes.match(
      RequestLine(undone), method: anyMethod ? .empty : method, status: status,
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
}

extension JSONCaptures {
  /// Every value of a field whose key occurs twice.
  fileprivate func values(_ name: FieldName) -> [Value] {
    all.filter { $0.isOf(name) }.map(\.value)
  }
}
