import Model
import TestSupport
import Testing

@testable import Casework
@testable import Documents
@testable import Evidence

/// Letters that went out, held against what is known since: nobody is forgotten, and no letter goes on
/// saying what is no longer so.
struct NoticesNewsTests {
  private static let recordings = "recording,patient\nrec-1,pt-1\nrec-3,pt-3\n"
  private static let people = """
    patient,name,address_1,postcode
    pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ
    pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ
    pt-3,Cleo Madeup,3 Somewhere Street,ZZ3 3ZZ

    """

  private func line(_ recording: String, _ action: String, day: Int = 9, hour: Int = 11) -> String {
    """
    {"time":"2020-06-\(day < 10 ? "0" : "")\(day)T\(hour):00:00Z","viewer":"pt-2",\
    "recording":"\(recording)","action":"\(action)"}

    """
  }

  /// Letter 1 to an owner, 2 to the recipient.
  private func released(_ facts: [(String, String)] = []) throws -> LetterWorld {
    let world = try LetterWorld()
    for (key, value) in facts { try world.set(key, value) }
    try world.scan([
      "recordings.csv": Self.recordings, "people.csv": Self.people,
      "a.jsonl": line("rec-1", "shown"),
    ])
    try world.send()
    return world
  }

  private func report(_ world: LetterWorld) throws -> ReportLetters {
    try #require(ReportLetters(try world.history(), news: try world.news()))
  }

  @Test func `a patient who is found after the letters went out is counted as without one`() throws
  {
    let world = try released()
    #expect(try !world.book().isBehind)
    try world.scan(["b.jsonl": line("rec-3", "shown", hour: 10)])
    let book = try world.book()
    #expect(book.affected.unwritten == 1)
    #expect(book.affected.untrue == 0)
    #expect(book.isBehind)
    #expect(try report(world).affected == 2)
    #expect(try report(world).affectedReleased == 1)
    try world.send()
    #expect(try !world.book().isBehind)
    #expect(try report(world).affectedReleased == 2)
  }

  @Test func `a letter that the evidence has made untrue is named before anybody drafts`() throws {
    let world = try released()
    try world.scan(["b.jsonl": line("rec-1", "opened", hour: 10)])
    let book = try world.book()
    #expect(book.affected.untrue == 1)
    #expect(book.recipients.untrue == 1)
    #expect(book.isBehind)
    #expect(book.entries.allSatisfy { $0.remark?.contains("no longer true") ?? false })
    #expect(try report(world).affectedUntrue == 1)
    try world.draft()
    #expect(try !world.book().isBehind)
    #expect(try report(world).affectedUntrue == 1)
    try world.send()
    #expect(try report(world).affectedUntrue == 0)
  }

  @Test func `a letter that a fact has made untrue is corrected, and says what changed`() throws {
    let world = try released([
      ("cyber", "false"), ("discovered_at", "2020-06-09T12:30:00+01:00"),
    ])
    try world.set("cyber", "true")
    try world.set("contained_at", "2020-06-10T13:00:00+01:00")
    try world.set("discovered_at", "2020-06-10T12:30:00+01:00")
    #expect(try world.book().affected.untrue == 1)
    #expect(try world.book().recipients.untrue == 1)
    try world.draft()
    for number in [1, 2] {
      let words = try world.words(try world.letter(number))
      #expect(words.contains("We told you that it was not an attack. That was not right."))
      #expect(words.contains("when we found out was not right. This letter gives the right one."))
      #expect(words.contains("when we stopped it was not right. This letter gives the right one."))
    }
    try world.send()
    #expect(try !world.book().isBehind)
    #expect(try world.draft().letters.isEmpty)
  }

  @Test func `what a letter left open, and is known since, makes it no mistake`() throws {
    let world = try released()
    try world.set("cyber", "false")
    try world.set("discovered_at", "2020-06-09T12:30:00+01:00")
    #expect(try !world.book().isBehind)
    #expect(try world.draft().letters.isEmpty)
  }

  @Test func `the same day at another hour is the same letter`() throws {
    let world = try released()
    try world.set("contained_at", "2020-06-09T14:00:00+01:00")
    #expect(try !world.book().isBehind)
  }

  @Test func `that it was stopped is untrue once it went on`() throws {
    let world = try released()
    try world.scan(["b.jsonl": line("rec-3", "shown", day: 10)])
    #expect(try world.book().affected.untrue == 1)
    try world.draft()
    #expect(
      try world.words(try world.letter(1)).contains(
        "We told you that we had stopped it. We can no longer say that."))
  }
}
