import Model
import Notation
import Testing

struct SHA256Tests {
  static let paths: [SHA256.Path] = [.fastest, .portable]

  func digest(of bytes: [UInt8], by path: SHA256.Path) -> String {
    var hash = SHA256(path: path)
    hash.update(bytes)
    return hash.digest.hex
  }

  @Test(arguments: paths) func `the examples of the standard come out`(path: SHA256.Path) {
    let examples = [
      "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ]
    for (message, answer) in examples {
      #expect(digest(of: Array(message.utf8), by: path) == answer)
    }
    #expect(
      digest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000), by: path)
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: paths) func `every short and long message of NIST comes out`(
    path: SHA256.Path
  ) throws {
    for file in ["SHA256ShortMsg.rsp", "SHA256LongMsg.rsp"] {
      for group in try Vectors.groups(file) {
        let length = try #require(Int(group["Len"] ?? ""))
        let message = Vectors.bytes(group["Msg"] ?? "").prefix(length / 8)
        #expect(digest(of: Array(message), by: path) == group["MD"])
      }
    }
  }

  @Test(arguments: paths) func `the thousandfold chain of NIST comes out`(path: SHA256.Path) throws
  {
    var seed = Vectors.bytes("6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691")
    for group in try Vectors.groups("SHA256Monte.rsp") {
      var last = [seed, seed, seed]
      for _ in 0..<1000 {
        var hash = SHA256(path: path)
        hash.update(last[0] + last[1] + last[2])
        last = [last[1], last[2], hash.digest.bytes]
      }
      seed = last[2]
      #expect(Digest(bytes: seed).hex == group["MD"])
    }
  }

  @Test func `both paths agree at every length over two blocks and more`() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 3) }
    for length in 0...300 {
      let part = Array(message.prefix(length))
      #expect(digest(of: part, by: .fastest) == digest(of: part, by: .portable))
    }
  }

  @Test(arguments: paths) func `a state forked at any length goes on in both branches`(
    path: SHA256.Path
  ) throws {
    let message = (0..<260).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 1) }
    for length in 0...200 {
      var first = SHA256(path: path)
      first.update(Array(message.prefix(length)))
      var fork = first
      #expect(first.digest == SHA256.digest(of: Array(message.prefix(length))))

      var restored = try #require(SHA256(state: first.state))
      #expect(restored.length == UInt64(length))
      #expect(restored.digest == first.digest)

      first.update(Array(message.dropFirst(length)))
      restored.update(Array(message.dropFirst(length)))
      fork.update(Array("another end".utf8))
      #expect(first.digest == SHA256.digest(of: message))
      #expect(restored.digest == first.digest)
      #expect(
        fork.digest == SHA256.digest(of: message.prefix(length) + Array("another end".utf8)))
    }
  }

  @Test func `pieces of any size make the same message`() {
    let message = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    for size in [1, 3, 63, 64, 65, 127, 128, 999] {
      var hash = SHA256()
      for start in stride(from: 0, to: message.count, by: size) {
        hash.update(Array(message[start..<min(start + size, message.count)]))
      }
      #expect(hash.digest == SHA256.digest(of: message))
    }
  }

  @Test func `a state of another shape is not taken up`() {
    var hash = SHA256()
    hash.update(Array("abc".utf8))
    let state = hash.state
    #expect(state.count == 43)
    #expect(SHA256(state: []) == nil)
    #expect(SHA256(state: Array(state.dropLast())) == nil)
    #expect(SHA256(state: state + [0]) == nil)
  }
}
