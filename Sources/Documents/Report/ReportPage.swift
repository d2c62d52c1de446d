import Model
import Notation

/// The report as a page: its words, made HTML, and three charts of the same numbers.
struct ReportPage {
  private let input: ReportInput
  private let marked: MarkedText
  private let phase: MustacheValue

  init(_ input: ReportInput, _ marked: MarkedText, phase: MustacheValue) {
    self.input = input
    self.marked = marked
    self.phase = phase
  }

  var value: MustacheValue {
    let open = Set(ReportQuestions.open(in: input))
    var sections: [(id: String, title: MarkedText.Line)] = []
    var number = 0
    func mark(_ line: MarkedText.Line, _ level: Int) -> MarkedHTML.Mark {
      if let question = line.numbered?.number {
        return .init(id: "q\(question)", kind: open.contains(question) ? "open" : nil)
      }
      number += 1
      let id = "s\(number)"
      if level == 2 { sections.append((id, line)) }
      return .init(id: id)
    }
    let front = MarkedHTML(Array(marked.blocks[..<split]), marks: mark).rendered
    let body = MarkedHTML(Array(marked.blocks[split...]), marks: mark).rendered
    return .object([
      "case": .computed(input.caseReference), "phase": phase, "front": .finished(front),
      "body": .finished(body),
      "contents": .list(
        sections.map { section in
          .object([
            "id": .computed(section.id),
            "title": section.title.isTemplates
              ? .computed(section.title.text) : .text(section.title.text),
          ])
        }),
      "timeline": TimelineChart(input).value,
      "hours": HoursChart(input.sights.filter { !$0.isEmpty }, zone: input.zone).value,
      "artefacts": .some(input.sights.count { $0.isEmpty }),
      "matrix": MatrixChart(input.sights).value, "zone": .computed(input.zone.name),
    ])
  }

  /// The charts stand before the part that holds the first question; behind everything where a
  /// template has none.
  private var split: Int {
    let question = marked.blocks.firstIndex { block in
      if case .heading(_, let line) = block { line.numbered != nil } else { false }
    }
    guard let question else { return marked.blocks.count }
    let part = marked.blocks[..<question].lastIndex { block in
      if case .heading = block { true } else { false }
    }
    return part ?? question
  }
}

extension MarkedText.Line {
  fileprivate var isTemplates: Bool { allSatisfy { $0.origin != .text } }
}
