import Model
import Notation

/// Turns what was typed into `Words`, by the one table of verbs.
///
/// The habits are GNU's: `--name value`, `--name=value`, `-c DIR`, `-cDIR`, short flags in one group,
/// options anywhere, `--` ends them, `-` is an argument. Nothing is abbreviated and nothing is
/// guessed: a wrong word is refused, with the nearest right one as a hint.
struct Parser {
  let verbs: [Verb]

  private var path: [String] = []
  private var given: [Words.Given] = []
  private var options: [Option] = []
  private var arguments = 0

  init(verbs: [Verb]) { self.verbs = verbs }

  /// `typed` is what stands behind `candour`.
  static func words(_ typed: [String], of verbs: [Verb]) throws(Problem) -> Words {
    var parser = Parser(verbs: verbs)
    return try parser.parse(typed == ["--version"] ? ["version"] : typed)
  }

  private mutating func parse(_ typed: [String]) throws(Problem) -> Words {
    var place = 0
    var optionsEnded = false
    while place < typed.count {
      let word = typed[place]
      place += 1
      if optionsEnded || !isOption(word) {
        try take(argument: word, mayBeVerb: !optionsEnded)
      } else if word == "--" {
        optionsEnded = true
      } else if word.hasPrefix("--") {
        try take(long: word.dropFirst(2), behind: typed, at: &place)
      } else {
        try take(group: word.dropFirst(), behind: typed, at: &place)
      }
      if options.last == .help { return try wordsForHelp(typed) }
    }
    return try words(typed)
  }

  /// `-` and what is plainly no option, `-0.25` or `- a list`, are arguments: no short option is a digit.
  private func isOption(_ word: String) -> Bool {
    guard word.hasPrefix("-"), let letter = word.dropFirst().first else { return false }
    return letter == "-" || letter.isLetter
  }

  // MARK: One word

  private mutating func take(argument word: String, mayBeVerb: Bool) throws(Problem) {
    let deeper = path + [word]
    if mayBeVerb, arguments == 0, verbs.contains(where: { $0.path.starts(with: deeper) }) {
      path = deeper
      return
    }
    guard verb != nil else { throw .noVerb(word, under: path, of: verbs) }
    given.append(.argument(word))
    arguments += 1
  }

  private mutating func take(
    long word: Substring, behind typed: [String], at place: inout Int
  ) throws(Problem) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = known.first(where: { $0.name == name }) else {
      throw .noOption("--\(name)", of: verb, known: known)
    }
    let inline = parts.count > 1 ? String(parts[1]) : nil
    if option.value == nil, inline != nil { throw .takesNoValue(option) }
    try take(option, value: inline, behind: typed, at: &place)
  }

  /// `-q`, `-qn`, `-c DIR`, `-cDIR`.
  private mutating func take(
    group: Substring, behind typed: [String], at place: inout Int
  ) throws(Problem) {
    var rest = group
    while let letter = rest.popFirst() {
      guard let option = known.first(where: { $0.short == letter }) else {
        throw .noOption("-\(letter)", of: verb, known: known)
      }
      let takesRest = option.value != nil && !rest.isEmpty
      let inline = takesRest ? String(rest) : nil
      if takesRest { rest = "" }
      try take(option, value: inline, behind: typed, at: &place)
    }
  }

  private mutating func take(
    _ option: Option, value: String?, behind typed: [String], at place: inout Int
  ) throws(Problem) {
    var value = value
    if option.value != nil, value == nil {
      guard place < typed.count else { throw .needsValue(option, of: verb) }
      value = typed[place]
      place += 1
    }
    if option.times == .once, option.value != nil, options.contains(option) {
      throw .givenTwice(option)
    }
    options.append(option)
    given.append(.option(option.name, value: value))
  }

  // MARK: The whole

  /// The verb that the words so far name; it may still grow (`facts`, `facts set`).
  private var verb: Verb? { verbs.first { $0.path == path } }

  /// Before a verb is named, any verb's option may stand: `candour -c incident status`.
  private var known: [Option] {
    let candidates = verb.map { [$0] } ?? verbs.filter { $0.path.starts(with: path) }
    return candidates.flatMap(\.options) + Option.always
  }

  private func words(_ typed: [String]) throws(Problem) -> Words {
    guard let verb else { throw .noVerbGiven(under: path, of: verbs) }
    if let stranger = options.first(where: { !verb.allOptions.contains($0) }) {
      throw .noOption("--\(stranger.name)", of: verb, known: verb.allOptions)
    }
    let required = verb.arguments.filter(\.isRequired)
    if arguments < required.count { throw .missing(required[arguments], of: verb) }
    if arguments > verb.arguments.count, !verb.arguments.contains(where: \.takesMany) {
      throw .tooMany(of: verb)
    }
    return Words(verb: verb, given: given, typed: typed)
  }

  /// `candour scan --help` is `candour help scan`.
  private func wordsForHelp(_ typed: [String]) throws(Problem) -> Words {
    guard let help = verbs.first(where: { $0.path == ["help"] }) else {
      throw .noVerbGiven(under: [], of: verbs)
    }
    return Words(verb: help, given: path.map { .argument($0) }, typed: typed)
  }
}

