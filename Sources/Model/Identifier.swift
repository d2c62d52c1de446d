/// The name of a recording, patient, viewer or session: opaque bytes of valid UTF-8.
///
/// Two identifiers are the same when their bytes are; `String` would call `é` and `e` with an accent
/// one name. The order is that of the bytes.
package struct Identifier: Hashable, Comparable, Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }
  package init(_ text: String) { self.bytes = Array(text.utf8) }
  package init(_ slice: Slice) { self.bytes = slice.copied }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package static func < (left: Identifier, right: Identifier) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

/// A SHA-256: 32 bytes, written as 64 lower-case hexadecimal digits.
package struct Digest: Hashable, Comparable, Sendable {
  package let bytes: [UInt8]

  /// `bytes` must be 32 long; anything else is a defect of the caller.
  package init(bytes: [UInt8]) {
    precondition(bytes.count == 32)
    self.bytes = bytes
  }

  /// From 64 hexadecimal digits of either case; nil for anything else.
  package init?(hex: String) {
    let digits = hex.utf8.compactMap(Digest.value)
    guard hex.utf8.count == 64, digits.count == 64 else { return nil }
    bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package static func < (left: Digest, right: Digest) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
