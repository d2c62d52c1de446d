/// A gzip file whose blocks are stored as they are (RFC 1952; RFC 1951 §3.2.4): any `gzip` reads it,
/// and it has the same bytes on every machine, which no compressor promises.
struct StoredGzip {
  /// The most that one stored block holds.
  static let blockSize = 65_535
  /// No name, no time, unknown system.
  static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  private var checksum: UInt32 = 0xFFFF_FFFF
  private var count: UInt32 = 0
  private let table: [UInt32]

  init() {
    table = (0..<256).map { index in
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      return value
    }
  }

  /// At most `blockSize` bytes as a block; the last one of a file says so.
  mutating func block(_ bytes: ArraySlice<UInt8>, last: Bool) -> [UInt8] {
    table.withUnsafeBufferPointer { table in
      for byte in bytes {
        checksum = checksum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: checksum) ^ byte)]
      }
    }
    count &+= UInt32(truncatingIfNeeded: bytes.count)
    let length = UInt16(truncatingIfNeeded: bytes.count)
    var block: [UInt8] = [last ? 1 : 0]
    block.append(contentsOf: Self.littleEndian(UInt32(length) | UInt32(~length) << 16))
    block.append(contentsOf: bytes)
    return block
  }

  /// CRC-32 and length of all that was stored.
  var trailer: [UInt8] { Self.littleEndian(~checksum) + Self.littleEndian(count) }

  private static func littleEndian(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
