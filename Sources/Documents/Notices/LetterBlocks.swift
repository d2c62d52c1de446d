/// The words of a letter, as its template's lines mean them: the same that `flowed` lays out as text,
/// here in pieces for a page.
///
/// Lines that follow each other are one paragraph; a line that begins with a space stays a line of its
/// own; one that begins with `- ` is an item. A single line of the template's own words that ends in
/// no full stop, and that a paragraph or a list follows, is a heading: so a template reads the same
/// as text and as a page, and nobody has to learn marks.
struct LetterBlocks {
  enum Block: Equatable {
    case heading(Range<Int>)
    case paragraph([Range<Int>])
    case list([[Range<Int>]])
    case lines([Range<Int>])
  }

  private(set) var blocks: [Block] = []
  private let source: Rendered
  private var isAfterBlank = true

  /// - Parameters:
  ///   - source: as plain text, its lines as the template has them.
  ///   - greets: its first line is a greeting, and so no heading.
  init(_ source: Rendered, greets: Bool) {
    self.source = source
    var start = 0
    while start < source.bytes.count {
      let end = source.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      read(start..<end)
      start = end + 1
    }
    findHeadings(after: greets ? 1 : 0)
  }

  private mutating func read(_ line: Range<Int>) {
    let space = UInt8(ascii: " ")
    guard let first = source.bytes[line].firstIndex(where: { $0 != space }) else {
      isAfterBlank = true
      return
    }
    let words = first..<line.upperBound
    let isItem = source.bytes[words].starts(with: "- ".utf8)
    if isItem {
      let item = [words.lowerBound + 2..<words.upperBound]
      if !isAfterBlank, case .list(let items) = blocks.last {
        replaceLast(.list(items + [item]))
      } else {
        blocks.append(.list([item]))
      }
    } else if first > line.lowerBound {
      if !isAfterBlank, case .lines(let lines) = blocks.last {
        replaceLast(.lines(lines + [words]))
      } else {
        blocks.append(.lines([words]))
      }
    } else {
      continueParagraph(words)
    }
    isAfterBlank = false
  }

  private mutating func continueParagraph(_ words: Range<Int>) {
    if isAfterBlank {
      blocks.append(.paragraph([words]))
      return
    }
    switch blocks.last {
    case .paragraph(let lines): replaceLast(.paragraph(lines + [words]))
    case .list(var items):
      items[items.count - 1].append(words)
      replaceLast(.list(items))
    case .lines, .heading, nil: blocks.append(.paragraph([words]))
    }
  }

  private mutating func replaceLast(_ block: Block) { blocks[blocks.count - 1] = block }

  private mutating func findHeadings(after first: Int) {
    for place in blocks.indices.dropFirst(first).dropLast() {
      guard case .paragraph(let lines) = blocks[place], lines.count == 1, isHeading(lines[0]) else {
        continue
      }
      if case .lines = blocks[place + 1] { continue }
      blocks[place] = .heading(lines[0])
    }
  }

  private func isHeading(_ line: Range<Int>) -> Bool {
    guard let last = source.bytes[line].last else { return false }
    let isSentence = ".:;,!]_".utf8.contains(last) || source.bytes[line].starts(with: "[".utf8)
    // A question that is numbered is one to answer.
    let isNumbered = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(source.bytes[line.lowerBound])
    return !isSentence && !isNumbered
      && !source.stretches.contains { $0.range.overlaps(line) }
  }
}
