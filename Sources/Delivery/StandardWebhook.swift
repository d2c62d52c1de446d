import FoundationEssentials
import HTTP
import Model
import Notation

/// Signs as Standard Webhooks does: three headers, of which the last is an HMAC-SHA256 over
/// `id.timestamp.body` (standard-webhooks.com, "Webhook signature").
enum StandardWebhook {
  /// While a secret rotates there are two, and a signature for each; the newest first. `time` is that
  /// of this attempt. Throws `.usage` where the id could break a header or the signed text apart.
  static func headers(
    id: String, body: [UInt8], secrets: [WebhookSecret], at time: Timestamp
  ) throws(Problem) -> [HTTPRequest.Header] {
    guard !id.contains(".") else { throw .dottedID }
    let signatures = secrets.map { signature(id: id, body: body, secret: $0, at: time) }
    return [
      try HTTPRequest.Header("webhook-id", id),
      try HTTPRequest.Header("webhook-timestamp", String(time.seconds)),
      try HTTPRequest.Header("webhook-signature", signatures.joined(separator: " ")),
    ]
  }

  static func signature(
    id: String, body: [UInt8], secret: WebhookSecret, at time: Timestamp
  ) -> String {
    let signed = Array("\(id).\(time.seconds).".utf8) + body
    return "v1," + Data(HMAC.sha256(key: secret.key, message: signed).bytes).base64EncodedString()
  }
}

extension Problem {
  fileprivate static var dottedID: Problem {
    Problem(.usage, "the id of a message must not hold a full stop", hint: "msg_…")
  }
}
