/// Words that stand in a document as base64 (RFC 4648), as a `data:` address has them: no reader sees
/// them, and whoever wants to does.
///
/// Most long words may be base64 and are nothing: what does not come out as text is none.
struct EncodedText {
  /// Of its first byte.
  let place: Int
  /// As it was before it was encoded: UTF-8 without control characters.
  let bytes: [UInt8]

  /// So many bytes of base64 at least: of fewer no name and no id comes out.
  static let shortest = 8

  static func all(in source: [UInt8], _ range: Range<Int>) -> [EncodedText] {
    var found: [EncodedText] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, digit(source[end]) != nil { end += 1 }
      if end - start >= shortest, let text = decoded(source[start..<end]) {
        found.append(EncodedText(place: start, bytes: text))
      }
      start = end + 1
    }
    return found
  }

  /// Six bits a byte; what is left of them at the end is padding.
  private static func decoded(_ run: ArraySlice<UInt8>) -> [UInt8]? {
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in run {
      guard let digit = digit(byte) else { return nil }
      bits = (bits << 6 | UInt32(digit)) & 0xFFFF
      count += 6
      if count < 8 { continue }
      count -= 8
      let byte = UInt8(truncatingIfNeeded: bits >> UInt32(count))
      if byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x7F { return nil }
      text.append(byte)
    }
    return String(validating: text, as: UTF8.self) == nil ? nil : text
  }

  /// Of either alphabet.
  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}

extension LeakGuard {
  /// What stands as base64 in the values of a document.
  func encodedLeaks(in document: Rendered, addressee: Int?) -> [LeakFinding] {
    document.stretches.filter { !$0.isComputed }.flatMap { stretch in
      EncodedText.all(in: document.bytes, stretch.range).flatMap { encoded in
        let whole = Rendered.Stretch(range: 0..<encoded.bytes.count, isComputed: false)
        return verdict(
          on: Rendered(kind: .html, bytes: encoded.bytes, stretches: [whole]), addressee: addressee
        ).leaks.map { $0.encoded(at: document.line(of: encoded.place)) }
      }
    }
  }

  /// What stands as base64 in a template's own words: in a picture, say. It is in every letter and
  /// every report of that template, so it is looked for once and not in each.
  package func encodedLeaks(inTemplate source: [UInt8]) -> [LeakFinding] {
    let template = Rendered(kind: .html, bytes: source)
    return EncodedText.all(in: source, 0..<source.count).flatMap { encoded in
      verdict(onTemplate: encoded.bytes, kind: .html).leaks.map {
        $0.encoded(at: template.line(of: encoded.place))
      }
    }
  }
}

extension LeakFinding {
  fileprivate func encoded(at line: Int) -> LeakFinding {
    var encoded = self
    encoded.isEncoded = true
    encoded.line = line
    return encoded
  }
}
