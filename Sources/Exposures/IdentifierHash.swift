import Model

/// Spreads identifiers over a table: two multiplications for the usual short one.
///
/// Logs are written by strangers, so the seed is drawn anew for every registry: nobody can prepare
/// identifiers that all fall into one place. Nothing that a scan finds depends on it.
struct IdentifierHash: Sendable {
  private let seed: UInt64

  init(seed: UInt64) { self.seed = seed }

  /// Reads the identifier's own bytes and none beside them: what follows them may not be there.
  @inline(__always)
  func callAsFunction(_ text: Slice) -> UInt64 {
    let count = text.count
    guard count > 0, let start = text.start else { return mixed(seed, Self.odd) }
    let bytes = UnsafeRawPointer(start)
    var state = seed ^ UInt64(truncatingIfNeeded: count)
    var left = count
    var at = bytes
    while left > 16 {
      state = mixed(
        at.loadUnaligned(as: UInt64.self) ^ Self.odd,
        at.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ state)
      at += 16
      left -= 16
    }
    let low: UInt64
    let high: UInt64
    if left >= 8 {
      low = at.loadUnaligned(as: UInt64.self)
      high = at.loadUnaligned(fromByteOffset: left - 8, as: UInt64.self)
    } else if left >= 4 {
      low = UInt64(at.loadUnaligned(as: UInt32.self))
      high = UInt64(at.loadUnaligned(fromByteOffset: left - 4, as: UInt32.self))
    } else {
      low =
        UInt64(at.load(as: UInt8.self)) << 16
        | UInt64(at.load(fromByteOffset: left >> 1, as: UInt8.self)) << 8
        | UInt64(at.load(fromByteOffset: left - 1, as: UInt8.self))
      high = 0
    }
    return mixed(mixed(low ^ Self.odd, high ^ state), state ^ Self.other)
  }

  @inline(__always)
  private func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  private static let odd: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let other: UInt64 = 0xD1B5_4A32_D192_ED03
}
