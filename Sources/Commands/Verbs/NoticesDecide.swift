import Casework
import Model

extension Verb {
  static let noticesDecide = Verb(
    "notices", "decide", chapter: .people, summary: "record what a person decided about a letter",
    explanation: """
      --send lets a held letter go with the others, for the reason it is held now and for no other: \
      where a later draft holds it for something else, somebody decides again. --never keeps it back \
      for good. --channel sends it another way and needs a new draft. What was approved before has to \
      be approved anew.
      """,
    arguments: [
      Argument("N", .one, "the letter's number or reference (candour notices list)")
    ],
    options: [
      .caseFolder, .json, .by, .asOf,
      Option("send", "send it although it is held"),
      Option("never", "never send it"),
      Option("channel", value: "CHANNEL", "letter, email or hand (printed, given by a person)"),
      Option("because", value: "TEXT", "why; required, as is --by"),
    ],
    examples: [
      Example(
        "candour notices decide 3 --send --by \"Ada King\" --because \"the guardian agreed by telephone\"",
        "to send a held letter"),
      Example(
        "candour notices decide 3 --never --by \"Ada King\" --because \"told in person by the doctor\"",
        "to keep it back for good"),
      Example(
        "candour notices decide 3 --channel hand --by \"Ada King\" --because \"no safe address\"",
        "to have it given by a person"),
    ]
  ) { words, console throws(Problem) in
    guard !(words.has("send") && words.has("never")) else { throw .both }
    let decide = try NoticesDecide(
      letter: words.arguments.first ?? "",
      word: words.has("send") ? .send : words.has("never") ? .never : nil,
      channel: words["channel"], because: words["because"], asOf: try words.present(console))
    let opened = try words.openCase(console, writing: true)
    let outcome = try decide.run(opened, by: words.actor(console))
    try console.show(outcome.letter, words, opened)
    if outcome.endsApproval { console.note("the approval is void") }
    if outcome.needsDraft {
      console.note("it needs another form, next: candour notices draft --by \"NAME\"")
    } else if outcome.undecided > 0 {
      console.note(
        "\(Described.plural(outcome.undecided, "letter is", "letters are")) still to be decided,"
          + " next: candour notices list --held")
    } else {
      console.note("next: a second person: candour notices approve --by \"NAME\"")
    }
    return .done
  }
}

extension Console {
  /// One letter, as the list shows it.
  func show(_ letter: LetterEntry, _ words: Words, _ opened: OpenCase) throws(Problem) {
    let present = try words.present(self)
    let view = try CaseView(opened, asOf: present)
    let table = LetterTable(
      book: try LetterBook(opened, view, asOf: present), letters: [letter], view: view)
    if words.has(.json) {
      write(table.json)
    } else {
      table.print(letter, on: self)
    }
  }
}

extension Problem {
  fileprivate static var both: Problem {
    Problem(
      .usage, "a letter is either sent or never sent", hint: "leave out --send or --never")
  }
}
