import Casework
import Model

extension Verb {
  static let templateList = Verb(
    "template", "list", chapter: .data, summary: "the built-in templates of reports and letters",
    examples: [Example("candour template list", "what can be exported and changed")]
  ) { _, console throws(Problem) in
    for file in Shipped.templates { console.print(file.name) }
    return .done
  }
}
