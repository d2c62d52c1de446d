import Model
import Notation

/// Reads one entry of a profile's `routes`.
struct RouteReader {
  let file: String

  func read(_ node: JSONNode) throws(Problem) -> Route {
    let route = try ProfileObject(node, as: "routes[]", file: file)
    guard let request = route.value("request"), let action = route.value("action") else {
      throw .incomplete(route.place)
    }
    let text = try request.string(named: "request", in: file)
    let place = request.place(in: file)
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].utf8.first == UInt8(ascii: "/") else {
      throw .badRequest(place, "a request is a method, one space and a path that begins with /")
    }
    return Route(
      method: Array(parts[0].utf8), segments: try segments(Array(parts[1].utf8), at: place),
      action: try route.action(action, of: "action"))
  }

  private func segments(
    _ path: [UInt8], at place: Problem.Place
  ) throws(Problem) -> [Route.Segment] {
    if path.contains(UInt8(ascii: "?")) {
      throw .badRequest(place, "the query is left out before a path is matched")
    }
    if path.contains(UInt8(ascii: "%")) {
      throw .badRequest(place, "paths are decoded before they are matched: write the character")
    }
    var segments: [Route.Segment] = []
    for part in path.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      segments.append(try segment(Array(part), at: place))
    }
    let recordings = segments.filter { if case .recording = $0 { true } else { false } }
    if recordings.count > 1 { throw .badRequest(place, "{recording} may stand in it once") }
    if segments.dropLast().contains(.fixed([])) {
      throw .badRequest(place, "slashes are merged before a path is matched")
    }
    return segments
  }

  private func segment(_ part: [UInt8], at place: Problem.Place) throws(Problem) -> Route.Segment {
    if part == Array("*".utf8) { return .any }
    if part == Array("**".utf8) { return .anyNumber }
    if part.contains(UInt8(ascii: "*")) {
      throw .badRequest(place, "* and ** stand for whole segments")
    }
    guard let open = part.firstIndex(of: UInt8(ascii: "{")) else {
      if part.contains(UInt8(ascii: "}")) { throw .badRequest(place, "a } without its {") }
      if part == Array(".".utf8) || part == Array("..".utf8) {
        throw .badRequest(place, "dots are resolved before a path is matched")
      }
      return .fixed(part)
    }
    guard let close = part.firstIndex(of: UInt8(ascii: "}")),
      open < close, Array(part[(open + 1)..<close]) == Array("recording".utf8)
    else { throw .badRequest(place, "only {recording} stands in braces; any other segment is *") }
    let after = Array(part[(close + 1)...])
    if after.contains(UInt8(ascii: "{")) || after.contains(UInt8(ascii: "}")) {
      throw .badRequest(place, "{recording} may stand in it once")
    }
    return .recording(before: Array(part[..<open]), after: after)
  }
}

extension Problem {
  fileprivate static func incomplete(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a route needs request and action",
      hint: "{ request: \"GET /v1/replays/{recording}\", action: \"shown\" }")
  }

  fileprivate static func badRequest(_ place: Place, _ reason: String) -> Problem {
    Problem(
      .input, at: place, "request is not a route", reason: reason,
      hint: "GET /v1/replays/{recording}/stream")
  }
}
