public import Model

/// A key or a string of a JSON text: its bytes between the quotes, as written, not yet decoded.
///
/// Nearly every one is *plain*: the raw bytes are the value, and nothing is copied. It is valid as
/// long as the bytes that the tokenizer reads.
public struct JSONText: BitwiseCopyable {
  public struct Marks: OptionSet, BitwiseCopyable, Sendable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Holds escapes, which `decode` undoes.
    @inlinable package static var escaped: Marks { Marks(rawValue: 1) }
    /// Holds bytes that are not UTF-8 or a lone surrogate, which `decode` makes U+FFFD.
    @inlinable package static var damaged: Marks { Marks(rawValue: 2) }
  }

  @usableFromInline package let raw: Slice
  @usableFromInline package let marks: Marks

  @inlinable package init(raw: Slice, marks: Marks = []) {
    self.raw = raw
    self.marks = marks
  }

  /// The raw bytes are the value, in valid UTF-8.
  @inlinable package var isPlain: Bool { marks.rawValue == 0 }

  /// The value had to be repaired.
  @inlinable package var isDamaged: Bool { marks.contains(.damaged) }

  /// How much room `decode` may need.
  @inlinable package var decodedCapacity: Int { isDamaged ? raw.count * 3 : raw.count }

  /// Writes the value: escapes undone, surrogate pairs joined, U+FFFD for what is damaged.
  ///
  /// - Parameter output: room for `decodedCapacity` bytes.
  /// - Returns: how many bytes were written, always valid UTF-8.
  package func decode(into output: UnsafeMutablePointer<UInt8>) -> Int {
    guard let start = raw.start else { return 0 }
    if isPlain {
      output.update(from: start, count: raw.count)
      return raw.count
    }
    var reader = JSONTextReader(next: start, end: start + raw.count, output: output)
    return reader.readAll()
  }

  package func append(to bytes: inout [UInt8]) {
    if isPlain {
      bytes.append(contentsOf: raw.buffer)
    } else {
      bytes += decoded
    }
  }

  package var decoded: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: decodedCapacity) { buffer, count in
      count = buffer.baseAddress.map(decode(into:)) ?? 0
    }
  }

  package var string: String { String(decoding: decoded, as: UTF8.self) }
}

/// Undoes the escapes of a string whose form the tokenizer has already judged, JSON's and JSON5's.
private struct JSONTextReader {
  var next: UnsafePointer<UInt8>
  let end: UnsafePointer<UInt8>
  let output: UnsafeMutablePointer<UInt8>
  private var count = 0

  init(
    next: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>, output: UnsafeMutablePointer<UInt8>
  ) {
    self.next = next
    self.end = end
    self.output = output
  }

  mutating func readAll() -> Int {
    while next < end {
      if next.pointee == UInt8(ascii: "\\") {
        readEscape()
      } else if next.pointee < 0x80 {
        write(next.pointee)
        next += 1
      } else {
        readCharacter()
      }
    }
    return count
  }

  private mutating func readCharacter() {
    let length = UTF8Text.sequence(at: next, end: end)
    if length < 0 {
      write(scalar: 0xFFFD)
    } else {
      for index in 0..<length { write(next[index]) }
    }
    next += abs(length)
  }

  private mutating func readEscape() {
    guard end - next >= 2 else {
      next = end
      return
    }
    let kind = next[1]
    next += 2
    switch kind {
    case UInt8(ascii: "b"): write(0x08)
    case UInt8(ascii: "f"): write(0x0C)
    case UInt8(ascii: "n"): write(0x0A)
    case UInt8(ascii: "r"): write(0x0D)
    case UInt8(ascii: "t"): write(0x09)
    case UInt8(ascii: "v"): write(0x0B)
    case UInt8(ascii: "0"): write(0x00)
    case UInt8(ascii: "u"): readUnit()
    case UInt8(ascii: "x"):
      write(scalar: JSONTokenizer.hexadecimal(next, digits: 2, end: end) ?? 0xFFFD)
      next += min(2, end - next)
    // A line that goes on after a backslash at its end: CR, LF or both.
    case 0x0D: if next < end, next.pointee == 0x0A { next += 1 }
    case 0x0A: break
    default:
      next -= 1
      // U+2028 and U+2029 end a line in JSON5, so they too are left out after a backslash.
      if end - next >= 3, next[0] == 0xE2, next[1] == 0x80, next[2] == 0xA8 || next[2] == 0xA9 {
        next += 3
      } else {
        readCharacter()
      }
    }
  }

  /// The four digits of a UTF-16 unit, and the low surrogate behind a high one.
  private mutating func readUnit() {
    guard let unit = JSONTokenizer.hexadecimal(next, digits: 4, end: end) else {
      next = end
      return write(scalar: 0xFFFD)
    }
    next += 4
    guard unit & 0xFC00 == 0xD800 else {
      return write(scalar: unit & 0xF800 == 0xD800 ? 0xFFFD : unit)
    }
    guard end - next >= 6, next[0] == UInt8(ascii: "\\"), next[1] == UInt8(ascii: "u"),
      let low = JSONTokenizer.hexadecimal(next + 2, digits: 4, end: end), low & 0xFC00 == 0xDC00
    else { return write(scalar: 0xFFFD) }
    next += 6
    write(scalar: 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
  }

  private mutating func write(scalar: UInt32) {
    switch scalar {
    case ..<0x80:
      write(UInt8(scalar))
    case ..<0x800:
      write(0xC0 | UInt8(scalar >> 6))
      write(0x80 | UInt8(scalar & 0x3F))
    case ..<0x10000:
      write(0xE0 | UInt8(scalar >> 12))
      write(0x80 | UInt8(scalar >> 6 & 0x3F))
      write(0x80 | UInt8(scalar & 0x3F))
    default:
      write(0xF0 | UInt8(scalar >> 18))
      write(0x80 | UInt8(scalar >> 12 & 0x3F))
      write(0x80 | UInt8(scalar >> 6 & 0x3F))
      write(0x80 | UInt8(scalar & 0x3F))
    }
  }

  private mutating func write(_ byte: UInt8) {
    output[count] = byte
    count += 1
  }
}
