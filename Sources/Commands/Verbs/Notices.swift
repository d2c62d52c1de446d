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
      are not written, and the exit is 1. What it finds is listed with a number, and a person may \
      take it for a coincidence with --accept: that holds for the persons, the place and the exact \
      text they saw. Who drafts what somebody has drafted already gets those letters, and may approve \
      them. Nothing is sent.
      """,
    options: [
      .caseFolder, .json, .by, .asOf, .templates,
      Option(
        "accept", value: "N", times: .repeated,
        "take finding N of the leak guard for a coincidence; needs --by and --because"),
      Option("because", value: "TEXT", "why it is one"),
    ],
    examples: [
      Example("candour notices draft", "to have letters to read"),
      Example(
        "candour notices draft --accept 1 --by \"Ada King\" --because \"a street of that name\"",
        "to say that what the guard found is nobody's"),
    ]
  ) { words, console throws(Problem) in
    let acceptance = try Acceptance(
      words.all("accept"), by: words[.by], because: words["because"], of: "candour notices draft")
    let opened = try words.openCase(console, writing: true)
    let draft = NoticesDraft(
      asOf: try words.present(console), templates: words[.templates], acceptance: acceptance)
    let progress = Progress("drafting", of: "letters", on: console)
    defer { progress.end() }
    let outcome = try draft.run(opened, by: words.actor(console)) {
      progress.report(Int64($0), of: Int64($1))
    }
    progress.end()
    if words.has(.json) {
      console.printJSON(outcome)
    } else {
      console.print(outcome)
    }
    return outcome.withheld.isEmpty && !outcome.generalIsWithheld ? .done : .look
  }
}

extension Console {
  fileprivate func print(_ outcome: NoticesOutcome) {
    print(
      "\(Described.plural(outcome.affected, "letter")) to affected patients,"
        + " \(Described.plural(outcome.recipients, "letter")) to recipients: \(outcome.folder)")
    if let by = outcome.draftedBefore {
      print("these letters are drafted already, by \(by): nothing was written")
    }
    if outcome.corrections > 0 {
      let count = Described.plural(
        outcome.corrections, "of these corrects", "of these correct")
      print("\(count) a letter that was released")
    }
    if !outcome.held.isEmpty {
      print(
        "held until a person decides: \(outcome.held.count) of these, in \(outcome.heldFolder)",
        .yellow)
    }
    for held in outcome.held { print("held \(held.reference): \(held.reason ?? "")", .yellow) }
    print(decided: outcome.decided)
    for withheld in outcome.withheld {
      print("withheld \(withheld.reference): \(withheld.reason ?? "")", .red)
    }
    print(outcome.leaks)
    for work in outcome.work { print("to do: \(work)", .yellow) }
    if !outcome.openFacts.isEmpty {
      note(
        "the letters leave open what only people know: \(outcome.openFacts.joined(separator: ", "))"
      )
    }
    noteNextStep(after: outcome)
  }

  private func print(decided: [ListedLetter]) {
    let parts = [("send", "to be sent"), ("never", "never to be sent")].compactMap { word, words in
      let count = decided.count { $0.decision == word }
      return count == 0 ? nil : "\(count) \(words)"
    }
    if !parts.isEmpty { print("held, and decided: \(parts.joined(separator: ", "))") }
  }

  private func noteNextStep(after outcome: NoticesOutcome) {
    if !outcome.held.isEmpty {
      note(
        "next, for each that is held: candour notices list --held, then candour notices decide N"
          + " --send|--never --by \"NAME\" --because \"TEXT\"")
    }
    if outcome.ready > 0 || outcome.decided.contains(where: { $0.decision == "send" }) {
      note("then a second person reads the letters: candour notices approve --by \"NAME\"")
    }
  }

  private func print(_ leaks: [DraftOutcome.Refusal]) {
    if leaks.isEmpty { return }
    warn("the letters withheld hold what belongs to somebody else")
    for leak in leaks {
      warn("\(leak.number): \(leak.sentence)")
      if let correction = leak.correction { warn("   correct it: \(correction)") }
    }
    note(
      "what is a coincidence is accepted by a person:"
        + " candour notices draft --accept N --by \"NAME\" --because \"TEXT\"")
  }

  fileprivate func printJSON(_ outcome: NoticesOutcome) {
    var json = JSONWriter()
    json.object {
      $0.member("folder", outcome.folder)
      $0.member("affected", outcome.affected)
      $0.member("recipients", outcome.recipients)
      $0.member("drafted_before_by", outcome.draftedBefore)
      for (key, letters) in [
        ("held", outcome.held), ("decided", outcome.decided), ("withheld", outcome.withheld),
      ] {
        $0.key(key)
        $0.array {
          for letter in letters {
            $0.object {
              $0.member("reference", letter.reference)
              $0.member("reason", letter.reason)
              if key == "decided" { $0.member("decision", letter.decision) }
            }
          }
        }
      }
    }
    json.endLine()
    write(json: json.bytes)
  }
}
