/// What a byte is where text is folded, in bits that are worked with rather than asked; above these
/// four, what a separator leaves behind (`FoldedText.Break`).
enum ByteClass {
  static let word: UInt8 = 1
  /// Four bits below the one that tells a capital from a small letter.
  static let capital: UInt8 = 2
  static let small: UInt8 = 4
  /// More than a byte by itself can tell.
  static let other: UInt8 = 8

  /// By byte.
  static let all: [UInt8] = (0...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): word | small
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word | capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): word
    case 0x20, 0x09...0x0D: FoldedText.Break([.edge, .seen, .space]).rawValue << 4
    case 0x80...: other
    default: LooseText.mayBegin(byte) ? other : FoldedText.Break([.edge, .seen]).rawValue << 4
    }
  }
}
