import Casework
import Model

extension Verb {
  static let runbookShow = Verb(
    "runbook", "show", chapter: .data, summary: "the text of a runbook",
    arguments: [Argument("NAME", .one, "as candour runbook list prints it")],
    examples: [Example("candour runbook show first-hour", "what to do first, with the commands")]
  ) { words, console throws(Problem) in
    try ShippedText.show("runbook", Shipped.runbooks, words.arguments[0], on: console)
  }
}
