import Model

/// What the text of a FHIR reference names: the bare id, as tables have it, and the type of resource
/// where the text says it.
///
/// | Text | Type | Id |
/// |---|---|---|
/// | `Media/r-1`, `Media/r-1/_history/2` | `Media` | `r-1` |
/// | `https://fhir.example/r4/Media/r-1` | `Media` | `r-1` |
/// | `urn:uuid:53fe…`, `urn:oid:1.2.3` | | `53fe…`, `1.2.3` |
/// | `#r-1` (contained in the resource itself) | | `r-1` |
struct FHIRReference {
  var type = Slice.empty
  /// Empty where the text names nothing.
  var id = Slice.empty
  var isContained = false

  init(_ text: Slice) {
    if text.starts(with: "#") {
      id = text.dropping(1)
      isContained = true
    } else if let id = Self.urn(text) {
      self.id = id
    } else {
      readPath(text)
    }
  }

  /// `urn:`, the name of a space, a colon, and the id.
  private static func urn(_ text: Slice) -> Slice? {
    guard text.count > 4, text[3] == UInt8(ascii: ":"),
      text.part(0..<3).buffer.map({ $0 | 0x20 }) == Array("urn".utf8),
      let colon = text.firstIndex(of: UInt8(ascii: ":"), from: 4)
    else { return nil }
    return text.dropping(colon + 1)
  }

  private mutating func readPath(_ text: Slice) {
    let end = text.buffer.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    var rest = text.part(0..<(end ?? text.count))
    id = Self.takeLast(&rest)
    var before = rest
    if Self.takeLast(&before).equals("_history") {
      rest = before
      id = Self.takeLast(&rest)
    }
    let type = Self.takeLast(&rest)
    if Self.isTypeName(type) { self.type = type }
  }

  /// The last segment, which is taken away; slashes at the end do not count.
  private static func takeLast(_ path: inout Slice) -> Slice {
    var end = path.count
    while end > 0, path[end - 1] == UInt8(ascii: "/") { end -= 1 }
    var start = end
    while start > 0, path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    defer { path = path.part(0..<start) }
    return path.part(start..<end)
  }

  /// FHIR names its types in letters, the first of them a capital.
  static func isTypeName(_ text: Slice) -> Bool {
    guard let first = text.buffer.first, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first
    else { return false }
    return text.buffer.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
  }
}
