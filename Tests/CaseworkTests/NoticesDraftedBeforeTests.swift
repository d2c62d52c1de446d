import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// Two people who draft the same letters draft them once.
struct NoticesDraftedBeforeTests {
  private func world() throws -> LetterWorld {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-1\n",
      "people.csv": """
      patient,name,address_1,postcode,hold
      pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ,ring first
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ,

      """,
      "a.jsonl": """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"opened"}

      """,
    ])
    return world
  }

  private func folders(_ world: LetterWorld) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: world.folder.documents).sorted()
  }

  @Test func `the second draft of the same letters writes nothing and says whose they are`() throws
  {
    let world = try world()
    let first = try world.draft(by: "Ada King")
    let head = try world.ledger().count
    let second = try world.draftAgain(by: "Noor Demo")
    #expect(second.draftedBefore == "Ada King")
    #expect(second.folder == first.folder)
    #expect(second.letters == first.letters)
    #expect(try folders(world) == ["001-notices", "001-notices-held"])
    #expect(try world.ledger().count == head)
  }

  @Test func `who drafted nothing new may approve, and the approval outlives another draft`() throws
  {
    let world = try world()
    try world.draft(by: "Ada King")
    _ = try world.draftAgain(by: "Noor Demo")
    try world.decide(1, .send)
    #expect(throws: Problem.self) { try world.approve(by: "Ada King") }
    try world.approve(by: "Noor Demo")
    let again = try world.draftAgain(by: "Kit Lee")
    #expect(again.draftedBefore == "Ada King")
    #expect(try world.book().entries.map(\.state) == ["approved", "approved"])
    try world.release()
    #expect(try world.book().entries.map(\.state) == ["released", "released"])
  }

  @Test func `another fact, a changed byte or a void approval is drafted anew`() throws {
    let world = try world()
    try world.draft(by: "Ada King")
    // No letter quotes it; the approval binds to it all the same.
    try world.set("ico_reference", "IC-000")
    #expect(try world.draftAgain(by: "Noor Demo").draftedBefore == nil)
    let file = "\(world.folder.documents)/002-notices/general.txt"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try (bytes + Data(" ".utf8)).write(to: URL(fileURLWithPath: file))
    #expect(try world.draftAgain(by: "Noor Demo").draftedBefore == nil)
    try world.approve(by: "Ada King")
    try world.set("ico_reference", "IC-001")
    #expect(throws: Problem.self) { try world.release() }
    try world.set("ico_reference", "IC-000")
    #expect(try world.draftAgain(by: "Noor Demo").draftedBefore == nil)
    #expect(try world.draftAgain(by: "Kit Lee").draftedBefore == "Noor Demo")
  }
}
