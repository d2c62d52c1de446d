import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// Resources as wholes: their times and ids, what is no event, and what is not well-formed.
struct FHIRAuditEventTests {
  private func read(_ audit: AuditText, _ profile: String = fhirProfile) throws -> Gathered {
    try Gathered(audit.line, profile: profile)
  }

  @Test func `R4 and R5 give the same event`() throws {
    var r4 = try read(.r4).events
    var r5 = try read(.r5).events
    #expect(r4.count == 1 && r5.count == 1)
    r4[0].raw = ""
    r5[0].raw = ""
    #expect(r4 == r5)
    #expect(r4[0].identity == "a1" && r4[0].session == "" && r4[0].bytes == -1)
  }

  // MARK: Times

  @Test(arguments: [
    (
      "occurredDateTime", #""2020-06-09T13:00:00.000000001+01:00""#,
      "2020-06-09T12:00:00.000000001Z"
    ),
    (
      "occurredPeriod", #"{"start":"2020-06-09T12:00:00Z","end":"2020-06-09T12:01:00Z"}"#,
      "2020-06-09T12:00:00Z"
    ),
    ("period", #"{"start":"2020-06-09T12:00:00Z"}"#, "2020-06-09T12:00:00Z"),
    // A day, a month and a year are no instants: when it was recorded stands.
    ("occurredDateTime", #""2020-06-08""#, "2020-06-09T12:05:01.123Z"),
    ("occurredDateTime", #""2020-06""#, "2020-06-09T12:05:01.123Z"),
    ("period", #"{"start":"2020"}"#, "2020-06-09T12:05:01.123Z"),
    ("period", #"{"end":"2020-06-09T12:01:00Z"}"#, "2020-06-09T12:05:01.123Z"),
    ("occurredDateTime", "null", "2020-06-09T12:05:01.123Z"),
    ("occurredDateTime", "\"\"", "2020-06-09T12:05:01.123Z"),
  ])
  func `an event's time is when it happened, else when it was recorded`(
    key: String, json: String, instant: String
  ) throws {
    #expect(try read(.r4.with(key, json)).events.map(\.time) == [time(instant)])
  }

  @Test(arguments: [
    ("2020-02-30T12:00:00Z", Rejection.impossibleTime), ("2020-06-09T12:00:00", .impossibleTime),
    ("2020-06-09", .impossibleTime), ("20200609", .impossibleTime), ("", .noTime),
  ])
  func `an impossible time spoils the event`(text: String, rejection: Rejection) throws {
    #expect(try told(.r4.with("recorded", "\"\(text)\"")) == [rejection.reason])
  }

  @Test func `an impossible time of happening is not replaced by that of recording`() throws {
    let audit = AuditText.r4.with("occurredDateTime", #""2020-02-30T12:00:00Z""#)
    #expect(try told(audit) == [Rejection.impossibleTime.reason])
    #expect(try told(.r4.with("recorded", "1591700761")) == [Rejection.impossibleTime.reason])
    #expect(try told(.r4.with("recorded", nil)) == [Rejection.noTime.reason])
  }

  @Test func `the profile's clock is added`() throws {
    let profile = #"{ name: "f", format: "fhir-auditevent", clock: "+2.5s" }"#
    let event = try #require(try read(.r4, profile).events.first)
    #expect(try event.time == time("2020-06-09T12:05:03.623Z"))
    #expect(try event.logged == time("2020-06-09T12:05:01.123Z"))
  }

  @Test func `a query that lists nothing is ignored, and its time is kept`() throws {
    let audit = AuditText.r4.with("action", "\"E\"")
      .with("entity", #"[{"role":{"code":"24"},"query":"R0VU"}]"#)
    let read = try read(audit)
    #expect(read.counts == [0, 1, 0])
    #expect(try read.sources[0].first == time("2020-06-09T12:05:01.123Z"))
  }

  // MARK: Shape

  @Test func `other resources are ignored`() throws {
    for type in ["OperationOutcome", "Patient", "Provenance"] {
      let read = try Gathered(#"{"resourceType":"\#(type)","id":"x"}"#, profile: fhirProfile)
      #expect(read.counts == [0, 1, 0])
    }
  }

  @Test(arguments: [
    ("{}", Rejection.notResource), (#"{"resourceType":null}"#, .notResource),
    (#"{"resourceType":{}}"#, .notResource),
    (#"{"resourceType":"Bundle","entry":[]}"#, .bundleInside), ("[]", .notOneObject),
    (#"{"resourceType":"AuditEvent""#, .notOneObject), ("null", .notOneObject),
  ])
  func `what is not one resource is rejected`(line: String, rejection: Rejection) throws {
    var judged = SingleLine(fhirProfile)
    #expect(try judged.rejection(of: line) == rejection)
  }

  @Test(arguments: [
    ("action", #""R""#), ("action", #""C""#), ("recorded", #""2020-06-09T12:05:02Z""#),
    ("agent", "[]"), ("entity", "[]"), ("outcome", #""8""#), ("id", #""a2""#),
    ("resourceType", #""Patient""#), ("subtype", "[]"), ("contained", "[]"),
  ])
  func `a key that occurs twice spoils the event`(key: String, json: String) throws {
    let audit = AuditText.r4.with("contained", "[]").adding(key, json)
    #expect(try told(audit) == [Rejection.repeatedKey.reason])
  }

  @Test func `a key that occurs twice on the way to a value spoils the event`() throws {
    let twice = #"{"reference":"Media/r-1","r\u0065ference":"Media/r-2"}"#
    #expect(try told(.r4.about(twice)) == [Rejection.repeatedKey.reason])
    let agent = #"[{"requestor":false,"requestor":true,"who":{"reference":"Patient/7"}}]"#
    #expect(try told(.r4.with("agent", agent)) == [Rejection.repeatedKey.reason])
  }

  @Test func `a key that occurs twice where nothing is read is data`() throws {
    let audit = AuditText.r4.with("source", #"{"site":"a","site":"b","type":1,"type":2}"#)
      .adding("text", #"{"id":1,"id":2}"#).adding("text", "1")
    #expect(try told(audit) == ["opened r-1 7"])
  }

  @Test func `a key that occurs twice in what is no event is data`() throws {
    #expect(try told(.r4.with("action", "\"C\"").adding("action", "\"U\"")) == [])
    #expect(try told(.r4.with("action", "\"D\"").adding("entity", "[]")) == [])
    let other = #"{"resourceType":"Patient","id":"1","id":"2"}"#
    #expect(try Gathered(other, profile: fhirProfile).counts == [0, 1, 0])
  }

  @Test func `escapes in keys and words change nothing`() throws {
    let line = AuditText.r4.line
      .replacing("\"action\"", with: #""\u0061ction""#).replacing("\"R\"", with: #""\u0052""#)
      .replacing("AuditEvent", with: #"Aud\u0069tEvent"#).replacing("r-1", with: #"r\u002d1"#)
    let read = try Gathered(line, profile: fhirProfile)
    #expect(read.actions == ["opened"] && read.recordings == ["r-1"])
  }

  @Test func `a repaired name spoils the event, and any other repair is marked`() throws {
    let lone = #"\ud800"#
    #expect(try told(.r4.about(#"{"reference":"Media/\#(lone)"}"#)) == [Rejection.notUTF8.reason])
    let agent = #"[{"who":{"reference":"Patient/\#(lone)"},"requestor":true}]"#
    #expect(try told(.r4.with("agent", agent)) == [Rejection.notUTF8.reason])
    #expect(try told(.r4.with("id", "\"\(lone)\"")) == [Rejection.notUTF8.reason])
    let read = try read(.r4.with("outcomeDesc", "\"\(lone)\""))
    #expect(read.events.map(\.marks) == [.repaired] && read.tally.repaired == 1)
  }

  @Test func `deep, wide and odd resources are read without harm`() throws {
    let deep = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    #expect(try told(.r4.with("entity", deep)) == [Rejection.notOneObject.reason])
    let nested = String(repeating: "[", count: 100) + "{}" + String(repeating: "]", count: 100)
    #expect(try told(.r4.with("entity", nested)) == [])
    let coding =
      String(repeating: #"{"coding":"#, count: 120) + "1"
      + String(repeating: "}", count: 120)
    #expect(try told(.r4.with("type", coding)) == ["opened r-1 7"])
    for value in ["1", "true", "\"x\"", "[]", "{}", "[[1]]", "{\"code\":{}}"] {
      for key in ["type", "subtype", "agent", "entity", "period", "contained", "id"] {
        _ = try told(.r4.with(key, value))
      }
    }
    let entity = ##"{"what":{"reference":"#r"}}"##
    let many = Array(repeating: entity, count: 15_000).joined(separator: ",")
    let contained = (0..<15_000).map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    let wide = AuditText.r4.with("entity", "[\(many)]").with("contained", "[\(contained)]")
    #expect(try told(wide) == ["opened r 7"])
  }

  // MARK: Without a profile

  @Test(arguments: [AuditText.r4, .r5])
  func `a log that begins with an AuditEvent is told to be FHIR's`(audit: AuditText) throws {
    let read = try Gathered("\n" + audit.line + "\n", profile: nil)
    #expect(read.sources[0].reading.format == "fhir-auditevent")
    #expect(read.recordings == ["r-1"] && read.counts == [1, 0, 0])
  }

  @Test(arguments: [
    #"{"resourceType":"Bundle","entry":["#, #"[ {"id":"a1","resourceType":"AuditEvent""#,
    #"{"meta":{"a":[1]},"resource\u0054ype":"AuditEvent","x":"#,
  ])
  func `the beginning of an envelope tells it`(text: String) throws {
    #expect(guess(text) == .certain)
  }

  @Test(arguments: [
    "", "{", "[]", "[1]", "{}", #"{"resourceType":"Microsoft.Compute"}"#, #"{"resourceType":1}"#,
    #"{"a":{"resourceType":"AuditEvent"}}"#, #"{"id":"resourceType"}"#, "resourceType AuditEvent",
  ])
  func `other logs are not taken for it`(text: String) throws {
    #expect(guess(text) == .no)
  }

  private func guess(_ text: String) -> FormatGuess {
    let padded = Array(text.utf8) + [UInt8](repeating: 0, count: Chunk.slack)
    return padded.withUnsafeBufferPointer { bytes in
      let log = Slice(start: bytes.baseAddress, count: text.utf8.count)
      return LogBeginning(log, at: 0, line: 1, isEnd: true).map(FHIRAuditEvent.guess) ?? .no
    }
  }

  // MARK: Profiles

  @Test(arguments: [
    (#"zone: "UTC""#, "zone"), (#"epoch: "s""#, "epoch"), (#"marks: "end""#, "marks"),
    (#"id: "id""#, "id"), (#"fields: { time: "t" }"#, "fields"), ("routes: []", "routes"),
    (#"actions: { read: "opened" }"#, "actions"), (#"session: { field: "s" }"#, "session"),
    (#"counts: "wire""#, "counts"), ("min_bytes: 5", "min_bytes"),
    (#"viewer: { field: "v" }"#, "viewer.field"),
  ])
  func `a key that means nothing here is refused`(text: String, key: String) {
    #expect {
      try Profile.parse(
        Array(#"{ name: "f", format: "fhir-auditevent", \#(text) }"#.utf8), file: "f.json5")
    } throws: { error in
      (error as? Problem)?.message == "\(key) means nothing in a fhir-auditevent profile"
    }
  }
}

/// A line judged as a record of its own, whatever cuts a log into records.
private struct SingleLine {
  private let profile: String

  init(_ profile: String) { self.profile = profile }

  mutating func rejection(of line: String) throws -> Rejection? {
    let rules = try Profile.parse(Array(profile.utf8), file: "f.json5").rules
    var format = FHIRAuditEvent(rules, window: EventWindow())
    let padded = Array(line.utf8) + [UInt8](repeating: 0, count: Chunk.slack)
    let verdict = padded.withUnsafeBufferPointer { bytes in
      var batch = EventBatch()
      let raw = Slice(start: bytes.baseAddress, count: line.utf8.count)
      return format.judge(LogLine(number: 1, offset: 0, raw: raw), into: &batch).verdict
    }
    guard case .rejected(let rejection) = verdict else { return nil }
    return rejection
  }
}
