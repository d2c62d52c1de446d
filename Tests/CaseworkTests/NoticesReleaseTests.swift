import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What may stop a release between the approval and the post, and what may not happen twice.
struct NoticesReleaseTests {
  private static let present = Timestamp(nanoseconds: 1_591_860_000_000_000_000)

  private func actor(_ by: String?, login: String = "tester") -> Actor {
    Actor(login: login, by: by, at: Self.present, version: "test", arguments: [])
  }

  private static let log = """
    {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"opened"}
    {"time":"2020-06-09T11:00:01Z","viewer":"pt-2","recording":"rec-3","action":"shown"}

    """

  /// Two owners and one recipient, drafted by Ada.
  private func drafted(_ place: borrowing TemporaryFolder) throws -> CaseFolder {
    try place.write("recording,patient\nrec-1,pt-1\nrec-3,pt-3\n", to: "recordings.csv")
    try people("1 Nowhere Lane", place)
    try place.write(Self.log, to: "a.jsonl")
    _ = try NewCase(folder: place.path("case")).run(by: actor(nil))
    let folder = try CaseFolder(place.path("case"))
    try FactsWork.set(
      "contained_at", to: "2020-06-09T13:00:00+01:00", in: OpenCase(folder, writing: true),
      by: actor(nil))
    try scan(place)
    try draft(folder)
    return folder
  }

  private func people(_ street: String, _ place: borrowing TemporaryFolder) throws {
    try place.write(
      """
      patient,name,address_1,postcode
      pt-1,Ada Invented,\(street),ZZ1 1ZZ
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ
      pt-3,Cleo Madeup,3 Somewhere Street,ZZ3 3ZZ

      """, to: "people.csv")
  }

  private func scan(_ place: borrowing TemporaryFolder) throws {
    var request = ScanRequest(workingFolder: place.url.path)
    request.tables["recordings"] = place.path("recordings.csv")
    request.tables["people"] = place.path("people.csv")
    request.logs = [.init(path: place.path("a.jsonl"), profile: nil)]
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    _ = try Scan(opened, request, by: actor(nil)).run()
  }

  private func draft(_ folder: CaseFolder) throws {
    _ = try NoticesDraft(asOf: Self.present).run(
      OpenCase(folder, writing: true), by: actor("Ada King"))
  }

  private func approve(_ folder: CaseFolder, by actor: Actor) throws {
    // These letters have no facts but the day on which it was over.
    _ = try NoticesApprove(asOf: Self.present, because: "people are warned first").run(
      OpenCase(folder, writing: true), by: actor)
  }

  private func release(_ folder: CaseFolder) throws -> NoticesRelease.Outcome {
    try NoticesRelease(because: nil, copyTo: nil, asOf: Self.present).run(
      OpenCase(folder, writing: true), by: actor("Ada King"))
  }

  private func refusal(_ body: () throws -> Void) throws -> Problem? {
    do {
      try body()
      return nil
    } catch let problem as Problem {
      return problem
    }
  }

  private func states(_ folder: CaseFolder) throws -> [NoticeRecord.State] {
    try CaseStore.open(folder, writing: false).notices().map(\.state)
  }

