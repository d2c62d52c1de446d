import Model

@testable import AccessLogs

/// The text of an AuditEvent, to be varied member by member: a read of `r-1` by `7` that went well.
struct AuditText {
  private var members: [(key: String, json: String)]

  static let r4 = AuditText(members: [
    ("resourceType", #""AuditEvent""#), ("id", #""a1""#), ("type", #"{"code":"rest"}"#),
    ("subtype", #"[{"code":"read"}]"#), ("action", #""R""#),
    ("recorded", #""2020-06-09T12:05:01.123Z""#), ("outcome", #""0""#),
    ("agent", #"[{"who":{"reference":"Patient/7"},"requestor":true}]"#),
    ("entity", #"[{"what":{"reference":"Media/r-1"},"type":{"code":"2"},"role":{"code":"4"}}]"#),
  ])

  static let r5 = AuditText(members: [
    ("resourceType", #""AuditEvent""#), ("id", #""a1""#),
    ("category", #"[{"coding":[{"code":"rest"}]}]"#), ("code", #"{"coding":[{"code":"read"}]}"#),
    ("action", #""R""#), ("recorded", #""2020-06-09T12:05:01.123Z""#),
    ("outcome", #"{"code":{"code":"0"}}"#),
    ("agent", #"[{"who":{"reference":"Patient/7"},"requestor":true}]"#),
    ("entity", #"[{"what":{"reference":"Media/r-1"},"role":{"coding":[{"code":"4"}]}}]"#),
  ])

  /// The member with another value, or one more member; nil takes it away.
  func with(_ key: String, _ json: String?) -> AuditText {
    var changed = self
    guard let index = members.firstIndex(where: { $0.key == key }) else {
      if let json { changed.members.append((key, json)) }
      return changed
    }
    changed.members.remove(at: index)
    if let json { changed.members.insert((key, json), at: index) }
    return changed
  }

  /// With a member that stands beside one of the same key.
  func adding(_ key: String, _ json: String) -> AuditText {
    var changed = self
    changed.members.append((key, json))
    return changed
  }

  /// One entity with this `what`, said to be data.
  func about(_ what: String) -> AuditText {
    with("entity", #"[{"what":\#(what),"role":{"code":"4"}}]"#)
  }

  var line: String {
    "{" + members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",") + "}"
  }
}

let fhirProfile = #"{ name: "f", format: "fhir-auditevent" }"#

/// What a resource gives: `action recording viewer`, an event each, or the reason why it is rejected.
func told(_ audit: AuditText, by profile: String = fhirProfile) throws -> [String] {
  let read = try Gathered(audit.line, profile: profile)
  return read.events.map { "\($0.action.word) \($0.recording) \($0.viewer)" }
    + read.sources[0].rejected.map(\.reason)
}
