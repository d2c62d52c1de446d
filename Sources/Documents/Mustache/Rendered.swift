/// A document in bytes, and which stretches of it were filled in: the leak guard needs to tell the
/// template's words from the case's.
package struct Rendered: Sendable, Hashable {
  /// One value as it stands in the document, escaped.
  package struct Stretch: Sendable, Hashable {
    package let range: Range<Int>
    /// Worked out by Candour: a count, a date, a reference.
    package let isComputed: Bool

    package init(range: Range<Int>, isComputed: Bool) {
      self.range = range
      self.isComputed = isComputed
    }
  }

  package var kind: OutputKind
  package var bytes: [UInt8] = []
  /// In order, apart from each other, none empty.
  package var stretches: [Stretch] = []

  package init(kind: OutputKind, bytes: [UInt8] = [], stretches: [Stretch] = []) {
    self.kind = kind
    self.bytes = bytes
    self.stretches = stretches
  }

  /// A single value that was filled in.
  package init(kind: OutputKind, value: String) {
    self.init(kind: kind)
    append(value: value, isComputed: false, raw: false)
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A piece of the same kind, with what was filled into it.
  mutating func append(_ piece: Rendered) {
    let start = bytes.count
    bytes += piece.bytes
    stretches += piece.stretches.map { stretch in
      Stretch(
        range: stretch.range.lowerBound + start..<stretch.range.upperBound + start,
        isComputed: stretch.isComputed)
    }
  }

  mutating func append(value: String, isComputed: Bool, raw: Bool) {
    let start = bytes.count
    // What Candour worked out itself holds no markup, and a date full of backslashes reads badly.
    if raw || (isComputed && kind == .markdown) {
      bytes.append(contentsOf: value.utf8)
    } else {
      kind.append(value, to: &bytes)
    }
    if bytes.count == start { return }
    stretches.append(Stretch(range: start..<bytes.count, isComputed: isComputed))
  }
}
