import Model

/// Reads a template's text into its tree.
struct MustacheParser {
  private let source: [UInt8]
  private let file: String
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  /// Where reading stands, and the line of that byte counted from 1.
  private var position = 0
  private var line = 1
  private var isAtLineStart = true
  /// The sections that are open, outermost first; the last entry of `levels` takes what comes.
  private var sections: [(name: MustacheTemplate.Name, inverted: Bool)] = []
  private var levels: [[MustacheTemplate.Node]] = [[]]

  /// A tree is walked by recursion; no letter needs as much.
  private static let deepest = 64

  init(_ source: [UInt8], file: String) {
    self.source = source
    self.file = file
  }

  mutating func parse() throws(Problem) -> [MustacheTemplate.Node] {
    while let start = find(open, from: position) {
      try tag(at: start)
    }
    addText(upTo: source.count)
    if let section = sections.last {
      throw .notClosed(section.name.text, Problem.Place(file, line: section.name.line))
    }
    return levels[0]
  }

  private enum Sigil {
    case comment, delimiters, section, inverted, end, partial, raw, escaped

    init(_ byte: UInt8?) {
      switch byte {
      case UInt8(ascii: "!"): self = .comment
      case UInt8(ascii: "="): self = .delimiters
      case UInt8(ascii: "#"): self = .section
      case UInt8(ascii: "^"): self = .inverted
      case UInt8(ascii: "/"): self = .end
      case UInt8(ascii: ">"): self = .partial
      case UInt8(ascii: "&"), UInt8(ascii: "{"): self = .raw
      default: self = .escaped
      }
    }

    var mayStandAlone: Bool { self != .raw && self != .escaped }
  }

  private mutating func tag(at start: Int) throws(Problem) {
    let inside = start + open.count
    let first = inside < source.count ? source[inside] : nil
    let sigil = Sigil(first)
    let tagLine = line + newlines(position..<start)
    let place = Problem.Place(file, line: tagLine)
    // `{{{a}}}` ends at three braces, `{{=<% %>=}}` at `=}}`, whatever the delimiters are.
    var ending = close
    if first == UInt8(ascii: "{") { ending.insert(UInt8(ascii: "}"), at: 0) }
    if sigil == .delimiters { ending.insert(UInt8(ascii: "="), at: 0) }
    let contents = inside + (sigil == .escaped ? 0 : 1)
    guard contents <= source.count, let end = find(ending, from: contents) else {
      throw .tagNotClosed(place)
    }
    let after = end + ending.count

    var indent: [UInt8]?
    if sigil.mayStandAlone, let alone = lineAlone(start, after) {
      addText(upTo: alone.lowerBound)
      indent = Array(source[alone.lowerBound..<start])
      move(to: alone.upperBound)
      isAtLineStart = true
    } else {
      addText(upTo: start)
      if sigil != .comment, sigil != .delimiters { beginLine() }
      move(to: after)
    }
    try add(sigil, Array(source[contents..<end]), indent: indent, at: place, line: tagLine)
  }

  private mutating func add(
    _ sigil: Sigil, _ contents: [UInt8], indent: [UInt8]?, at place: Problem.Place, line: Int
  ) throws(Problem) {
    switch sigil {
    case .comment: return
    case .delimiters:
      let words = contents.split(whereSeparator: isSpace)
      guard words.count == 2, !contents.contains(UInt8(ascii: "=")) else {
        throw .badDelimiters(place)
      }
      open = Array(words[0])
      close = Array(words[1])
    case .section, .inverted:
      if sections.count == Self.deepest { throw .tooDeep(place) }
      sections.append((try name(contents, at: place, line: line), sigil == .inverted))
      levels.append([])
    case .end:
      let name = try name(contents, at: place, line: line)
      guard let section = sections.popLast(), let nodes = levels.popLast() else {
        throw .notOpened(name.text, place)
      }
      guard section.name.parts == name.parts else {
        throw .closesAnother(name.text, section.name.text, section.name.line, place)
      }
      append(.section(section.name, inverted: section.inverted, nodes))
    case .partial:
      let name = trimmed(contents)
      if name.isEmpty { throw .noName(place) }
      append(.partial(String(decoding: name, as: UTF8.self), indent: indent, line: line))
    case .raw: append(.variable(try name(contents, at: place, line: line), raw: true))
    case .escaped: append(.variable(try name(contents, at: place, line: line), raw: false))
    }
  }

