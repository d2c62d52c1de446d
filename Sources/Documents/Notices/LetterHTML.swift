/// Writes the words of a letter as the body of a page, escaped, remembering what was filled in.
struct LetterHTML {
  private let source: Rendered
  private(set) var rendered = Rendered(kind: .html)

  /// - Parameters:
  ///   - source: as plain text, its lines as the template has them.
  ///   - greets: its first line is a greeting, and so no heading.
  init(_ source: Rendered, greets: Bool) {
    self.source = source
    rendered.bytes.reserveCapacity(source.bytes.count + source.bytes.count / 4)
    for block in LetterBlocks(source, greets: greets).blocks { add(block) }
  }

  private mutating func add(_ block: LetterBlocks.Block) {
    switch block {
    case .heading(let line):
      write("<h2>")
      add(line)
      write("</h2>\n")
    case .paragraph(let lines):
      write("<p>")
      add(lines, between: "\n")
      write("</p>\n")
    case .list(let items):
      write("<ul>\n")
      for item in items {
        write("<li>")
        add(item, between: "\n")
        write("</li>\n")
      }
      write("</ul>\n")
    case .lines(let lines):
      write("<p class=\"lines\">")
      add(lines, between: "<br>\n")
      write("</p>\n")
    }
  }

  private mutating func add(_ lines: [Range<Int>], between: String) {
    for (place, line) in lines.enumerated() {
      if place > 0 { write(between) }
      add(line)
    }
  }

  /// The template's words and what was filled in, each in its turn.
  private mutating func add(_ line: Range<Int>) {
    var start = line.lowerBound
    for stretch in stretches(in: line) {
      let range = stretch.range.clamped(to: line)
      write(words: start..<range.lowerBound)
      rendered.append(
        value: String(decoding: source.bytes[range], as: UTF8.self),
        isComputed: stretch.isComputed, raw: false)
      start = range.upperBound
    }
    write(words: start..<line.upperBound)
  }

  private func stretches(in line: Range<Int>) -> some Sequence<Rendered.Stretch> {
    source.stretches.lazy.filter { $0.range.overlaps(line) }
  }

  private mutating func write(words range: Range<Int>) {
    var rest = source.bytes[range]
    while let box = rest.firstIndex(of: UInt8(ascii: "[")), rest[box...].starts(with: Self.box) {
      write(words: rest[..<box])
      write("<span class=\"box\">[ ]</span>")
      rest = rest[(box + Self.box.count)...]
    }
    write(words: rest)
  }

  /// What a form has to be ticked in.
  private static let box = Array("[ ]".utf8)

  private mutating func write(words: ArraySlice<UInt8>) {
    if words.isEmpty { return }
    words.withUnsafeBufferPointer { OutputKind.appendHTML($0, to: &rendered.bytes) }
  }

  private mutating func write(_ markup: String) {
    rendered.bytes.append(contentsOf: markup.utf8)
  }
}
