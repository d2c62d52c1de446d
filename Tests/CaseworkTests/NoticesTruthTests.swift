import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What letters say is what the logs and the tables show, and no more.
struct NoticesTruthTests {
  private static let recordings = """
    recording,patient,recorded_at,bytes
    rec-1,pt-1,2020-06-03T10:00:00Z,1000
    rec-2,pt-1,,1000
    rec-3,pt-3,2020-06-03T10:00:00Z,1000

    """
  private static let people = """
    patient,name,address_1,postcode,country
    pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ,gb
    pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ,
    pt-3,,3 Somewhere Street,ZZ3 3ZZ,United Kingdom
    pt-4,Dov Unreal,4 rue Lointaine,75001,FR

    """

  private func line(
    _ recording: String, _ action: String, by viewer: String, at second: Int, bytes: Int? = nil
  ) -> String {
    let bytes = bytes.map { ",\"status\":200,\"bytes\":\($0)" } ?? ""
    return """
      {"time":"2020-06-09T11:00:0\(second)Z","viewer":"\(viewer)","recording":"\(recording)",\
      "action":"\(action)"\(bytes)}

      """
  }

  private func drafted(_ log: String, dates: Bool = false) throws -> LetterWorld {
    let world = try LetterWorld()
    if dates { try world.set("letters.name_dates", "true") }
    try world.scan([
      "recordings.csv": Self.recordings, "people.csv": Self.people, "a.jsonl": log,
    ])
    try world.draft()
    return world
  }

  @Test func `whoever opened a recording by its address had it on no list`() throws {
    let world = try drafted(
      line("rec-1", "opened", by: "pt-2", at: 0) + line("rec-1", "opened", by: "pt-4", at: 1))
    let words = try world.words(try world.letter(1))
    #expect(words.contains("was opened from 2 accounts that are not yours."))
    #expect(!words.contains("lists"))
  }

  @Test func `the lists of what nobody opened are counted by themselves`() throws {
    let world = try drafted(
      line("rec-1", "opened", by: "pt-2", at: 0) + line("rec-1", "shown", by: "pt-4", at: 1)
        + line("rec-2", "shown", by: "pt-4", at: 2))
    #expect(
      try world.words(try world.letter(1)).contains(
        "We also put 1 more of your recordings on someone else's list."))
  }

  @Test func `the whole to one of two is not the whole to both`() throws {
    let some = try drafted(
      line("rec-1", "opened", by: "pt-2", at: 0, bytes: 400)
        + line("rec-1", "opened", by: "pt-4", at: 1, bytes: 1000))
    #expect(
      try some.words(try some.letter(1)).contains(
        "Our service sent the whole recording to at least 1 of them."))
    let all = try drafted(
      line("rec-1", "opened", by: "pt-2", at: 0, bytes: 1000)
        + line("rec-1", "opened", by: "pt-4", at: 1, bytes: 1000))
    #expect(
      try all.words(try all.letter(1)).contains("Our service sent them the whole recording."))
  }

  @Test func `a day that no table has is said to be missing`() throws {
    let log = line("rec-1", "shown", by: "pt-2", at: 0)
    let both = try drafted(log + line("rec-2", "shown", by: "pt-2", at: 1), dates: true)
    #expect(
      try both.words(try both.letter(1)).contains(
        "- 3 June 2020 We do not know the day of 1 of them."))
    let one = try drafted(log, dates: true)
    #expect(try !one.words(try one.letter(1)).contains("We do not know the day"))
  }

  @Test func `a letter to nobody by name is held`() throws {
    let world = try drafted(line("rec-3", "shown", by: "pt-2", at: 0))
    let letter = try world.letter(1)
    #expect(letter.state == "held")
    #expect(letter.reason?.contains("has no name for this patient") ?? false)
    #expect(letter.decider == "whoever keeps the patient records")
  }

  @Test func `an address abroad ends with its country, one at home does not`() throws {
    let world = try drafted(line("rec-1", "shown", by: "pt-4", at: 0))
    #expect(try world.words(try world.letter(1)).contains("1 Nowhere Lane ZZ1 1ZZ Dear Ada"))
    #expect(
      try world.words(try world.letter(2)).contains("4 rue Lointaine 75001 FRANCE Dear Dov"))
  }

  @Test func `what came of it is said where a fact says so, and nothing where none does`() throws {
    let log = line("rec-1", "shown", by: "pt-2", at: 0)
    let silent = try drafted(log)
    #expect(try !silent.words(try silent.letter(1)).contains("passed"))
    #expect(try silent.draft().openFacts.contains("consequences"))
    try silent.set("consequences", "One recording was posted on a social network.")
    #expect(try !silent.draft().openFacts.contains("consequences"))
    #expect(
      try silent.words(try silent.letter(1)).contains(
        "One recording was posted on a social network."))
  }
}
