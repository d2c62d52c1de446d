import Model
import Notation

/// A payload from the outbox, read again for the formats that write it in another way.
struct StoredPayload {
  let caseReference: String
  let timestamp: String
  let data: JSONNode

  /// Throws `.unusableCase` where it is not what an `Event` writes.
  init(_ message: Message) throws(Problem) {
    let read = try? JSONNode.parse(message.payload, file: "the outbox", lenient: false)
    guard let data = read?["data"], let timestamp = read?["timestamp"]?.string,
      let reference = data["case"]?.string
    else { throw .noPayload }
    self.data = data
    self.timestamp = timestamp
    caseReference = reference
  }
}

extension Problem {
  fileprivate static var noPayload: Problem {
    Problem(
      .unusableCase, "a message in the outbox is not what candour writes",
      reason: "the case file was changed by something else", hint: "candour verify")
  }
}
