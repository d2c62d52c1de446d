/// One option of a verb, said once: what the parser takes is what the help shows.
struct Option: Sendable, Equatable {
  enum Times: Sendable {
    case once
    case repeated
    /// It holds for the arguments behind it, until it is given again.
    case holdsFromThere
  }

  /// Without the dashes: `recordings-from`.
  let name: String
  let short: Character?
  /// What stands for the value in the help: `FILE`. Nil: the option takes none.
  let value: String?
  let times: Times
  /// Begins in lower case, ends without a full stop.
  let sentence: String

  init(
    _ name: String, short: Character? = nil, value: String? = nil, times: Times = .once,
    _ sentence: String
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.times = times
    self.sentence = sentence
  }
}

/// The options that hold wherever they make sense: one meaning for all verbs.
extension Option {
  static let caseFolder = Option(
    "case", short: "c", value: "DIR",
    "the case folder (else $CANDOUR_CASE, else the one we stand in or under)")
  static let json = Option("json", "print the result as JSON (candour help json)")
  static let by = Option("by", value: "NAME", "the person who does this, for the ledger")
  static let asOf = Option("as-of", value: "TIME", "take this as the present, not the clock")
  static let templates = Option(
    "templates", value: "DIR", "use the templates of this folder before the built-in ones")
  static let dryRun = Option("dry-run", short: "n", "say what would be done and change nothing")

  static let quiet = Option("quiet", short: "q", "print no progress and no notes")
  static let noColor = Option("no-color", "print without colour")
  static let help = Option("help", short: "h", "show how the verb is used")

  /// Every verb takes these, and so does `candour` itself, before the verb.
  static let always: [Option] = [quiet, noColor, help]
}
