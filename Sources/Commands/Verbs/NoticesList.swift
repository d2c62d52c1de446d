import Casework
import Model

extension Verb {
  static let noticesList = Verb(
    "notices", "list", chapter: .people, summary: "every letter of the case and where it stands",
    explanation: """
      The number is the letter's own: it never changes, and neither does its reference. A letter is \
      drafted, held (a person has to decide), withheld (by the leak guard), approved, released or void \
      (what it states has changed since: draft anew). Of recipients it says what they answered and \
      what is due: a reminder after 7 days without an answer, another after 14, after 21 a person who \
      decides.
      """,
    options: [
      .caseFolder, .json, .asOf, .templates,
      Option("held", "those that a person has to decide about"),
      Option("withheld", "those that the leak guard withheld"),
      Option("due", "those that a reminder is due of"),
    ],
    examples: [
      Example("candour notices list", "to see where each letter stands"),
      Example("candour notices list --held", "to see what is to be decided, and by whom"),
      Example("candour notices list --due", "to see whom to remind"),
    ]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console)
    let present = try words.present(console)
    let view = try CaseView(opened, asOf: present)
    let book = try LetterBook(opened, view, asOf: present, templates: words[.templates])
    let letters = book.entries.filter { letter in
      (!words.has("held") || letter.isUndecided)
        && (!words.has("withheld") || letter.state == "withheld")
        && (!words.has("due") || letter.isOverdue)
    }
    let table = LetterTable(book: book, letters: letters, view: view)
    if words.has(.json) {
      console.write(json: table.json)
    } else {
      table.print(on: console)
    }
    return .done
  }
}
