import Model

/// The routes of a profile in their order: the first that fits decides.
struct RouteTable: Sendable {
  /// What a request, or an action word, does.
  struct Match {
    let action: Action
    /// As the path names it, decoded; empty where the route names none.
    var recording = Slice.empty
    var isHead = false
    /// What a segment of a stream plays.
    var media: MediaSpan?
    /// What a list route was asked for.
    var page: ListPage?
  }

  let routes: [Route]
  /// Whether anybody knows what a list would have shown.
  var replaysLists = false
  /// What every path that fits any of them begins with: most lines are told apart by it.
  private let sharedPrefix: [UInt8]

  init(_ routes: [Route]) {
    self.routes = routes
    let prefixes = routes.map(\.prefix)
    sharedPrefix = prefixes.dropFirst().reduce(prefixes.first ?? []) { shared, prefix in
      Array(zip(shared, prefix).prefix { $0 == $1 }.map(\.0))
    }
  }

  /// Of a whole request line. 15 bytes behind the request must be readable.
  ///
  /// - Parameter method: where the line says it apart from the request.
  @inline(__always)
  func match(
    _ request: RequestLine, method: Slice? = nil, status: Int64?, arena: inout Arena
  ) -> Match? {
    let method = method ?? request.method
    guard let match = match(method: method, target: request.target, arena: &arena) else {
      return nil
    }
    // A server that refuses such a request has not read its target as this path, or as any.
    if request.hasSpaceInTarget, let status, !(200...399).contains(status) { return nil }
    return match
  }

  /// Of a method, empty where the line carries none, and a target: a path or an absolute URI, with or
  /// without a query.
  @inline(__always)
  func match(method: Slice, target: Slice, arena: inout Arena) -> Match? {
    guard let path = RequestPath.normalised(target, arena: &arena) else { return nil }
    guard path.starts(with: sharedPrefix) else { return nil }
    for route in routes where route.takes(method: method) {
      if let names = route.names(in: path) {
        if route.list != nil, !replaysLists { arena.asksForList = true }
        return Match(
          action: route.action, recording: names.recording, isHead: method.equals("HEAD"),
          media: route.times?.span(of: names.number), page: route.list?.page(of: target))
      }
    }
    return nil
  }

  /// Whether a route neither names a recording nor is a list: the profile has to map one.
  var needsRecording: Bool { routes.contains { !$0.namesRecording && $0.list == nil } }
}
