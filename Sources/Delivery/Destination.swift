import HTTP
package import Model

/// The address of an endpoint, checked, and how it may be shown.
package struct Destination: Sendable {
  let address: WebAddress
  let allowPrivate: Bool

  /// Throws `.usage`, never with a part of the address beyond its host.
  package init(_ url: String, plainHTTP: Bool, allowPrivate: Bool) throws(Problem) {
    address = try WebAddress(url, plainHTTP: plainHTTP)
    self.allowPrivate = allowPrivate
  }

  /// `https://hooks.example/…`: path and query may be secrets.
  package var redacted: String {
    "\(address.isEncrypted ? "https" : "http")://\(address.host)/…"
  }

  /// Whether it is this machine, by its literal name.
  package var isThisMachine: Bool { address.isLiteralLoopback }
}
