import Delivery
import Evidence
import Model

/// What an endpoint keeps in files, read when it is needed and never kept.
extension Endpoint {
  /// Throws `.input` where its file cannot be read or is not private, `.usage` where the address is
  /// none.
  func destination(_ files: SecretFiles) throws(Problem) -> Destination {
    let url =
      switch address {
      case .url(let url): url
      case .file(let path): try files.text(path)
      }
    return try Destination(url, plainHTTP: plainHTTP, allowPrivate: allowPrivate)
  }

  /// The secrets that sign at that time, the newest first.
  func secrets(at time: Timestamp, _ files: SecretFiles) throws(Problem) -> [WebhookSecret] {
    var secrets: [WebhookSecret] = []
    if let secretFile { secrets.append(try Self.secret(in: secretFile, files)) }
    if let formerSecretFile, let formerUntil, time < formerUntil {
      secrets.append(try Self.secret(in: formerSecretFile, files))
    }
    return secrets
  }

  /// Throws `.input` at the file.
  static func secret(in path: String, _ files: SecretFiles) throws(Problem) -> WebhookSecret {
    let text = try files.text(path)
    do throws(Problem) {
      return try WebhookSecret(text)
    } catch {
      throw Problem(
        .input, at: Problem.Place(path), error.message, reason: error.reason,
        hint: "(printf whsec_; head -c 32 /dev/urandom | base64) > \(path)")
    }
  }
}
