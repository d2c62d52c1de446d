package import Model

/// The address of a request, read so strictly that no two readers of it can disagree about the host.
///
/// https only; http where the host is literally this machine, or where plain http was asked for. No
/// user info, no escapes in the host, nothing but visible ASCII: `http://localhost\@elsewhere` is
/// refused before libcurl sees it.
package struct WebAddress: Sendable, Hashable {
  package let text: String
  package let isEncrypted: Bool
  /// Lower case, brackets of an IPv6 address kept, without the port.
  package let host: String

  /// Throws `.usage`; the message never holds the path or the query, which may be a secret.
  package init(_ text: String, plainHTTP: Bool = false) throws(Problem) {
    let parts = try WebAddress.parts(of: text)
    isEncrypted = parts.scheme == "https"
    host = try WebAddress.host(of: parts.authority)
    self.text = text
    if !isEncrypted, !plainHTTP, !isLiteralLoopback { throw .notEncrypted(host) }
  }

  /// Only these three spellings are this machine; what a name resolves to is another question.
  package var isLiteralLoopback: Bool { ["localhost", "127.0.0.1", "[::1]"].contains(host) }

  private static func parts(of text: String) throws(Problem) -> (scheme: String, authority: String)
  {
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else {
      throw .notAnAddress("it holds a blank, a backslash or a character that is not ASCII")
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let scheme = parts[0].lowercased()
    guard scheme == "https" || scheme == "http", parts.count == 2, parts[1].hasPrefix("//") else {
      throw .notAnAddress("it has no https://")
    }
    return (scheme, String(parts[1].dropFirst(2).prefix { !"/?#".contains($0) }))
  }

  private static func host(of authority: String) throws(Problem) -> String {
    if authority.contains("@") { throw .userInfo }
    let isBracketed = authority.hasPrefix("[")
    let end = authority.firstIndex(of: isBracketed ? "]" : ":")
    if isBracketed, end == nil { throw .notAnAddress("its bracket is not closed") }
    var host = String(authority[..<(end ?? authority.endIndex)])
    var rest = end.map { authority[$0...] } ?? ""
    if isBracketed {
      host += "]"
      rest = rest.dropFirst()
    }
    let allowed = isBracketed ? "[]0123456789abcdef:." : "abcdefghijklmnopqrstuvwxyz0123456789.-_"
    host = host.lowercased()
    guard !host.isEmpty, host.allSatisfy({ allowed.contains($0) }) else {
      throw .notAnAddress("its host has a character that no host name has")
    }
    let port = rest.dropFirst()
    let isPort = rest.first == ":" && !port.isEmpty && UInt16(port) != nil
    guard rest.isEmpty || isPort, port.first != "+" else {
      throw .notAnAddress("its port is no number")
    }
    return host
  }
}

extension Problem {
  fileprivate static func notAnAddress(_ reason: String) -> Problem {
    Problem(
      .usage, "this is no address to send to", reason: reason, hint: "https://host.example/path")
  }

  fileprivate static var userInfo: Problem {
    Problem(
      .usage, "an address must not hold a user or a password",
      reason: "addresses are printed and logged", hint: "https://host.example/path")
  }

  fileprivate static func notEncrypted(_ host: String) -> Problem {
    Problem(
      .usage, "\(host): not over plain http", reason: "anybody on the way could read and change it",
      hint: "https://\(host)/…, or --plain-http, and everybody on the way can read it")
  }
}
