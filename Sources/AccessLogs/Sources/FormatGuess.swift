import Model

/// What a format says of the beginning of a log that no profile was given for.
enum FormatGuess: Hashable, Sendable {
  case no
  /// Of this format, and its default keys read it.
  case certain
  /// It looks like this format, but only a profile can say which of it are events; a built-in one that
  /// shows how is named.
  case likely(profile: String)

  /// The profile that reads such a log. Throws `.usage` where that is in doubt, with what to type.
  static func profile(for beginning: LogBeginning, in file: String) throws(Problem) -> Profile {
    let place = Problem.Place(file, line: Int(beginning.line))
    var likely: (format: String, profile: String)?
    for format in Formats.all {
      switch format.guess(beginning) {
      case .certain: return .standard(format)
      case .likely(let profile): likely = likely ?? (format.name, profile)
      case .no: break
      }
    }
    throw likely.map { .needsProfile(place, $0.format, $0.profile) } ?? .unknownFormat(place)
  }
}

extension Profile {
  /// `json-lines` with the default keys and the four action words.
  package static let standard = standard(JSONLines.self)

  /// A format with its default keys and the four action words.
  static func standard(_ format: any LineFormat.Type) -> Profile {
    var rules = ProfileRules()
    rules.format = format.name
    rules.fields = format.defaultFields
    let text = "{ name: \"\(format.name)\", format: \"\(format.name)\" }"
    return Profile(
      name: format.name, text: Array(text.utf8), witnesses: Set(Action.allCases), clock: nil,
      zoneName: nil, rules: rules)
  }
}

extension Problem {
  fileprivate static func unknownFormat(_ place: Place) -> Problem {
    Problem(
      .usage, at: place, "the format of this log cannot be told by its first line",
      hint:
        "say before it how to read it: --profile NAME|FILE; candour profile list has built-in ones")
  }

  fileprivate static func needsProfile(
    _ place: Place, _ format: String, _ profile: String
  ) -> Problem {
    Problem(
      .usage, at: place, "a log of this format needs a profile",
      reason: "it looks like \(format), and only a profile knows which of it are recordings",
      hint:
        "--profile \(profile), or candour profile show \(profile) > mine.json5, change it, "
        + "--profile mine.json5")
  }
}
