import Glibc

/// Lines that come again and again, folded and searched once: most of what a hundred thousand letters
/// say is their template's.
///
/// A line is known with the empty lines behind it, and by what went before it as far as that makes a
/// difference. So it folds to the same bytes wherever it comes, and so does what begins and ends in it;
/// what may go on behind its end is looked at anew each time. It is kept when it comes for the second
/// time, as long as there is room; lines that go on following each other are kept as one besides.
struct KnownLines: Sendable {
  /// A line as it is kept, or several as one. Lines refer to each other by number.
  struct Line {
    fileprivate let kind: OutputKind
    fileprivate let before: FoldedText.State
    fileprivate let after: FoldedText.State
    fileprivate let source: Range<Int>
    /// Of `bytes`, `breaks` and `origins`.
    let folded: Range<Int>
    /// Of `hits`.
    let hits: Range<Int>
    /// Of `open`.
    let open: Range<Int>

    /// The single line it begins with, and the next shorter of all that begin so.
    fileprivate let first: Int
    fileprivate let shorter: Int?
    /// Of a single line: the longest of all that begin with it.
    fileprivate var longest: Int
    /// The single line that followed the last time.
    fileprivate var next: Int?
  }

  /// A folded text, and the known lines in it in their order.
  struct Reading: Sendable {
    var text = FoldedText([])
    fileprivate(set) var pieces: [Piece] = []
    /// The line that came last; nil where that was no known one.
    fileprivate var last: Int?
  }

  /// Where a known line stands in a folded text.
  struct Piece {
    let start: Int
    let line: Int
  }

  private(set) var lines: [Line] = []
  /// By hash: a single line + 1; 0 where there is none.
  private var slots: [UInt16] = []
  /// Hashes of lines that came once.
  private var seen: [UInt64] = []
  private var sources: [UInt8] = []
  private var bytes: [UInt8] = []
  private var breaks: [FoldedText.Break] = []
  /// Counted from the line's first byte.
  private var origins: [UInt32] = []
  /// What is found in a line, whatever follows it; counted from its first folded byte.
  private(set) var hits: [TermDictionary.Hit] = []
  /// Where something begins that may end behind the line.
  private(set) var open: [Int] = []

  /// More lines than the templates of a case have, and no more bytes than a processor has at hand.
  private static let room = 2048
  private static let bytesOfRoom = 1 << 18
  private static let longest = 4096
  private static let lineFeed = UInt8(ascii: "\n")

  /// Folds a document, `dictionary` being what it will be searched with: always the same.
  mutating func fold(
    _ bytes: [UInt8], as kind: OutputKind, into reading: inout Reading,
    for dictionary: TermDictionary
  ) {
    if slots.isEmpty {
      slots = [UInt16](repeating: 0, count: 2 * Self.room)
      seen = [UInt64](repeating: 0, count: 2 * Self.room)
    }
    reading.pieces.removeAll(keepingCapacity: true)
    reading.last = nil
    reading.text.begin(bytes.count)
    bytes.withUnsafeBufferPointer { source in
      var index = 0
      while index < source.count {
        index = fold(from: index, of: source, as: kind, into: &reading, for: dictionary)
      }
    }
    reading.text.end()
  }

