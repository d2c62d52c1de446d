import Model
import Notation

/// Whether a log begins with a FHIR resource that holds or is an AuditEvent.
struct FHIRBeginning {
  private var json: JSONTokenizer

  init(_ beginning: LogBeginning) { json = JSONTokenizer(beginning.bytes, slack: Chunk.slack) }

  /// The first object, in an array or not, says that it is an AuditEvent or a Bundle, as far as the
  /// beginning goes.
  var isAuditLog: Bool {
    var copy = self
    do throws(JSONError) {
      if try copy.json.kind() == .array, try !copy.json.beginArray() { return false }
      return try copy.readsAuditLog()
    } catch {
      // It is no JSON, or what would tell it stands further on.
      return false
    }
  }

  private mutating func readsAuditLog() throws(JSONError) -> Bool {
    guard try json.kind() == .object else { return false }
    var more = try json.beginObject()
    while more {
      let isType = try json.key().withValue { $0.equals("resourceType") }
      if isType {
        guard try json.kind() == .string else { return false }
        return try json.string().withValue { $0.isAny(of: ["AuditEvent", "Bundle"]) }
      }
      try json.skip()
      more = try json.anotherMember()
    }
    return false
  }
}
