import Model
import Notation

/// Reads one entry of a profile's `routes`.
struct RouteReader {
  let file: String

  func read(_ node: JSONNode) throws(Problem) -> Route {
    let route = try ProfileObject(node, as: "routes[]", file: file)
    let list = try ListRuleReader(file: file).read(route)
    guard let request = route.value("request"), list != nil || route.has("action") else {
      throw .incomplete(route.place)
    }
    let text = try request.string(named: "request", in: file)
    let place = request.place(in: file)
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.first == UInt8(ascii: "/") else {
      throw .badRequest(place, "a request is a method, one space and a path that begins with /")
    }
    let segments = try segments(Array(parts[1].utf8), at: place)
    let promised = try action(of: route, isList: list != nil)
    let times = try times(route)
    if (times != nil) != segments.contains(where: { $0.namesNumber }) {
      throw .halfSegment(times == nil ? place : route.place)
    }
    if times != nil, promised != .opened { throw .notOpened(route.place) }
    if list != nil, segments.contains(where: { $0.namesRecording || $0.namesNumber }) {
      throw .listOfOne(place)
    }
    return Route(
      method: Array(parts[0].utf8), segments: segments, action: promised, times: times,
      list: list)
  }

  /// A list shows what stands on it, said or not.
  private func action(of route: ProfileObject, isList: Bool) throws(Problem) -> Action {
    guard let node = route.value("action") else {
      guard isList else { throw .incomplete(route.place) }
      return .shown
    }
    let action = try route.action(node, of: "action")
    if isList, action != .shown { throw .listNotShown(node.place(in: file)) }
    return action
  }

  private func times(_ route: ProfileObject) throws(Problem) -> SegmentTimes? {
    guard let segment = try route.object("segment") else { return nil }
    guard let seconds = segment.value("seconds") else { throw .halfSegment(segment.place) }
    let digits = Array((seconds.number ?? "").utf8)
    let length = digits.withUnsafeBufferPointer { DecimalText.scaled(Slice($0), places: 6) }
    guard let length, length > 0 else { throw .badLength(seconds.place(in: file)) }
    return SegmentTimes(microseconds: length, first: try segment.count("first") ?? 0)
  }

  private func segments(
    _ path: [UInt8], at place: Problem.Place
  ) throws(Problem) -> [RouteSegment] {
    if path.contains(UInt8(ascii: "?")) {
      throw .badRequest(place, "the query is left out before a path is matched")
    }
    if path.contains(UInt8(ascii: "%")) {
      throw .badRequest(place, "paths are decoded before they are matched: write the character")
    }
    var segments: [RouteSegment] = []
    for part in path.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      segments.append(try RouteSegmentReader(place: place).read(Array(part)))
    }
    for (name, count) in [
      ("recording", segments.filter(\.namesRecording).count),
      ("segment", segments.filter(\.namesNumber).count),
    ] where count > 1 {
      throw .badRequest(place, "{\(name)} may stand in it once")
    }
    if segments.dropLast().contains(.fixed([])) {
      throw .badRequest(place, "slashes are merged before a path is matched")
    }
    return segments
  }
}

extension Problem {
  fileprivate static func incomplete(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a route needs request and action",
      hint: "{ request: \"GET /v1/replays/{recording}\", action: \"shown\" }")
  }

  static func badRequest(_ place: Place, _ reason: String) -> Problem {
    Problem(
      .input, at: place, "request is not a route", reason: reason,
      hint: "GET /v1/replays/{recording}/stream")
  }

  fileprivate static func listOfOne(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a list route names no recording",
      reason: "which recordings were on the list is what --visible says",
      hint: "{ request: \"GET /v1/replays\", list: { page: \"page\", size: \"size\", first: 1 } }")
  }

  fileprivate static func listNotShown(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a list shows what stands on it", hint: "leave action out, or say shown")
  }

  fileprivate static func halfSegment(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "{segment} and segment belong together",
      reason: "the one says where a segment's number stands, the other how long a segment plays",
      hint: "{ request: \"GET /{recording}/seg-{segment}.ts\", action: \"opened\","
        + " segment: { seconds: 6, first: 0 } }")
  }

  fileprivate static func badLength(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "seconds is not how long a segment plays",
      hint: "a number above 0, as #EXTINF of the playlist says: 6.006")
  }

  fileprivate static func notOpened(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a segment of a recording that was sent is opened",
      reason: "playlists, keys and initialisation segments are no segments: give them routes"
        + " of their own")
  }
}
