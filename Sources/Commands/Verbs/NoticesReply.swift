import Casework
import Model

extension Verb {
  static let noticesReply = Verb(
    "notices", "reply", chapter: .people, summary: "record what became of a released letter",
    explanation: """
      What a recipient answered, that a reminder was sent, or that a letter came back. Without an \
      answer a reminder is due after 7 days and another after 14; after 21, and at once where \
      somebody refuses or disputes, a person decides what follows (--escalated). A letter that came \
      back is drafted anew as held: the address has to be verified first. The report to the \
      regulator quotes the answers.
      """,
    arguments: [
      Argument("N", .one, "the letter's number or reference (candour notices list)")
    ],
    options: [
      .caseFolder, .json, .by, .asOf,
      Option("deleted", "the recipient confirms that nothing is kept"),
      Option("refused", "the recipient refuses"),
      Option("disputed", "the recipient says that it was otherwise"),
      Option("escalated", "somebody who decides what follows has taken it on"),
      Option("returned", "the letter came back"),
      Option("reminded", "a reminder was given another way than by candour notices remind"),
      Option("none", "there is no answer: the last one was recorded by mistake"),
      Option("at", value: "TIME", "when it came, or was sent (else now)"),
      Option("note", value: "TEXT", "what else to know"),
    ],
    examples: [
      Example("candour notices reply 12 --deleted --by \"Ada King\"", "when the form came back"),
      Example("candour notices reply 12 --reminded", "when a reminder was sent"),
      Example("candour notices reply 12 --returned", "when the post brought it back"),
    ]
  ) { words, console throws(Problem) in
    let reply = try NoticesReply(
      letter: words.arguments.first ?? "", words: NoticesReply.words.filter { words.has($0) },
      time: try words.time("at"), note: words["note"], asOf: try words.present(console))
    let opened = try words.openCase(console, writing: true)
    try console.show(try reply.run(opened, by: words.actor(console)), words, opened)
    return .done
  }
}
