import Model

/// The key of an object as an S3 log writes it: encoded for a URL twice over, a space as `+`.
enum S3Key {
  /// As the bucket names it.
  static func plain(_ key: Slice, _ arena: inout Arena) -> Slice {
    guard key.contains(UInt8(ascii: "%")) || key.contains(UInt8(ascii: "+")) else { return key }
    return decoded(decoded(key, plusIsSpace: true, &arena), plusIsSpace: false, &arena)
  }

  /// As a client would ask for it.
  static func request(_ key: Slice, isHead: Bool, _ arena: inout Arena) -> Slice? {
    if key.isEmpty || key.isDash { return nil }
    var bytes = Array((isHead ? "HEAD /" : "GET /").utf8)
    for byte in decoded(key, plusIsSpace: true, &arena).buffer {
      // A space would end the path, and a question mark begin the query.
      switch byte {
      case UInt8(ascii: " "): bytes += "%20".utf8
      case UInt8(ascii: "?"): bytes += "%3F".utf8
      case UInt8(ascii: "#"): bytes += "%23".utf8
      default: bytes.append(byte)
      }
    }
    return arena.copy(bytes)
  }

  /// A bad escape stays.
  private static func decoded(_ text: Slice, plusIsSpace: Bool, _ arena: inout Arena) -> Slice {
    let bytes = text.buffer
    let output = arena.allocate(bytes.count)
    var written = 0
    var next = 0
    while next < bytes.count {
      var byte = bytes[next]
      next += 1
      if byte == UInt8(ascii: "%"), let value = Hexadecimal.byte(bytes, at: next) {
        byte = value
        next += 2
      } else if plusIsSpace, byte == UInt8(ascii: "+") {
        byte = UInt8(ascii: " ")
      }
      output[written] = byte
      written += 1
    }
    return Slice(start: output, count: written)
  }
}
