import Foundation
import Model
import Notation
import TestSupport
import Testing

struct HMACTests {
  @Test func `the examples of RFC 4231 come out`() throws {
    let greeting = HMAC.sha256(
      key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8))
    #expect(
      greeting.hex == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    let question = HMAC.sha256(
      key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8))
    #expect(
      question.hex == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")

    for group in try Vectors.groups("rfc-4231-sha256.txt") {
      let made = HMAC.sha256(
        key: Vectors.bytes(group["Key"] ?? ""), message: Vectors.bytes(group["Msg"] ?? ""))
      #expect(made.hex == group["MD"])
    }
  }

  private struct Suite: Decodable {
    struct Group: Decodable {
      let tagSize: Int
      let tests: [Case]
    }
    struct Case: Decodable {
      let tcId: Int
      let key: String
      let msg: String
      let tag: String
      let result: String
    }
    let testGroups: [Group]
  }

  @Test func `Wycheproof's tags are told good from bad`() throws {
    guard let folder = SharedData.folder("wycheproof-hmac") else { return }
    let file = folder.appendingPathComponent("hmac_sha256_test.json")
    let suite = try JSONDecoder().decode(Suite.self, from: Data(contentsOf: file))
    #expect(!suite.testGroups.isEmpty)
    for group in suite.testGroups {
      for test in group.tests {
        let made = HMAC.sha256(key: Vectors.bytes(test.key), message: Vectors.bytes(test.msg))
        let tag = Vectors.bytes(test.tag)
        let same = Array(made.bytes.prefix(group.tagSize / 8)) == tag
        #expect(same == (test.result == "valid"), "case \(test.tcId)")
      }
    }
  }
}
