import Model
import Notation
import Testing

/// What goes into an e-mail, and what is kept out of it.
struct MailTextTests {
  private func encoded(_ text: String) -> String {
    String(decoding: QuotedPrintable.encoded(Array(text.utf8)), as: UTF8.self)
  }

  @Test func `plain lines travel as they are, ended by CR and LF`() {
    #expect(encoded("") == "")
    #expect(encoded("Dear Jo\n\nWe are sorry.\n") == "Dear Jo\r\n\r\nWe are sorry.\r\n")
    #expect(encoded("no end") == "no end\r\n")
  }

  @Test func `what a server would change or take for a mark is written out`() {
    #expect(encoded("a=b\n") == "a=3Db\r\n")
    #expect(encoded("Zoë\n") == "Zo=C3=AB\r\n")
    #expect(encoded("end \nend\t\n") == "end=20\r\nend=09\r\n")
    #expect(encoded(".\nFrom me\nand From me.\n") == "=2E\r\n=46rom me\r\nand From me.\r\n")
    #expect(encoded("a\rb\u{0}\n") == "a=0Db=00\r\n")
  }

  @Test(arguments: [74, 75, 76, 77, 151, 152, 153, 400])
  func `no line is longer than 76, and none is lost`(length: Int) {
    for unit in ["x", "ë", "=", " x"] {
      let text = String(repeating: unit, count: length)
      let lines = encoded(text + "\n").split(separator: "\r\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { $0.utf8.count <= 76 })
      #expect(lines.last == "")
      let joined = lines.dropLast().map { $0.hasSuffix("=") ? String($0.dropLast()) : $0 + "\n" }
      #expect(Self.decoded(joined.joined()) == text + "\n")
    }
  }

  private static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == "=", let byte = UInt8(rest.dropFirst().prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(3)
      } else {
        bytes += String(first).utf8
        rest = rest.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: ["jo@example.org", "jo.marsh+nhs@mail.example.co.uk", "o'hara@example.org"])
  func `one plain address is one`(address: String) {
    #expect(MailText.isAddress(address))
  }

  @Test(arguments: [
    "", "jo", "jo@", "@example.org", "jo@example", "jo@@example.org", "jo@example.org,b@c.de",
    "jo@example.org;b@c.de", "Jo <jo@example.org>", "jo@example.org\r\nBcc: b@c.de",
    "jo@example.org ", "jo marsh@example.org", "\"jo\"@example.org", "jo@exämple.org",
    "jo@example..org", "jo@.example.org", "jo(a)@example.org", "jo@[127.0.0.1]", "jo\u{0}@a.org",
  ])
  func `nothing else is an address`(address: String) {
    #expect(!MailText.isAddress(address))
  }

  @Test func `a name can be nothing but a name`() {
    let to = "jo@example.org"
    func mailbox(_ name: String?) -> String { MailText.mailbox(name: name, address: to) }
    #expect(mailbox(nil) == to)
    #expect(mailbox(" ") == to)
    #expect(mailbox("Jo Marsh") == "Jo Marsh <\(to)>")
    #expect(mailbox("Marsh, Jo \"<x@y.z>\"") == "\"Marsh, Jo \\\"<x@y.z>\\\"\" <\(to)>")
    #expect(mailbox("Jo\r\nBcc: x@y.z") == "\"Jo Bcc: x@y.z\" <\(to)>")
    #expect(mailbox("Zoë") == "=?UTF-8?Q?Zo=C3=AB?= <\(to)>")
    #expect(mailbox("Zoë\r\nBcc: x@y.z").split(separator: "\r\n").count == 1)
  }

  @Test func `a long name is folded between its letters`() {
    let words = MailText.header(String(repeating: "Łukasz 王芳 ", count: 20)).split(
      separator: "\r\n ")
    #expect(words.count > 3)
    #expect(words.allSatisfy { $0.hasPrefix("=?UTF-8?Q?") && $0.utf8.count <= 75 })
  }

  @Test func `a plain subject stays, one that looks encoded is encoded`() {
    #expect(MailText.header("Our reference: N-1") == "Our reference: N-1")
    #expect(MailText.header("=?UTF-8?B?eA==?=").hasPrefix("=?UTF-8?Q?=3D=3FUTF"))
    #expect(MailText.header("a\r\nBcc: b") == "a Bcc: b")
  }

  @Test func `the day is as the standard writes it, in the zone's time`() throws {
    let zone = try #require(Zone(name: "Europe/London", rule: "GMT0BST,M3.5.0/1,M10.5.0"))
    let time = try #require(TimeText.rfc3339("2020-06-09T12:05:09Z"))
    #expect(
      MailText.date(TimeText.civil(time, zone: zone)) == "Tue, 9 Jun 2020 13:05:09 +0100")
  }
}
