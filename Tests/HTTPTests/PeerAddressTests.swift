import Testing

@testable import HTTP

/// Every block of the registries of special-purpose addresses, at its ends.
struct PeerAddressTests {
  private func reach(_ text: String) -> PeerAddress.Reach {
    PeerAddress(bytes: text.split(separator: ".").compactMap { UInt8($0) }).reach
  }

  /// Sixteen bytes of hexadecimal; `…` stands for the zeros between.
  private func reach6(_ text: String) -> PeerAddress.Reach {
    let parts = text.split(separator: "…", omittingEmptySubsequences: false).map { part in
      let digits = Array(part)
      return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(digits[$0...($0 + 1)]), radix: 16)
      }
    }
    let zeros = [UInt8](repeating: 0, count: 16 - parts.map(\.count).reduce(0, +))
    return PeerAddress(bytes: parts[0] + zeros + (parts.count > 1 ? parts[1] : [])).reach
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255",
    "198.20.0.0", "223.255.255.255",
  ])
  func `the public ones are everywhere`(text: String) { #expect(reach(text) == .everywhere) }

  @Test(arguments: [
    "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "172.16.0.0", "172.31.255.255",
    "192.168.0.0", "192.168.255.255",
  ])
  func `networks of one's own are private`(text: String) {
    #expect(reach(text) == .privateNetwork)
  }

  @Test(arguments: [
    "0.0.0.0", "0.255.255.255", "169.254.169.254", "192.0.0.1", "192.0.2.1", "192.88.99.1",
    "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255",
    "240.0.0.1", "255.255.255.255",
  ])
  func `some are nobody's`(text: String) { #expect(reach(text) == .nowhere) }

  @Test func `this machine is the whole of 127`() {
    #expect(reach("127.0.0.1") == .loopback)
    #expect(reach("127.255.255.255") == .loopback)
    #expect(reach6("…01") == .loopback)
  }

  @Test(arguments: [
    ("…", PeerAddress.Reach.nowhere), ("…02", .nowhere), ("…ffff7f000001", .loopback),
    ("…ffff0a000001", .privateNetwork), ("…ffff01010101", .everywhere),
    ("0064ff9b…7f000001", .loopback), ("0064ff9b…01010101", .everywhere),
    ("0064ff9b0001…01010101", .nowhere), ("20027f000001…", .loopback),
    ("200201010101…", .everywhere),
    ("0100…01", .nowhere), ("20010000…01", .nowhere), ("200101ff…01", .nowhere),
    ("20010200…01", .everywhere), ("20010db8…01", .nowhere), ("2606…01", .everywhere),
    ("fc00…01", .privateNetwork), ("fdff…01", .privateNetwork), ("fe80…01", .nowhere),
    ("fec0…01", .nowhere), ("ff02…01", .nowhere), ("4000…01", .nowhere),
  ])
  func `an address of sixteen bytes is judged by what is inside`(
    text: String, expected: PeerAddress.Reach
  ) {
    #expect(reach6(text) == expected)
  }

  @Test func `what is no address is nobody's`() {
    #expect(PeerAddress(bytes: []).reach == .nowhere)
    #expect(PeerAddress(bytes: [1, 2, 3]).reach == .nowhere)
  }
}
