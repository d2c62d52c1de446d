import Notation

/// What a document is written as, and so how a value is escaped before it goes in.
package enum OutputKind: Sendable, Hashable {
  case html, markdown, plain
  /// Strings between quotes, escapes and all. No template is written in it.
  case json

  /// By the ending of a template's name: `html`, `md`; anything else is plain text.
  package init(fileName: String) {
    if fileName.hasSuffix(".html") {
      self = .html
    } else if fileName.hasSuffix(".md") {
      self = .markdown
    } else {
      self = .plain
    }
  }

  /// Appends a value so that nothing in it can be anything but words.
  func append(_ value: String, to bytes: inout [UInt8]) {
    switch self {
    case .html:
      var value = value
      value.withUTF8 { Self.appendHTML($0, to: &bytes) }
    case .markdown: bytes.append(contentsOf: Escapers.markdown(value).utf8)
    case .plain, .json: Self.appendPlain(value, to: &bytes)
    }
  }

  /// The same for a page; what is no text is replaced.
  static func appendHTML(_ words: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    // Most words are ASCII that means nothing to a page: no need to look at them as Unicode.
    let plain = words.prefix { byte in
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
        UInt8(ascii: "'"):
        false
      default: (0x20...0x7E).contains(byte)
      }
    }
    bytes.append(contentsOf: plain)
    if plain.count == words.count { return }
    let rest = String(decoding: words[plain.endIndex...], as: UTF8.self)
    bytes.append(contentsOf: Escapers.html(rest).utf8)
  }

  /// Every character but control characters and those that turn the direction of what follows; a
  /// line break, which would let a name begin a line of its own, becomes a space.
  private static func appendPlain(_ value: String, to bytes: inout [UInt8]) {
    var value = value
    let isPlain = value.withUTF8 { text in
      // Most values are a few letters of ASCII: no need to look at them as Unicode.
      if text.contains(where: { $0 < 0x20 || $0 >= 0x7F }) { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if isPlain { return }
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: bytes.append(UInt8(ascii: " "))
      case 0x00...0x1F, 0x7F...0x9F: break
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
