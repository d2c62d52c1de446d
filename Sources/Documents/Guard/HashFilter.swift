/// Hashes that were put in, and by chance a few that were not: in so few bits that a processor
/// keeps them at hand.
struct HashFilter: Sendable {
  private var words: [UInt64]

  init(capacity: Int) {
    var count = 16
    while count * 8 < capacity { count *= 2 }
    words = [UInt64](repeating: 0, count: count)
  }

  @inline(__always)
  mutating func insert(_ hash: UInt64) { words[place(hash)] |= bits(hash) }

  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool {
    let bits = bits(hash)
    return words[place(hash)] & bits == bits
  }

  @inline(__always)
  private func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & (words.count - 1)
  }

  @inline(__always)
  private func bits(_ hash: UInt64) -> UInt64 { 1 << (hash >> 58) | 1 << (hash >> 52 & 63) }
}

/// The first four bytes of texts that were put in, or all of a shorter one, and by chance those of a
/// few that were not.
struct HeadFilter: Sendable {
  private var bits: HashFilter

  init(capacity: Int) { bits = HashFilter(capacity: min(capacity, Self.most)) }

  /// More beginnings than the names, streets and numbers of any number of people have.
  private static let most = 1 << 17

  /// In bytes; whether a word begins is asked of as many.
  static let width = 4
  private static let head: UInt64 = 0xFFFF_FFFF

  /// - Parameter block: the first eight bytes, zeroes where it is shorter.
  mutating func insert(_ block: UInt64) { bits.insert(Self.hash(block & Self.head)) }

  /// Whether any text may begin so.
  ///
  /// - Parameter ends: the lowest bit of each byte of which the next one may begin a word: a text that
  ///   is shorter than a head ends at one of them.
  @inline(__always)
  func mayBegin(_ block: UInt64, ends: UInt64) -> Bool {
    if bits.mayHold(Self.hash(block & Self.head)) { return true }
    var short = ends & 0x01_0101
    while short != 0 {
      let count = UInt64(short.trailingZeroBitCount + 8)
      if bits.mayHold(Self.hash(block & (1 << count - 1))) { return true }
      short &= short - 1
    }
    return false
  }

  @inline(__always)
  private static func hash(_ head: UInt64) -> UInt64 { head &* 0x9E37_79B9_7F4A_7C15 }
}
