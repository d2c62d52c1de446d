/// The hash of a text's bytes, eight at a time, so that the hash of whatever begins at one place and
/// ends at another comes of one walk from the first.
///
/// What is the same has the same hash; what has the same hash is compared. Which hash it is makes no
/// difference to anything that is found.
struct TermHash {
  private(set) var value: UInt64 = 0

  static let width = 8

  /// Of a text that goes on behind these eight bytes.
  @inline(__always)
  mutating func goOn(with block: UInt64) {
    value = Self.mixed(value ^ block, 0x9E37_79B9_7F4A_7C15)
  }

  /// Of the text that ends within `block`, behind one to eight bytes of it.
  @inline(__always)
  func ending(with block: UInt64, after count: Int) -> UInt64 {
    let tail = block << UInt64(64 - 8 * count)
    return Self.mixed(value ^ tail ^ UInt64(count), 0xD6E8_FEB8_6659_FD93)
  }

  /// Of a text by itself, and for each eight bytes of it that are not its end, what `goOn` gives.
  static func whole(
    _ text: UnsafeBufferPointer<UInt8>, beginnings: (UInt64) -> Void = { _ in }
  ) -> UInt64 {
    var hash = TermHash()
    var start = 0
    while text.count - start > width {
      hash.goOn(with: block(text, at: start))
      beginnings(hash.value)
      start += width
    }
    return hash.ending(with: block(text, at: start), after: text.count - start)
  }

  /// Eight bytes of `text`, the first lowest; as many fewer as it is long, and then zeroes.
  @inline(__always)
  static func block(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64 {
    guard let base = text.baseAddress else { return 0 }
    if start + width <= text.count {
      return UInt64(
        littleEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    }
    var block: UInt64 = 0
    for place in start..<max(start, text.count) {
      block |= UInt64(text[place]) << UInt64(8 * (place - start))
    }
    return block
  }

  @inline(__always)
  private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
    let product = (one ^ seed).multipliedFullWidth(by: other)
    return product.high ^ product.low
  }

  /// Anew in every run: nobody can write names that all have one hash.
  private static let seed = UInt64.random(in: 0...UInt64.max)
}
