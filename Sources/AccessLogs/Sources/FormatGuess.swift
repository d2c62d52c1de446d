import Model

/// Tells a log's format by its first non-blank line, where no profile does.
enum FormatGuess {
  /// Nil: the line is blank and tells nothing. Throws `.usage` where the line leaves a doubt.
  static func profile(for line: LogLine, in file: String) throws(Problem) -> Profile? {
    if line.isBlank { return nil }
    let text = line.text.buffer.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if text.first == UInt8(ascii: "{") { return .standard }
    let place = Problem.Place(file, line: Int(line.number))
    throw CombinedLine(line.text) == nil ? .unknownFormat(place) : .needsProfile(place)
  }
}

extension Profile {
  /// `json-lines` with the default keys and the four action words.
  package static let standard: Profile = {
    var rules = ProfileRules()
    rules.format = JSONLines.name
    rules.fields = JSONLines.defaultFields
    return Profile(
      name: JSONLines.name, text: Array("{ name: \"json-lines\", format: \"json-lines\" }".utf8),
      witnesses: Set(Action.allCases), clock: nil, zoneName: nil, rules: rules)
  }()
}

extension Problem {
  fileprivate static func unknownFormat(_ place: Place) -> Problem {
    Problem(
      .usage, at: place, "the format of this log cannot be told by its first line",
      hint:
        "say before it how to read it: --profile NAME|FILE; candour profile list has built-in ones")
  }

  fileprivate static func needsProfile(_ place: Place) -> Problem {
    Problem(
      .usage, at: place, "a log of this format needs a profile",
      reason: "only a profile knows which requests are for recordings",
      hint:
        "candour profile show replay-gateway > mine.json5, change its routes, --profile mine.json5")
  }
}
