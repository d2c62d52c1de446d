import Casework
import Model

extension Verb {
  static let noticesRemind = Verb(
    "notices", "remind", chapter: .people,
    summary: "write the reminders that are due to recipients who have not answered",
    explanation: """
      Writes documents/NNN-reminders/ with a letter and a form for each recipient whose answer is \
      overdue (candour notices list --due), and records that they are sent: nobody is reminded twice \
      for the same week. Read them, then post them. A reminder tells nothing new and goes the way its \
      letter went; where something holds it now that did not hold the letter, or the leak guard finds \
      anything in it, it is not written and the exit is 1. After two reminders a person decides \
      (candour notices reply N --escalated). One that was given another way, by telephone, is recorded \
      with candour notices reply N --reminded.
      """,
    options: [.caseFolder, .by, .asOf, .templates],
    examples: [
      Example("candour notices remind --by \"Ada King\"", "a week after the letters went out")
    ]
  ) { words, console throws(Problem) in
    let remind = NoticesRemind(asOf: try words.present(console), templates: words[.templates])
    let outcome = try remind.run(
      words.openCase(console, writing: true), by: words.actor(console))
    if let folder = outcome.folder {
      console.print("\(Described.plural(outcome.written.count, "reminder")): \(folder)")
      console.note("next: read and post them; what comes back: candour notices reply N")
    } else {
      console.print("no reminder is written")
    }
    for letter in outcome.held {
      console.print("held \(letter.reference): \(letter.reason ?? "")", .yellow)
    }
    if !outcome.held.isEmpty {
      console.note(
        "what is held now: a person rings instead (candour notices reply N --reminded), or takes it"
          + " on (candour notices reply N --escalated)")
    }
    for letter in outcome.withheld {
      console.print("withheld \(letter.reference): \(letter.reason ?? "")", .red)
    }
    if outcome.escalations > 0 {
      console.note(
        "\(Described.plural(outcome.escalations, "recipient is", "recipients are")) for a person to"
          + " decide about: candour notices list --due")
    }
    return outcome.held.isEmpty && outcome.withheld.isEmpty ? .done : .look
  }
}
