import Casework
import Model
import Notation

extension Verb {
  static let facts = Verb(
    "facts", chapter: .people, summary: "the questions only people can answer",
    explanation: """
      In the order of the form, answered or not. The answers are in facts.json5 of the case; null \
      there means "not yet known", and every document says so.
      """,
    options: [.caseFolder, .json, Option("open", "only those without an answer")],
    examples: [
      Example("candour facts", "to see what is still open"),
      Example("candour facts --open", "to see what to ask next"),
    ]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let keys = Facts.keys.filter { !words.has("open") || !opened.facts.isKnown($0.name) }
    var json = JSONWriter()
    for key in keys {
      let isKnown = opened.facts.isKnown(key.name)
      if words.has(.json) {
        json.object {
          $0.member("key", key.name)
          $0.member("question", key.question)
          $0.member("answered", isKnown)
          $0.member("answer", isKnown ? FactsWork.answer(key.name, in: opened.facts) : nil)
        }
        json.endLine()
        continue
      }
      console.print(key.question, .bold)
      if isKnown {
        console.print("  \(key.name) = \(FactsWork.answer(key.name, in: opened.facts) ?? "")")
      } else {
        console.print("  not yet known: candour facts set \(key.name) \(key.kind.example)")
      }
    }
    if words.has(.json) { console.write(json.bytes) }
    return .done
  }

  static let factsSet = Verb(
    "facts", "set", chapter: .people, summary: "answer one of them",
    explanation:
      "null takes an answer away. The ledger keeps which question was answered, by whom.",
    arguments: [
      Argument("KEY", .one, "as candour facts shows it"), Argument("VALUE", .one, "the answer"),
    ],
    options: [.caseFolder, .by],
    examples: [
      Example(
        "candour facts set aware_at 2020-06-09T14:00:00+01:00",
        "to start the 72 hours"),
      Example("candour facts set cyber false", "to say that nobody attacked"),
    ]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console, writing: true)
    try FactsWork.set(
      words.arguments[0], to: words.arguments[1], in: opened, by: words.actor(console))
    console.print("\(words.arguments[0]) is set")
    return .done
  }

  static let factsCheck = Verb(
    "facts", "check", chapter: .people, summary: "can facts.json5 be read, and what is missing",
    options: [.caseFolder],
    examples: [Example("candour facts check", "after editing facts.json5 by hand")]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let open = Facts.keys.filter { !opened.facts.isKnown($0.name) }.count
    console.print(
      "facts.json5 is well-formed; \(Described.plural(open, "question is", "questions are")) open")
    return .done
  }
}
