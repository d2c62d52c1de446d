import Model
import Testing

@testable import Exposures

/// Who may see a recording (DESIGN §5, Entitled; §13, Authorised).
@Suite struct EntitlementTests {
  private var clinic = Clinic(recordings: [Clinic.Recording(id: "rec-1", patient: "pt-1")])

  private mutating func open(
    _ recording: Clinic.Name = "rec-1", by viewer: Clinic.Name, at time: Int = 10
  ) throws -> [Exposure] {
    clinic.events = [Clinic.Event(recording: recording, viewer: viewer, time: time, line: 1)]
    return try clinic.judged()
  }

  @Test mutating func `a patient opening their own recording is not an exposure`() throws {
    #expect(try open(by: "pt-1").isEmpty)
  }

  @Test mutating func `a patient opening another patient's recording is one`() throws {
    let exposures = try open(by: "pt-2")
    #expect(exposures.map(\.key.patient) == [Identifier("pt-1")])
    #expect(exposures.map(\.viewerKind) == [.unknown])
  }

  @Test mutating func `identifiers are compared byte for byte`() throws {
    clinic.recordings = [Clinic.Recording(id: "rec-1", patient: "pt-é")]
    #expect(try open(by: "pt-é").isEmpty)
    #expect(try open(by: "pt-e\u{301}").count == 1)
  }

  @Test mutating func `ownership holds from its first instant and not at its last`() throws {
    clinic.recordings = [
      Clinic.Recording(id: "rec-1", patient: "pt-1", from: 10, until: 20),
      Clinic.Recording(id: "rec-1", patient: "pt-2", from: 20, until: 30),
    ]
    #expect(try open(by: "pt-1", at: 10).isEmpty)
    #expect(try open(by: "pt-1", at: 19).isEmpty)
    #expect(try open(by: "pt-1", at: 20).map(\.key.patient) == [Identifier("pt-2")])
    #expect(try open(by: "pt-2", at: 20).isEmpty)
    #expect(try open(by: "pt-2", at: 30).map(\.key.patient) == [nil])
    #expect(try open(by: "pt-1", at: 9).map(\.key.patient) == [nil])
  }

  @Test mutating func `a patient's account is the patient only while it is theirs`() throws {
    clinic.accounts = [
      Clinic.Held(thing: "acct", holder: "pt-1", from: 0, until: 20),
      Clinic.Held(thing: "acct", holder: "pt-2", from: 20, until: nil),
    ]
    #expect(try open(by: "acct", at: 19).isEmpty)
    let after = try open(by: "acct", at: 20)
    #expect(after.map(\.key.viewer) == [Identifier("acct")])
    #expect(after.map(\.viewerKind) == [.patient])
  }

  @Test mutating func `a carer authorised for a recording is not a stranger`() throws {
    clinic.authorised = [
      Clinic.Authorised(viewer: "carer", recording: "rec-1", from: 10, until: 20)
    ]
    #expect(try open(by: "carer", at: 10).isEmpty)
    #expect(try open(by: "carer", at: 20).count == 1)
    #expect(try open(by: "carer", at: 9).count == 1)
  }

  @Test mutating func `where a recording is named the patient is not looked at`() throws {
    clinic.recordings.append(Clinic.Recording(id: "rec-2", patient: "pt-1"))
    clinic.authorised = [Clinic.Authorised(viewer: "carer", patient: "pt-1", recording: "rec-2")]
    #expect(try open("rec-2", by: "carer").isEmpty)
    #expect(try open("rec-1", by: "carer").count == 1)
    clinic.authorised = [Clinic.Authorised(viewer: "carer", patient: "pt-9", recording: "rec-1")]
    #expect(try open("rec-1", by: "carer").isEmpty)
  }

  @Test mutating func `an authorisation for a patient covers what they own at the time`() throws {
    clinic.recordings = [
      Clinic.Recording(id: "rec-1", patient: "pt-1", until: 20),
      Clinic.Recording(id: "rec-1", patient: "pt-2", from: 20),
    ]
    clinic.authorised = [Clinic.Authorised(viewer: "carer", patient: "pt-1")]
    #expect(try open(by: "carer", at: 19).isEmpty)
    #expect(try open(by: "carer", at: 20).count == 1)
  }

  @Test mutating func `staff authorised for any recording may see one that belongs to nobody`()
    throws
  {
    clinic.authorised = [Clinic.Authorised(viewer: "nurse")]
    #expect(try open("rec-1", by: "nurse").isEmpty)
    #expect(try open("rec-9", by: "nurse").isEmpty)
  }

  @Test mutating func `a recording that belongs to nobody is an exposure without a patient`()
    throws
  {
    clinic.authorised = [
      Clinic.Authorised(viewer: "carer", recording: "rec-8"),
      Clinic.Authorised(viewer: "carer", patient: "pt-1"),
    ]
    let exposures = try open("rec-9", by: "carer")
    #expect(exposures.map(\.key.patient) == [nil])
    #expect(exposures.map(\.content) == [.consultation])
    #expect(try open("rec-8", by: "carer").isEmpty)
  }

  @Test mutating func `two rows that overlap for one owner are no contradiction`() throws {
    clinic.recordings = [
      Clinic.Recording(id: "rec-1", patient: "pt-1", until: 20, hasContent: false),
      Clinic.Recording(id: "rec-1", patient: "pt-1", from: 10),
    ]
    #expect(try open(by: "pt-1", at: 15).isEmpty)
    // The upper row speaks where both are in force.
    #expect(try open(by: "pt-2", at: 15).map(\.content) == [.none])
    #expect(try open(by: "pt-2", at: 20).map(\.content) == [.consultation])
  }

  @Test mutating func `a recording without an owner holds content unless every row denies it`()
    throws
  {
    clinic.recordings = [
      Clinic.Recording(id: "rec-1", patient: "pt-1", until: 10, hasContent: false),
      Clinic.Recording(id: "rec-1", patient: "pt-2", from: 20, hasContent: false),
    ]
    #expect(try open(by: "pt-3", at: 15).map(\.content) == [.none])
    clinic.recordings[1].hasContent = true
    #expect(try open(by: "pt-3", at: 15).map(\.content) == [.consultation])
  }
}
