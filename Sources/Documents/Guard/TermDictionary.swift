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

  /// A pattern that was found, and where.
  struct Hit: Hashable {
    let number: Int
    let range: Range<Int>

    func moved(by distance: Int) -> Hit {
      Hit(
        number: number, range: range.lowerBound + distance..<range.upperBound + distance)
    }
  }

  /// Each pattern wherever it begins and ends at the edge of a word; in order of their ends, longest
  /// first.
  func search(_ text: FoldedText) -> [Hit] { search(text, pieces: [], of: KnownLines()) }

  /// The same, but for what is known already of some of its lines.
  func search(
    _ text: FoldedText, pieces: [KnownLines.Piece], of known: borrowing KnownLines
  ) -> [Hit] {
    var hits: [Hit] = []
    if count == 0 { return hits }
    text.bytes.withUnsafeBufferPointer { bytes in
      text.breaks.withUnsafeBytes { raw in
        // A break is one byte.
        let breaks = raw.bindMemory(to: UInt8.self)
        var place = 0
        for piece in pieces {
          search(bytes, breaks, place..<piece.start, into: &hits)
          let line = known.lines[piece.line]
          for place in line.hits { hits.append(known.hits[place].moved(by: piece.start)) }
          for place in line.open {
            _ = walk(bytes, breaks, from: piece.start + known.open[place], into: &hits)
          }
          place = piece.start + line.folded.count
        }
        search(bytes, breaks, place..<bytes.count, into: &hits)
      }
    }
    hits.sort {
      ($0.range.upperBound, $0.range.lowerBound) < ($1.range.upperBound, $1.range.lowerBound)
    }
    return hits
  }

  /// What is found at some words of a text wherever they stand, and where something begins of which
  /// that cannot be said: what follows decides.
  ///
  /// - Parameter words: of the folded text; what follows them begins a word.
  func searchAlone(_ words: Range<Int>, of text: FoldedText) -> (hits: [Hit], open: [Int]) {
    var hits: [Hit] = []
    var open: [Int] = []
    if count == 0 { return (hits, open) }
    text.bytes.withUnsafeBufferPointer { bytes in
      text.breaks.withUnsafeBytes { raw in
        let breaks = raw.bindMemory(to: UInt8.self)
        for start in words where text.breaks[start].contains(.edge) {
          var found: [Hit] = []
          if walk(bytes, breaks, from: start, until: words.upperBound, into: &found) {
            hits += found
          } else {
            open.append(start)
          }
        }
      }
    }
    return (hits, open)
  }

  /// Wherever a word begins in `range`.
  @inline(__always)
  private func search(
    _ bytes: UnsafeBufferPointer<UInt8>, _ breaks: UnsafeBufferPointer<UInt8>, _ range: Range<Int>,
    into hits: inout [Hit]
  ) {
    var place = range.lowerBound
    while place < range.upperBound {
      var starts = Self.edges(in: breaks, from: place)
      while starts != 0 {
        let start = place + starts.trailingZeroBitCount / 8
        if start < range.upperBound { _ = walk(bytes, breaks, from: start, into: &hits) }
        starts &= starts - 1
      }
      place += TermHash.width
    }
  }

  /// Looks up what begins at `start`, as far as some pattern may begin so.
  ///
  /// - Parameters:
  ///   - breaks: one longer than `bytes`.
  ///   - end: what stands there and behind is not looked at. False where that would be needed.
  @inline(__always)
  private func walk(
    _ bytes: UnsafeBufferPointer<UInt8>, _ breaks: UnsafeBufferPointer<UInt8>, from start: Int,
    until end: Int = .max, into hits: inout [Hit]
  ) -> Bool {
    if end - start < HeadFilter.width { return false }
    var hash = TermHash()
    var here = start
    var block = TermHash.block(bytes, at: start)
    guard heads.mayBegin(block, ends: Self.edges(in: breaks, from: start + 1)) else { return true }
    while true {
      if end - here <= TermHash.width { return false }
      var ends = Self.edges(in: breaks, from: here + 1)
      while ends != 0 {
        let count = 1 + ends.trailingZeroBitCount / 8
        let whole = hash.ending(with: block, after: count)
        if known.mayHold(whole) {
          let pattern = UnsafeBufferPointer(rebasing: bytes[start..<here + count])
          if let number = number(of: pattern, knownBy: whole) {
            hits.append(Hit(number: number, range: start..<here + count))
          }
        }
        ends &= ends - 1
      }
      hash.goOn(with: block)
      if !beginnings.mayHold(hash.value) { return true }
      here += TermHash.width
      if here >= bytes.count { return true }
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
