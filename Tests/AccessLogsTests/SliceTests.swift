import Model
import Testing

@testable import AccessLogs

/// Byte questions that are answered a word at a time give what they give byte by byte.
struct SliceTests {
  private func with<Result>(_ bytes: [UInt8], _ body: (Slice) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(Slice($0)) }
  }

  @Test(arguments: 0...40)
  func `texts of one length are equal only where every byte is`(length: Int) {
    let text = (0..<length).map { UInt8(97 + $0 % 26) }
    #expect(with(text) { left in with(text) { left.equals($0) } })
    #expect(!with(text) { left in with(text + [0]) { left.equals($0) } })
    for place in 0..<length {
      var other = text
      other[place] ^= 0x80
      #expect(!with(text) { left in with(other) { left.equals($0) } })
    }
  }

  @Test(arguments: 1...40)
  func `a byte above 0x7F is seen wherever it stands`(length: Int) {
    let text = [UInt8](repeating: 97, count: length)
    #expect(with(text) { $0.isUTF8 })
    for place in 0..<length {
      var other = text
      other[place] = 0xFF
      #expect(!with(other) { $0.isUTF8 })
    }
  }

  @Test(arguments: [
    ("192.0.2.7:443", "192.0.2.7"), ("192.0.2.7", "192.0.2.7"), ("192.0.2.7:", "192.0.2.7:"),
    ("192.0.2.7:44a", "192.0.2.7:44a"), ("192.168.200.100:65535", "192.168.200.100"),
    ("[2001:db8::7]:443", "2001:db8::7"), ("2001:db8::7", "2001:db8::7"), ("::1", "::1"),
    ("[::1]:80", "::1"), (":80", ":80"), ("1:80", "1"), ("host:80", "host:80"), ("80", "80"),
    ("", ""), ("255.255.255.255", "255.255.255.255"), ("1.1.1.1:1", "1.1.1.1"),
  ])
  func `an address loses its port and nothing else`(address: String, bare: String) {
    #expect(with(Array(address.utf8)) { $0.withoutPort.text } == bare)
  }
}
