import Model

// What only JSON5 allows: the tokenizer comes here where the strict form would give up, so that the
// leniency costs the log lines nothing.
extension JSONTokenizer {
  /// A key or a string that does not begin with a double quote.
  @usableFromInline
  mutating func unusualString(asKey: Bool) throws(JSONError) -> JSONText {
    guard isLenient, next < end else { throw fault(.unexpected) }
    if next.pointee == UInt8(ascii: "'") {
      return try quotedSlowly(first: next + 1, from: next + 1)
    }
    guard asKey else { throw fault(.unexpected) }
    let first = next
    while next < end, Self.isNameByte(next.pointee, isFirst: next == first) { next += 1 }
    guard next > first else { throw fault(.unexpected) }
    let name = Slice(start: first, count: next - first)
    let isValid = UTF8Text.isValid(name)
    isDamaged = isDamaged || !isValid
    return JSONText(raw: name, marks: isValid ? [] : .damaged)
  }

  @usableFromInline
  mutating func readLenientNumber() throws(JSONError) {
    if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
    let first = next
    if take(UInt8(ascii: "0")), take(UInt8(ascii: "x")) || take(UInt8(ascii: "X")) {
      let digits = next
      while next < end, Self.hexadecimalDigit(next.pointee) != nil { next += 1 }
      guard next > digits else { throw fault(.number) }
      return
    }
    // A leading zero stands alone, as in JSON.
    let whole = next > first ? 1 : readDigits()
    let fraction = take(UInt8(ascii: ".")) ? readDigits() : 0
    guard whole + fraction > 0 else { throw fault(next > first ? .number : .unexpected) }
    try readExponent()
  }

  /// One more white space character, or a comment; false where there is none.
  mutating func skipLenientSpace() -> Bool {
    if next.pointee == 0x0B || next.pointee == 0x0C {
      next += 1
      return true
    }
    if next.pointee == UInt8(ascii: "/") { return skipComment() }
    let length = Self.lenientSpace(at: next, end: end)
    next += length
    return length > 0
  }

  /// False, at its beginning, where the comment has no end or is none.
  private mutating func skipComment() -> Bool {
    guard end - next >= 2 else { return false }
    if next[1] == UInt8(ascii: "/") {
      while next < end, next.pointee != 0x0A, next.pointee != 0x0D { next += 1 }
      return true
    }
    guard next[1] == UInt8(ascii: "*") else { return false }
    var here = next + 2
    while end - here >= 2 {
      if here[0] == UInt8(ascii: "*"), here[1] == UInt8(ascii: "/") {
        next = here + 2
        return true
      }
      here += 1
    }
    return false
  }

  /// The length of a no-break space, a byte order mark, a line or paragraph separator, or another
  /// space of Unicode's category Zs; else 0.
  private static func lenientSpace(
    at next: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
  ) -> Int {
    if end - next >= 2, next[0] == 0xC2, next[1] == 0xA0 { return 2 }
    guard end - next >= 3 else { return 0 }
    switch (next[0], next[1], next[2]) {
    case (0xEF, 0xBB, 0xBF), (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A),
      (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...0xFF:
      true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }

  /// `\x41`, `\0`, a line that goes on, or any character that stands for itself but a digit.
  mutating func readLenientEscape() throws(JSONError) -> Bool {
    switch next[1] {
    case UInt8(ascii: "x"):
      guard Self.hexadecimal(next + 2, digits: 2, end: end) != nil else { throw fault(.escape) }
      next += 4
    case UInt8(ascii: "0"):
      if end - next >= 3, next[2] &- UInt8(ascii: "0") <= 9 { throw fault(.escape) }
      next += 2
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      throw fault(.escape)
    case 0x0D where end - next >= 3 && next[2] == 0x0A:
      next += 3
    case ..<0x80:
      next += 2
    default:
      let length = UTF8Text.sequence(at: next + 1, end: end)
      next += 1 + abs(length)
      return length > 0
    }
    return true
  }
}
