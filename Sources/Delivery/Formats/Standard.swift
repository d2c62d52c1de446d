extension WebhookFormat {
  /// Standard Webhooks: the payload as it is, always signed.
  static let standard = WebhookFormat(
    name: "standard", needsSecret: true, contentType: "application/json"
  ) { message in message.payload }
}
