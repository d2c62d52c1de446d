import TestSupport
import Testing

@testable import Casework
@testable import Documents

/// What the report to the regulator says of people who were written to by mistake.
struct ReportLettersTests {
  private func report(_ world: LetterWorld) throws -> ReportLetters {
    try #require(ReportLetters(try world.history(), news: try world.news()))
  }

  @Test func `whoever was told by mistake is not counted as told, and is told of apart`() throws {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-1\nrec-3,pt-3\n",
      "people.csv": """
      patient,name,address_1,postcode
      pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ
      pt-3,Cleo Madeup,3 Somewhere Street,ZZ3 3ZZ

      """,
      "a.jsonl": """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"shown"}
      {"time":"2020-06-09T11:00:01Z","viewer":"pt-2","recording":"rec-3","action":"shown"}

      """,
    ])
    try world.send()
    #expect(try report(world).affectedReleased == 2)
    #expect(try report(world).mistaken == 0)
    // The booking record was wrong: the recording was the viewer's own.
    try world.scan(["recordings.csv": "recording,patient\nrec-1,pt-1\nrec-3,pt-2\n"])
    let before = try report(world)
    #expect(before.affected == 1 && before.affectedReleased == 1)
    #expect(before.mistaken == 1 && before.mistakenTold == 0)
    try world.draft()
    try world.decide(2, .send)
    try world.approve(by: "Noor Demo")
    try world.release()
    let after = try report(world)
    #expect(after.affectedReleased == 1 && after.mistaken == 1 && after.mistakenTold == 1)
    let other = ReportLetters(try world.history(), news: try world.news(), isWhole: false)
    #expect(other?.mistaken == 0)
  }
}
