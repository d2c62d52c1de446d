/// Which of the table's numbers occurred: one bit each, taken up when the first occurs.
struct NumberSet: Sendable {
  private var words: [UInt64] = []

  @inline(__always)
  mutating func insert(_ number: UInt32, below limit: Int) {
    if words.isEmpty { words = [UInt64](repeating: 0, count: limit / 64 + 1) }
    words[Int(number >> 6)] |= 1 << UInt64(number & 63)
  }

  mutating func formUnion(_ other: NumberSet) {
    if words.isEmpty {
      words = other.words
      return
    }
    for (index, word) in other.words.enumerated() { words[index] |= word }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}
