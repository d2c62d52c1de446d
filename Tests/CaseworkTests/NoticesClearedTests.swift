import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What becomes of letters that were sent, once nothing shows any more what they say.
struct NoticesClearedTests {
  private static let present = Timestamp(nanoseconds: 1_591_860_000_000_000_000)
  private static let later = Timestamp(nanoseconds: 1_595_000_000_000_000_000)

  private func actor(_ by: String?) -> Actor {
    Actor(login: "tester", by: by, at: Self.present, version: "test", arguments: [])
  }

  /// Two owners and one recipient, who have their letters; then it turns out that the recipient was
  /// staff, and the newest table of people has nobody of them but the recipient.
  private func cleared(
    _ place: borrowing TemporaryFolder, people: String = "pt-2,Bert Imagined,2 Elsewhere Road,ZZ2"
  ) throws -> CaseFolder {
    try place.write("recording,patient\nrec-1,pt-1\nrec-3,pt-3\n", to: "recordings.csv")
    try place.write(
      """
      patient,name,address_1,postcode
      pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ
      pt-3,Cleo Madeup,3 Somewhere Street,ZZ3 3ZZ

      """, to: "people.csv")
    try place.write(
      """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"opened"}
      {"time":"2020-06-09T11:00:01Z","viewer":"pt-2","recording":"rec-3","action":"shown"}

      """, to: "a.jsonl")
    _ = try NewCase(folder: place.path("case")).run(by: actor(nil))
    let folder = try CaseFolder(place.path("case"))
    try FactsWork.set(
      "contained_at", to: "2020-06-09T13:00:00+01:00", in: OpenCase(folder, writing: true),
      by: actor(nil))
    try scan(place, ["recordings", "people"])
    try draft(folder)
    try send(folder)
    try place.write("viewer,basis\npt-2,staff\n", to: "authorised.csv")
    try place.write("patient,name,address_1,postcode\n\(people)\n", to: "people.csv")
    try scan(place, ["recordings", "people", "authorised"])
    return folder
  }

  private func scan(_ place: borrowing TemporaryFolder, _ tables: [String]) throws {
    var request = ScanRequest(workingFolder: place.url.path)
    for table in tables { request.tables[table] = place.path("\(table).csv") }
    request.logs = [.init(path: place.path("a.jsonl"), profile: nil)]
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    _ = try Scan(opened, request, by: actor(nil)).run()
  }

  private func draft(_ folder: CaseFolder) throws {
    _ = try NoticesDraft(asOf: Self.present).run(
      OpenCase(folder, writing: true), by: actor("Ada King"))
  }

  @discardableResult
  private func send(_ folder: CaseFolder) throws -> NoticesRelease.Outcome {
    _ = try NoticesApprove(asOf: Self.present, because: "people are warned first").run(
      OpenCase(folder, writing: true), by: actor("Noor Demo"))
    return try NoticesRelease(because: nil, copyTo: nil, asOf: Self.present).run(
      OpenCase(folder, writing: true), by: actor("Ada King"))
  }

  private func book(_ folder: CaseFolder, asOf: Timestamp = later) throws -> LetterBook {
    let opened = try OpenCase(folder, writing: false)
    return try LetterBook(opened, try CaseView(opened, asOf: asOf), asOf: asOf)
  }

  @Test func `nobody is reminded of a letter that nothing bears out any more`() throws {
    let place = try TemporaryFolder()
    let book = try book(try cleared(place))
    #expect(book.letters.map(\.isMoot) == [true, true, true])
    #expect(book.overdue == 0)
    #expect(book.entries.allSatisfy { $0.due == nil && $0.remark?.contains("draft") ?? false })
  }

  @Test func `a correction to a recipient too is drafted, and held`() throws {
    let place = try TemporaryFolder()
    let folder = try cleared(place)
    try draft(folder)
    let notices = try CaseStore.open(folder, writing: false).notices()
    #expect(notices.map(\.state) == [.held, .held, .held])
    #expect(notices.map(\.isCorrection) == [true, true, true])
    let recipient = try #require(notices.first { $0.audience == .recipient })
    let file = try #require(recipient.files.first)
    let text = try String(contentsOfFile: "\(folder.documents)/\(file)", encoding: .utf8)
    #expect(text.contains("You do not need to send us the form."))
  }

  @Test func `whoever was written to keeps the address it went to, whatever the next table has`()
    throws
  {
    let place = try TemporaryFolder()
    let folder = try cleared(place)
    let people = try CaseStore.open(folder, writing: false).keptRows().people
    #expect(Set(people.map(\.patient)) == Set(["pt-1", "pt-2", "pt-3"].map { Identifier($0) }))
    #expect(people.first { $0.patient == Identifier("pt-1") }?.address == ["1 Nowhere Lane"])
    #expect(people.first { $0.patient == Identifier("pt-1") }?.hold != nil)
    #expect(people.first { $0.patient == Identifier("pt-2") }?.hold == nil)
    try draft(folder)
    for number in 1...3 {
      _ = try NoticesDecide(
        letter: "\(number)", word: .send, channel: nil, because: "tell them", asOf: Self.present
      ).run(OpenCase(folder, writing: true), by: actor("Cal Guardian"))
    }
    let outcome = try send(folder)
    let mailing = try String(contentsOfFile: "\(outcome.folder)/mailing.csv", encoding: .utf8)
    #expect(mailing.contains("1 Nowhere Lane") && mailing.contains("3 Somewhere Street"))
    let share = outcome.totals.affected
    #expect(share.all == share.released + share.held + share.withheld)
    #expect(share.all - share.noLonger == 0)
    #expect(try book(folder).entries.allSatisfy { $0.remark?.contains("notices draft") != true })
    try draft(folder)
    #expect(try book(folder).letters.allSatisfy { $0.record.state == .released })
  }

  @Test func `a person without any row is sent nothing, whoever decides so`() throws {
    let place = try TemporaryFolder()
    let folder = try cleared(place)
    let database = try Database.open(folder.database, writing: true, busyMilliseconds: 1000)
    try database.execute("DELETE FROM person")
    try draft(folder)
    #expect(throws: Problem.self) {
      _ = try NoticesDecide(
        letter: "1", word: .send, channel: nil, because: "tell them", asOf: Self.present
      ).run(OpenCase(folder, writing: true), by: actor("Cal Guardian"))
    }
  }
}
