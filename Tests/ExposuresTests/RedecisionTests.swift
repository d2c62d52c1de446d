import Model
import Testing

@testable import Exposures

/// What was open is decided again from its kept lines, by tables that have caught up.
struct RedecisionTests {
  private static let line = Clinic.Event(
    recording: "rec-1", session: "s-1", address: "192.0.2.1", time: 15, bytes: 9, line: 3)

  private func found(
    _ clinic: Clinic, _ events: [Clinic.Event] = [line]
  ) throws -> [Finding] {
    var clinic = clinic
    clinic.events = events
    return clinic.result(registry: try clinic.registry()).findings
  }

  private let silent = Clinic()
  private let caughtUp = Clinic(
    recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")],
    sessions: [Clinic.Held(thing: "s-1", holder: "pt-2")])

  @Test func `what nobody owned, seen by nobody known, is open`() throws {
    let open = try found(silent)
    #expect(open.map(\.key.viewer.text) == ["unknown:s-1"])
    #expect(open.allSatisfy(Redecision.isOpen))
    #expect(try found(caughtUp).allSatisfy { !Redecision.isOpen($0) })
  }

  @Test func `it is what a scan by today's tables says of the same line`() throws {
    let events = [Self.line, Clinic.Event(recording: "rec-2", viewer: "pt-2", time: 16, line: 4)]
    let open = try found(silent, events)
    #expect(open.count == 2)
    let decided = Redecision.findings(open, under: try caughtUp.registry())
    #expect(decided == (try found(caughtUp, events)))
    #expect(decided.map(\.key.patient?.text) == ["pt-1", nil])
    #expect(decided.map(\.proof) == open.map(\.proof))
  }

  @Test func `what turns out to be the owner's own proves nothing any more`() throws {
    var own = caughtUp
    own.sessions[0].holder = "pt-1"
    #expect(Redecision.findings(try found(silent), under: try own.registry()).isEmpty)
  }

  @Test func `tables that say no more change nothing, and nothing comes of nothing`() throws {
    let open = try found(silent)
    #expect(Redecision.findings(open, under: try silent.registry()) == open)
    #expect(Redecision.findings([], under: try caughtUp.registry()).isEmpty)
  }
}
