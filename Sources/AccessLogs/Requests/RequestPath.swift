import CBytes
import Model

/// The path that a request asked for, as the server understood it (DESIGN §13, Paths).
///
/// The query is cut first, then `%HH` is decoded once (a bad escape stays), then slashes are merged,
/// then dots resolved. An absolute URI keeps its path. Bytes need not be UTF-8.
enum RequestPath {
  /// Nil for a target that has no path: `*`, `host:443`, nothing. `target` has its log escapes undone.
  ///
  /// 15 bytes behind `target` must be readable.
  static func normalised(_ target: Slice, arena: inout Arena) -> Slice? {
    guard let path = cut(target) else { return nil }
    if isPlain(path) { return path }
    return resolved(path, arena: &arena)
  }

  /// A path that a log writes as a field of its own: the key of an object in a bucket has no slash
  /// before it, and is read as if it had one.
  @inline(__always)
  static func rooted(_ path: Slice, arena: inout Arena) -> Slice {
    if path.isEmpty || path[0] == UInt8(ascii: "/") { return path }
    if path.equals("*") || pathOfAbsolute(path) != nil { return path }
    let slash: StaticString = "/"
    return arena.join(Slice(start: slash.utf8Start, count: 1), path)
  }

  /// Without query, fragment (no client should send one, but servers take it off), scheme and host.
  @inline(__always)
  private static func cut(_ target: Slice) -> Slice? {
    var path = target.firstIndex(of: UInt8(ascii: "?")).map { target.part(0..<$0) } ?? target
    if let fragment = path.firstIndex(of: UInt8(ascii: "#")) { path = path.part(0..<fragment) }
    if path.count > 0, path[0] == UInt8(ascii: "/") { return path }
    return pathOfAbsolute(path)
  }

  /// Whether it begins as a target does that has a path.
  static func isTarget(_ text: Slice) -> Bool {
    text.starts(with: "/") || pathOfAbsolute(text) != nil
  }

  /// RFC 3986 §3: a scheme is a letter, then letters, digits, `+`, `-` and `.`.
  private static func pathOfAbsolute(_ uri: Slice) -> Slice? {
    guard let colon = uri.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      uri.dropping(colon).starts(with: "://"),
      uri.part(0..<colon).buffer.allSatisfy(isSchemeByte)
    else { return nil }
    return uri.firstIndex(of: UInt8(ascii: "/"), from: colon + 3).map { uri.dropping($0) }
      ?? uri.dropping(uri.count)
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
    let isSign =
      byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    return isLetter || byte &- 48 <= 9 || isSign
  }

  /// Whether the path is what it says: no `%`, no `//`, no `/.`. Sixteen bytes at a time, which is why
  /// 15 bytes behind the path must be readable; what they say is masked.
  @inline(__always)
  private static func isPlain(_ path: Slice) -> Bool {
    guard let start = path.start, path.count > 0 else { return false }
    var index = 0
    var afterSlash: UInt32 = 0
    while index < path.count {
      let inside: UInt32 = path.count - index >= 16 ? 0xFFFF : (1 << UInt32(path.count - index)) - 1
      let slashes = candour_equal16(start + index, UInt8(ascii: "/"))
      let dots = candour_equal16(start + index, UInt8(ascii: "."))
      let escapes = candour_equal16(start + index, UInt8(ascii: "%"))
      let behind = slashes << 1 | afterSlash
      if (escapes | behind & (slashes | dots)) & inside != 0 { return false }
      afterSlash = slashes >> 15 & 1
      index += 16
    }
    return true
  }

  private static func resolved(_ path: Slice, arena: inout Arena) -> Slice {
    let output = arena.allocate(path.count + 1)
    let decoded = UnsafeMutableBufferPointer(start: output, count: path.count + 1)
    var count = decode(path, into: decoded)
    if count == 0 {
      decoded[0] = UInt8(ascii: "/")
      count = 1
    }
    count = mergeSlashes(decoded, count)
    count = resolveDots(decoded, count)
    return Slice(start: output, count: count)
  }

  /// With `%HH` decoded once.
  static func decoded(_ text: Slice, arena: inout Arena) -> Slice {
    guard text.contains(UInt8(ascii: "%")) else { return text }
    let output = arena.allocate(text.count)
    let count = decode(text, into: UnsafeMutableBufferPointer(start: output, count: text.count))
    return Slice(start: output, count: count)
  }

  private static func decode(
    _ path: Slice, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let bytes = path.buffer
    var written = 0
    var next = 0
    while next < bytes.count {
      if bytes[next] == UInt8(ascii: "%"), let value = Hexadecimal.byte(bytes, at: next + 1) {
        output[written] = value
        next += 3
      } else {
        output[written] = bytes[next]
        next += 1
      }
      written += 1
    }
    return written
  }

  private static func mergeSlashes(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int
  ) -> Int {
    let slash = UInt8(ascii: "/")
    var written = 0
    for index in 0..<count {
      if bytes[index] == slash, written > 0, bytes[written - 1] == slash { continue }
      bytes[written] = bytes[index]
      written += 1
    }
    return written
  }

  /// RFC 3986 §5.2.4 for a path that starts with a slash and has no empty segment inside.
  private static func resolveDots(
    _ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: Int
  ) -> Int {
    let slash = UInt8(ascii: "/")
    let dot = UInt8(ascii: ".")
    var written = 0
    var start = 0
    while start < count {
      // A segment with the slash before it.
      var end = start + 1
      while end < count, bytes[end] != slash { end += 1 }
      let length = end - start - 1
      let isOneDot = length == 1 && bytes[start + 1] == dot
      let isTwoDots = length == 2 && bytes[start + 1] == dot && bytes[start + 2] == dot
      if isTwoDots {
        while written > 0 {
          written -= 1
          if bytes[written] == slash { break }
        }
      }
      if !isOneDot, !isTwoDots {
        for index in start..<end {
          bytes[written] = bytes[index]
          written += 1
        }
      } else if end == count {
        bytes[written] = slash
        written += 1
      }
      start = end
    }
    return written
  }
}
