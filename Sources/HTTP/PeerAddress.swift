/// The numeric address a socket is about to be opened to, and whether it is anybody's but the
/// public's.
///
/// A host's name proves nothing: `http://2130706433/` is this machine. So the address is judged where
/// the socket is opened (RFC 6890 and the registries of special-purpose addresses).
struct PeerAddress: Equatable, Sendable {
  enum Reach: Equatable, Sendable {
    case everywhere
    case loopback
    /// A network of one's own: RFC 1918, RFC 6598, RFC 4193.
    case privateNetwork
    /// Nobody's to send to: unspecified, link-local, documentation, multicast, reserved.
    case nowhere
  }

  /// 4 or 16, in network order.
  let bytes: [UInt8]

  var reach: Reach {
    switch bytes.count {
    case 4: PeerAddress.reach(ofIPv4: bytes)
    case 16: PeerAddress.reach(ofIPv6: bytes)
    default: .nowhere
    }
  }

  /// Judged by `policy` of the request (see `HTTPRequest`).
  func isAllowed(for address: WebAddress, allowPrivate: Bool) -> Bool {
    switch reach {
    // A literal localhost must be this machine: plain http was allowed for that reason only.
    case .everywhere: !address.isLiteralLoopback
    case .loopback: address.isLiteralLoopback || allowPrivate
    case .privateNetwork: allowPrivate && !address.isLiteralLoopback
    case .nowhere: false
    }
  }

  private static func reach(ofIPv4 bytes: [UInt8]) -> Reach {
    switch (bytes[0], bytes[1], bytes[2]) {
    case (127, _, _): .loopback
    case (10, _, _), (172, 16...31, _), (192, 168, _), (100, 64...127, _): .privateNetwork
    case (0, _, _), (169, 254, _), (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _),
      (198, 51, 100), (203, 0, 113), (224...255, _, _):
      .nowhere
    default: .everywhere
    }
  }

  private static func reach(ofIPv6 bytes: [UInt8]) -> Reach {
    let head = Array(bytes.prefix(12))
    let tail = Array(bytes.suffix(4))
    let zeros = [UInt8](repeating: 0, count: 12)
    if head == zeros { return tail == [0, 0, 0, 1] ? .loopback : .nowhere }
    // IPv4 in IPv6 clothes, and its translations: what counts is the address inside.
    if head == zeros.prefix(10) + [0xFF, 0xFF] { return reach(ofIPv4: tail) }
    if head == [0x00, 0x64, 0xFF, 0x9B] + zeros.prefix(8) { return reach(ofIPv4: tail) }
    if bytes.starts(with: [0x20, 0x02]) { return reach(ofIPv4: Array(bytes[2..<6])) }
    switch (bytes[0], bytes[1]) {
    case (0xFC...0xFD, _): return .privateNetwork
    case (0xFE, 0x80...0xBF), (0xFE, 0xC0...0xFF), (0xFF, _), (0x01, 0x00): return .nowhere
    // 64:ff9b:1::/48 (local translation), 2001::/23 and 2001:db8::/32.
    case (0x00, 0x64): return .nowhere
    case (0x20, 0x01):
      let isSpecial = bytes[2] <= 0x01 || (bytes[2] == 0x0D && bytes[3] == 0xB8)
      return isSpecial ? .nowhere : .everywhere
    default: return (0x20...0x3F).contains(bytes[0]) ? .everywhere : .nowhere
    }
  }
}
