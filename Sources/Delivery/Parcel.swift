import HTTP
package import Model
import Notation

/// One message made ready for one endpoint at one time: exactly what is sent.
package struct Parcel: Sendable {
  let request: HTTPRequest
  private let destination: Destination

  /// Throws `.usage` where the format needs a secret and there is none.
  package init(
    _ message: Message, as format: WebhookFormat, to destination: Destination,
    secrets: [WebhookSecret], at time: Timestamp
  ) throws(Problem) {
    guard !secrets.isEmpty || !format.needsSecret else { throw .noSecret(format.name) }
    self.destination = destination
    request = try format.request(
      for: message, to: destination.address, allowPrivate: destination.allowPrivate,
      secrets: secrets, at: time)
  }

  /// What the receiver reads.
  package var body: [UInt8] { request.body }
  package var digest: Digest { SHA256.digest(of: request.body) }

  /// The request for a person to read: the address without what may be a secret in it, then the
  /// headers and the body as they are.
  package var shown: [UInt8] {
    var lines = "POST \(destination.redacted)\n"
    for header in request.headers { lines += "\(header.name): \(header.value)\n" }
    return Array("\(lines)\n".utf8) + request.body + [UInt8(ascii: "\n")]
  }
}

extension Problem {
  fileprivate static func noSecret(_ format: String) -> Problem {
    Problem(
      .usage, "messages in the format \(format) are signed, and there is no secret",
      hint: "--secret-file FILE")
  }
}
