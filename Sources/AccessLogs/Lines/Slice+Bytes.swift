import CBytes
import Glibc
import Model

/// Byte questions about slices: the words in which the formats are written.
///
/// Every function stays inside `0..<count`; a range that does not is the caller's defect and is
/// caught in debug builds.
extension Slice {
  /// Text that lives as long as the program.
  init(_ text: StaticString) { self.init(start: text.utf8Start, count: text.utf8CodeUnitCount) }

  @inline(__always)
  func dropping(_ bytes: Int) -> Slice {
    assert(bytes <= count)
    return Slice(start: start.map { $0 + bytes }, count: count - bytes)
  }

  @inline(__always)
  func part(_ range: Range<Int>) -> Slice {
    assert(range.upperBound <= count)
    return Slice(start: start.map { $0 + range.lowerBound }, count: range.count)
  }

  @inline(__always)
  func firstIndex(of byte: UInt8, from: Int = 0) -> Int? {
    guard let start, from < count, let found = memchr(start + from, Int32(byte), count - from)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  @inline(__always)
  func lastIndex(of byte: UInt8) -> Int? {
    guard let start, let found = candour_find_last(start, count, byte) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(start)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }

  @inline(__always)
  func equals(_ other: Slice) -> Bool {
    guard count == other.count else { return false }
    guard let start, let otherStart = other.start else { return count == 0 }
    let (left, right) = (UnsafeRawPointer(start), UnsafeRawPointer(otherStart))
    switch count {
    case 4...7: return Self.areSame(left, right, count, as: UInt32.self)
    case 8...16: return Self.areSame(left, right, count, as: UInt64.self)
    default: return memcmp(left, right, count) == 0
    }
  }

  /// Of one to two words: by the first and the last, which may overlap.
  @inline(__always)
  private static func areSame<Word: FixedWidthInteger & BitwiseCopyable>(
    _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int, as word: Word.Type
  ) -> Bool {
    let last = count &- MemoryLayout<Word>.size
    return left.loadUnaligned(as: word) == right.loadUnaligned(as: word)
      && left.loadUnaligned(fromByteOffset: last, as: word)
        == right.loadUnaligned(fromByteOffset: last, as: word)
  }

  @inline(__always)
  func equals(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { equals(Slice($0)) }
  }

  @inline(__always)
  func starts(with bytes: [UInt8]) -> Bool {
    count >= bytes.count && part(0..<bytes.count).equals(bytes)
  }

  func ends(with bytes: [UInt8]) -> Bool {
    count >= bytes.count && dropping(count - bytes.count).equals(bytes)
  }

  @inline(__always)
  func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && starts(with: text)
  }

  @inline(__always)
  func starts(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount, let start else { return text.utf8CodeUnitCount == 0 }
    return memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  func isAny(of words: [StaticString]) -> Bool { words.contains { equals($0) } }

  /// What follows the last place where the bytes stand; all of it where they do not.
  func behindLast(_ bytes: [UInt8]) -> Slice {
    var start = count - bytes.count
    while start >= 0 {
      if part(start..<(start + bytes.count)).equals(bytes) { return dropping(start + bytes.count) }
      start -= 1
    }
    return self
  }

  /// Of a network address: what stands before the port in `192.0.2.7:443` and `[2001:db8::7]:443`.
  var withoutPort: Slice {
    if isShortWithout(UInt8(ascii: ":")) { return self }
    var colon = count - 1
    while colon > 0, self[colon] &- 48 <= 9 { colon -= 1 }
    guard colon > 0, colon + 1 < count, self[colon] == UInt8(ascii: ":") else { return self }
    let host = part(0..<colon)
    if host.buffer.allSatisfy({ $0 &- 48 <= 9 || $0 == UInt8(ascii: ".") }) { return host }
    let isBracketed =
      host.count > 2 && host[0] == UInt8(ascii: "[") && host[colon - 1] == UInt8(ascii: "]")
    return isBracketed ? host.part(1..<(colon - 1)) : self
  }

  /// Whether it is of 8 to 16 bytes and none of them is this one: told without a step for each, whose
  /// number no processor can guess.
  @inline(__always)
  private func isShortWithout(_ byte: UInt8) -> Bool {
    guard let start, count >= 8, count <= 16 else { return false }
    let bytes = UnsafeRawPointer(start)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let first = bytes.loadUnaligned(as: UInt64.self) ^ ones &* UInt64(byte)
    let last =
      bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      ^ ones &* UInt64(byte)
    // The topmost bit of a byte that is 0 is set by borrowing.
    return ((first &- ones) & ~first | (last &- ones) & ~last) & ones << 7 == 0
  }

  /// Of the beginning of a file.
  var withoutByteOrderMark: Slice {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? dropping(3) : self
  }

  /// A `-`: how servers write what is not there.
  @inline(__always)
  var isDash: Bool { count == 1 && self[0] == UInt8(ascii: "-") }

  /// Text of the digit 0 alone.
  var isZero: Bool { !isEmpty && buffer.allSatisfy { $0 == UInt8(ascii: "0") } }

  /// Eight bytes at a time, the last of which may have been looked at before: asked of every name of
  /// every event.
  private var isASCII: Bool {
    guard let start else { return true }
    guard count >= 8 else { return buffer.allSatisfy { $0 < 0x80 } }
    let bytes = UnsafeRawPointer(start)
    var seen = bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    var index = 8
    while index < count {
      seen |= bytes.loadUnaligned(fromByteOffset: index &- 8, as: UInt64.self)
      index &+= 8
    }
    return seen & 0x8080_8080_8080_8080 == 0
  }

  @inline(__always)
  var isUTF8: Bool {
    isEmpty || isASCII || String(validating: buffer, as: UTF8.self) != nil
  }
}
