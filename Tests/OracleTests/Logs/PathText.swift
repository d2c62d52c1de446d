import Foundation
import TestSupport

/// How a name becomes part of a request, and a request part of a line.
enum PathText {
  static func encoded(_ name: World.Name) -> String {
    name.bytes.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x25
      return isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte, uppercase: true)
    }.joined()
  }

  /// Other bytes than those that must be, too.
  static func encodedMore(_ name: World.Name, _ dice: inout Dice) -> String {
    var text = ""
    for byte in name.bytes {
      let isPlain = byte > 0x20 && byte < 0x7F && dice.once(in: 2)
      text +=
        isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte, uppercase: dice.once(in: 2))
    }
    return text
  }

  /// For the value of a parameter: letters, digits, `-` and `.` alone stay.
  static func parameter(_ name: World.Name) -> String {
    name.bytes.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x2D
        || byte == 0x2E
      return isPlain ? String(UnicodeScalar(byte)) : "%" + hex(byte, uppercase: true)
    }.joined()
  }

  /// The same path as servers are asked for it.
  static func disguised(_ path: String, _ dice: inout Dice) -> String {
    switch dice.below(10) {
    case 0: return "/" + path
    case 1: return "http://h.example:8080" + path
    default: return crooked(path, &dice)
    }
  }

  /// The same path with more steps and escapes than it needs.
  static func crooked(_ path: String, _ dice: inout Dice) -> String {
    switch dice.below(8) {
    case 0: return "/./x/.." + path
    case 1: return "/x/../" + path[path.index(after: path.startIndex)...]
    case 2: return path.replacingOccurrences(of: "/v1/replays/", with: "/v1%2Freplays//./")
    case 3: return "/%2e%2e" + path
    default: return path
    }
  }

  /// nginx's way in a log: everything but printable ASCII is `\xHH`.
  static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x5C
      return isPlain ? String(UnicodeScalar(byte)) : "\\x" + hex(byte, uppercase: true)
    }.joined()
  }

  /// Apache's way in a log: quotes and backslashes after a backslash.
  static func escapedAsApache(_ text: String) -> String {
    text.utf8.map { byte in
      if byte == 0x22 || byte == 0x5C { return "\\" + String(UnicodeScalar(byte)) }
      let isPlain = byte >= 0x20 && byte < 0x7F
      return isPlain ? String(UnicodeScalar(byte)) : "\\x" + hex(byte, uppercase: false)
    }.joined()
  }

  private static func hex(_ byte: UInt8, uppercase: Bool) -> String {
    let digits = String(byte, radix: 16, uppercase: uppercase)
    return digits.count == 1 ? "0" + digits : digits
  }
}
