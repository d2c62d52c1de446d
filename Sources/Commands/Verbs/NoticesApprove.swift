import Casework
import Model

extension Verb {
  static let noticesApprove = Verb(
    "notices", "approve", chapter: .people,
    summary: "a second person approves the drafted letters",
    explanation: """
      It covers the newest draft: the letters that nothing holds, and the held ones that somebody \
      decided to send. It binds to their exact bytes, and to those of the general notice and the \
      lists beside them. Whoever drafted them cannot approve them, nor can anybody of a name like \
      theirs: name both persons in full. The table of people has to be the one that was scanned. Any \
      later change of the facts, the people, the evidence, a template in force or a byte of a letter \
      voids it: candour notices list says so, and the release refuses. Letters that still say \
      "Not yet known" in the place of a fact, or promise something by a day that is over, are refused, \
      unless --because gives the reason.
      """,
    options: [
      .caseFolder, .by, .asOf, .templates,
      Option(
        "because", value: "TEXT", "why letters go out that have gaps, or promise what is past"),
    ],
    examples: [
      Example("candour notices approve --by \"Noor Demo\"", "when a second person has read them")
    ]
  ) { words, console throws(Problem) in
    let approve = NoticesApprove(
      asOf: try words.present(console), templates: words[.templates], because: words["because"])
    let outcome = try approve.run(
      words.openCase(console, writing: true), by: words.actor(console))
    console.print(
      "approved: \(Described.plural(outcome.letters, "letter")), of these \(outcome.affected) to"
        + " affected patients and \(outcome.decided) that a person decided to send")
    console.print("sha256 \(outcome.files.hex)", .faint)
    if outcome.corrections > 0 {
      console.print(
        "of these \(outcome.corrections) correct"
          + (outcome.corrections == 1 ? "s" : "") + " a letter that was released")
    }
    if outcome.held > 0 {
      console.note("\(Described.plural(outcome.held, "letter is", "letters are")) still held")
    }
    if outcome.withheld > 0 {
      console.note("the leak guard withheld \(Described.plural(outcome.withheld, "letter"))")
    }
    console.note("next: candour notices release --by \"NAME\" --to DIR")
    return .done
  }
}
