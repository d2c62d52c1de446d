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
    var person = Person(patient: Identifier("pt-0042"))
    person.name = "Ada King"
    person.phone = "020 7946 0000"
    person.address = ["4 Mill Lane, Mudbury"]
    kept.people = [person]
    kept.sessions = [
      .init(session: Identifier("sess-77aa"), viewer: Identifier(viewer), period: .always)
    ]
    kept.recordings = [
      .init(
        recording: Identifier("rec-0099"), patient: Identifier("pt-0042"), period: .always,
        consultation: "cons-5150")
    ]
    try KeptRowsTable(database: opened.store.database).add(kept)
    return try Telling(opened.store, facts: Facts(), at: time).messages(
      [.init(kind, details)],
      ledger: try opened.store.ledgerHead())
  }

  @Test(arguments: [
    "pt-0042", "PT 0042", "about pt-0042.", "ada.king@nhs.example", "King, Ada", "Ada King",
    "+44 20 7946 0000", "4 Mill Lane", "sess 77AA", "rec-0099", "cons-5150",
  ])
  func `a value that holds what is somebody's keeps the message from being written`(
    word: String
  ) throws {
    let problem = #expect(throws: Problem.self) {
      try messages([("report", .word(word))], viewer: "ada.king@nhs.example")
    }
    #expect(problem?.kind == .attention)
    let said = problem.map { "\($0)" } ?? word
    #expect(!said.contains("0042") && !said.contains("ada") && !said.contains(word))
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
