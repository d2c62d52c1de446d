/// A text with everything undone that a reader's program may undo: a URL's `%2D`, an entity, a tag in
/// the middle of a word, a word parted at the end of a line. Undone again as long as it changes
/// something, for what was written twice over.
///
/// The leak guard reads it beside the text as it stands. Each byte remembers where it came from.
struct LooseText {
  private(set) var bytes: [UInt8]
  /// Offsets in what was read.
  private(set) var origins: [UInt32]

  /// Often enough for any mistake; a page that is deeper than that was made to be.
  private static let rounds = 4

  /// - Parameter kind: whose own escapes are undone first. Tags stay.
  init(_ source: [UInt8], as kind: OutputKind) {
    bytes = source
    origins = Array(0..<UInt32(truncatingIfNeeded: source.count))
    switch kind {
    case .html, .plain: break
    case .json:
      rewrite { text, index in
        guard text[index] == UInt8(ascii: "\\") else { return nil }
        let escape = WrittenJSONEscape(text, at: index)
        return (Array(String(escape.scalar).utf8), escape.count)
      }
    case .markdown:
      rewrite { text, index in
        guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count,
          Self.isPunctuation(text[index + 1])
        else { return nil }
        return ([text[index + 1]], 2)
      }
    }
  }

  /// Entities, once: what a page means by them.
  mutating func undoEntities() {
    rewrite { text, index in
      guard text[index] == UInt8(ascii: "&"), let entity = WrittenEntity(text, at: index),
        !entity.isUnclosed || !Self.isInTag(text, at: index)
      else { return nil }
      return (Array(String(entity.scalar).utf8), entity.count)
    }
  }

  /// `&reg0001` of a link's address is a name of its own, not a sign.
  private static func isInTag(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let before = text[max(0, index - longestTag)..<index]
    guard let last = before.lastIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") })
    else { return false }
    return text[last] == UInt8(ascii: "<")
  }

  private static let longestTag = 4096

  /// Percent escapes, those of style sheets and entities, whatever is written in them.
  mutating func unescape() {
    for _ in 0..<Self.rounds {
      let before = bytes.count
      rewrite { text, index in
        if let escape = Self.styleEscape(text, at: index) { return escape }
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count,
          let high = Self.digit(text[index + 1]), let low = Self.digit(text[index + 2])
        else { return nil }
        return ([high << 4 | low], 3)
      }
      undoEntities()
      if bytes.count == before { return }
    }
  }

  /// Without tags, emphasis and the ends of lines in the middle of a word, in every way in which a
  /// reader's program may leave them out.
  ///
  /// - Parameters:
  ///   - source: a document as it was written.
  ///   - loose: the same, unescaped.
  static func withoutMarkup(
    _ source: [UInt8], as kind: OutputKind, unescaped loose: LooseText
  ) -> [LooseText] {
    let plain = loose.taking(.untilFirstEnd)
    if !TagReading.differs(in: source) { return [plain] }
    // A page's own quotes, which an escaped one may stand among, are told apart before it is undone.
    let written = LooseText(source, as: kind)
    return [plain]
      + [Markup.asBrowsersDo, .asBrowsersPart].flatMap { markup in
        var first = written.taking(markup)
        first.unescape()
        return [loose.taking(markup), first]
      }
  }

  private enum Markup {
    /// A tag ends at the first `>`.
    case untilFirstEnd
    /// It ends where browsers end it; nothing is left in its place.
    case asBrowsersDo
    /// It ends there, and parts words.
    case asBrowsersPart
  }

  private func taking(_ markup: Markup) -> LooseText {
    var text = self
    text.takeMarkupAway(markup)
    return text
  }

  private mutating func takeMarkupAway(_ markup: Markup) {
    rewrite { text, index in
      switch text[index] {
      case UInt8(ascii: "<") where TagReading.begins(text, at: index):
        if case .untilFirstEnd = markup {
          guard let end = text[index...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
          return ([], end + 1 - index)
        }
        let end = TagReading(text, at: index).end
        if case .asBrowsersPart = markup { return ([UInt8(ascii: " ")], end - index) }
        return ([], end - index)
      case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        return ([], 1)
      default: return nil
      }
    }
    rewrite { text, index in
      guard text[index] == UInt8(ascii: "-"), let count = Self.partedLine(text, at: index) else {
        return nil
      }
      return ([], count)
    }
  }

  /// `\5A ` of a style sheet: up to six digits, and one white space that ends them.
  private static func styleEscape(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (bytes: [UInt8], count: Int)? {
    guard text[index] == UInt8(ascii: "\\") else { return nil }
    var end = index + 1
    var value: UInt32 = 0
    while end < text.count, end <= index + 6, let digit = digit(text[end]) {
      value = value << 4 | UInt32(digit)
      end += 1
    }
    guard end > index + 1, let scalar = Unicode.Scalar(value) else { return nil }
    if end < text.count, text[end] == 0x20 || text[end] == 0x0A { end += 1 }
    return (Array(String(scalar).utf8), end - index)
  }

  /// A byte from which `begins` may say yes.
  @inline(__always)
  static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "-"),
      UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  /// Whether something stands there that another reading takes otherwise.
  static func begins(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch source[index] {
    case UInt8(ascii: "%"): index + 2 < source.count && digit(source[index + 1]) != nil
    case UInt8(ascii: "<"): TagReading.begins(source, at: index)
    case UInt8(ascii: "-"): partedLine(source, at: index) != nil
    default: true
    }
  }

  /// The bytes of `-` and the line end after it.
  private static func partedLine(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    var end = index + 1
    while end < source.count, source[end] == 0x20 || source[end] == 0x0D { end += 1 }
    guard index > 0, source[index - 1] > 0x20, end < source.count, source[end] == 0x0A else {
      return nil
    }
    while end < source.count, source[end] <= 0x20 { end += 1 }
    return end - index
  }

  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// One pass; where `replace` gives bytes they stand for as many of the text as it says.
  private mutating func rewrite(
    _ replace: (UnsafeBufferPointer<UInt8>, Int) -> (bytes: [UInt8], count: Int)?
  ) {
    var written: [UInt8] = []
    var places: [UInt32] = []
    // Behind what was replaced last: most of a text stays as it is.
    var kept = 0
    bytes.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        guard Self.mayBegin(text[index]), let (bytes, count) = replace(text, index) else {
          index += 1
          continue
        }
        if kept == 0 {
          written.reserveCapacity(text.count)
          places.reserveCapacity(text.count)
        }
        written.append(contentsOf: UnsafeBufferPointer(rebasing: text[kept..<index]))
        places.append(contentsOf: origins[kept..<index])
        written += bytes
        places += repeatElement(origins[index], count: bytes.count)
        index += max(count, 1)
        kept = index
      }
    }
    if kept == 0 { return }
    written.append(contentsOf: bytes.dropFirst(kept))
    places.append(contentsOf: origins.dropFirst(kept))
    bytes = written
    origins = places
  }
}
