import Notation

/// Writes a document's blocks as HTML, escaped, remembering what was filled in.
struct MarkedHTML {
  private(set) var rendered = Rendered(kind: .html)

  /// - Parameters:
  ///   - marks: what a heading is linked by, `part-2`, and the class of what it begins; in the order
  ///     of the headings.
  init(_ blocks: [MarkedText.Block], marks: (MarkedText.Line, _ level: Int) -> Mark) {
    for block in blocks { add(block, marks) }
  }

  struct Mark {
    let id: String
    var kind: String?
  }

  private mutating func add(
    _ block: MarkedText.Block, _ marks: (MarkedText.Line, _ level: Int) -> Mark
  ) {
    switch block {
    case .heading(let level, let line):
      let mark = marks(line, level)
      let kind = mark.kind.map { " class=\"\($0)\"" } ?? ""
      element("h\(level)", " id=\"\(mark.id)\"\(kind)") { $0.add(line) }
    case .paragraph(let line): element("p") { $0.add(line) }
    case .quote(let line): element("blockquote") { $0.element("p") { $0.add(line) } }
    case .list(let items):
      element("ul") { list in
        for item in items { list.element("li") { $0.add(item) } }
      }
    case .table(let head, let rows):
      // A table that is too wide scrolls by itself, with the keyboard too.
      let name = " class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"Table\""
      element("div", name) {
        $0.element("table") { table in
          table.element("thead") { $0.row(head, headed: true) }
          table.element("tbody") { body in for row in rows { body.row(row, headed: false) } }
        }
      }
    }
  }

  private mutating func row(_ cells: MarkedText.Line.Cells, headed: Bool) {
    element("tr") { row in
      for (place, cell) in cells.enumerated() {
        if headed {
          row.element("th", " scope=\"col\"") { $0.add(cell) }
        } else if place == 0 {
          row.element("th", " scope=\"row\"") { $0.add(cell) }
        } else {
          row.element("td") { $0.add(cell) }
        }
      }
    }
  }

  private mutating func add(_ line: MarkedText.Line) {
    for run in line {
      let tags = run.style.tags
      for tag in tags { write("<\(tag)>") }
      if run.origin == .template {
        write(Escapers.html(run.text))
      } else {
        rendered.append(value: run.text, isComputed: run.origin == .computed, raw: false)
      }
      for tag in tags.reversed() { write("</\(tag)>") }
    }
  }

  private mutating func element(
    _ name: String, _ attributes: String = "", _ body: (inout MarkedHTML) -> Void
  ) {
    write("<\(name)\(attributes)>")
    body(&self)
    write("</\(name)>")
    if !["th", "td"].contains(name) { write("\n") }
  }

  private mutating func write(_ markup: String) {
    rendered.bytes.append(contentsOf: markup.utf8)
  }
}

extension MarkedText.Style {
  fileprivate var tags: [String] {
    var tags: [String] = []
    if contains(.strong) { tags.append("strong") }
    if contains(.emphasis) { tags.append("em") }
    if contains(.code) { tags.append("code") }
    return tags
  }
}
