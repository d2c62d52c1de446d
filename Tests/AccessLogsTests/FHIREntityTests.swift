import Model
import Testing

@testable import AccessLogs

/// Which recordings a resource is about, in every spelling of a reference.
struct FHIREntityTests {
  @Test(arguments: [
    (#"{"reference":"Media/r-1"}"#, "r-1"),
    (#"{"reference":"Media/r-1/_history/2"}"#, "r-1"),
    (#"{"reference":"https://fhir.example.org/r4/Media/r-1"}"#, "r-1"),
    (#"{"reference":"https://fhir.example.org/r4/Media/r-1/_history/2"}"#, "r-1"),
    (#"{"reference":"https://fhir.example.org/r4/Binary/r-1/?_format=json#x"}"#, "r-1"),
    (
      #"{"reference":"urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7"}"#,
      "53fefa32-fcbb-4ff8-8a92-55ee120877b7"
    ),
    (#"{"reference":"URN:oid:1.2.3"}"#, "1.2.3"),
    (#"{"reference":"r-1"}"#, "r-1"),
    (#"{"reference":"M\u0065dia\/r-1"}"#, "r-1"),
    (#"{"identifier":{"system":"https://x.example","value":"r-1"}}"#, "r-1"),
    (#"{"identifier":{"value":"r-1^^^&2.16.840.1&ISO"}}"#, "r-1"),
    (#"{"identifier":{"value":"r^1"}}"#, "r^1"),
    (#"{"identifier":{"value":9001}}"#, "9001"),
    (#"{"reference":"Media/r-1","identifier":{"value":"other"}}"#, "r-1"),
    (#"{"reference":"","identifier":{"value":"r-1"}}"#, "r-1"),
    (#"{"reference":"/","identifier":{"value":"r-1"}}"#, "r-1"),
    (#"{"reference":"urn:uuid:","identifier":{"value":"r-1"}}"#, "r-1"),
  ])
  func `a reference is its bare id, however it is spelled`(what: String, id: String) throws {
    #expect(try told(AuditText.r4.about(what)) == ["opened \(id) 7"])
    #expect(try told(AuditText.r5.about(what)) == ["opened \(id) 7"])
  }

  @Test func `a contained recording is known by its identifier, else by its id`() throws {
    let audit = AuditText.r4.about(##"{"reference":"#m"}"##)
    let known =
      ##"[{"resourceType":"Media","id":"m","identifier":[{"use":"old"},{"value":"r-1"}]}]"##
    #expect(try told(audit.with("contained", known)) == ["opened r-1 7"])
    #expect(
      try told(audit.with("contained", #"[{"resourceType":"Media","id":"m"}]"#))
        == ["opened m 7"])
    #expect(
      try told(audit.with("contained", #"[{"resourceType":"OperationOutcome","id":"m"}]"#)) == [])
    #expect(try told(audit) == ["opened m 7"])
  }

  @Test(arguments: [
    "Patient/31", "Patient/31/_history/1", "https://x.example/fhir/Patient/31", "Practitioner/1",
    "RelatedPerson/1", "Device/1", "OperationOutcome/1", "Organization/1",
  ])
  func `a person, a place or a device is no recording, whatever its role`(
    reference: String
  ) throws {
    #expect(try told(AuditText.r4.about(#"{"reference":"\#(reference)"}"#)) == [])
    let bare = AuditText.r4.with(
      "entity", #"[{"what":{"reference":"\#(reference)"},"type":{"code":"2"}}]"#)
    #expect(try told(bare) == [])
  }

  @Test(arguments: [
    #""type":{"code":"1"},"role":{"code":"1"}"#, #""role":{"code":"1"}"#, #""type":{"code":"1"}"#,
    #""type":{"code":"2"},"role":{"code":"24"}"#, #""role":{"code":"24"}"#,
    #""type":{"code":"4"},"role":{"code":"4"}"#, #""type":{"code":"XrequestId"}"#,
    #""type":{"code":"traceparent"}"#, #""type":{"code":"OperationOutcome"}"#,
  ])
  func `the patient, the query and the request's id are no recordings`(says: String) throws {
    let audit = AuditText.r4.with("entity", #"[{"what":{"identifier":{"value":"x"}},\#(says)}]"#)
    #expect(try told(audit) == [])
  }

  @Test(arguments: [
    #""type":{"code":"2"},"role":{"code":"3"}"#, #""type":{"code":"2"},"role":{"code":"4"}"#,
    #""type":{"code":"2"},"role":{"code":"20"}"#, #""type":{"code":"2"}"#, #""role":{"code":"4"}"#,
    #""type":{"code":"DocumentReference"}"#, #""name":"x""#,
  ])
  func `an entity that holds data is a recording, with a role or without`(says: String) throws {
    let audit = AuditText.r4.with("entity", #"[{"what":{"identifier":{"value":"x"}},\#(says)}]"#)
    #expect(try told(audit) == ["opened x 7"])
  }

  @Test func `each recording of a resource is an event, once`() throws {
    let names = ["Media/r-2", "Media/r-1", "https://x.example/Media/r-2"]
    let entities = names.map { #"{"what":{"reference":"\#($0)"}}"# }.joined(separator: ",")
    let audit = AuditText.r4.with("entity", "[\(entities)]")
    #expect(try told(audit) == ["opened r-1 7", "opened r-2 7"])
  }

  @Test func `what is listed without a name is passed over`() throws {
    #expect(try told(AuditText.r4.about(#"{"display":"a recording"}"#)) == [])
    #expect(try told(AuditText.r4.with("entity", #"[{"type":{"code":"2"}},null]"#)) == [])
    #expect(try told(AuditText.r4.with("entity", "[]")) == [])
    #expect(try told(AuditText.r4.with("entity", nil)) == [])
  }

  @Test func `a list where FHIR has one, and one where it has a list, are read`() throws {
    let audit = AuditText.r4.with(
      "entity", #"{"what":[{"reference":["Media/r-1"]}],"role":[{"code":"4"}]}"#)
    #expect(try told(audit) == ["opened r-1 7"])
  }

  @Test func `a profile may name the resources that recordings are`() throws {
    let profile = #"{ name: "f", format: "fhir-auditevent", resources: ["Media", "Binary"] }"#
    let names = ["Media/r-1", "Encounter/e-1", "Observation/o-1", "Binary/b-1", "urn:uuid:u-1"]
    let entities = names.map { #"{"what":{"reference":"\#($0)"}}"# }.joined(separator: ",")
    let audit = AuditText.r4.with("entity", "[\(entities)]")
    #expect(
      try told(audit, by: profile) == ["opened b-1 7", "opened r-1 7", "opened u-1 7"])
    #expect(try told(audit).count == 5)
    #expect(throws: Problem.self) {
      try Profile.parse(
        Array(#"{ name: "j", format: "json-lines", resources: ["Media"] }"#.utf8), file: "j")
    }
  }
}
