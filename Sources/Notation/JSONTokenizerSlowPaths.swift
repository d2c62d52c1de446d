import CBytes
import Model

// What is too long or too rare to be inlined into other rooms: escapes, text that is not ASCII, white
// space, numbers and whole containers.
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

  @usableFromInline
  mutating func readNumber() throws(JSONError) {
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), readDigits() == 0 { throw fault(.unexpected) }
    if take(UInt8(ascii: ".")), readDigits() == 0 { throw fault(.number) }
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

  static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
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

  mutating func readDigits() -> Int {
    let first = next
    while next < end, next.pointee &- UInt8(ascii: "0") <= 9 { next += 1 }
    return next - first
  }

  mutating func readExponent() throws(JSONError) {
    guard take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) else { return }
    if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
    guard readDigits() > 0 else { throw fault(.number) }
  }
}
