import CBytes
import Model

/// Finds where a JSON object or array ends, 64 bytes at a time: what counts is how many brackets are
/// open outside strings. Whether it is JSON the judge of the record tells; here only what would make
/// the end unfindable is looked for, because a writer that was cut off leaves it so:
///
/// - a line feed in a string, which JSON forbids;
/// - a line that begins with a bracket where none can stand, because the line before it stopped short;
/// - another bracket at the end than its beginning asks for: that of a container around it.
struct JSONSpan {
  enum Outcome: Equatable {
    /// The value has this many bytes.
    case end(Int)
    /// At this byte it cannot be JSON.
    case fault(Int)
    /// The bytes end before it does.
    case open
  }

  /// Whole blocks that were scanned, in bytes from the slice's beginning.
  private(set) var scanned = 0
  private var depth = 0
  private var closing: UInt8 = 0
  private var isInString = false
  private var isEscaped = false
  /// The value's beginning has been dropped: lines are not looked at any more.
  private(set) var isAdrift = false

  /// Goes on where it stopped: `bytes` begin with the value, as they did before, and 64 bytes behind
  /// them can be read.
  mutating func scan(_ bytes: Slice) -> Outcome {
    guard let start = bytes.start else { return .open }
    // `]` is two behind `[`, and `}` two behind `{`.
    if scanned == 0, !isAdrift { closing = start[0] &+ 2 }
    while scanned < bytes.count {
      var block = candour_json64(start + scanned)
      let left = bytes.count - scanned
      if left < 64 { block.keep((1 << UInt64(left)) - 1) }
      var next = self
      if let found = next.take(block, of: bytes) { return found }
      // The last block is scanned again when it is whole, so that what is found does not depend on
      // how much was there at a time.
      if left < 64 { return .open }
      self = next
      scanned += 64
    }
    return .open
  }

  /// The scanned bytes are given up: the next slice begins behind them.
  mutating func drop() {
    scanned = 0
    isAdrift = true
  }

  private mutating func take(_ block: candour_json64, of bytes: Slice) -> Outcome? {
    let quotes = block.quotes & ~escaped(block.backslashes)
    let inside = Self.parity(quotes) ^ (isInString ? ~0 : 0)
    isInString = inside >> 63 != 0
    let opens = block.opens & ~inside
    let closes = block.closes & ~inside
    let torn = block.feeds & inside
    let followsFeed = scanned > 0 && bytes[scanned - 1] == UInt8(ascii: "\n")
    let atLineStart = opens & (block.feeds << 1 | (followsFeed ? 1 : 0))
    if torn == 0, atLineStart == 0, closes.nonzeroBitCount < depth {
      depth += opens.nonzeroBitCount - closes.nonzeroBitCount
      return nil
    }

    var events = opens | closes | torn
    while events != 0 {
      let bit = events & (0 &- events)
      let at = scanned + events.trailingZeroBitCount
      events ^= bit
      if torn & bit != 0 { return .fault(at) }
      if opens & bit != 0 {
        if atLineStart & bit != 0, !isAdrift, !canBegin(at, in: bytes) { return .fault(at) }
        depth += 1
      } else {
        depth -= 1
        if depth <= 0 { return bytes[at] == closing ? .end(at + 1) : .fault(at) }
      }
    }
    return nil
  }

  /// Which bytes a backslash stands before that is not escaped itself.
  private mutating func escaped(_ backslashes: UInt64) -> UInt64 {
    if backslashes == 0 {
      defer { isEscaped = false }
      return isEscaped ? 1 : 0
    }
    var escaped: UInt64 = isEscaped ? 1 : 0
    isEscaped = false
    var rest = backslashes & ~escaped
    while rest != 0 {
      let bit = rest & (0 &- rest)
      isEscaped = bit >> 63 != 0
      escaped |= bit << 1
      rest &= ~(bit | bit << 1)
    }
    return escaped
  }

  /// Bit i: whether an odd number of bits up to i are set.
  private static func parity(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits ^= bits << 1
    bits ^= bits << 2
    bits ^= bits << 4
    bits ^= bits << 8
    bits ^= bits << 16
    bits ^= bits << 32
    return bits
  }

  /// Whether the bracket, first of its line, follows a comma, a colon or another opening bracket.
  /// Beyond the longest record nobody asks: there the answer would depend on what is still at hand.
  private func canBegin(_ at: Int, in bytes: Slice) -> Bool {
    if at > LogLine.longest { return true }
    var before = at - 1
    while before >= 0 {
      switch bytes[before] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        before -= 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "["): return true
      default: return false
      }
    }
    return true
  }
}

extension candour_json64 {
  fileprivate mutating func keep(_ bits: UInt64) {
    quotes &= bits
    backslashes &= bits
    opens &= bits
    closes &= bits
    feeds &= bits
  }
}
