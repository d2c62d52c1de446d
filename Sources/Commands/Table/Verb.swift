import Model

/// One verb: a row of the table that is the parser and the help.
///
/// To add one, write `Verbs/Mine.swift` and name it in `Verbs.swift`.
struct Verb: Sendable {
  /// Where the help lists it.
  enum Chapter: String, CaseIterable, Sendable {
    case evidence = "From logs to a case"
    case people = "What only people know, and what goes to people"
    case data = "The data that people extend"
    case tool = "The tool"
  }

  /// A command line that works, and what it is good for.
  struct Example: Sendable {
    let line: String
    let sentence: String

    init(_ line: String, _ sentence: String) {
      self.line = line
      self.sentence = sentence
    }
  }

  typealias Run = @Sendable (Words, Console) throws(Problem) -> ExitStatus

  /// `["source", "drop"]` is typed `candour source drop`.
  let path: [String]
  let chapter: Chapter
  /// One line, lower case, no full stop.
  let summary: String
  /// Further sentences for the verb's own help; a blank line parts paragraphs.
  let explanation: String
  let arguments: [Argument]
  /// Its own ones; `Option.always` come on top.
  let options: [Option]
  let examples: [Example]
  let run: Run

  init(
    _ path: String..., chapter: Chapter, summary: String, explanation: String = "",
    arguments: [Argument] = [], options: [Option] = [], examples: [Example], run: @escaping Run
  ) {
    self.path = path
    self.chapter = chapter
    self.summary = summary
    self.explanation = explanation
    self.arguments = arguments
    self.options = options
    self.examples = examples
    self.run = run
  }

  var name: String { path.joined(separator: " ") }
  var allOptions: [Option] { options + Option.always }
}
