import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// Where what the leak guard finds in a letter comes from: the template, the fact.
struct LetterBlameTests {
  private static let present = Timestamp(nanoseconds: 1_591_860_000_000_000_000)

  private var actor: Actor {
    Actor(login: "tester", by: "Ada King", at: Self.present, version: "test", arguments: [])
  }

  /// One owner in Mudbury, one in Wilmslow, where the regulator is, and a recipient.
  private func drafted(
    _ place: borrowing TemporaryFolder, words: String = "", channel: String = "",
    facts: [(String, String)] = [], accepting: Acceptance? = nil
  ) throws -> NoticesOutcome {
    try place.write("recording,patient\nrec-1,pt-1\nrec-3,pt-3\n", to: "recordings.csv")
    try place.write(
      """
      patient,name,address_1,address_2,postcode,email,channel
      pt-1,Ada Invented,1 Nowhere Lane,Mudbury,ZZ1 1ZZ,ada@example.org,\(channel)
      pt-2,Bert Imagined,2 Elsewhere Road,Mudbury,ZZ2 2ZZ,,
      pt-3,Cleo Madeup,3 Somewhere Street,Wilmslow,ZZ3 3ZZ,,

      """, to: "people.csv")
    try place.write(
      """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"opened"}
      {"time":"2020-06-09T11:00:01Z","viewer":"pt-2","recording":"rec-3","action":"shown"}

      """, to: "a.jsonl")
    _ = try NewCase(folder: place.path("case")).run(by: actor)
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    var request = ScanRequest(workingFolder: place.url.path)
    for table in ["recordings", "people"] { request.tables[table] = place.path("\(table).csv") }
    request.logs = [.init(path: place.path("a.jsonl"), profile: nil)]
    _ = try Scan(opened, request, by: actor).run()
    try FileManager.default.createDirectory(
      atPath: place.path("case/templates/uk"), withIntermediateDirectories: true)
    let end = try #require(Shipped.template("uk/letter-end.txt"))
    try place.write(
      String(decoding: end, as: UTF8.self) + "\n\(words)\n", to: "case/templates/uk/letter-end.txt")
    for (key, value) in facts {
      try FactsWork.set(
        key, to: value, in: OpenCase(CaseFolder(place.path("case")), writing: true), by: actor)
    }
    return try NoticesDraft(asOf: Self.present, acceptance: accepting).run(
      OpenCase(CaseFolder(place.path("case")), writing: true), by: actor)
  }

  @Test func `a template that names a patient's town withholds its letters, and is blamed`() throws
  {
    let place = try TemporaryFolder()
    let outcome = try drafted(place, words: "You can come to our clinic in Mudbury.")
    #expect(outcome.withheld.count == 3)
    #expect(outcome.leaks.map(\.sentence).allSatisfy { $0.contains("uk/letter-end.txt line") })
    #expect(outcome.leaks.count == 1)
    #expect(outcome.generalIsWithheld)
  }

  @Test func `a reader's own town stands in their own address, and nobody else is withheld`() throws
  {
    let place = try TemporaryFolder()
    #expect(try drafted(place, words: "You can come to our clinic.").withheld.isEmpty)
  }

  @Test func `a fact is blamed for what it says, in a mail too, and accepted once`() throws {
    let facts = [
      ("contact.email", "care@larkfield.example"), ("actions_taken", "We asked Cleo Madeup."),
    ]
    let place = try TemporaryFolder()
    let outcome = try drafted(place, channel: "email", facts: facts)
    #expect(outcome.withheld.count == 1)
    #expect(outcome.leaks.count == 1)
    #expect(outcome.leaks.first?.sentence.contains("actions_taken") ?? false)
    let other = try TemporaryFolder()
    let accepting = try Acceptance(
      ["1"], by: "Ada King", because: "another one", of: "candour notices draft")
    let accepted = try drafted(other, channel: "email", facts: facts, accepting: accepting)
    #expect(accepted.withheld.isEmpty)
  }

  @Test func `cells of one patient that speak of another are for a person to decide`() throws {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-0001\nrec-3,pt-0003\n",
      "people.csv": """
      patient,name,address_1,address_2,country,deceased
      pt-0001,Ada Invented,1 Nowhere Lane,"Madeup, Cleo",,
      pt-0002,Bert Imagined,2 Elsewhere Road,Mudbury,France pt-0003,
      pt-0003,Cleo Madeup,3 Somewhere Street,Zoo Dwale,,true

      """,
      "a.jsonl": """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-0002","recording":"rec-1","action":"opened"}
      {"time":"2020-06-09T11:00:01Z","viewer":"pt-0002","recording":"rec-3","action":"shown"}

      """,
    ])
    let letters = try world.draft().letters
    #expect(letters.map(\.state) == ["held", "held", "withheld"])
    #expect(
      letters.first?.reason
        == "a name of P-003 stands in what the table of people has of this patient")
    #expect(letters.first?.decider == "the safeguarding lead")
  }
}
