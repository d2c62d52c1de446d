import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// HL7's own examples of R4, and the made incident in R4, R5 and both mixed.
struct FHIRExampleTests {
  private func read(_ name: String, in folder: URL) throws -> Gathered {
    let profile = try Profile.parse(Array(fhirProfile.utf8), file: "f.json5")
    return try Gathered(
      [LogRequest(input: .file(path: folder.appendingPathComponent(name).path), profile: profile)])
  }

  @Test(arguments: [
    ("AuditEvent-example", [0, 1, 0]), ("AuditEvent-example-error", [0, 1, 0]),
    ("AuditEvent-example-login", [0, 1, 0]), ("AuditEvent-example-logout", [0, 1, 0]),
    ("AuditEvent-example-pixQuery", [0, 1, 0]), ("AuditEvent-example-rest", [0, 1, 0]),
    ("AuditEvent-example-search", [0, 1, 0]), ("AuditEvent-example-disclosure", [0, 1, 0]),
    ("AuditEvent-example-media", [1, 0, 0]),
  ])
  func `an official example gives what it says`(name: String, counts: [Int]) throws {
    guard let folder = SharedData.folder("fhir-r4-auditevent") else { return }
    let read = try read(name + ".json", in: folder)
    #expect(read.counts == counts)
    #expect(read.sources[0].first != nil)
    if name.hasSuffix("media") {
      #expect(read.recordings == ["e3cdfc81a0d24bd", "example"])
      #expect(read.events.map(\.viewer) == ["95", "95"])
      #expect(read.actions == ["opened", "opened"])
    }
  }

  private func made(_ name: String) throws -> Gathered? {
    try SharedData.folder("made").map { try read(name, in: $0) }
  }

  /// `id action recording viewer`.
  private func incident(_ read: Gathered) -> [String] {
    read.events.map { "\($0.identity) \($0.action.word) \($0.recording) \($0.viewer)" }
  }

  private static let r4 = [
    "a1 opened R-9001 P-1001", "a2 opened R-9001 P-2001", "a3 attempted R-9002 P-1001",
    "a4 opened R-9002 GP-77",
  ]
  private static let listed = ["R-9001", "R-9002", "R-9003"].map { "a5 shown \($0) P-1001" }
  private static let r5 = ["b1 opened R-9003 P-1001", "b2 opened R-9003 P-1002"]

  @Test func `the made incident in R4`() throws {
    guard let read = try made("auditevent-r4.ndjson") else { return }
    #expect(incident(read) == Self.r4 + Self.listed)
    #expect(read.counts == [5, 0, 0])
    #expect(read.events[0].address == "2001:db8::7334")
    #expect(try read.events[1].time == time("2020-06-09T12:05:01Z"))
  }

  @Test func `the made incident in R5`() throws {
    guard let read = try made("auditevent-r5.ndjson") else { return }
    #expect(incident(read) == Self.r5)
    #expect(try read.events[0].time == time("2020-06-09T12:05:20.000001Z"))
    #expect(read.events.map(\.address) == ["203.0.113.9", "203.0.113.9"])
  }

  @Test func `the made incident in both, mixed with others`() throws {
    guard let read = try made("auditevent-mixed.ndjson") else { return }
    #expect(incident(read) == Self.r4 + Self.r5 + Self.listed)
    #expect(read.counts == [7, 0, 0])
  }

  @Test func `the made incident in a Bundle, with a server's warning in it`() throws {
    guard let read = try made("auditevent-bundle-r4.json") else { return }
    #expect(incident(read) == Self.r4)
    #expect(read.counts == [4, 1, 0])
    #expect(read.events.map(\.line) == [1, 2, 3, 4])
  }
}
