import Model

/// Reads what stands between two slashes of a route: fixed text, stars, names in braces.
struct RouteSegmentReader {
  /// Of the route, for what is wrong with it.
  let place: Problem.Place

  private enum Name: String { case recording, segment }

  func read(_ part: [UInt8]) throws(Problem) -> RouteSegment {
    if part == Array("*".utf8) { return .any }
    if part == Array("**".utf8) { return .anyNumber }
    if part.contains(UInt8(ascii: "*")) {
      throw .badRequest(place, "* and ** stand for whole segments")
    }
    let (names, texts) = try pieces(part)
    switch names {
    case []:
      if part == Array(".".utf8) || part == Array("..".utf8) {
        throw .badRequest(place, "dots are resolved before a path is matched")
      }
      return .fixed(part)
    case [.recording]: return .recording(before: texts[0], after: texts[1])
    case [.segment]:
      try checkDigits([texts[0].last, texts[1].first])
      return .number(before: texts[0], after: texts[1])
    case [.recording, .segment]:
      try checkDigits([texts[1].last, texts[2].first])
      try checkBetween(texts[1])
      return .recordingThenNumber(before: texts[0], between: texts[1], after: texts[2])
    case [.segment, .recording]:
      try checkDigits([texts[0].last, texts[1].first])
      try checkBetween(texts[1])
      return .numberThenRecording(before: texts[0], between: texts[1], after: texts[2])
    default:
      let name: Name = names.filter { $0 == .recording }.count > 1 ? .recording : .segment
      throw .badRequest(place, "{\(name)} may stand in it once")
    }
  }

  /// The names in braces, and the fixed text before, between and after them.
  private func pieces(_ part: [UInt8]) throws(Problem) -> (names: [Name], texts: [[UInt8]]) {
    var names: [Name] = []
    var texts: [[UInt8]] = [[]]
    var rest = part[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "{") else {
        if byte == UInt8(ascii: "}") { throw .badRequest(place, "a } without its {") }
        texts[texts.count - 1].append(byte)
        continue
      }
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")),
        let name = Name(rawValue: String(decoding: rest[..<close], as: UTF8.self))
      else {
        throw .badRequest(
          place, "only {recording} and {segment} stand in braces; any other segment is *")
      }
      names.append(name)
      texts.append([])
      rest = rest[(close + 1)...]
    }
    return (names, texts)
  }

  private func checkDigits(_ neighbours: [UInt8?]) throws(Problem) {
    if neighbours.contains(where: { $0.map { $0 &- 48 <= 9 } ?? false }) {
      throw .badRequest(place, "a digit next to {segment} cannot be told from its number")
    }
  }

  private func checkBetween(_ text: [UInt8]) throws(Problem) {
    if text.isEmpty {
      throw .badRequest(place, "text has to stand between {recording} and {segment}")
    }
  }
}