extension Problem {
  fileprivate static func noVerbGiven(under path: [String], of verbs: [Verb]) -> Problem {
    let next = verbs.filter { $0.path.count > path.count && $0.path.starts(with: path) }
      .map { "candour \($0.name)" }
    guard !path.isEmpty else { return Problem(.usage, "no verb is given", hint: "candour help") }
    return Problem(
      .usage, "candour \(path.joined(separator: " ")) needs another word",
      hint: next.joined(separator: ", "))
  }

  fileprivate static func noVerb(
    _ word: String, under path: [String], of verbs: [Verb]
  ) -> Problem {
    let deeper = verbs.filter { $0.path.count > path.count && $0.path.starts(with: path) }
    let names = deeper.map { $0.path[path.count] }
    let typed = (path + [word]).joined(separator: " ")
    guard let near = Nearest.match(for: word, among: names) else {
      return Problem(.usage, "there is no verb \(typed)", hint: "candour help")
    }
    return Problem(
      .usage, "there is no verb \(typed)",
      hint: "candour \((path + [near]).joined(separator: " "))")
  }

  fileprivate static func noOption(_ typed: String, of verb: Verb?, known: [Option]) -> Problem {
    let message = verb.map { "candour \($0.name) has no option \(typed)" }
    let names = known.map { "--\($0.name)" }
    let help = verb.map { "candour help \($0.name)" } ?? "candour help"
    return Problem(
      .usage, message ?? "there is no option \(typed)",
      hint: Nearest.match(for: typed, among: names).map { "did you mean \($0)? \(help)" } ?? help)
  }

  fileprivate static func takesNoValue(_ option: Option) -> Problem {
    Problem(.usage, "--\(option.name) takes no value", hint: "--\(option.name)")
  }

  fileprivate static func needsValue(_ option: Option, of verb: Verb?) -> Problem {
    Problem(
      .usage, "--\(option.name) needs a value",
      hint: "--\(option.name) \(option.value ?? ""): \(option.sentence)")
  }

  fileprivate static func givenTwice(_ option: Option) -> Problem {
    Problem(
      .usage, "--\(option.name) is given twice", hint: "--\(option.name) can be given once")
  }

  fileprivate static func missing(_ argument: Argument, of verb: Verb) -> Problem {
    Problem(
      .usage, "candour \(verb.name) needs \(argument.name)", reason: argument.sentence,
      hint: verb.examples.first?.line ?? "candour help \(verb.name)")
  }

  fileprivate static func tooMany(of verb: Verb) -> Problem {
    let takes = verb.arguments.map(\.text).joined(separator: " ")
    return Problem(
      .usage, "candour \(verb.name) takes \(takes.isEmpty ? "no arguments" : "only \(takes)")",
      hint: "candour help \(verb.name)")
  }
}
