/// Makes text of strangers harmless where it leaves: one escaper for each kind of output.
///
/// Each field of a log or a table may have been written to be obeyed, by a browser, a Markdown
/// renderer, a terminal or a spreadsheet. It is escaped at the border, by the border's own escaper:
/// CSV by `CSVWriter`, JSON by `JSONWriter`, the others here.
package enum Escapers {}

extension Escapers {
  /// For the text of an HTML element, and for an attribute's value between quotes.
  ///
  /// Control characters, which HTML forbids, and those that reorder the text around them, become
  /// U+FFFD; line feeds and tabs stay.
  package static func html(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t", "\r": escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(scalar.isObeyed ? "\u{FFFD}" : scalar)
      }
    }
    return escaped
  }

  /// For text inside a line of Markdown (CommonMark, and what GitHub adds to it): rendered, it reads
  /// as it was written, on one line. A line end becomes a space.
  ///
  /// A mark is escaped where it could be one, and only there: a full stop after `1` at the start but
  /// not at the end of a sentence, for a report is read as it stands as often as rendered.
  package static func markdown(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    let scalars = Array(text.unicodeScalars)
    var isAtStart = true
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\n" where index > 0 && scalars[index - 1] == "\r": continue
      case "\n", "\r", "\t", " ":
        // White space at the start of a line would be an indented block of code.
        escaped += isAtStart ? "&#32;" : " "
        continue
      case _ where isMark(scalars, at: index, isAtStart: isAtStart): escaped += "\\\(scalar)"
      default: escaped.unicodeScalars.append(scalar.isObeyed ? "\u{FFFD}" : scalar)
      }
      isAtStart = false
    }
    return escaped
  }

  /// Markup wherever it stands. An e-mail address stays as it is: that it becomes a link is no harm,
  /// and whoever reads the source wants to copy it.
  private static let markdownMarks = Set("\\`*_[]#|<>&~$".unicodeScalars)

  /// A bullet, a rule, a line under a heading, the second line of a table.
  private static let startMarks = Set("-+=:".unicodeScalars)

  private static func isMark(_ text: [Unicode.Scalar], at index: Int, isAtStart: Bool) -> Bool {
    let next = index + 1 < text.count ? text[index + 1] : "\0"
    switch text[index] {
    case _ where markdownMarks.contains(text[index]): return true
    case _ where isAtStart && startMarks.contains(text[index]): return true
    // `http://` becomes a link, `:word:` a picture.
    case ":": return next == "/" || next == "+" || next == "-" || next.properties.isAlphabetic
    // A numbered list; `www.` becomes a link.
    case ".", ")":
      let before = text[..<index].drop { $0 == " " }
      let isNumber = !before.isEmpty && before.allSatisfy { ("0"..."9").contains($0) }
      return isNumber || String(String.UnicodeScalarView(before.suffix(3))).lowercased() == "www"
    default: return false
    }
  }

  /// For a terminal: what it would obey or hide is written out, `\n` and `\t` as such, all else as
  /// `\u{1B}`. The result is one line.
  package static func terminal(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case _ where scalar.isObeyed || scalar.isHidden:
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Escapers {
  /// JSON text in which no character turns the direction of what follows: each is written as its
  /// escape, which means the same.
  package static func undirected(json bytes: [UInt8]) -> [UInt8] {
    // None has a byte below these; text without them is copied as it is.
    guard bytes.contains(where: { $0 == 0xD8 || $0 == 0xE2 }) else { return bytes }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + 64)
    var place = 0
    while place < bytes.count {
      let rest = bytes[place...].prefix(3)
      let width = rest.first == 0xD8 ? 2 : 3
      if rest.first == 0xD8 || rest.first == 0xE2,
        let scalar = String(decoding: rest.prefix(width), as: UTF8.self).unicodeScalars.first,
        scalar.value > 0x9F, scalar.isObeyed
      {
        let hex = String(scalar.value, radix: 16)
        escaped += Array("\\u\(String(repeating: "0", count: 4 - hex.count))\(hex)".utf8)
        place += width
      } else {
        escaped.append(bytes[place])
        place += 1
      }
    }
    return escaped
  }
}

extension Unicode.Scalar {
  /// Obeyed rather than shown: control characters (C0, DEL, C1), and those that turn the direction of
  /// the text that follows.
  fileprivate var isObeyed: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// Takes no room, or ends a line without being seen; the joiners of many scripts are let be.
  fileprivate var isHidden: Bool {
    switch value {
    case 0xAD, 0x200B, 0x2028...0x2029, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }
}
