import Casework
import Model

extension Verb {
  static let noticesRelease = Verb(
    "notices", "release", chapter: .people,
    summary: "put the approved letters where they are sent from, once",
    explanation: """
      Writes documents/NNN-released/ with the approved bytes of the letters and of the general notice, \
      manifest.csv (with who let a letter go that was held), mailing.csv (the addresses, for a mailing house) and totals.json, whole or not at \
      all. In the manifest the general notice has no number: it is no letter, and counts nowhere. Nobody gets the same letter twice: a later draft has only the newly affected, and \
      corrections to those whose letter is no longer true. Refused while nothing says that the breach \
      is contained, or exposures go on after it, unless --because gives the reason. Candour sends \
      nothing itself: post the letters, or pass the folder on.

      In totals.json affected = released + held + withheld; already_released is part of released, and \
      never (a person decided so) part of held. no_longer is part of all three: patients who were told \
      what nothing shows any more, and whom the case does not count now.
      """,
    options: [
      .caseFolder, .by, .asOf, .templates,
      Option("because", value: "TEXT", "why letters go out before the breach is contained"),
      Option("to", value: "DIR", "copy the files into this new folder as well"),
    ],
    examples: [
      Example("candour notices release --by \"Ada King\"", "when they are approved"),
      Example("candour notices release --by \"Ada King\" --to for-the-post", "to hand them over"),
    ]
  ) { words, console throws(Problem) in
    let release = NoticesRelease(
      because: words["because"], copyTo: words["to"],
      templates: words[.templates], asOf: try words.present(console))
    let progress = Progress("releasing", of: "letters", on: console)
    defer { progress.end() }
    let outcome = try release.run(
      words.openCase(console, writing: true), by: words.actor(console)
    ) { progress.report(Int64($0), of: Int64($1)) }
    progress.end()
    let affected = outcome.totals.affected
    console.print("released: \(Described.plural(outcome.letters, "letter")): \(outcome.folder)")
    if let copy = outcome.copiedTo { console.print("copied to \(copy)") }
    console.print(
      "affected patients: \(affected.all) = \(affected.released) released + \(affected.held) held"
        + (affected.never > 0 ? " (\(affected.never) never to be sent)" : "")
        + " + \(affected.withheld) withheld")
    if affected.noLonger > 0 {
      let patients = Described.plural(affected.noLonger, "patient")
      console.print("of these told before and affected no longer: \(patients)")
    }
    if affected.returned > 0 {
      let letters = Described.plural(affected.returned, "letter")
      console.print("of these came back unread, and not drafted again: \(letters)")
    }
    let corrections = affected.corrections + outcome.totals.recipients.corrections
    if corrections > 0 {
      console.print(
        "\(corrections) of the letters correct" + (corrections == 1 ? "s" : "")
          + " one that was released before")
    }
    if !outcome.byHand.isEmpty {
      console.print(
        "to be given by hand: \(outcome.byHand.map(String.init).joined(separator: ", "))"
          + " (candour notices list says of each who decided so)", .yellow)
    }
    if affected.held > affected.never || affected.withheld > 0 {
      console.note("what is held or withheld waits for a person: candour notices list --held")
    }
    console.note(
      "next: post them, then record what comes back: candour notices reply N"
        + " --deleted|--refused|--disputed|--returned --by \"NAME\"; who has not answered:"
        + " candour notices list --due")
    return .done
  }
}
