import Casework
import Model

extension Verb {
  static let runbookList = Verb(
    "runbook", "list", chapter: .data, summary: "the runbooks, for the hours after",
    examples: [Example("candour runbook list", "what there is")]
  ) { _, console throws(Problem) in
    for file in Shipped.runbooks { console.print(file.stem) }
    return .done
  }
}
