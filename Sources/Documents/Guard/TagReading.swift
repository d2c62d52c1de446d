/// Where the tags of a page end, as a browser reads them (HTML Living Standard, 13.2.5): a quoted
/// attribute and a comment hide a `>`, and what a style sheet or a script says is no text.
///
/// Other programs end a tag at the first `>`. The leak guard reads both ways wherever they differ.
struct TagReading {
  /// Whether a text has tags that both read differently, or words parted by what is no text.
  static func differs(in source: [UInt8]) -> Bool {
    source.withUnsafeBufferPointer { text in
      var hasText = false
      var index = 0
      while index < text.count {
        if text[index] == UInt8(ascii: "<"), begins(text, at: index) {
          let tag = TagReading(text, at: index)
          if tag.isDeep || (tag.isRaw && hasText) { return true }
          index = tag.end
        } else {
          if text[index] > 0x20 { hasText = true }
          index += 1
        }
      }
      return false
    }
  }

  /// Whether a `<` is a tag's.
  static func begins(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 1 < text.count else { return false }
    switch text[index + 1] {
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case let byte: return isLetter(byte)
    }
  }

  /// Behind the `>` that ends it.
  let end: Int
  /// Something in it is read in another way by a program that ends tags at the first `>`.
  let isDeep: Bool
  /// Something that nobody sees stands in it besides, such as a style sheet.
  let isRaw: Bool

  /// - Parameter start: of `<`, where a tag begins.
  init(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    let first = Self.first(UInt8(ascii: ">"), in: text, from: start) ?? text.count
    if Self.holds(text, at: start, "<!--") {
      end = Self.endOfComment(text, from: start + 4)
      isDeep = end != min(first + 1, text.count)
      isRaw = false
      return
    }
    let byte = start + 1 < text.count ? text[start + 1] : 0
    guard Self.isLetter(byte) || byte == UInt8(ascii: "/") else {
      // `<!doctype`, `<?php`: to the first `>`.
      end = min(first + 1, text.count)
      isDeep = false
      isRaw = false
      return
    }
    let tagEnd = Self.endOfTag(text, from: start + 1)
    isDeep = tagEnd != min(first + 1, text.count)
    guard let name = Self.hidden.first(where: { Self.isElement(text, at: start + 1, $0) }),
      byte != UInt8(ascii: "/"), tagEnd < text.count
    else {
      isRaw = false
      end = tagEnd
      return
    }
    isRaw = true
    end = Self.endOfElement(text, named: name, from: tagEnd)
  }

  /// Their contents are no text of the page.
  private static let hidden = ["style", "script", "template", "title"].map { Array($0.utf8) }

  private static func first(
    _ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var index = start
    while index < text.count {
      if text[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// `-->`, `--!>`, and what ends a comment at once: `<!-->`, `<!--->`.
  private static func endOfComment(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    for short in [">", "->"] as [StaticString] where holds(text, at: start, short) {
      return start + short.utf8CodeUnitCount
    }
    var index = start
    while index < text.count {
      for ending in ["-->", "--!>"] as [StaticString] where holds(text, at: index, ending) {
        return index + ending.utf8CodeUnitCount
      }
      index += 1
    }
    return text.count
  }

  private static func endOfTag(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    // A quote opens a value behind `=` alone: elsewhere it is part of a name.
    var isValue = false
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "="): isValue = true
      case 0x20, 0x09...0x0D: break
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isValue {
          guard let close = first(byte, in: text, from: index + 1) else { return text.count }
          index = close
        }
        isValue = false
      default: isValue = false
      }
      index += 1
    }
    return text.count
  }

  /// Behind the tag that closes it.
  private static func endOfElement(
    _ text: UnsafeBufferPointer<UInt8>, named name: [UInt8], from start: Int
  ) -> Int {
    var index = start
    while index < text.count {
      if text[index] == UInt8(ascii: "<"), index + 1 < text.count,
        text[index + 1] == UInt8(ascii: "/"), isElement(text, at: index + 2, name)
      {
        return endOfTag(text, from: index + 2)
      }
      index += 1
    }
    return text.count
  }

  private static func isElement(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ name: [UInt8]
  ) -> Bool {
    let end = start + name.count
    guard end < text.count else { return false }
    for (place, letter) in name.enumerated() where text[start + place] | 0x20 != letter {
      return false
    }
    return !isLetter(text[end]) && !(0x30...0x39).contains(text[end])
      && text[end] != UInt8(ascii: "-")
  }

  private static func holds(
    _ text: UnsafeBufferPointer<UInt8>, at start: Int, _ words: StaticString
  ) -> Bool {
    start + words.utf8CodeUnitCount <= text.count
      && text[start..<start + words.utf8CodeUnitCount].elementsEqual(
        UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20)
  }
}
