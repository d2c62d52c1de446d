import Model
import Testing

@testable import Commands

/// The habits of GNU, on a table of its own.
struct ParserTests {
  private static let profile = Option(
    "profile", value: "NAME", times: .holdsFromThere, "how a log is read")
  private static let column = Option("column", value: "A=B", times: .repeated, "a column")
  private static let threads = Option("threads", value: "N", "how many")
  private static let verbs: [Verb] = [
    verb(
      "scan", arguments: [Argument("LOG", .oneOrMore, "a log")],
      options: [.caseFolder, .json, profile, column, threads, .dryRun]),
    verb("source", "list", options: [.caseFolder]),
    verb("source", "drop", arguments: [Argument("NAME", .one, "a source")]),
    verb("facts", options: [.caseFolder]),
    verb(
      "facts", "set", arguments: [Argument("KEY", .one, "k"), Argument("VALUE", .one, "v")],
      options: [.caseFolder]),
    verb("demo", arguments: [Argument("DIR", .optional, "a folder")]),
    verb("help", arguments: [Argument("WORD", .any, "a word")]),
  ]

  private static func verb(
    _ path: String..., arguments: [Argument] = [], options: [Option] = []
  ) -> Verb {
    switch path.count {
    case 1:
      Verb(
        path[0], chapter: .tool, summary: "s", arguments: arguments, options: options,
        examples: []
      ) { _, _ throws(Problem) in .done }
    default:
      Verb(
        path[0], path[1], chapter: .tool, summary: "s", arguments: arguments, options: options,
        examples: []
      ) { _, _ throws(Problem) in .done }
    }
  }

  private func parse(_ typed: String...) throws(Problem) -> Words {
    try Parser.words(typed, of: ParserTests.verbs)
  }

  private func problem(_ typed: String...) -> Problem? {
    do throws(Problem) {
      _ = try Parser.words(typed, of: ParserTests.verbs)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a value stands behind its option, or behind an equals sign`() throws {
    #expect(try parse("scan", "--case", "a", "x")[.caseFolder] == "a")
    #expect(try parse("scan", "--case=a=b", "x")[.caseFolder] == "a=b")
    #expect(try parse("scan", "--case=", "x")[.caseFolder] == "")
    #expect(try parse("scan", "-c", "a", "x")[.caseFolder] == "a")
    #expect(try parse("scan", "-ca", "x")[.caseFolder] == "a")
    #expect(try parse("scan", "-qnc", "a", "x")[.caseFolder] == "a")
  }

  @Test func `short flags stand in one group`() throws {
    let words = try parse("scan", "-qn", "x")
    #expect(words.has(.quiet) && words.has(.dryRun) && !words.has(.json))
    #expect(words.arguments == ["x"])
  }

  @Test func `two dashes end the options, and one is an argument`() throws {
    let words = try parse("scan", "-", "--", "--json", "-q", "--")
    #expect(words.arguments == ["-", "--json", "-q", "--"])
    #expect(!words.has(.json) && !words.has(.quiet))
  }

  @Test func `options stand before the verb, between its words, and after its arguments`() throws {
    #expect(try parse("-c", "a", "source", "list").verb.name == "source list")
    #expect(try parse("source", "-q", "list", "-c", "a")[.caseFolder] == "a")
    #expect(try parse("scan", "x", "--json").has(.json))
  }

  @Test func `a verb may be the first word of another`() throws {
    #expect(try parse("facts").verb.name == "facts")
    let words = try parse("facts", "-c", "a", "set", "dpo.name", "Ada")
    #expect(words.verb.name == "facts set")
    #expect(words.arguments == ["dpo.name", "Ada"])
    #expect(words[.caseFolder] == "a")
  }

  @Test func `a word of a verb is an argument once arguments have begun`() throws {
    #expect(try parse("facts", "set", "set", "set").arguments == ["set", "set"])
    #expect(problem("source", "drop", "--", "list") == nil)
  }

  @Test func `a profile holds for the logs after it`() throws {
    let words = try parse("scan", "a", "--profile", "p", "b", "c", "--profile=q", "d")
    let read = words.arguments(under: ParserTests.profile.name)
    #expect(read.map(\.argument) == ["a", "b", "c", "d"])
    #expect(read.map(\.value) == [nil, "p", "p", "q"])
  }

  @Test func `an option that repeats keeps its order`() throws {
    let words = try parse("scan", "--column", "a=b", "x", "--column=c=d")
    #expect(words.all(ParserTests.column.name) == ["a=b", "c=d"])
  }

  @Test func `what was typed is kept for the ledger`() throws {
    #expect(try parse("scan", "-q", "x").typed == ["scan", "-q", "x"])
  }

  @Test func `help is asked of any verb, however unfinished`() throws {
    #expect(try parse("scan", "--help").verb.name == "help")
    #expect(try parse("source", "drop", "-h").arguments == ["source", "drop"])
    #expect(try parse("--help").arguments == [])
  }

  @Test func `a wrong verb is told the nearest right one`() {
    #expect(
      problem("scna", "x")
        == Problem(.usage, "there is no verb scna", hint: "candour scan"))
    #expect(
      problem("source", "dorp")
        == Problem(.usage, "there is no verb source dorp", hint: "candour source drop"))
    #expect(problem("quite-another")?.hint == "candour help")
    #expect(problem("facts", "sett")?.message == "candour facts takes no arguments")
  }

  @Test func `a wrong option is told the nearest right one of its verb`() {
    #expect(
      problem("scan", "--jsn", "x")
        == Problem(
          .usage, "candour scan has no option --jsn", hint: "did you mean --json? candour help scan"
        ))
    #expect(problem("scan", "-qz", "x")?.message == "candour scan has no option -z")
    #expect(
      problem("--json", "source", "list")?.message == "candour source list has no option --json")
  }

  @Test func `a group of verbs names what may follow`() {
    #expect(
      problem("source")
        == Problem(
          .usage, "candour source needs another word",
          hint: "candour source list, candour source drop"))
    #expect(problem() == Problem(.usage, "no verb is given", hint: "candour help"))
  }

  @Test func `values are wanted where they are due and refused where not`() {
    #expect(problem("scan", "x", "--case")?.message == "--case needs a value")
    #expect(problem("scan", "x", "--json=yes")?.message == "--json takes no value")
    #expect(
      problem("scan", "x", "--threads=1", "--threads", "2")?.message == "--threads is given twice")
  }

  @Test func `arguments are counted`() {
    #expect(problem("scan")?.message == "candour scan needs LOG")
    #expect(problem("facts", "set", "dpo.name")?.message == "candour facts set needs VALUE")
    #expect(problem("demo", "a", "b")?.message == "candour demo takes only [DIR]")
    #expect(problem("source", "list", "a")?.message == "candour source list takes no arguments")
    #expect(problem("scan")?.kind == .usage)
  }
}
