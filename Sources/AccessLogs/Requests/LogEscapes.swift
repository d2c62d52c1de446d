import Model

/// Undoes what nginx and Apache do to bytes that would spoil a log line: `\x22` and `\xc3`, `\"`,
/// `\\`, and Apache's `\b \n \r \t \v`. Any other backslash stays as it is.
enum LogEscapes {
  static func undone(_ text: Slice, arena: inout Arena) -> Slice {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    let bytes = text.buffer
    let output = arena.allocate(bytes.count)
    var written = 0
    var next = 0
    while next < bytes.count {
      var byte = bytes[next]
      next += 1
      if byte == UInt8(ascii: "\\"), next < bytes.count {
        if bytes[next] == UInt8(ascii: "x"), let value = Hexadecimal.byte(bytes, at: next + 1) {
          byte = value
          next += 3
        } else if let value = named(bytes[next]) {
          byte = value
          next += 1
        }
      }
      output[written] = byte
      written += 1
    }
    return Slice(start: output, count: written)
  }

  private static func named(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "v"): 0x0B
    case UInt8(ascii: "r"): 0x0D
    default: nil
    }
  }
}

/// Two hexadecimal digits of either case.
enum Hexadecimal {
  /// Nil where there are not two digits at `index`.
  static func byte(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
    guard index + 1 < bytes.count, let high = digit(bytes[index]), let low = digit(bytes[index + 1])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
