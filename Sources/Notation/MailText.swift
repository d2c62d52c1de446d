/// The borders of an e-mail: what may stand in its headers, and how its text travels (RFC 5322, 2045
/// and 2047).
///
/// A line break in a header would be another header, and a second address another reader: nothing of a
/// table gets into a header but through here.
package enum MailText {
  /// Whether a text is one plain address, `local@domain`, and nothing else: no list, no name, no
  /// comment, no quotes, ASCII alone (RFC 5321, 4.5.3.1 for its lengths).
  package static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= 254, parts[0].count <= 64 else { return false }
    let locals = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return locals.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtom) }
      && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.count) && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
          && label.first != hyphen && label.last != hyphen
      }
  }

  /// What stands behind the `@` of an address.
  package static func domain(of address: String) -> String {
    address.split(separator: "@").last.map(String.init) ?? ""
  }

  /// `Name <address>`, the name quoted or encoded so that it can be nothing but a name.
  package static func mailbox(name: String?, address: String) -> String {
    let name = name.map(oneLine) ?? ""
    if name.isEmpty { return address }
    if name.utf8.allSatisfy({ isAtom($0) || $0 == space }) { return "\(name) <\(address)>" }
    if name.utf8.allSatisfy({ $0 < 0x7F }) {
      let quoted = name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
      return "\"\(String(quoted))\" <\(address)>"
    }
    return "\(encodedWords(name)) <\(address)>"
  }

  /// The text of a header such as Subject: as it is where it is plain, else in encoded words.
  package static func header(_ text: String) -> String {
    let line = oneLine(text)
    return line.utf8.allSatisfy { $0 < 0x7F } && !line.contains("=?") ? line : encodedWords(line)
  }

  /// `Thu, 11 Jun 2020 10:00:00 +0100`, in the zone's time.
  package static func date(_ civil: CivilTime) -> String {
    let minutes = abs(civil.offsetSeconds) / 60
    let sign = civil.offsetSeconds < 0 ? "-" : "+"
    return civil.weekdayName.prefix(3) + ", \(civil.day) " + civil.monthName.prefix(3)
      + " \(civil.year) \(civil.clockText):\(twoDigits(civil.second)) "
      + sign + twoDigits(minutes / 60) + twoDigits(minutes % 60)
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Every control character a space, none at the ends.
  private static func oneLine(_ text: String) -> String {
    let spaced = text.unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
        ? " " : Character(scalar)
    }
    return String(spaced).split(separator: " ").joined(separator: " ")
  }

  private static let hyphen = UInt8(ascii: "-")
  private static let space = UInt8(ascii: " ")

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isAtom(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}

// RFC 2047, 4.2: each word at most 75 characters, no character of the text cut in two, a line for each.
extension MailText {
  private static func encodedWords(_ text: String) -> String {
    var words: [String] = []
    var word: [UInt8] = []
    func end() {
      if !word.isEmpty { words.append("=?UTF-8?Q?\(String(decoding: word, as: UTF8.self))?=") }
      word = []
    }
    for scalar in text.unicodeScalars {
      let encoded = UTF8.encode(scalar).map(Array.init)?.flatMap(encoded) ?? []
      if word.count + encoded.count > 63 { end() }
      word += encoded
    }
    end()
    return words.joined(separator: "\r\n ")
  }

  /// As it may stand in a word of a name too: letters and digits as they are.
  private static func encoded(_ byte: UInt8) -> [UInt8] {
    if byte == space { return [UInt8(ascii: "_")] }
    if isLetterOrDigit(byte) { return [byte] }
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
