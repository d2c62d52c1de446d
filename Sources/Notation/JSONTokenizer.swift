public import CBytes
public import Model

/// Walks through a JSON text value by value without copying, allocating or recursing: the one
/// tokenizer, for log lines, JSON Lines tables, profiles and facts.
///
/// The caller drives it by what it wants to find, and everything that is passed over is judged too:
///
/// ```swift
/// var json = JSONTokenizer(line)
/// var more = try json.beginObject()
/// while more {
///   let key = try json.key()
///   if key.isPlain, wants(key.raw) { text = try json.string() } else { try json.skip() }
///   more = try json.anotherMember()
/// }
/// try json.finish()
/// ```
///
/// *Strict* is RFC 8259, but that bytes which are not UTF-8 inside a string are let through, marked
/// (`JSONText.damaged`, `isDamaged`) and later read as U+FFFD. *Lenient* is JSON5, without `Infinity`,
/// `NaN` and escapes in unquoted keys: comments, trailing commas, single quotes, unquoted keys, hex
/// numbers, `+1`, `.5`, `5.`. White space before each token is passed over, behind it not.
///
/// It reads nothing outside the text, and up to `slack` bytes behind its end if it is told that they
/// can be read. After a thrown error it is spent.
///
/// Public only to be inlined into the rooms that use it, as `Slice` is.
public struct JSONTokenizer {
  /// Deeper is not well-formed: 128 arrays in each other are read, 129 are not.
  @inlinable package static var maximumDepth: Int { 128 }

  public enum Kind: UInt8, Sendable { case object, array, string, number, bool, null }

  @usableFromInline let start: UnsafePointer<UInt8>
  @usableFromInline let end: UnsafePointer<UInt8>
  /// The last place where sixteen bytes may be read at once; before `start` if there is none.
  @usableFromInline let lastBlock: UnsafePointer<UInt8>
  @usableFromInline let isLenient: Bool
  @usableFromInline var next: UnsafePointer<UInt8>
  @usableFromInline var depth = 0

  /// A string so far held bytes that are not UTF-8, or a lone surrogate.
  @usableFromInline package internal(set) var isDamaged = false

  /// - Parameter slack: how many bytes behind the text's end can be read as well; it need not be
  ///   known, but saves time on short texts.
  @inlinable package init(_ text: Slice, slack: Int = 0, lenient: Bool = false) {
    start = text.start ?? ("" as StaticString).utf8Start
    end = start + text.count
    lastBlock = end + (slack - 16)
    isLenient = lenient
    next = start
  }

  /// How far it has read, in bytes.
  @inlinable package var offset: Int { next - start }

  /// What value comes next; it is not read yet.
  @inlinable package mutating func kind() throws(JSONError) -> Kind {
    skipSpace()
    guard next < end else { throw fault(.truncated) }
    switch next.pointee {
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "'") where isLenient: return .string
    case UInt8(ascii: "+") where isLenient, UInt8(ascii: ".") where isLenient: return .number
    default: throw fault(.unexpected)
    }
  }

  /// Enters an object. False: it was empty and is left again.
  @inlinable package mutating func beginObject() throws(JSONError) -> Bool {
    try begin(UInt8(ascii: "{"), closedBy: UInt8(ascii: "}"))
  }

  /// Behind a member's value: is there another? False: the object is left.
  @inlinable package mutating func anotherMember() throws(JSONError) -> Bool {
    try another(before: UInt8(ascii: "}"))
  }

  /// Enters an array. False: it was empty and is left again.
  @inlinable package mutating func beginArray() throws(JSONError) -> Bool {
    try begin(UInt8(ascii: "["), closedBy: UInt8(ascii: "]"))
  }

  /// Behind an element: is there another? False: the array is left.
  @inlinable package mutating func anotherElement() throws(JSONError) -> Bool {
    try another(before: UInt8(ascii: "]"))
  }

  /// A member's key, and the colon behind it.
  @inlinable package mutating func key() throws(JSONError) -> JSONText {
    skipSpace()
    let key = try isAtQuote ? quoted() : unusualString(asKey: true)
    skipSpace()
    guard take(UInt8(ascii: ":")) else { throw fault(.unexpected) }
    return key
  }

  @inlinable package mutating func string() throws(JSONError) -> JSONText {
    skipSpace()
    return try isAtQuote ? quoted() : unusualString(asKey: false)
  }

  /// A number as it is written.
  @inlinable package mutating func number() throws(JSONError) -> Slice {
    skipSpace()
    let first = next
    if takeWhole() { return Slice(start: first, count: next - first) }
    if isLenient { try readLenientNumber() } else { try readNumber() }
    return Slice(start: first, count: next - first)
  }

  @usableFromInline package mutating func bool() throws(JSONError) -> Bool {
    skipSpace()
    if next < end, next.pointee == UInt8(ascii: "t") {
      try readLiteral("true")
      return true
    }
    try readLiteral("false")
    return false
  }

  @usableFromInline package mutating func null() throws(JSONError) {
    skipSpace()
    try readLiteral("null")
  }

  /// Passes over a whole value, judging all of it.
  ///
  /// - Returns: the value as it is written.
  @inlinable @discardableResult package mutating func skip() throws(JSONError) -> Slice {
    skipSpace()
    let first = next
    if isAtQuote { _ = try quoted() } else { try skipUnquoted() }
    return Slice(start: first, count: next - first)
  }

  /// Makes sure that nothing but white space follows.
  @inlinable package mutating func finish() throws(JSONError) {
    skipSpace()
    guard next == end else { throw fault(.trailing) }
  }

  /// `truncated` where the text is at its end, else what is given.
  @usableFromInline package func fault(_ fault: JSONError.Fault) -> JSONError {
    JSONError(fault == .unexpected && next >= end ? .truncated : fault, at: min(next, end) - start)
  }
}

