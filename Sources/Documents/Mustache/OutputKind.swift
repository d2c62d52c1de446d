/// What a document is written as, and so how a value is escaped before it goes in.
package enum OutputKind: Sendable, Hashable {
  case html, markdown, plain

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
}

extension OutputKind {
  /// Appends a value so that nothing in it can be anything but words.
  func append(_ value: String, to bytes: inout [UInt8]) {
    switch self {
    case .html:
      for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
        default: bytes.append(byte)
        }
      }
    case .markdown: bytes.append(contentsOf: value.utf8)
    case .plain: OutputKind.appendPlain(value, to: &bytes)
    }
  }

  /// Every character but control characters; a line break, which would let a name begin a line of
  /// its own, becomes a space.
  private static func appendPlain(_ value: String, to bytes: inout [UInt8]) {
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: bytes.append(UInt8(ascii: " "))
      case 0x00...0x1F, 0x7F...0x9F: break
      // Marks that turn the direction of what follows.
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
