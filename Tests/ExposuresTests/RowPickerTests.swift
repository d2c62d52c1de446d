import Foundation
import Model
import TestSupport
import Testing

@testable import Exposures

/// Which rows a case keeps (DESIGN §5, Data minimisation).
@Suite struct RowPickerTests {
  private static let time = "2020-06-09T12:00:00Z"

  private func request(in folder: borrowing TemporaryFolder) throws -> TableRequest {
    var request = TableRequest(recordings: nil)
    request.recordings = try folder.write(
      """
      recording,patient,from,until,consultation,recorded_at,bytes,seconds,content,controller,mode
      rec-1,pt-1,,2020-06-01T00:00:00Z,c-1,\(Self.time),1000,61.5,,Trust,video
      rec-2,pt-9,,,,,,,,,audio
      rec-1,pt-2,2020-06-01T00:00:00Z,,,,,,none,,
      """, to: "recordings.csv")
    request.authorised = try folder.write(
      """
      viewer,patient,recording,basis
      carer,pt-2,,parent
      carer,,rec-1,
      nurse,,,staff
      acct,pt-9,,
      carer,pt-9,,
      carer,pt-2,rec-2,
      """, to: "authorised.csv")
    request.accounts = try folder.write(
      "viewer,patient\nacct,pt-3\nother,pt-4\n", to: "accounts.csv")
    request.sessions = try folder.write(
      "session,viewer\ns-1,acct\ns-2,acct\n", to: "sessions.csv")
    request.people = try folder.write(
      """
      patient,name,address_1,address_2,address_3,format,guardian,deceased,channel
      pt-5,Guardian Of Three,,,,,,,
      pt-2,Owner Two,1 Lane,n/a,Town,large-print,None,true,email
      pt-9,Somebody Else,,,,,,,
      pt-3,Viewer Three,,,,,pt-5,,
      pt-4,Another,,,,,,,
      """, to: "people.csv")
    request.releases = try folder.write("time,name\n\(Self.time),video on\n", to: "releases.csv")
    request.attributes = ["mode"]
    return request
  }

  private func findings(_ registry: Registry) -> [Finding] {
    var clinic = Clinic()
    clinic.events = [
      Clinic.Event(recording: "rec-1", session: "s-1", time: 1_591_700_000, line: 1)
    ]
    return clinic.result(registry: registry).findings
  }

  @Test func `the rows that an exposure rests on are kept whole, and no other`() throws {
    let folder = try TemporaryFolder()
    let request = try request(in: folder)
    let (registry, files) = try Registry.load(request)
    let findings = findings(registry)
    #expect(findings.map(\.key.patient) == [Identifier("pt-2")])
    #expect(findings.map(\.key.viewer) == [Identifier("acct")])
    #expect(findings.map(\.size) == [1000])

    let kept = try RowPicker(request, loaded: registry, files).rows(for: findings)
    let june = try #require(Timestamp(seconds: 1_590_969_600))
    #expect(
      kept.recordings == [
        KeptRows.Recording(
          recording: Identifier("rec-1"), patient: Identifier("pt-1"), period: Period(until: june),
          consultation: "c-1", recordedAt: Timestamp(seconds: 1_591_704_000), bytes: 1000,
          microseconds: 61_500_000, controller: "Trust", attributes: ["mode": "video"]),
        KeptRows.Recording(
          recording: Identifier("rec-1"), patient: Identifier("pt-2"), period: Period(from: june),
          content: .none, attributes: ["mode": ""]),
      ])
    #expect(kept.authorised.map(\.viewer.text) == ["carer", "carer", "acct"])
    #expect(kept.authorised.map(\.basis) == ["parent", nil, nil])
    #expect(kept.accounts.map(\.patient.text) == ["pt-3"])
    #expect(kept.sessions.map(\.session.text) == ["s-1"])
    #expect(kept.people.map(\.patient.text) == ["pt-5", "pt-2", "pt-3"])
    #expect(kept.people[1].address == ["1 Lane", "Town"])
    #expect(kept.people[1].format == .largePrint && kept.people[1].channel == .email)
    #expect(kept.people[1].deceased && !kept.people[0].deceased)
    #expect(kept.people[2].guardian == Identifier("pt-5"))
    #expect(kept.releases.map(\.name) == ["video on"])
  }

  @Test func `without an exposure no row of a patient is kept`() throws {
    let folder = try TemporaryFolder()
    let request = try request(in: folder)
    let (registry, files) = try Registry.load(request)
    var expected = KeptRows()
    expected.releases = try RowPicker(request, loaded: registry, files).rows(for: []).releases
    #expect(expected.releases.count == 1)
    #expect(try RowPicker(request, loaded: registry, files).rows(for: []) == expected)
  }

  @Test func `a table that changed while the logs were read is refused`() throws {
    let folder = try TemporaryFolder()
    let request = try request(in: folder)
    let (registry, files) = try Registry.load(request)
    let path = try #require(request.people)
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\npt-77,New,,,,,,,\n".utf8))
    do throws(Problem) {
      _ = try RowPicker(request, loaded: registry, files).rows(for: findings(registry))
      Issue.record("it was not noticed")
    } catch {
      #expect(error.kind == .input && error.place?.file == path)
      #expect(error.message == "it changed while it was read")
    }
  }
}