  /// Folds one line, or as many as are known as one; returns where that ends.
  private mutating func fold(
    from start: Int, of source: UnsafeBufferPointer<UInt8>, as kind: OutputKind,
    into reading: inout Reading, for dictionary: TermDictionary
  ) -> Int {
    if let last = reading.last, let next = lines[last].next,
      let line = line(beginning: next, at: start, of: source, kind, after: reading.text.state)
    {
      let end = append(line, at: start, to: &reading)
      join(last, line, source[..<end], reading.text, for: dictionary)
      return end
    }
    let range = start..<Self.end(of: source, from: start)
    // A tag may have ended here, in the middle of a line. And only of what ends its line is it known
    // that what follows begins a word.
    guard start == 0 || source[start - 1] == Self.lineFeed,
      source[range.upperBound - 1] == Self.lineFeed, range.count <= Self.longest
    else {
      reading.last = nil
      return reading.text.fold(source, range, as: kind)
    }
    let hash = TermHash.whole(UnsafeBufferPointer(rebasing: source[range]))
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let first = Int(slots[slot]) - 1
      if lines[first].source.count == range.count,
        let line = line(beginning: first, at: start, of: source, kind, after: reading.text.state)
      {
        if let last = reading.last { lines[last].next = first }
        return append(line, at: start, to: &reading)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    reading.last = nil
    let place = Int(truncatingIfNeeded: hash) & (seen.count - 1)
    let isSecond = seen[place] == hash
    seen[place] = hash
    let (first, before) = (reading.text.bytes.count, reading.text.state)
    let end = reading.text.fold(source, range, as: kind)
    // A tag may go on behind its line, or would if the document did.
    let isWhole = end == range.upperBound && end < source.count
    if isSecond, hasRoom, isWhole, reading.text.firstUnread == nil {
      slots[slot] = UInt16(lines.count + 1)
      keep(
        source[range], as: kind, before: before, reading.text, from: first, for: dictionary)
    }
    return end
  }

  /// Behind the line that `start` is in, and behind the empty ones that follow it.
  private static func end(of source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < source.count, source[end] != lineFeed { end += 1 }
    while end < source.count, source[end] == lineFeed { end += 1 }
    return end
  }

  private var hasRoom: Bool { lines.count < Self.room && sources.count < Self.bytesOfRoom }

  /// Of those that begin with that single line, the longest with which a text goes on.
  private func line(
    beginning first: Int, at start: Int, of source: UnsafeBufferPointer<UInt8>, _ kind: OutputKind,
    after state: FoldedText.State
  ) -> Int? {
    if lines[first].kind != kind || lines[first].before != state { return nil }
    var line: Int? = lines[first].longest
    while let number = line {
      if goesOn(source, at: start, with: lines[number].source) { return number }
      line = lines[number].shorter
    }
    return nil
  }

  private func goesOn(
    _ source: UnsafeBufferPointer<UInt8>, at start: Int, with range: Range<Int>
  ) -> Bool {
    guard source.count - start >= range.count, let theirs = source.baseAddress else { return false }
    return sources.withUnsafeBufferPointer { sources in
      guard let ours = sources.baseAddress else { return false }
      return memcmp(ours + range.lowerBound, theirs + start, range.count) == 0
    }
  }

  private func append(_ number: Int, at start: Int, to reading: inout Reading) -> Int {
    let line = lines[number]
    reading.pieces.append(Piece(start: reading.text.bytes.count, line: number))
    reading.text.append(
      bytes[line.folded], breaks[line.folded], origins[line.folded], at: start,
      leaving: line.after)
    reading.last = number
    return start + line.source.count
  }

  private mutating func keep(
    _ source: Slice<UnsafeBufferPointer<UInt8>>, as kind: OutputKind,
    before: FoldedText.State, _ text: FoldedText, from start: Int, for dictionary: TermDictionary,
    longerThan shorter: Int? = nil
  ) {
    let number = lines.count
    let first = shorter.map { lines[$0].first } ?? number
    let folded = start..<text.bytes.count
    let found = dictionary.searchAlone(folded, of: text)
    lines.append(
      Line(
        kind: kind, before: before, after: text.state,
        source: sources.count..<sources.count + source.count,
        folded: bytes.count..<bytes.count + folded.count,
        hits: hits.count..<hits.count + found.hits.count,
        open: open.count..<open.count + found.open.count,
        first: first, shorter: shorter, longest: number))
    lines[first].longest = number
    sources.append(contentsOf: source)
    bytes += text.bytes[folded]
    breaks += text.breaks[folded]
    origins += text.origins[folded].map { $0 - UInt32(truncatingIfNeeded: source.startIndex) }
    hits += found.hits.map { $0.moved(by: -start) }
    open += found.open.map { $0 - start }
  }

  /// Keeps two lines as one, since the second followed the first as it had before.
  ///
  /// - Parameters:
  ///   - source: of the document, up to where the second ends.
  ///   - text: folded so far.
  private mutating func join(
    _ one: Int, _ other: Int, _ source: Slice<UnsafeBufferPointer<UInt8>>, _ text: FoldedText,
    for dictionary: TermDictionary
  ) {
    let count = lines[one].source.count + lines[other].source.count
    guard lines[lines[one].first].longest == one, count <= Self.longest, hasRoom else { return }
    keep(
      source[(source.endIndex - count)...], as: lines[one].kind, before: lines[one].before, text,
      from: text.bytes.count - lines[one].folded.count - lines[other].folded.count,
      for: dictionary, longerThan: one)
  }
}
