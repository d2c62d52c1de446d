/// Reads the Markdown that Candour's templates use: headings, paragraphs, lists, quotes, tables; bold,
/// emphasis, code.
struct MarkedTextReader {
  private(set) var marked = MarkedText()
  private var paragraph: MarkedText.Line = []
  private var isQuote = false

  /// - Parameter rendered: as plain text, so that what was filled in stands there as it is.
  init(_ rendered: Rendered) {
    for line in MarkedTextReader.lines(of: rendered) { read(line) }
    endParagraph()
  }

  private mutating func read(_ line: [MarkedText.Run]) {
    let start = line.first.map { $0.origin == .template ? $0.text : "\u{FFFD}" } ?? ""
    let level = start.prefix { $0 == "#" }.count
    if line.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) {
      endParagraph()
    } else if (1...6).contains(level), start.dropFirst(level).first == " " {
      endParagraph()
      marked.blocks.append(.heading(level: level, styled(line, without: level + 1)))
    } else if start.hasPrefix("- ") {
      endParagraph()
      let item = styled(line, without: 2)
      if case .list(let items) = marked.blocks.last, wasInList {
        marked.blocks[marked.blocks.count - 1] = .list(items + [item])
      } else {
        marked.blocks.append(.list([item]))
      }
      wasInList = true
      return
    } else if start.hasPrefix("|") {
      endParagraph()
      addRow(cells(of: line))
      wasInTable = true
      return
    } else if start.hasPrefix(">") {
      if !isQuote { endParagraph() }
      isQuote = true
      add(styled(line, without: start.hasPrefix("> ") ? 2 : 1))
    } else {
      if isQuote { endParagraph() }
      add(styled(line, without: 0))
    }
    wasInList = false
    wasInTable = false
  }

  private var wasInList = false
  private var wasInTable = false

  private mutating func add(_ line: MarkedText.Line) {
    if !paragraph.isEmpty { paragraph.append(.init(text: " ", origin: .template, style: [])) }
    paragraph += line
  }

  private mutating func endParagraph() {
    if !paragraph.isEmpty {
      marked.blocks.append(isQuote ? .quote(paragraph) : .paragraph(paragraph))
    }
    paragraph = []
    isQuote = false
  }

  private mutating func addRow(_ cells: [MarkedText.Line]) {
    let isRule = cells.allSatisfy { cell in
      !cell.isEmpty && cell.allSatisfy { $0.origin == .template }
        && cell.text.allSatisfy { $0 == "-" || $0 == ":" }
    }
    if wasInTable, case .table(let head, let rows) = marked.blocks.last {
      if isRule { return }
      marked.blocks[marked.blocks.count - 1] = .table(head: head, rows: rows + [cells])
    } else {
      marked.blocks.append(.table(head: cells, rows: []))
    }
  }
}

// Letters to runs.
extension MarkedTextReader {
  /// Each line in stretches of one origin.
  private static func lines(of rendered: Rendered) -> [[MarkedText.Run]] {
    var lines: [[MarkedText.Run]] = [[]]
    func add(_ range: Range<Int>, _ origin: MarkedText.Origin) {
      if range.isEmpty { return }
      let parts = rendered.bytes[range].split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() {
        if place > 0 { lines.append([]) }
        if part.isEmpty { continue }
        lines[lines.count - 1].append(
          .init(text: String(decoding: part, as: UTF8.self), origin: origin, style: []))
      }
    }
    var end = 0
    for stretch in rendered.stretches {
      add(end..<stretch.range.lowerBound, .template)
      add(stretch.range, stretch.isComputed ? .computed : .text)
      end = stretch.range.upperBound
    }
    add(end..<rendered.bytes.count, .template)
    return lines
  }

  private func cells(of line: [MarkedText.Run]) -> [MarkedText.Line] {
    var cells: [MarkedText.Line] = [[]]
    for run in line {
      guard run.origin == .template else {
        cells[cells.count - 1].append(run)
        continue
      }
      let parts = run.text.split(separator: "|", omittingEmptySubsequences: false)
      for (place, part) in parts.enumerated() {
        if place > 0 { cells.append([]) }
        if !part.isEmpty {
          cells[cells.count - 1].append(.init(text: String(part), origin: .template, style: []))
        }
      }
    }
    // What stands before the first bar and behind the last is nothing.
    return cells.dropFirst().dropLast().map { styled($0, without: 0) }
  }

  /// The marks of a line turned into styles, the first letters left out, the ends trimmed.
  private func styled(_ line: [MarkedText.Run], without letters: Int) -> MarkedText.Line {
    var styled: MarkedText.Line = []
    var style: MarkedText.Style = []
    for (place, run) in line.enumerated() {
      if run.origin != .template {
        styled.append(.init(text: run.text, origin: run.origin, style: style))
        continue
      }
      var text = ""
      var rest = Substring(run.text).dropFirst(place == 0 ? letters : 0)
      func flush() {
        if !text.isEmpty { styled.append(.init(text: text, origin: .template, style: style)) }
        text = ""
      }
      while let letter = rest.first {
        if letter == "\\", let next = rest.dropFirst().first {
          text.append(next)
          rest = rest.dropFirst(2)
        } else if letter == "`" {
          flush()
          style.formSymmetricDifference(.code)
          rest = rest.dropFirst()
        } else if letter == "*", !style.contains(.code) {
          flush()
          let isStrong = rest.hasPrefix("**")
          style.formSymmetricDifference(isStrong ? .strong : .emphasis)
          rest = rest.dropFirst(isStrong ? 2 : 1)
        } else {
          text.append(letter)
          rest = rest.dropFirst()
        }
      }
      flush()
    }
    return styled.trimmed
  }
}

extension MarkedText.Line {
  /// Without the template's spaces at its ends.
  fileprivate var trimmed: MarkedText.Line {
    var line = self
    while let first = line.first, first.origin == .template {
      line[0].text = String(first.text.drop(while: \.isWhitespace))
      if line[0].text.isEmpty { line.removeFirst() } else { break }
    }
    while let last = line.last, last.origin == .template {
      var text = last.text
      while text.last?.isWhitespace == true { text.removeLast() }
      if text.isEmpty {
        line.removeLast()
      } else {
        line[line.count - 1].text = text
        break
      }
    }
    return line
  }
}
