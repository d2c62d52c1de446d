internal import Glibc
package import Model
import Notation

/// The random key of one case, under which its references are made: without it they lead nowhere.
package struct CaseKey: Sendable {
  package let bytes: [UInt8]

  /// Nil unless 32 bytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// From the system's randomness; for a new case only.
  package static func random() throws(Problem) -> CaseKey {
    var bytes = [UInt8](repeating: 0, count: 32)
    let read = bytes.withUnsafeMutableBytes { getentropy($0.baseAddress, $0.count) }
    guard read == 0, let key = CaseKey(bytes) else { throw .noRandomness }
    return key
  }

  /// `length` characters (at most 50) of an HMAC-SHA256 of the subject, in Crockford's base 32:
  /// digits and letters that cannot be read as one another.
  func reference(for subject: [UInt8], length: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let digest = HMAC.sha256(key: bytes, message: subject).bytes
    var characters: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in digest where characters.count < length {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5, characters.count < length {
        count -= 5
        characters.append(alphabet[Int(bits >> UInt32(count) & 31)])
      }
      bits &= (1 << UInt32(count)) - 1
    }
    return String(decoding: characters, as: UTF8.self)
  }
}

extension Problem {
  fileprivate static var noRandomness: Problem {
    Problem(
      .unusableCase, "the system gives no random bytes",
      reason: "a new case needs a key of its own", hint: "try again in a moment")
  }
}