  @Test func `whoever drafted without a name is known by the login`() throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    _ = try NoticesDraft(asOf: Self.present.adding(.hours(24))).run(
      OpenCase(folder, writing: true), by: actor(nil, login: "ada"))
    for same in [actor("Noor", login: "ada"), actor("ADA", login: "noor")] {
      let refused = try refusal { try approve(folder, by: same) }
      #expect(refused?.kind == .usage)
    }
    try approve(folder, by: actor("Noor", login: "noor"))
    #expect(try states(folder) == [.approved, .approved, .approved])
  }

  @Test func `another address after the approval stops the release, and the case keeps why`() throws
  {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    try people("9 New Lane", place)
    try scan(place)
    let problem = try refusal { _ = try release(folder) }
    #expect(problem?.kind == .usage)
    #expect(problem?.message.contains("the approval is void") ?? false)
    #expect(try states(folder) == [.void, .void, .void])
    let kinds = try CaseStore.open(folder, writing: false).documents().map(\.kind)
    #expect(!kinds.contains("released"))
  }

  @Test func `another template in force after the approval stops the release`() throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let words = try #require(Shipped.template("uk/letter-end.txt"))
    try FileManager.default.createDirectory(
      atPath: place.path("case/templates/uk"), withIntermediateDirectories: true)
    try place.write(
      String(decoding: words, as: UTF8.self) + "\nBye.\n", to: "case/templates/uk/letter-end.txt")
    let refused = try refusal { _ = try release(folder) }
    #expect(refused?.reason?.contains("template") ?? false)
  }

  @Test func `an approval that somebody wrote into the file beside candour is none`() throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let database = try Database.open(folder.database, writing: true, busyMilliseconds: 1000)
    try database.execute("UPDATE approval SET by = 'Somebody Else'")
    let problem = try refusal { _ = try release(folder) }
    #expect(problem?.reason == "these are not the letters that were approved")
  }

  @Test func `of two releases at once, one releases`() async throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let actor = actor("Ada King")
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<2 {
        group.addTask {
          let outcome = try? NoticesRelease(because: nil, copyTo: nil, asOf: Self.present).run(
            OpenCase(folder, writing: true), by: actor)
          return outcome != nil
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(done == 1)
    #expect(try CaseStore.open(folder, writing: false).releasedNotices().count == 3)
  }

  @Test func `who is no longer known to be affected gets a correction that a person decides about`()
    throws
  {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    _ = try release(folder)
    // The booking record was wrong: the recording was the viewer's own.
    try place.write("recording,patient\nrec-1,pt-1\nrec-3,pt-2\n", to: "recordings.csv")
    try scan(place)
    try draft(folder)
    let corrected = try CaseStore.open(folder, writing: false).notices()
      .filter { $0.state != .released }
    #expect(corrected.filter { $0.patient == Identifier("pt-3") }.map(\.state) == [.held])
    #expect(corrected.map(\.isCorrection).contains(false) == false)
  }

  @Test(arguments: ["nowhere/letters", "people.csv/letters", "people.csv"])
  func `where the letters cannot be copied to, nothing is released`(target: String) throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let path = place.path(target)
    let refused = try refusal {
      _ = try NoticesRelease(because: nil, copyTo: path, asOf: Self.present).run(
        OpenCase(folder, writing: true), by: actor("Ada King"))
    }
    #expect(refused != nil)
    #expect(try states(folder) == [.approved, .approved, .approved])
  }

  @Test func `a copy that fails behind a release says that the release stands`() throws {
    let place = try TemporaryFolder()
    let copy = ReleaseCopy(target: place.path("letters"))
    try copy.check()
    let problem = try refusal { try copy.write(["gone.txt"], from: place.path("released")) }
    #expect(problem?.message.contains("are released") ?? false)
    #expect(problem?.hint?.contains("cp -r \"\(place.path("released"))\"") ?? false)
  }

  @Test func `to send a held letter after the approval ends it`() throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try place.write(
      """
      patient,name,address_1,postcode,hold
      pt-1,Ada Invented,1 Nowhere Lane,ZZ1 1ZZ,ring first
      pt-2,Bert Imagined,2 Elsewhere Road,ZZ2 2ZZ,
      pt-3,Cleo Madeup,3 Somewhere Street,ZZ3 3ZZ,

      """, to: "people.csv")
    try scan(place)
    try draft(folder)
    try approve(folder, by: actor("Noor Demo"))
    let outcome = try NoticesDecide(
      letter: "1", word: .send, channel: nil, because: "they agreed", asOf: Self.present
    ).run(OpenCase(folder, writing: true), by: actor("Cal Guardian"))
    #expect(outcome.endsApproval)
    #expect(try refusal { _ = try release(folder) }?.kind == .usage)
    try approve(folder, by: actor("Noor Demo"))
    #expect(try release(folder).letters == 3)
  }

  @Test func `a table of people that changed since the scan stops the approval and the release`()
    throws
  {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try people("9 New Lane", place)
    #expect(
      try refusal { try approve(folder, by: actor("Noor Demo")) }?.message.contains("people")
        ?? false)
    try people("1 Nowhere Lane", place)
    try approve(folder, by: actor("Noor Demo"))
    try people("9 New Lane", place)
    #expect(try refusal { _ = try release(folder) }?.message.contains("people") ?? false)
    // The approval stands: nobody knows yet whether it changed anything that matters.
    try people("1 Nowhere Lane", place)
    #expect(try release(folder).letters == 3)
  }

  @Test(arguments: ["general.txt", "mailing.csv", "notices.csv"])
  func `what stands beside the letters is approved with them`(file: String) throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let path = "\(folder.documents)/001-notices/\(file)"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try (bytes + Data(" ".utf8)).write(to: URL(fileURLWithPath: path))
    #expect(try refusal { _ = try release(folder) }?.reason?.contains(file) ?? false)
  }

  @Test
  func `a byte that changed after the approval stops the release, which leaves nothing behind`()
    throws
  {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let store = try CaseStore.open(folder, writing: false)
    let path = "\(folder.documents)/\(try #require(store.notices().last?.files.last))"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    try (bytes + Data(" ".utf8)).write(to: URL(fileURLWithPath: path))
    let problem = try refusal { _ = try release(folder) }
    #expect(problem?.reason?.hasSuffix("was changed after it was written") ?? false)
    #expect(try states(folder) == [.void, .void, .void])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.documents) == ["001-notices"])
  }

  @Test func `the general notice goes out with the letters, and counts as none`() throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    let outcome = try release(folder)
    #expect(outcome.letters == 3)
    #expect(outcome.totals.affected.all == 2)
    for file in ["general.txt", "general.html"] {
      let drafted = FileManager.default.contents(atPath: "\(folder.documents)/001-notices/\(file)")
      let released = FileManager.default.contents(atPath: "\(outcome.folder)/\(file)")
      #expect(drafted != nil && drafted == released)
    }
    let manifest = try String(contentsOfFile: "\(outcome.folder)/manifest.csv", encoding: .utf8)
    let rows = manifest.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(",") }
    #expect(rows.count == 2 && rows.allSatisfy { $0.hasPrefix(",,general,,general.") })
  }

  @Test func `an answer by nobody is none`() throws {
    let place = try TemporaryFolder()
    let folder = try drafted(place)
    try approve(folder, by: actor("Noor Demo"))
    _ = try release(folder)
    let refused = try refusal {
      _ = try NoticesReply(
        letter: "3", words: ["deleted"], time: nil, note: nil, asOf: Self.present
      ).run(OpenCase(folder, writing: true), by: actor(" "))
    }
    #expect(refused?.kind == .usage)
  }
}
