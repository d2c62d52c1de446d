import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// Reminders to recipients: when they are due, once each, and not where somebody has to decide.
struct NoticesRemindTests {
  private static let people = """
    patient,name,address_1,postcode,hold
    pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ,
    pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ,

    """

  /// Letter 1 to the owner, 2 to the recipient.
  private func released() throws -> LetterWorld {
    let world = try LetterWorld(organisation: "Example Clinic")
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-1\n", "people.csv": Self.people,
      "a.jsonl": """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"shown"}

      """,
    ])
    try world.send()
    return world
  }

  private func text(_ outcome: NoticesRemind.Outcome) throws -> String {
    let reference = try #require(outcome.written.first).reference
    let file = try #require(outcome.folder) + "/\(reference).txt"
    return try String(contentsOfFile: file, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `a reminder is written when it is due, and never twice`() throws {
    let world = try released()
    world.wait(days: 6)
    #expect(try world.remind().folder == nil)
    world.wait(days: 2)
    let first = try world.remind()
    #expect(first.written.map(\.number) == [2])
    let words = try text(first)
    #expect(words.contains("Dear Bert Imagined We are sorry."))
    #expect(words.contains("We wrote to you about this on 12 June 2020."))
    #expect(words.contains("[ ] Yes"))
    #expect(!words.contains("second reminder") && !words.contains("Ada"))
    #expect(try world.remind().folder == nil)
    #expect(try world.letter(2).reminders == 1)
    #expect(try world.letter(2).state == "released")
    world.wait(days: 7)
    #expect(try text(world.remind()).contains("This is our second reminder."))
    world.wait(days: 7)
    let last = try world.remind()
    #expect(last.folder == nil && last.escalations == 1)
  }

  @Test func `whoever has answered is not reminded`() throws {
    let world = try released()
    try world.reply(2, "deleted")
    world.wait(days: 30)
    let outcome = try world.remind()
    #expect(outcome.folder == nil && outcome.escalations == 0)
  }

  @Test func `a hold that came after the letter stops its reminder`() throws {
    let world = try released()
    try world.scan(["people.csv": Self.people.replacing("ZZ2 2ZZ,", with: "ZZ2 2ZZ,ring first")])
    world.wait(days: 8)
    let outcome = try world.remind()
    #expect(outcome.folder == nil)
    #expect(outcome.held.first?.reason?.contains("ring first") ?? false)
    #expect(try world.letter(2).reminders == 0)
  }

  @Test func `what held its letter, which somebody let go, does not hold the reminder`() throws {
    let world = try LetterWorld(organisation: "Example Clinic")
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-1\n",
      "people.csv": Self.people.replacing("ZZ2 2ZZ,", with: "ZZ2 2ZZ,ring first"),
      "a.jsonl": """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"shown"}

      """,
    ])
    try world.draft()
    try world.decide(2, .send)
    try world.approve(by: "Noor Demo")
    try world.release()
    try world.reply(2, "returned")
    try world.draft()
    #expect(try world.letter(2).reason?.contains("came back") ?? false)
    try world.decide(2, .send)
    try world.approve(by: "Noor Demo")
    try world.release()
    world.wait(days: 8)
    #expect(try world.remind().written.map(\.number) == [2])
  }

  @Test func `what a reminder is made from is in the case, and stays as it was written`() throws {
    let world = try released()
    world.wait(days: 8)
    _ = try world.remind()
    let store = try CaseStore.open(world.folder, writing: false)
    let kinds = try store.documents().filter { $0.kind == "reminder" }
    #expect(kinds.count == 3)
    #expect(kinds.allSatisfy { $0.templates.contains { $0.name == "uk/notice-reminder.txt" } })
    #expect(try store.ledger().last?.draft.verb == "notices remind")
  }
}
