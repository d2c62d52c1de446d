/// Every pattern at once, flat: a text is read a single time, however many people the case has.
///
/// A match begins and ends at the edge of a word, so only what stands between two edges is looked
/// up, by its hash; and only as long as some pattern begins so, which `beginnings` tells of each
/// eight bytes. Patterns are numbered in the order in which they first come.
struct TermDictionary: Sendable {
  /// All patterns, one behind the other.
  private var bytes: [UInt8] = []
  /// Where each begins, and the last ends.
  private var starts: [Int] = [0]
  /// By hash: the upper half of it, and a pattern's number + 1; 0 where there is none.
  private var slots: [UInt64]
  /// How patterns begin: most words of a text are passed over by that alone.
  private var heads: HeadFilter
  private var known: HashFilter
  private var beginnings: HashFilter

  var count: Int { starts.count - 1 }

  /// - Parameters:
  ///   - patterns: how many will be added at most.
  ///   - bytes: of how many bytes all in all.
  init(patterns: Int, bytes count: Int) {
    var capacity = 16
    while capacity < patterns * 2 { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    heads = HeadFilter(capacity: patterns)
    known = HashFilter(capacity: patterns)
    beginnings = HashFilter(capacity: count / TermHash.width)
    bytes.reserveCapacity(count)
    starts.reserveCapacity(patterns + 1)
  }

  /// The number of a pattern that is not empty, from now on or already.
  mutating func number(of pattern: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let found = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash >> 32, holds(found, pattern) { return found }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = count
    slots[slot] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
    heads.insert(TermHash.block(pattern, at: 0))
    known.insert(hash)
    _ = TermHash.whole(pattern) { beginnings.insert($0) }
    bytes.append(contentsOf: pattern)
    starts.append(bytes.count)
    return number
  }

  /// Calls `found` with the number of each pattern and the range where it stands, wherever it
  /// begins and ends at the edge of a word; in order of their ends, longest first.
  func search(_ text: FoldedText, found: (Int, Range<Int>) -> Void) {
    if count == 0 { return }
    var all: [(number: Int, range: Range<Int>)] = []
    all.reserveCapacity(16)
    text.bytes.withUnsafeBufferPointer { bytes in
      text.breaks.withUnsafeBytes { raw in
        // A break is one byte.
        let breaks = raw.bindMemory(to: UInt8.self)
        var place = 0
        while place < bytes.count {
          var starts = Self.edges(in: breaks, from: place)
          while starts != 0 {
            let start = place + starts.trailingZeroBitCount / 8
            if start < bytes.count { search(bytes, breaks, from: start, into: &all) }
            starts &= starts - 1
          }
          place += TermHash.width
        }
      }
    }
    all.sort {
      ($0.range.upperBound, $0.range.lowerBound) < ($1.range.upperBound, $1.range.lowerBound)
    }
    for (number, range) in all { found(number, range) }
  }

  /// `breaks` is one longer than `bytes`.
  @inline(__always)
  private func search(
    _ bytes: UnsafeBufferPointer<UInt8>, _ breaks: UnsafeBufferPointer<UInt8>, from start: Int,
    into found: inout [(number: Int, range: Range<Int>)]
  ) {
    var hash = TermHash()
    var here = start
    var block = TermHash.block(bytes, at: start)
    guard heads.mayBegin(block, ends: Self.edges(in: breaks, from: start + 1)) else { return }
    while true {
      var ends = Self.edges(in: breaks, from: here + 1)
      while ends != 0 {
        let count = 1 + ends.trailingZeroBitCount / 8
        let whole = hash.ending(with: block, after: count)
        if known.mayHold(whole) {
          let pattern = UnsafeBufferPointer(rebasing: bytes[start..<here + count])
          if let number = number(of: pattern, knownBy: whole) {
            found.append((number, start..<here + count))
          }
        }
        ends &= ends - 1
      }
      hash.goOn(with: block)
      if !beginnings.mayHold(hash.value) { return }
      here += TermHash.width
      if here >= bytes.count { return }
      block = TermHash.block(bytes, at: here)
    }
  }

  /// The lowest bit of each of eight bytes whose character stands at the edge of a word.
  @inline(__always)
  private static func edges(in breaks: UnsafeBufferPointer<UInt8>, from place: Int) -> UInt64 {
    TermHash.block(breaks, at: place)
      & 0x0101_0101_0101_0101 &* UInt64(FoldedText.Break.edge.rawValue)
  }

  private func number(
    of pattern: UnsafeBufferPointer<UInt8>, knownBy hash: UInt64
  ) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let found = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash >> 32, holds(found, pattern) { return found }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func holds(_ number: Int, _ pattern: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = starts[number]..<starts[number + 1]
    guard range.count == pattern.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for place in pattern.indices where all[range.lowerBound + place] != pattern[place] {
        return false
      }
      return true
    }
  }
}
