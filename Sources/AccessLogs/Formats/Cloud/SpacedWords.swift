import Model

/// A line whose values stand between single spaces, some of them in brackets or in quotes: read from
/// the left, value by value.
struct SpacedWords {
  let text: Slice
  /// Where the next value begins.
  private(set) var next = 0

  init(_ text: Slice) { self.text = text }

  var rest: Slice { text.dropping(min(next, text.count)) }

  /// Up to the next space; nil where there is none, or an empty one.
  mutating func word() -> Slice? {
    guard next < text.count else { return nil }
    let end = text.firstIndex(of: UInt8(ascii: " "), from: next) ?? text.count
    guard end > next else { return nil }
    defer { next = end + 1 }
    return text.part(next..<end)
  }

  /// Between `[` and `]`.
  mutating func bracketed() -> Slice? {
    guard rest.starts(with: "["),
      let end = text.firstIndex(of: UInt8(ascii: "]"), from: next + 1), isEnd(end + 1)
    else { return nil }
    defer { next = end + 2 }
    return text.part((next + 1)..<end)
  }

  /// Between quotes, or a bare `-`. The value ends at the first quote of whose rest, which begins with a
  /// space or is empty, `isEnd` is true.
  mutating func quotedOrDash(endsAt isEnd: (Slice) -> Bool) -> Slice? {
    guard rest.starts(with: "\"") else { return dash() }
    var quote = text.firstIndex(of: UInt8(ascii: "\""), from: next + 1)
    while let end = quote {
      if self.isEnd(end + 1), isEnd(text.dropping(end + 1)) { return quoted(to: end) }
      quote = text.firstIndex(of: UInt8(ascii: "\""), from: end + 1)
    }
    return nil
  }

  /// Between quotes, of which the second is the line's last; or a bare `-`.
  mutating func quotedToLastOrDash() -> Slice? {
    guard rest.starts(with: "\"") else { return dash() }
    guard let end = text.lastIndex(of: UInt8(ascii: "\"")), end > next, isEnd(end + 1)
    else { return nil }
    return quoted(to: end)
  }

  /// Between quotes, of which the second has no backslash before it.
  mutating func escaped() -> Slice? {
    guard let end = CombinedLine.closingQuote(text, next + 1), isEnd(end + 1) else { return nil }
    return quoted(to: end)
  }

  private mutating func dash() -> Slice? {
    guard rest.starts(with: "-"), isEnd(next + 1) else { return nil }
    return word()
  }

  private mutating func quoted(to end: Int) -> Slice {
    defer { next = end + 2 }
    return text.part((next + 1)..<end)
  }

  private func isEnd(_ index: Int) -> Bool {
    index == text.count || text[index] == UInt8(ascii: " ")
  }
}
