/// Aho and Corasick's automaton (CACM 18(6), 1975) over every pattern at once: a text is read a
/// single time, however many people the case has.
///
/// The states are numbered breadth first, so the children of a state are neighbours and a state
/// costs 17 bytes: where its children begin, its letter, where to go on when none fits, the pattern
/// that ends here and the next shorter state where one does.
struct TermAutomaton: Sendable {
  private var firstChild: [Int32] = []
  private var letter: [UInt8] = []
  private var fallback: [Int32] = []
  private var pattern: [Int32] = []
  private var shorter: [Int32] = []
  /// By pattern.
  private let lengths: [Int32]
  /// The children of state 0 by letter; 0 where there is none.
  private var rootChild = [Int32](repeating: 0, count: 256)

  /// - Parameter patterns: in byte order, none empty, no two the same.
  init(_ patterns: [[UInt8]]) {
    lengths = patterns.map { Int32($0.count) }
    build(patterns)
  }

  /// Calls `found` with the number of each pattern and the range where it stands, wherever it
  /// begins and ends at the edge of a word; in order of their ends, longest first.
  func search(_ text: FoldedText, found: (Int, Range<Int>) -> Void) {
    if lengths.isEmpty { return }
    var state: Int32 = 0
    for index in text.bytes.indices {
      if state == 0 {
        // Nothing is found that does not begin at the edge of a word: most of a text is passed over.
        if !text.breaks[index].contains(.edge) { continue }
        state = rootChild[Int(text.bytes[index])]
      } else {
        state = next(from: state, by: text.bytes[index])
      }
      let end = index + 1
      guard state != 0, text.breaks[end].contains(.edge) else { continue }
      var ending = pattern[Int(state)] >= 0 ? state : shorter[Int(state)]
      while ending != 0 {
        let number = Int(pattern[Int(ending)])
        let start = end - Int(lengths[number])
        if text.breaks[start].contains(.edge) { found(number, start..<end) }
        ending = shorter[Int(ending)]
      }
    }
  }

  @inline(__always)
  private func next(from start: Int32, by byte: UInt8) -> Int32 {
    var state = start
    while state != 0 {
      if let child = child(of: state, by: byte) { return child }
      state = fallback[Int(state)]
    }
    return rootChild[Int(byte)]
  }

  @inline(__always)
  private func child(of state: Int32, by byte: UInt8) -> Int32? {
    var child = firstChild[Int(state)]
    let end = firstChild[Int(state) + 1]
    while child < end {
      if letter[Int(child)] == byte { return child }
      child += 1
    }
    return nil
  }

  /// A state is the patterns that share its beginning: a stretch of the sorted list.
  private mutating func build(_ patterns: [[UInt8]]) {
    var stretches = [0..<patterns.count]
    var depths: [Int32] = [0]
    letter = [0]
    fallback = [0]
    pattern = [-1]
    shorter = [0]
    var state = 0
    while state < stretches.count {
      var rest = stretches[state]
      let depth = Int(depths[state])
      if let first = rest.first, patterns[first].count == depth {
        pattern[state] = Int32(first)
        rest = rest.dropFirst()
      }
      firstChild.append(Int32(stretches.count))
      while let first = rest.first {
        let byte = patterns[first][depth]
        let end = rest.first { patterns[$0][depth] != byte } ?? rest.upperBound
        let child = Int32(stretches.count)
        let back = state == 0 ? 0 : next(from: fallback[state], by: byte)
        if state == 0 { rootChild[Int(byte)] = child }
        stretches.append(first..<end)
        depths.append(Int32(depth + 1))
        letter.append(byte)
        fallback.append(back)
        pattern.append(-1)
        shorter.append(0)
        rest = end..<rest.upperBound
      }
      state += 1
    }
    firstChild.append(Int32(stretches.count))
    for state in fallback.indices.dropFirst() {
      let back = fallback[state]
      shorter[state] = pattern[Int(back)] >= 0 ? back : shorter[Int(back)]
    }
  }
}