  private func name(
    _ contents: [UInt8], at place: Problem.Place, line: Int
  ) throws(Problem) -> MustacheTemplate.Name {
    let text = trimmed(contents)
    if text.elementsEqual(".".utf8) { return MustacheTemplate.Name(parts: [], line: line) }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.contains(where: \.isEmpty) || text.contains(where: isSpace) { throw .noName(place) }
    return MustacheTemplate.Name(
      parts: parts.map { String(decoding: $0, as: UTF8.self) }, line: line)
  }

  // MARK: Text

  private mutating func append(_ node: MustacheTemplate.Node) {
    levels[levels.count - 1].append(node)
  }

  /// Adds the words from here up to `end`, line by line, so that each line knows where it begins.
  private mutating func addText(upTo end: Int) {
    while position < end {
      let newline = source[position..<end].firstIndex(of: UInt8(ascii: "\n"))
      let next = newline.map { $0 + 1 } ?? end
      let piece = source[position..<next]
      if !piece.allSatisfy({ $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) {
        beginLine()
      }
      addWords(piece)
      if newline != nil { isAtLineStart = true }
      move(to: next)
    }
  }

  /// Joins neighbouring words into one node.
  private mutating func addWords(_ piece: ArraySlice<UInt8>) {
    if case .text(let words, let first) = levels[levels.count - 1].last {
      levels[levels.count - 1].removeLast()
      append(.text(words + piece, line: first))
    } else {
      append(.text(Array(piece), line: line))
    }
  }

  private mutating func beginLine() {
    if isAtLineStart { append(.lineStart) }
    isAtLineStart = false
  }

  private mutating func move(to next: Int) {
    line += newlines(position..<next)
    position = next
  }

  /// The whole line, its end included, where a tag is all that stands on it.
  private func lineAlone(_ start: Int, _ after: Int) -> Range<Int>? {
    var first = start
    while first > position, isBlank(source[first - 1]) { first -= 1 }
    guard first == 0 || source[first - 1] == UInt8(ascii: "\n") else { return nil }
    var last = after
    while last < source.count, isBlank(source[last]) { last += 1 }
    if last == source.count { return first..<last }
    if source[last] == UInt8(ascii: "\n") { return first..<(last + 1) }
    guard source[last] == UInt8(ascii: "\r"), last + 1 < source.count,
      source[last + 1] == UInt8(ascii: "\n")
    else { return nil }
    return first..<(last + 2)
  }

  private func newlines(_ range: Range<Int>) -> Int {
    source[range].reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
  }

  private func find(_ bytes: [UInt8], from start: Int) -> Int? {
    guard source.count - start >= bytes.count else { return nil }
    for index in start...(source.count - bytes.count) where source[index] == bytes[0] {
      if source[index..<(index + bytes.count)].elementsEqual(bytes) { return index }
    }
    return nil
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
private func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }

private func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  var rest = bytes.drop(while: isSpace)
  while let last = rest.last, isSpace(last) { rest.removeLast() }
  return rest
}

extension Problem {
  fileprivate static func tagNotClosed(_ place: Place) -> Problem {
    Problem(.input, at: place, "a tag is not closed")
  }
  fileprivate static func notClosed(_ name: String, _ place: Place) -> Problem {
    Problem(
      .input, at: place, "section \(name) is not closed", hint: "end it with {{/\(name)}}")
  }
  fileprivate static func notOpened(_ name: String, _ place: Place) -> Problem {
    Problem(.input, at: place, "section \(name) is closed but was never opened")
  }
  fileprivate static func closesAnother(
    _ name: String, _ open: String, _ line: Int, _ place: Place
  ) -> Problem {
    Problem(
      .input, at: place, "section \(name) is closed while \(open) is open",
      reason: "line \(line) opens \(open)", hint: "close {{/\(open)}} first")
  }
  fileprivate static func tooDeep(_ place: Place) -> Problem {
    Problem(.input, at: place, "sections stand in each other more than 64 deep")
  }
  fileprivate static func noName(_ place: Place) -> Problem {
    Problem(.input, at: place, "a tag has no name, or one with spaces in it")
  }
  fileprivate static func badDelimiters(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a delimiter tag does not name two delimiters", hint: "{{=<% %>=}}")
  }
}
