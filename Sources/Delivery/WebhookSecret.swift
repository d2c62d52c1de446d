import FoundationEssentials
package import Model

/// What a webhook is signed with: 24 to 64 random bytes, written `whsec_` and base64 (Standard
/// Webhooks). It comes from a file that only its owner reads, and is never printed.
package struct WebhookSecret: Sendable {
  let key: [UInt8]

  /// Throws `.usage` for anything else; never with a part of the text.
  package init(_ text: String) throws(Problem) {
    let trimmed = text.split(whereSeparator: \.isWhitespace)
    guard trimmed.count == 1, let word = trimmed.first, word.hasPrefix("whsec_"),
      let key = Data(base64Encoded: String(word.dropFirst("whsec_".count))),
      (24...64).contains(key.count)
    else { throw .noSecret() }
    self.key = Array(key)
  }
}

extension WebhookSecret: CustomStringConvertible {
  package var description: String { "whsec_…" }
}

extension Problem {
  fileprivate static func noSecret() -> Problem {
    Problem(
      .usage, "this is no webhook secret",
      reason: "a secret is whsec_ and the base64 of 24 to 64 bytes, alone in its file")
  }
}
