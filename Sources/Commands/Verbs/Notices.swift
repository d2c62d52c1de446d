import Casework
import Model
import Notation

extension Verb {
  static let noticesDraft = Verb(
    "notices", "draft", chapter: .people,
    summary: "draft a letter to each affected patient and each recipient",
    explanation: """
      One letter to each patient whose recordings were shown or opened, and another to each patient \
      who was shown recordings of others. Letters that need a person's decision are drafted and \
      listed as held, with the reason; letters in which the leak guard finds anything of anybody else \
      are not written, and the exit is 1. Nothing is sent.
      """,
    options: [.caseFolder, .json, .by, .asOf, .templates],
    examples: [Example("candour notices draft", "to have letters to read")]
  ) { words, console throws(Problem) in
    let opened = try words.openCase(console, writing: true)
    let draft = NoticesDraft(asOf: try words.present(console), templates: words[.templates])
    let outcome = try draft.run(opened, by: words.actor(console))
    if words.has(.json) {
      console.printJSON(outcome)
    } else {
      console.print(outcome)
    }
    return outcome.withheld.isEmpty ? .done : .look
  }
}

extension Console {
  fileprivate func print(_ outcome: NoticesOutcome) {
    print(
      "\(Described.plural(outcome.affected, "letter")) to affected patients,"
        + " \(Described.plural(outcome.recipients, "letter")) to recipients: \(outcome.folder)")
    if !outcome.held.isEmpty {
      print(
        "held until a person decides: \(outcome.held.count) of these, in \(outcome.heldFolder)",
        .yellow)
    }
    for held in outcome.held { print("held \(held.reference): \(held.reason ?? "")", .yellow) }
    for withheld in outcome.withheld {
      print("withheld \(withheld.reference): \(withheld.reason ?? "")", .red)
    }
    for work in outcome.work { print("to do: \(work)", .yellow) }
    if !outcome.openFacts.isEmpty {
      note(
        "the letters leave open what only people know: \(outcome.openFacts.joined(separator: ", "))"
      )
    }
  }

  fileprivate func printJSON(_ outcome: NoticesOutcome) {
    var json = JSONWriter()
    json.object {
      $0.member("folder", outcome.folder)
      $0.member("affected", outcome.affected)
      $0.member("recipients", outcome.recipients)
      for (key, letters) in [("held", outcome.held), ("withheld", outcome.withheld)] {
        $0.key(key)
        $0.array {
          for letter in letters {
            $0.object {
              $0.member("reference", letter.reference)
              $0.member("reason", letter.reason)
            }
          }
        }
      }
    }
    json.endLine()
    write(json.bytes)
  }
}
