import HTTP
package import Model

/// One way to write a message down for a receiver. To add one: a file beside this, and a line in
/// `all`.
package struct WebhookFormat: Sendable {
  /// What `--format` takes.
  package let name: String
  /// Whether a receiver of this format expects a signature; the others are signed where there is a
  /// secret.
  package let needsSecret: Bool
  let contentType: String
  /// The body: the same bytes at every attempt.
  let body: @Sendable (Message) throws(Problem) -> [UInt8]

  package static let all: [WebhookFormat] = [.standard, .cloudEvents, .slack]

  /// Throws `.usage` for one that is none.
  package static func named(_ name: String) throws(Problem) -> WebhookFormat {
    guard let format = all.first(where: { $0.name == name }) else {
      throw .noFormat(all.map(\.name))
    }
    return format
  }

  /// Throws `.usage` where the id could break a header apart.
  func request(
    for message: Message, to address: WebAddress, allowPrivate: Bool, secrets: [WebhookSecret],
    at time: Timestamp
  ) throws(Problem) -> HTTPRequest {
    let body = try body(message)
    var headers = [try HTTPRequest.Header("Content-Type", contentType)]
    if !secrets.isEmpty {
      headers += try StandardWebhook.headers(
        id: message.id, body: body, secrets: secrets, at: time)
    }
    headers.append(try HTTPRequest.Header("User-Agent", "candour"))
    return HTTPRequest(.post, address, headers: headers, body: body, allowPrivate: allowPrivate)
  }
}

extension Problem {
  fileprivate static func noFormat(_ names: [String]) -> Problem {
    Problem(
      .usage, "there is no such format", hint: "--format \(names.joined(separator: ", or "))")
  }
}
