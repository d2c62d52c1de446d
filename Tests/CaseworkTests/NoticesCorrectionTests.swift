import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// Letters after the first: what they say of the one before, and what stays true of it.
struct NoticesCorrectionTests {
  private static let recordings = "recording,patient\nrec-1,pt-1\nrec-3,pt-3\n"
  private static let people = """
    patient,name,address_1,postcode
    pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ
    pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ
    pt-3,Cleo Madeup,3 Somewhere Street,ZZ3 3ZZ
    pt-4,Dov Unreal,4 Faraway Court,ZZ4 4ZZ

    """
  /// Seen by pt-2 on the morning of 9 June.
  private func line(_ recording: String, _ action: String, by viewer: String = "pt-2", at: Int = 0)
    -> String
  {
    """
    {"time":"2020-06-09T11:00:0\(at)Z","viewer":"\(viewer)","recording":"\(recording)",\
    "action":"\(action)"}

    """
  }

  /// Letters 1 and 2 to owners, 3 to the recipient.
  private func released() throws -> LetterWorld {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": Self.recordings, "people.csv": Self.people,
      "a.jsonl": line("rec-1", "shown") + line("rec-3", "shown", at: 1),
    ])
    try world.send()
    return world
  }

  @Test func `a confirmed deletion stands when the letter is corrected, and nobody asks again`()
    throws
  {
    let world = try released()
    try world.reply(3, "deleted")
    try world.scan(["b.jsonl": line("rec-1", "opened", at: 2)])
    try world.draft()
    let drafted = try world.letter(3)
    #expect(drafted.isCorrection && drafted.state == "drafted")
    let words = try world.words(drafted)
    #expect(words.contains("You have told us that you deleted every copy. Thank you."))
    #expect(!words.contains("[ ] Yes"))
    #expect(!words.contains("Please fill in the form"))
    #expect(words.contains("that a recording was opened from your account. Now they do."))
    try world.send()
    let sent = try world.letter(3)
    #expect(sent.state == "released")
    #expect(sent.reply?.word == "deleted")
    #expect(sent.step == nil)
    #expect(try world.book().recipients.replies == ["deleted": 1])
  }

  @Test func `whoever has not answered is asked again, and returned post is of the last letter`()
    throws
  {
    let world = try released()
    try world.reply(3, "returned")
    try world.scan(["b.jsonl": line("rec-1", "opened", at: 2)])
    try world.draft()
    #expect(try world.words(try world.letter(3)).contains("Please fill in the form"))
  }

  @Test func `a letter that went out counts as released while its correction is drafted`() throws {
    let world = try released()
    try world.scan(["b.jsonl": line("rec-1", "opened", at: 2)])
    try world.draft()
    let counts = try world.book().affected
    #expect(counts.released == 2)
    #expect(counts.corrections == 1)
    #expect(counts.drafted == 0)
  }

  @Test func `a correction says what we said, and what has changed`() throws {
    let world = try released()
    try world.scan(["b.jsonl": line("rec-1", "opened", at: 2)])
    try world.draft()
    let words = try world.words(try world.letter(1))
    #expect(words.contains("We are sorry. We wrote to you on 12 June 2020"))
    #expect(words.contains("We told you that we did not know if anyone else opened a recording"))
    #expect(words.contains("Now our records show that someone did."))
    try world.send()
    try world.scan(["c.jsonl": line("rec-1", "opened", by: "pt-4", at: 3)])
    try world.draft()
    let next = try world.words(try world.letter(1))
    #expect(next.contains("opened from 1 account. Our records now show 2."))
    #expect(!next.contains("That was not right"))
  }

  @Test func `letters that went out, or that another draft replaced, are not out of date`() throws {
    let world = try released()
    try world.set("cause", "A release of the day before.")
    #expect(try world.staleDocuments() == [])
    try world.scan(["b.jsonl": line("rec-1", "opened", at: 2)])
    try world.draft()
    try world.draft()
    #expect(try world.staleDocuments() == [])
    try world.set("cause", "Another.")
    #expect(try world.staleDocuments().count == 1)
  }

  @Test func `a letter says on how many accounts' lists the recording stood`() throws {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": Self.recordings, "people.csv": Self.people,
      "a.jsonl": line("rec-1", "shown") + line("rec-1", "shown", by: "pt-4", at: 1)
        + line("rec-3", "shown", at: 2),
    ])
    try world.draft()
    let several = try world.words(try world.letter(1))
    #expect(several.contains("on other people's lists."))
    #expect(several.contains("In all, it was on the lists of 2 accounts that are not yours."))
    let one = try world.words(try world.letter(2))
    #expect(one.contains("on someone else's list."))
    #expect(!one.contains("In all,"))
  }

  @Test
  func `a patient whose recording was made for another controller is held, and says for whom`()
    throws
  {
    let world = try LetterWorld(organisation: "Example Clinic")
    try world.scan([
      "recordings.csv": """
      recording,patient,controller
      rec-1,pt-1,Northmere Trust
      rec-3,pt-3,example clinic

      """, "people.csv": Self.people,
      "a.jsonl": line("rec-1", "shown") + line("rec-3", "shown", at: 1),
    ])
    try world.draft()
    let letters = try world.book().entries
    #expect(letters.map(\.state) == ["held", "drafted", "drafted"])
    #expect(letters[0].reason?.contains("\"Northmere Trust\"") ?? false)
    #expect(letters[0].decider == "the data protection officer")
  }
}
