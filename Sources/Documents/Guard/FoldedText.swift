import Notation

/// A text as the leak guard compares it: letters and digits alone, folded, and for each of them
/// where it stood and what stood before it.
///
/// Spacing and punctuation are left out, so that a phone number, an address or an id is found
/// however it is broken up; that something was left out is remembered, so that only whole words
/// match.
struct FoldedText {
  struct Break: OptionSet {
    let rawValue: UInt8
    /// A word may begin here: the beginning, or after a separator, a picture, a zero-width space.
    static let edge = Break(rawValue: 1)
    /// A separator that a reader sees.
    static let seen = Break(rawValue: 2)
    /// White space rather than punctuation.
    static let space = Break(rawValue: 4)
    /// A capital after a small letter: `MarySmith`.
    static let capital = Break(rawValue: 8)
  }

  private(set) var bytes: [UInt8] = []
  /// What stands before each byte, and at the end.
  private(set) var breaks: [Break] = []
  /// Offset of the character each byte came from, in what was folded.
  private(set) var origins: [UInt32] = []

  /// Where something is no text at all.
  private(set) var firstUnread: Int?

  /// What one character leaves to the next.
  struct State: Equatable {
    fileprivate var pending: Break = .edge
    fileprivate var endedSmall = false
    fileprivate(set) var isLoose = false
  }

  private(set) var state = State()

  /// Something in it may be written in another way than it is read: a tag, `%2D`, `&#45;`, a word
  /// parted at the end of a line. `LooseText` reads those.
  var isLoose: Bool { state.isLoose }

  /// - Parameter kind: of HTML and Markdown the tags and entities are undone, of JSON the escapes.
  init(_ source: [UInt8], as kind: OutputKind = .plain) {
    reset(to: source, as: kind)
  }

  /// The same storage for the next text: a hundred thousand letters allocate once.
  mutating func reset(to source: [UInt8], as kind: OutputKind = .plain) {
    source.withUnsafeBufferPointer { reset(to: $0, as: kind) }
  }

  mutating func reset(to text: String) {
    var text = text
    text.withUTF8 { reset(to: $0, as: .plain) }
  }

  /// Offsets of the first and the last character of a stretch of `bytes` that is not empty.
  func origin(of range: Range<Int>) -> ClosedRange<Int> {
    Int(origins[range.lowerBound])...Int(origins[range.upperBound - 1])
  }

  private mutating func reset(to source: UnsafeBufferPointer<UInt8>, as kind: OutputKind) {
    begin(source.count)
    _ = fold(source, 0..<source.count, as: kind)
    end()
  }

  /// Before the first stretch of a text of so many bytes.
  mutating func begin(_ count: Int) {
    firstUnread = nil
    bytes.removeAll(keepingCapacity: true)
    breaks.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    state = State()
    bytes.reserveCapacity(count)
    breaks.reserveCapacity(count + 1)
    origins.reserveCapacity(count)
  }

  /// Behind the last one.
  mutating func end() {
    state.pending.insert(.edge)
    breaks.append(state.pending)
  }

