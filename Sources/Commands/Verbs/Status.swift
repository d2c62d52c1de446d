import Casework
import Model
import Notation

extension Verb {
  static let status = Verb(
    "status", chapter: .evidence, summary: "where the case stands and what is due",
    explanation: """
      Data subjects are the owners of the recordings, never those who saw them. "Confirmed" counts \
      what a named viewer opened, "at most" what was shown or opened by anyone; "at least" in front \
      says that the evidence cannot rule out more. candour why NAME shows the proof of a number.
      """,
    options: [
      .caseFolder, .json, .asOf, .templates,
      Option(
        "check",
        "exit with 1 where a deadline has passed, a recipient's answer is overdue, the letters that"
          + " went out tell less than is known now, or the breach goes on"
      ),
    ],
    examples: [
      Example("candour status", "to see the numbers and the clock"),
      Example("candour status --check", "for a script that watches the deadline"),
    ]
  ) { words, console throws(Problem) in
    let present = try words.present(console)
    let opened = try words.openCase(console)
    let view = try CaseView(opened, asOf: present)
    let letters = try LetterBook(opened, view, asOf: present, templates: words[.templates])
    if words.has(.json) {
      var json = JSONWriter()
      json.status(view, letters: letters)
      console.write(json: json.bytes)
    } else {
      StatusText(view: view, letters: letters, asOf: present).print(on: console)
    }
    let isBad =
      view.due.contains(where: \.isAlarming) || view.afterContainment > 0
      || letters.overdue > 0 || letters.isBehind
    return words.has("check") && isBad ? .look : .done
  }
}
