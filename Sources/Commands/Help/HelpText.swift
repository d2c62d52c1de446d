/// The help, from the table that is the parser.
enum HelpText {
  /// `candour help`.
  static func overview(_ verbs: [Verb], topics: [Topic]) -> [String] {
    var lines = Layout.wrapped(
      """
      candour: which patients were shown which recordings, which they opened and how much of them, \
      whose recordings they were, and whom we must tell by when.

        candour VERB [OPTION…] [ARGUMENT…]
      """)
    for chapter in Verb.Chapter.allCases {
      let rows = verbs.filter { $0.chapter == chapter }
        .map { (name: $0.name, sentence: $0.summary) }
      if rows.isEmpty { continue }
      lines += ["", chapter.rawValue] + Layout.columns(rows)
    }
    lines += ["", "More"]
    lines += Layout.columns(
      [(name: "help VERB", sentence: "a verb's arguments, options and examples")]
        + topics.map { (name: "help \($0.name)", sentence: $0.summary) })
    return lines
  }

  /// `candour help scan`.
  static func page(of verb: Verb) -> [String] {
    var lines = Layout.wrapped("candour \(verb.name): \(verb.summary)")
    lines += ["", "  " + synopsis(of: verb)]
    if !verb.explanation.isEmpty { lines += [""] + Layout.wrapped(verb.explanation) }
    if !verb.arguments.isEmpty {
      let rows = verb.arguments.map { (name: $0.text, sentence: $0.sentence) }
      lines += ["", "Arguments"] + Layout.columns(rows)
    }
    let rows = verb.allOptions.map { (name: text(of: $0), sentence: sentence(of: $0)) }
    lines += ["", "Options"] + Layout.columns(rows)
    lines += ["", "Examples"]
    for example in verb.examples {
      lines += Layout.wrapped("# \(example.sentence)", indent: 2) + ["  \(example.line)"]
    }
    return lines
  }

  /// `candour help source`: the verbs that begin so.
  static func group(_ name: String, _ verbs: [Verb]) -> [String] {
    ["candour \(name) is the first word of", ""]
      + Layout.columns(verbs.map { (name: "candour \($0.name)", sentence: $0.summary) })
  }

  static func synopsis(of verb: Verb) -> String {
    (["candour", verb.name, "[OPTION…]"] + verb.arguments.map(\.text)).joined(separator: " ")
  }

  static func text(of option: Option) -> String {
    let short = option.short.map { "-\($0), " } ?? "    "
    return short + "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
  }

  private static func sentence(of option: Option) -> String {
    switch option.times {
    case .once: option.sentence
    case .repeated: option.sentence + "; may be repeated"
    case .holdsFromThere: option.sentence + "; holds for the arguments behind it"
    }
  }
}
