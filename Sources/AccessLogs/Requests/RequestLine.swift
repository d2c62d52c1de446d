import Model

/// `GET /v1/replays/r-1/stream HTTP/1.1` in its parts; HTTP/0.9 has no protocol, and a broken request
/// may have anything. Log escapes are undone already.
struct RequestLine {
  let method: Slice
  let target: Slice

  init(_ whole: Slice) {
    // Servers skip more than one space, before the target and behind it.
    let request = Self.withoutEnd(whole)
    guard let space = request.firstIndex(of: UInt8(ascii: " ")) else {
      method = request
      target = .empty
      return
    }
    method = request.part(0..<space)
    var rest = request.dropping(space + 1)
    while rest.count > 0, rest[0] == UInt8(ascii: " ") { rest = rest.dropping(1) }
    if let last = Self.lastSpace(rest), rest.dropping(last + 1).starts(with: "HTTP/") {
      rest = Self.withoutEnd(rest.part(0..<last))
    }
    target = rest
  }

  @inline(__always)
  private static func withoutEnd(_ text: Slice) -> Slice {
    var count = text.count
    while count > 0, text[count - 1] == UInt8(ascii: " ") { count -= 1 }
    return text.part(0..<count)
  }

  /// RFC 9112 knows no such request, but old servers served it.
  var hasSpaceInTarget: Bool { target.contains(UInt8(ascii: " ")) }

  var isHead: Bool { method.equals("HEAD") }

  @inline(__always)
  private static func lastSpace(_ text: Slice) -> Int? {
    text.buffer.lastIndex(of: UInt8(ascii: " "))
  }
}
