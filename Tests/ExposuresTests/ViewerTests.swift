import Model
import Testing

@testable import Exposures

/// Who stands behind a request (DESIGN §5, Viewer).
@Suite struct ViewerTests {
  private var clinic = Clinic(
    recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")],
    sessions: [Clinic.Held(thing: "s-1", holder: "pt-2", from: 10, until: 20)])

  private mutating func exposure(of event: Clinic.Event) throws -> Exposure? {
    clinic.events = [event]
    return try clinic.judged().first
  }

  private mutating func viewer(
    viewer: Clinic.Name = "", session: Clinic.Name = "", address: Clinic.Name = "", at time: Int
  ) throws -> String? {
    try exposure(
      of: Clinic.Event(
        recording: "rec-1", viewer: viewer, session: session, address: address, time: time, line: 1)
    )?.key.viewer.text
  }

  @Test mutating func `the viewer field comes before the session`() throws {
    #expect(try viewer(viewer: "pt-3", session: "s-1", at: 15) == "pt-3")
  }

  @Test mutating func `a session stands for its viewer at that time only`() throws {
    #expect(try viewer(session: "s-1", address: "192.0.2.1", at: 15) == "pt-2")
    #expect(try viewer(session: "s-1", address: "192.0.2.1", at: 20) == "unknown:s-1")
    #expect(try viewer(session: "s-2", at: 15) == "unknown:s-2")
  }

  @Test mutating func `without a session the address names an unknown viewer, or nothing does`()
    throws
  {
    #expect(try viewer(address: "192.0.2.1", at: 15) == "unknown:192.0.2.1")
    #expect(try viewer(at: 15) == "unknown:")
  }

  @Test mutating func `a session of the owner is the owner`() throws {
    clinic.sessions[0].holder = "pt-1"
    #expect(try viewer(session: "s-1", at: 15) == nil)
  }

  @Test mutating func `a viewer in accounts, in people or owner of any recording is a patient`()
    throws
  {
    clinic.recordings.append(Clinic.Recording(id: "rec-2", patient: "pt-2", until: 1))
    clinic.accounts = [Clinic.Held(thing: "acct", holder: "pt-9", from: nil, until: 1)]
    clinic.people = ["pt-3"]
    clinic.authorised = [Clinic.Authorised(viewer: "nurse", until: 1)]
    for (viewer, kind) in [
      ("pt-2", Exposure.ViewerKind.patient), ("acct", .patient), ("pt-3", .patient),
      ("nurse", .unknown), ("stranger", .unknown),
    ] {
      let event = Clinic.Event(
        recording: "rec-1", viewer: Clinic.Name(viewer), time: 15, line: 1)
      #expect(try exposure(of: event)?.viewerKind == kind, "\(viewer)")
    }
  }

  @Test mutating func `the proof keeps the viewer as the line gave it`() throws {
    clinic.events = [
      Clinic.Event(recording: "rec-1", session: "s-1", address: "192.0.2.1", time: 15, line: 4)
    ]
    let proof = try #require(clinic.result(registry: clinic.registry()).findings.first?.proof)
    #expect(proof.viewer == nil)
    #expect(proof.session == Identifier("s-1"))
    #expect(proof.address == Identifier("192.0.2.1"))
    #expect(proof.identity == nil)
    #expect(proof.raw == Array("0:4".utf8))
    #expect(proof.offset == 400)
    #expect(proof.bytes == nil && proof.playedMicroseconds == nil)
  }
}
