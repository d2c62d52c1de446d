/// A document in blocks, as the Markdown of its template means it, so that the same words can be read
/// on a page, by a program and question by question.
///
/// Only a template's own letters are marks. What was filled in is words, whatever it looks like.
package struct MarkedText: Sendable, Hashable {
  package enum Origin: Sendable, Hashable { case template, text, computed }

  package struct Style: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let strong = Style(rawValue: 1)
    package static let emphasis = Style(rawValue: 2)
    package static let code = Style(rawValue: 4)
  }

  /// Words of one origin and style.
  package struct Run: Sendable, Hashable {
    package var text: String
    package var origin: Origin
    package var style: Style
  }

  package typealias Line = [Run]

  package enum Block: Sendable, Hashable {
    /// 1 is the document's title.
    case heading(level: Int, Line)
    case paragraph(Line)
    case list([Line])
    case quote(Line)
    case table(head: Line.Cells, rows: [Line.Cells])
  }

  package var blocks: [Block] = []

  package init() {}
}

extension MarkedText.Line {
  package typealias Cells = [[MarkedText.Run]]

  package var text: String { map(\.text).joined() }
}

extension MarkedText.Block {
  /// All its words, a line each.
  package var lines: [MarkedText.Line] {
    switch self {
    case .heading(_, let line), .paragraph(let line), .quote(let line): [line]
    case .list(let items): items
    case .table(let head, let rows): head + rows.flatMap { $0 }
    }
  }

  /// Whether a person is asked to confirm something in it: words that a template sets apart.
  package var asksToConfirm: Bool {
    lines.contains { $0.contains { $0.origin == .template && $0.style.contains(.emphasis) } }
  }
}
