import Model
import TestSupport
import Testing

@testable import Casework
@testable import Documents
@testable import Evidence

/// A letter that came back was never read: what its reader is told next, and how it is counted.
struct NoticesReturnedTests {
  private func line(_ action: String, by viewer: String = "pt-2", at: Int = 0) -> String {
    """
    {"time":"2020-06-09T11:00:0\(at)Z","viewer":"\(viewer)","recording":"rec-1",\
    "action":"\(action)"}

    """
  }

  /// Letter 1 to the owner, 2 to the recipient; both went out.
  private func released() throws -> LetterWorld {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-1\nrec-4,pt-4\n",
      "people.csv": """
      patient,name,address_1,postcode
      pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ
      pt-4,Dov Unreal,4 Faraway Court,ZZ4 4ZZ

      """, "a.jsonl": line("shown"),
    ])
    try world.send()
    return world
  }

  @Test func `whoever never read the first letter gets a first letter, which says why it is held`()
    throws
  {
    let world = try released()
    try world.reply(1, "returned")
    try world.scan(["b.jsonl": line("opened", at: 1)])
    try world.draft()
    let letter = try world.letter(1)
    #expect(letter.state == "held" && !letter.isCorrection)
    #expect(
      letter.reason == "the letter came back unread, so this is a first letter again:"
        + " verify the address before it is posted")
    #expect(!(try world.words(letter).contains("We wrote to you")))
    let counts = try world.book().affected
    #expect(counts.released == 1)
    #expect(counts.again == 1)
    #expect(counts.corrections == 0)
  }

  @Test func `when the correction comes back, what is corrected is the letter before it`() throws {
    let world = try released()
    try world.scan(["b.jsonl": line("opened", at: 1)])
    try world.send()
    try world.reply(1, "returned")
    try world.scan(["c.jsonl": line("opened", by: "pt-4", at: 2)])
    try world.draft()
    let letter = try world.letter(1)
    #expect(letter.state == "held" && letter.isCorrection)
    #expect(letter.reason?.contains("the one before it was delivered") ?? false)
    let words = try world.words(letter)
    #expect(words.contains("We wrote to you on 12 June 2020"))
    #expect(words.contains("We told you that we did not know if anyone else opened a recording"))
    #expect(try world.book().affected.corrections == 1)
  }

  @Test func `a letter sent again has arrived until it comes back too`() throws {
    let world = try released()
    try world.reply(1, "returned")
    try world.draft()
    try world.decide(1, .send)
    try world.send()
    #expect(try world.letter(1).state == "released")
    try world.scan(["b.jsonl": line("opened", at: 1)])
    try world.draft()
    let letter = try world.letter(1)
    #expect(letter.state == "drafted" && letter.isCorrection)
    #expect(try world.book().affected.corrections == 1)
  }

  @Test func `nobody corrects what nobody read, and the totals and the report say what came back`()
    throws
  {
    let world = try released()
    try world.reply(1, "returned")
    let totals = ReleaseTotals(try world.book().letters, releasing: [])
    #expect(totals.affected.returned == 1)
    #expect(totals.affected.released == 1)
    let report = try #require(ReportLetters(try world.history(), news: try world.news()))
    #expect(report.affectedReleased == 1)
    #expect(report.affectedReturned == 1)
    // The booking record was wrong: the recording was the viewer's own.
    try world.scan(["recordings.csv": "recording,patient\nrec-1,pt-2\nrec-4,pt-4\n"])
    #expect(try world.draft().letters.contains { $0.number == 1 } == false)
    #expect(try world.letter(1).remark == nil)
  }
}
