import Casework
import Model

extension Verb {
  static let new = Verb(
    "new", chapter: .evidence, summary: "start a case: a folder that only you can read",
    explanation: """
      The folder holds case.db (what was found), facts.json5 (what only people know; every question \
      is in it) and documents/. Nothing is taken from the clock: --aware says when the organisation \
      became aware, which starts the 72 hours.
      """,
    arguments: [Argument("DIR", .one, "the folder to make")],
    options: [
      .by,
      Option(
        "jurisdiction", value: "NAME",
        "whose rules apply: \(OpenCase.homes.joined(separator: ", "))"),
      Option("aware", value: "TIME", "when the organisation became aware of the breach"),
      Option("organisation", value: "NAME", "whose breach it is"),
    ],
    examples: [
      Example("candour new incident", "to start"),
      Example(
        "candour new incident --aware 2020-06-09T14:00:00+01:00", "to start the clock with it"),
    ]
  ) { words, console throws(Problem) in
    let folder = words.arguments[0]
    var new = NewCase(folder: folder)
    if let jurisdiction = words["jurisdiction"] { new.jurisdiction = jurisdiction }
    if let aware = try words.time("aware") { new.aware = (aware, words["aware"] ?? "") }
    new.organisation = words["organisation"]
    let reference = try new.run(by: words.actor(console))
    console.print("case \(reference) in \(folder)")
    console.note("next: candour scan --case \(folder) --recordings FILE LOG…")
    return .done
  }
}
