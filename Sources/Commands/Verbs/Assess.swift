import Casework
import Model
import Notation

extension Verb {
  static let assess = Verb(
    "assess", chapter: .people, summary: "severity and what is owed, with the working shown",
    explanation: """
      How severe the breach is (ENISA, and the NHS grid), what that proposes about telling the \
      regulator and the people, and every duty of every country whose people are affected, with its \
      source and its clock. Candour proposes; a named person decides, in the decisions of the facts.

      Your own scores count, with a reason: candour facts set severity.dpc 4 (then severity.ei, \
      severity.cb, severity.reason), and dspt.likelihood, dspt.severity, dspt.reason.
      """,
    options: [.caseFolder, .json, .asOf],
    examples: [
      Example("candour assess", "to see what is due to whom, and why"),
      Example("candour assess --json", "for a script"),
    ]
  ) { words, console throws(Problem) in
    let present = try words.present(console)
    let view = try CaseView(words.openCase(console), asOf: present)
    if words.has(.json) {
      var json = JSONWriter()
      json.assessment(view)
      console.write(json: json.bytes)
    } else {
      AssessText(view: view, asOf: present).print(on: console)
    }
    return .done
  }
}
