import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What people decide about letters: how long it holds, and that nobody forgets who decided.
struct NoticesDecidedTests {
  private func line(_ action: String, at: Int = 0, minute: Int = 0) -> String {
    """
    {"time":"2020-06-09T1\(at):0\(minute):00Z","viewer":"pt-2","recording":"rec-1",\
    "action":"\(action)"}

    """
  }

  /// Letter 1 to the owner, 2 to the recipient. `marks` stand in the owner's row under `columns`.
  private func world(_ columns: String = "hold", _ marks: String = "") throws -> LetterWorld {
    let world = try LetterWorld()
    try world.scan([
      "recordings.csv": "recording,patient\nrec-1,pt-1\n",
      "people.csv": """
      patient,name,address_1,postcode,\(columns)
      pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ,\(marks)
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ\(columns.map { $0 == "," ? "," : "" }.joined()),

      """, "a.jsonl": line("shown", at: 1),
    ])
    return world
  }

  @Test func `who let a held letter go is not forgotten once it went`() throws {
    let world = try world("hold", "ring first")
    try world.draft()
    try world.decide(1, .send)
    try world.approve(by: "Noor Demo")
    let folder = try world.release().folder
    let letter = try world.letter(1)
    #expect(letter.state == "released")
    #expect(letter.decision?.word == "send" && letter.decision?.by == "Cal Guardian")
    #expect(try world.letter(2).decision == nil)
    let manifest = try String(contentsOfFile: "\(folder)/manifest.csv", encoding: .utf8)
      .split(separator: "\r\n")
    #expect(manifest.first?.hasSuffix(",bytes,decided_by") ?? false)
    #expect(manifest.filter { $0.hasPrefix("1,") }.allSatisfy { $0.hasSuffix(",Cal Guardian") })
    #expect(manifest.filter { $0.hasPrefix("2,") }.allSatisfy { $0.hasSuffix(",") })
  }

  @Test func `what is never to be sent waits for nobody, until it would say something else`() throws
  {
    let world = try world()
    try world.draft()
    try world.decide(1, .never)
    let same = try world.draft()
    #expect(same.held.isEmpty && same.decided.map(\.number) == [1])
    #expect(try world.letter(1).decider == nil)
    try world.scan(["b.jsonl": line("opened", at: 1, minute: 1)])
    let changed = try world.draft()
    #expect(changed.held.map(\.number) == [1] && changed.decided.isEmpty)
    let letter = try world.letter(1)
    #expect(letter.reason?.contains("has changed since: decide anew") ?? false)
    #expect(letter.decision == nil && letter.decider == "the data protection officer")
    try world.decide(1, .never)
    #expect(try world.draft().held.isEmpty)
    try world.decide(1, .send)
    #expect(try world.book().ready.map(\.record.number) == [1, 2])
    #expect(try world.draft().ready == 2)
  }

  @Test func `whoever keeps the records decides about a letter that came back`() throws {
    let world = try world()
    try world.send()
    try world.reply(1, "returned")
    try world.draft()
    #expect(try world.letter(1).decider == "whoever keeps the patient records")
  }

  @Test func `an answer that was recorded late does not win over a newer one`() throws {
    let world = try world()
    try world.send()
    world.wait(days: 5)
    try world.reply(2, "deleted")
    try world.reply(2, "refused", hoursAgo: 72)
    #expect(try world.letter(2).reply?.word == "deleted")
    try world.reply(2, "none")
    #expect(try world.letter(2).reply == nil)
    try world.reply(2, "refused", hoursAgo: 96)
    #expect(try world.letter(2).reply?.word == "refused")
  }

  @Test func `nobody approves before the draft, nor releases before the approval`() throws {
    let world = try world()
    try world.draft()
    let problem = #expect(throws: Problem.self) { try world.approve(by: "Noor Demo", daysAgo: 1) }
    #expect(problem?.message.contains("before they were drafted") ?? false)
    try world.approve(by: "Noor Demo")
    let second = #expect(throws: Problem.self) { try world.release(daysAgo: 1) }
    #expect(second?.message.contains("before they were approved") ?? false)
    try world.release()
  }

  @Test func `a letter that goes by hand is named at the release`() throws {
    let world = try world()
    try world.draft()
    try world.decide(1, nil, channel: "hand")
    try world.draft()
    try world.approve(by: "Noor Demo")
    #expect(try world.release().byHand == [1])
  }

  @Test func `large print that would go by e-mail is for a person to see to`() throws {
    let world = try world("email,channel,format", "ada@invented.example,email,large-print")
    try world.set("contact.email", "care@example.org")
    #expect(try world.draft().work.contains { $0.contains("wanted as large-print") })
  }

  @Test func `containment that is gainsaid is not a fact that nobody set`() throws {
    let world = try world()
    #expect(!(try world.draft().work.contains { $0.contains("contained_at") }))
    try world.scan(["b.jsonl": line("shown", at: 5)])
    let outcome = try world.draft()
    #expect(!outcome.openFacts.contains("contained_at"))
    #expect(outcome.work.contains { $0.hasPrefix("exposures go on after contained_at") })
  }
}
