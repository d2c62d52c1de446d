internal import CSHA256
package import Model

/// SHA-256 (FIPS 180-4) of a message that comes in pieces: what `sha256sum` prints.
///
/// The digest can be read at any length without ending the message, a copy is a fork, and the state
/// can be kept as bytes and taken up again in another run: so a sweep hashes only what is new.
package struct SHA256: Sendable {
  /// How blocks are worked: both give the same bits.
  package enum Path: Sendable {
    /// The processor's SHA instructions where it has them.
    case fastest
    case portable
  }

  private var hash = candour_sha256()
  private let path: Path

  package init() { self.init(path: .fastest) }

  package init(path: Path) {
    self.path = path
    candour_sha256_begin(&hash)
  }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    candour_sha256_update(&hash, bytes.baseAddress, bytes.count, path == .portable ? 1 : 0)
  }

  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Of all bytes so far; more may follow.
  package var digest: Digest {
    var hash = hash
    let bytes = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      candour_sha256_digest(&hash, buffer.baseAddress, path == .portable ? 1 : 0)
      count = 32
    }
    return Digest(bytes: bytes)
  }

  /// How many bytes the message has so far.
  package var length: UInt64 { hash.length }

  package static func digest(of bytes: [UInt8]) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest
  }

  /// The instructions that `Path.fastest` would use are there.
  package static var hasInstructions: Bool { candour_sha256_has_instructions() != 0 }
}

extension SHA256 {
  /// The message so far as bytes: the chaining value (32), the length in bytes (8, big-endian), then
  /// the 0 to 63 bytes after the last whole block.
  package var state: [UInt8] {
    withUnsafeBytes(of: hash.chain) { chain in
      chain.bindMemory(to: UInt32.self).flatMap(SHA256.bigEndian)
    } + SHA256.bigEndian(hash.length)
      + withUnsafeBytes(of: hash.pending) { $0.prefix(Int(hash.length % 64)) }
  }

  /// Takes up what `state` gave; nil for bytes of another shape.
  package init?(state: [UInt8]) {
    guard state.count >= 40 else { return nil }
    let length = state[32..<40].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let pending = state.dropFirst(40)
    guard UInt64(pending.count) == length % 64 else { return nil }
    self.init()
    withUnsafeMutableBytes(of: &hash.chain) { chain in
      for (index, word) in chain.bindMemory(to: UInt32.self).indices.enumerated() {
        let bytes = state[index * 4..<index * 4 + 4]
        chain.bindMemory(to: UInt32.self)[word] = bytes.reduce(0) { $0 << 8 | UInt32($1) }
      }
    }
    hash.length = length
    withUnsafeMutableBytes(of: &hash.pending) { $0.copyBytes(from: pending) }
  }

  private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }
}