// The steps that every token takes. They are inlined into the rooms that read logs, because a call
// across the border for each of them would cost half the speed.
extension JSONTokenizer {
  @inlinable @inline(__always)
  var isAtQuote: Bool { next < end && next.pointee == UInt8(ascii: "\"") }

  @inlinable @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard next < end, next.pointee == byte else { return false }
    next += 1
    return true
  }

  /// Passes over these very bytes if they come next, for a caller who knows what they say: no depth
  /// is counted. Behind them, as behind the text, 15 more must be readable.
  @inlinable @inline(__always)
  package mutating func take(_ bytes: Slice) -> Bool {
    guard let start = bytes.start, end - next >= bytes.count,
      candour_same(next, start, bytes.count)
    else { return false }
    next += bytes.count
    return true
  }

  /// White space in the strict form is rare but for one space; everything else is left to
  /// `skipUnusualSpace`: the end, control characters, and what may begin a comment or, above 0x7F, be
  /// one of JSON5's spaces.
  @inlinable @inline(__always)
  mutating func skipSpace() {
    if next < end, next.pointee == 0x20 { next += 1 }
    if next < end, Int8(bitPattern: next.pointee) > 0x20, next.pointee != UInt8(ascii: "/") {
      return
    }
    skipUnusualSpace()
  }

  @inlinable @inline(__always)
  mutating func begin(_ opening: UInt8, closedBy closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    guard take(opening) else { throw fault(.unexpected) }
    guard depth < Self.maximumDepth else { throw fault(.depth) }
    skipSpace()
    if take(closing) { return false }
    depth += 1
    return true
  }

  @inlinable @inline(__always)
  mutating func another(before closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    if take(UInt8(ascii: ",")) {
      guard isLenient else { return true }
      skipSpace()
      if !take(closing) { return true }
    } else if !take(closing) {
      throw fault(.unexpected)
    }
    depth -= 1
    return false
  }

  /// A number of digits alone, and the comma or brace behind it is next: nearly every one.
  @inlinable @inline(__always)
  mutating func takeWhole() -> Bool {
    var here = next
    while here < end, here.pointee &- UInt8(ascii: "0") <= 9 { here += 1 }
    guard here < end, here > next, next.pointee != UInt8(ascii: "0") || here - next == 1,
      here.pointee == UInt8(ascii: ",") || here.pointee == UInt8(ascii: "}")
    else { return false }
    next = here
    return true
  }

  /// A string whose opening quote is next.
  @inlinable @inline(__always)
  mutating func quoted() throws(JSONError) -> JSONText {
    let first = next + 1
    var here = first
    while here <= lastBlock {
      let special = candour_special16(here)
      if special == 0 {
        here += 16
        continue
      }
      here += special.trailingZeroBitCount
      guard here < end, here.pointee == UInt8(ascii: "\"") else { break }
      next = here + 1
      return JSONText(raw: Slice(start: first, count: here - first))
    }
    return try quotedSlowly(first: first, from: here)
  }
}