  /// Appends what was folded before, of a text that was then in the state in which this one is.
  ///
  /// - Parameter place: to which its origins are counted.
  mutating func append(
    _ known: ArraySlice<UInt8>, _ before: ArraySlice<Break>, _ places: ArraySlice<UInt32>,
    at place: Int, leaving after: State
  ) {
    bytes.append(contentsOf: known)
    breaks.append(contentsOf: before)
    let start = UInt32(truncatingIfNeeded: place)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: places.count) { moved in
      places.withUnsafeBufferPointer { places in
        for index in places.indices { moved[index] = places[index] &+ start }
      }
      origins.append(contentsOf: moved)
    }
    state = after
  }

  /// What stands between separators.
  var words: [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    for end in 1..<max(1, breaks.count) where breaks[end].contains(.edge) {
      words.append(start..<end)
      start = end
    }
    return words
  }

  /// The same with some of its words, in their order, written in fewer letters. Each begins and ends
  /// where it did.
  func replacing(_ changes: [(word: Range<Int>, short: [UInt8])]) -> FoldedText {
    var text = self
    for (word, short) in changes.reversed() where !word.isEmpty && !short.isEmpty {
      let ends = [origins[word.lowerBound], origins[word.upperBound - 1]]
      text.bytes.replaceSubrange(word, with: short)
      text.breaks.replaceSubrange(
        word, with: [breaks[word.lowerBound]] + [Break](repeating: [], count: short.count - 1))
      text.origins.replaceSubrange(
        word, with: [UInt32](repeating: ends[0], count: short.count - 1) + [ends[1]])
    }
    return text
  }

  /// Another reading of a text, its places those of the text itself.
  init(_ loose: LooseText) {
    self.init(loose.bytes)
    trace(loose)
  }

  /// Makes its places those of the text that `loose` is another reading of.
  mutating func trace(_ loose: LooseText) {
    let places = loose.origins
    origins.withUnsafeMutableBufferPointer { origins in
      for index in origins.indices { origins[index] = places[Int(origins[index])] }
    }
  }

  /// Folds a stretch of a text, and as much behind it as a tag goes on; returns where that ends.
  mutating func fold(
    _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, as kind: OutputKind
  ) -> Int {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Stretch.room) { bytes in
      withUnsafeTemporaryAllocation(of: Break.self, capacity: Stretch.room) { breaks in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Stretch.room) { origins in
          fold(
            source, range, as: kind,
            through: Stretch(bytes: bytes, breaks: breaks, origins: origins))
        }
      }
    }
  }

  private mutating func fold(
    _ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, as kind: OutputKind,
    through stretch: Stretch
  ) -> Int {
    var index = range.lowerBound
    while true {
      index = foldPlain(source, index, until: range.upperBound, through: stretch)
      if index >= range.upperBound { return index }
      let byte = source[index]
      if kind == .json, byte == UInt8(ascii: "\\") {
        let escape = WrittenJSONEscape(source, at: index)
        add(escape.scalar, at: index)
        index += escape.count
      } else if kind == .html || kind == .markdown, byte == UInt8(ascii: "&"),
        let entity = WrittenEntity(source, at: index)
      {
        add(entity.scalar, at: index)
        index += entity.count
      } else if kind == .html, byte == UInt8(ascii: "<") {
        state.isLoose = true
        state.pending.formUnion([.edge, .seen, .space])
        while index < source.count, source[index] != UInt8(ascii: ">") { index += 1 }
        index = min(index + 1, source.count)
      } else if byte < 0x80 {
        addASCII(byte, at: index)
        if LooseText.begins(source, at: index) { state.isLoose = true }
        index += 1
      } else {
        let (scalar, count) = Self.scalar(source, at: index)
        if scalar == "\u{FFFD}", count == 1, firstUnread == nil { firstUnread = index }
        add(scalar, at: index)
        index += count
      }
    }
  }

  /// What is folded of one stretch of the source, before it is kept.
  private struct Stretch {
    /// Of the source: each byte of it gives one at most.
    static let room = 256

    let bytes: UnsafeMutableBufferPointer<UInt8>
    let breaks: UnsafeMutableBufferPointer<Break>
    let origins: UnsafeMutableBufferPointer<UInt32>
  }

  /// As `addASCII` does, for as long as nothing else is needed; returns where that ends. It writes
  /// each byte's letter without asking whether it is one, and goes on from it only where it is.
  private mutating func foldPlain(
    _ source: UnsafeBufferPointer<UInt8>, _ start: Int, until limit: Int,
    through stretch: Stretch
  ) -> Int {
    ByteClass.all.withUnsafeBufferPointer { classes in
      var index = start
      var isPlain = true
      while isPlain, index < limit {
        let end = min(index + Stretch.room, limit)
        var count = 0
        var before = state.pending.rawValue
        var small: UInt8 = state.endedSmall ? 1 : 0
        while index < end {
          let byte = source[index]
          let isOf = classes[Int(byte)]
          if isOf & ByteClass.other != 0 {
            isPlain = false
            break
          }
          let isWord = isOf & ByteClass.word
          stretch.bytes[count] = byte | (isOf & ByteClass.capital) << 4
          stretch.breaks[count] = Break(
            rawValue: before | (isOf & ByteClass.capital & small << 1) << 2)
          stretch.origins[count] = UInt32(truncatingIfNeeded: index)
          count += Int(isWord)
          before = (before | isOf >> 4) & (isWord &- 1)
          small = (small & (isWord &- 1)) | (isOf & ByteClass.small) >> 2
          index += 1
        }
        state.pending = Break(rawValue: before)
        state.endedSmall = small == 1
        bytes.append(contentsOf: stretch.bytes[..<count])
        breaks.append(contentsOf: stretch.breaks[..<count])
        origins.append(contentsOf: stretch.origins[..<count])
      }
      return index
    }
  }

  @inline(__always)
  private mutating func addASCII(_ byte: UInt8, at index: Int) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      append(byte, at: index)
      state.endedSmall = true
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      if state.endedSmall { state.pending.insert(.capital) }
      append(byte | 0x20, at: index)
      state.endedSmall = false
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      append(byte, at: index)
      state.endedSmall = false
    case 0x20, 0x09...0x0D: state.pending.formUnion([.edge, .seen, .space])
    default: state.pending.formUnion([.edge, .seen])
    }
  }

  private mutating func add(_ scalar: Unicode.Scalar, at index: Int) {
    if scalar.isASCII { return addASCII(UInt8(scalar.value), at: index) }
    switch ScalarFolding(scalar) {
    case .letters(let folded, let isCapital):
      if isCapital, state.endedSmall { state.pending.insert(.capital) }
      for byte in folded { append(byte, at: index) }
      state.endedSmall = !isCapital
    case .word(let folded):
      state.pending.insert(.edge)
      for byte in folded { append(byte, at: index) }
      state.pending.insert(.edge)
      state.endedSmall = false
    case .separator:
      state.pending.formUnion([.edge, .seen])
      if scalar.properties.isWhitespace { state.pending.insert(.space) }
    case .invisible: state.pending.insert(.edge)
    case .mark: break
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, at index: Int) {
    bytes.append(byte)
    breaks.append(state.pending)
    origins.append(UInt32(truncatingIfNeeded: index))
    state.pending = []
  }

  /// The character at `index` and how many bytes it takes; what is no UTF-8 is U+FFFD, a byte long.
  private static func scalar(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, Int) {
    var decoder = UTF8()
    var iterator = source[index..<min(index + 4, source.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
