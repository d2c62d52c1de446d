import Foundation
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// What the case still proves after somebody has worked on it beside candour, or at the same time.
struct CaseIntegrityTests {
  private func actor() -> Actor {
    Actor(
      login: "tester", by: nil, at: Timestamp(nanoseconds: 1_591_700_000_000_000_000),
      version: "test", arguments: [])
  }

  /// One owner, one stranger, one line that cannot be read.
  private func scanned(_ place: borrowing TemporaryFolder) throws -> OpenCase {
    try place.write("recording,patient\nrec-1,pt-1\n", to: "recordings.csv")
    try place.write(
      """
      {"time":"2020-06-09T11:00:00Z","viewer":"pt-2","recording":"rec-1","action":"opened"}
      broken

      """, to: "a.jsonl")
    _ = try NewCase(folder: place.path("case")).run(by: actor())
    var request = ScanRequest(workingFolder: place.url.path)
    request.tables["recordings"] = place.path("recordings.csv")
    request.logs = [.init(path: place.path("a.jsonl"), profile: nil)]
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    _ = try Scan(opened, request, by: actor()).run()
    return opened
  }

  private func verdict(_ place: borrowing TemporaryFolder) throws -> Verify.Result {
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: false)
    return try Verify.run(opened, view: CaseView(opened, asOf: actor().at))
  }

  @Test func `a case as it was written is verified`() throws {
    let place = try TemporaryFolder()
    _ = try scanned(place)
    let result = try verdict(place)
    #expect(result.isFine)
    #expect(result.sources == 1 && result.lines == 1)
  }

  @Test(arguments: [
    "UPDATE exposure SET viewer = 'pt-9'", "UPDATE exposure SET patient = 'pt-9'",
    "UPDATE exposure_line SET viewer = 'pt-9'", "UPDATE exposure_line SET size = 9",
    "UPDATE exposure_line SET media_from_us = 0, media_until_us = 6000000",
    "UPDATE source SET rejected = 0, ignored = 1", "DELETE FROM source_rejected",
    "UPDATE recording_row SET patient = 'pt-9'", "UPDATE setting SET key = zeroblob(32)",
  ])
  func `whatever is edited beside candour shows`(edit: String) throws {
    let place = try TemporaryFolder()
    _ = try scanned(place)
    let database = try Database.open(
      place.path("case/case.db"), writing: true, busyMilliseconds: 1000)
    try database.execute(edit)
    #expect(try !verdict(place).isFine)
  }

  @Test func `answers given at the same time are all kept`() async throws {
    let place = try TemporaryFolder()
    _ = try NewCase(folder: place.path("case")).run(by: actor())
    let folder = try CaseFolder(place.path("case"))
    let keys = ["cause", "consequences", "what_happened", "how_discovered", "told_others"]
    let actor = actor()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for key in keys {
        group.addTask {
          try FactsWork.set(key, to: "of \(key)", in: OpenCase(folder, writing: true), by: actor)
        }
      }
      try await group.waitForAll()
    }
    let facts = try OpenCase(folder, writing: false).facts
    for key in keys { #expect(facts.text(key) == "of \(key)") }
  }

  @Test func `an account that changes hands gives each holder a letter of their own`() throws {
    let place = try TemporaryFolder()
    try place.write("recording,patient\nrec-1,pt-1\n", to: "recordings.csv")
    try place.write(
      """
      viewer,patient,from,until
      acc-1,pt-3,,2020-06-09T12:00:00Z
      acc-1,pt-4,2020-06-09T12:00:00Z,

      """, to: "accounts.csv")
    try place.write(
      """
      {"time":"2020-06-09T11:00:00Z","viewer":"acc-1","recording":"rec-1","action":"opened"}
      {"time":"2020-06-09T13:00:00Z","viewer":"acc-1","recording":"rec-1","action":"opened"}

      """, to: "a.jsonl")
    _ = try NewCase(folder: place.path("case")).run(by: actor())
    var request = ScanRequest(workingFolder: place.url.path)
    request.tables = [
      "recordings": place.path("recordings.csv"), "accounts": place.path("accounts.csv"),
    ]
    request.logs = [.init(path: place.path("a.jsonl"), profile: nil)]
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    _ = try Scan(opened, request, by: actor()).run()
    let candidates = NoticeCandidates(
      try CaseView(opened, asOf: actor().at), findings: try opened.store.findings()
    ).candidates
    let told = candidates.filter { $0.audience == .recipient }.map(\.patient.text)
    #expect(told == ["pt-3", "pt-4"])
    #expect(candidates.filter { $0.audience == .affected }.map(\.patient.text) == ["pt-1"])
  }
}
