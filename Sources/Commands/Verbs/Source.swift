import Casework
import Model

extension Verb {
  static let sourceList = Verb(
    "source", "list", chapter: .evidence, summary: "the logs the case rests on",
    options: [.caseFolder, .json],
    examples: [Example("candour source list", "to see what was read, and its SHA-256")]
  ) { words, console throws(Problem) in
    let view = try CaseView(words.openCase(console), asOf: console.clock())
    console.print(sources: view, asJSON: words.has(.json))
    return .done
  }

  static let sourceDrop = Verb(
    "source", "drop", chapter: .evidence, summary: "take a wrong log out of the case",
    explanation: """
      What that log alone proved is cleared; the ledger keeps that it was there. The log itself is \
      not touched.
      """,
    arguments: [Argument("NAME", .one, "as candour source list shows it")],
    options: [.caseFolder, .by],
    examples: [Example("candour source drop access.log", "after scanning the wrong file")]
  ) { words, console throws(Problem) in
    let drop = SourceDrop(name: words.arguments[0])
    let cleared = try drop.run(words.openCase(console, writing: true), by: words.actor(console))
    console.print("dropped; \(Described.plural(cleared.count, "exposure")) cleared")
    return .done
  }
}
