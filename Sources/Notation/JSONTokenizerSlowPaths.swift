import CBytes
import Model

// What is too long or too rare to be inlined into other rooms: escapes, text that is not ASCII, white
// space, numbers, whole containers, and all that only JSON5 allows.
extension JSONTokenizer {
  @usableFromInline
  mutating func skipUnusualSpace() {
    while next < end {
      switch next.pointee {
      case 0x20, 0x0A, 0x0D, 0x09: next += 1
      default:
        guard isLenient, skipLenientSpace() else { return }
      }
    }
  }

  /// Goes on with a string at `here`, where the fast path stopped.
  @usableFromInline
  mutating func quotedSlowly(
    first: UnsafePointer<UInt8>, from here: UnsafePointer<UInt8>
  ) throws(JSONError) -> JSONText {
    let quote = first[-1]
    var marks: JSONText.Marks = []
    next = here
    while next < end {
      let byte = next.pointee
      if byte == quote {
        defer { next += 1 }
        isDamaged = isDamaged || marks.contains(.damaged)
        return JSONText(raw: Slice(start: first, count: next - first), marks: marks)
      }
      if byte == UInt8(ascii: "\\") {
        marks.insert(.escaped)
        if try !readEscape() { marks.insert(.damaged) }
      } else if byte >= 0x80 {
        let length = UTF8Text.sequence(at: next, end: end)
        if length < 0 { marks.insert(.damaged) }
        next += abs(length)
      } else if byte < 0x20 {
        // JSON5 lets a tab stand in a string, but a line ends it.
        guard isLenient, byte != 0x0A, byte != 0x0D else { throw fault(.control) }
        next += 1
      } else if quote == UInt8(ascii: "\""), next <= lastBlock {
        next += max(1, min(candour_special16(next).trailingZeroBitCount, 16))
      } else {
        next += 1
      }
    }
    throw fault(.truncated)
  }

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
  mutating func readNumber() throws(JSONError) {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), readDigits() == 0 { throw fault(.unexpected) }
    if take(UInt8(ascii: ".")), readDigits() == 0 { throw fault(.number) }
    try readExponent()
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

  @usableFromInline
  mutating func skipUnquoted() throws(JSONError) {
    switch try kind() {
    case .object, .array: try skipContainer()
    case .string: _ = try string()
    case .number: _ = try number()
    case .bool: _ = try bool()
    case .null: try null()
    }
  }

  mutating func readLiteral(_ word: StaticString) throws(JSONError) {
    var index = 0
    while index < word.utf8CodeUnitCount {
      guard take(word.utf8Start[index]) else { throw fault(.unexpected) }
      index += 1
    }
  }

  /// Nil unless there are as many hexadecimal digits before `end`.
  static func hexadecimal(
    _ start: UnsafePointer<UInt8>, digits: Int, end: UnsafePointer<UInt8>
  ) -> UInt32? {
    guard end - start >= digits else { return nil }
    var number: UInt32 = 0
    for index in 0..<digits {
      guard let digit = hexadecimalDigit(start[index]) else { return nil }
      number = number << 4 | UInt32(digit)
    }
    return number
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// One bit a level says whether it is an object: deeper than the bits is refused anyway.
  private mutating func skipContainer() throws(JSONError) {
    let outside = depth
    var objects: UInt128 = 0
    while true {
      // A value comes next.
      let kind = try kind()
      var isOpen = false
      switch kind {
      case .object: isOpen = try beginObject()
      case .array: isOpen = try beginArray()
      case .string: _ = try string()
      case .number: _ = try number()
      case .bool: _ = try bool()
      case .null: try null()
      }
      if isOpen { objects = objects << 1 | (kind == .object ? 1 : 0) }

      // Behind a value: up as far as containers end here, and on to the next value.
      while !isOpen, depth > outside {
        isOpen = try objects & 1 == 1 ? anotherMember() : anotherElement()
        if !isOpen { objects >>= 1 }
      }
      if depth == outside { return }
      if objects & 1 == 1 { _ = try key() }
    }
  }

  /// An escape, whose backslash is next. False where it is a lone surrogate.
  private mutating func readEscape() throws(JSONError) -> Bool {
    guard end - next >= 2 else {
      next = end
      throw fault(.truncated)
    }
    switch next[1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      next += 2
      return true
    case UInt8(ascii: "u"):
      return try readUnit()
    default:
      guard isLenient else { throw fault(.escape) }
      return try readLenientEscape()
    }
  }

  /// `\uXXXX`, and the low surrogate behind a high one.
  private mutating func readUnit() throws(JSONError) -> Bool {
    guard let unit = Self.hexadecimal(next + 2, digits: 4, end: end) else { throw fault(.escape) }
    next += 6
    guard unit & 0xF800 == 0xD800 else { return true }
    guard unit & 0xFC00 == 0xD800, end - next >= 6, next[0] == UInt8(ascii: "\\"),
      next[1] == UInt8(ascii: "u"),
      let low = Self.hexadecimal(next + 2, digits: 4, end: end), low & 0xFC00 == 0xDC00
    else { return false }
    next += 6
    return true
  }

  private mutating func readDigits() -> Int {
    let first = next
    while next < end, next.pointee &- UInt8(ascii: "0") <= 9 { next += 1 }
    return next - first
  }

  private mutating func readExponent() throws(JSONError) {
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return }
    if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
    guard readDigits() > 0 else { throw fault(.number) }
  }
}

// What only JSON5 allows.
extension JSONTokenizer {
  /// One more white space character, or a comment; false where there is none.
  private mutating func skipLenientSpace() -> Bool {
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
  private mutating func readLenientEscape() throws(JSONError) -> Bool {
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
