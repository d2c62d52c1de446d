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
    case .plain: bytes.append(contentsOf: value.utf8)
    }
  }
}
