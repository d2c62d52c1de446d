import Delivery
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Evidence

/// No message enters the outbox with anything of anybody.
struct TellingTests {
  private func messages(
    _ details: Event.Details, viewer: String, kind: Event.Kind = .reportDrafted
  ) throws -> [OutboxMessage] {
    let place = try TemporaryFolder()
    let time = Timestamp(nanoseconds: 1_591_704_000_000_000_000)
    let actor = Actor(login: "tester", by: nil, at: time, version: "test", arguments: [])
    _ = try NewCase(folder: place.path("case")).run(by: actor)
    let opened = try OpenCase(CaseFolder(place.path("case")), writing: true)
    var kept = KeptRows()
    kept.accounts = [
      .init(viewer: Identifier(viewer), patient: Identifier("pt-0042"), period: .always)
    ]
    let people = GuardedPeople(kept: kept, exposures: [], facts: Facts(), findings: [])
    return try Telling(opened.store, at: time, people: people).messages(
      [.init(kind, details)],
      ledger: try opened.store.ledgerHead())
  }

  @Test(arguments: ["pt-0042", "PT 0042", "about pt-0042.", "ada.king@nhs.example"])
  func `a value that holds what is somebody's keeps the message from being written`(
    word: String
  ) throws {
    let problem = #expect(throws: Problem.self) {
      try messages([("report", .word(word))], viewer: "ada.king@nhs.example")
    }
    #expect(problem?.kind == .attention)
    #expect(problem.map { "\($0)".contains("0042") || "\($0)".contains("ada") } == false)
  }

  @Test(arguments: ["ledger", "exposures", "entries", "timestamp", "42", "1"])
  func `an account that is called as a key or a number of the message is no leak`(
    viewer: String
  ) throws {
    #expect(try messages(Event.report(kind: "ico", files: []), viewer: viewer).count == 1)
  }

  @Test(arguments: ["report", "drafted", "register", "regulator", "uk-ico", "deadline", "passed"])
  func `an account that is called as one of our own words stops no message`(
    viewer: String
  ) throws {
    let register = try messages(Event.report(kind: "register", files: []), viewer: viewer)
    #expect(register.count == 1)
    let details = Event.deadline(
      regime: "uk-ico", duty: "regulator", due: Timestamp(nanoseconds: 0))
    #expect(try messages(details, viewer: viewer, kind: .deadlinePassed).count == 1)
  }
}
