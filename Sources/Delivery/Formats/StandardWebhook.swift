import FoundationEssentials
package import HTTP
package import Model
import Notation

/// A message as Standard Webhooks sends it: the body as it is, and three headers of which the last
/// is an HMAC-SHA256 over `id.timestamp.body` (standard-webhooks.com, "Webhook signature").
package enum StandardWebhook {
  /// What to POST. While a secret rotates there are two, and a signature for each; the newest first.
  /// `at` is the time of this attempt. Throws `.usage` where the id could break a header apart.
  package static func request(
    for message: Message, to address: WebAddress, secrets: [WebhookSecret], at time: Timestamp
  ) throws(Problem) -> HTTPRequest {
    let signatures = secrets.map { signature(of: message, with: $0, at: time) }
    return HTTPRequest(
      .post, address,
      headers: [
        try HTTPRequest.Header("Content-Type", "application/json"),
        try HTTPRequest.Header("webhook-id", message.id),
        try HTTPRequest.Header("webhook-timestamp", String(time.seconds)),
        try HTTPRequest.Header("webhook-signature", signatures.joined(separator: " ")),
      ],
      body: message.payload)
  }

  static func signature(
    of message: Message, with secret: WebhookSecret, at time: Timestamp
  ) -> String {
    let signed = Array("\(message.id).\(time.seconds).".utf8) + message.payload
    return "v1," + Data(HMAC.sha256(key: secret.key, message: signed).bytes).base64EncodedString()
  }
}
