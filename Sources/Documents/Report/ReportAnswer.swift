/// One question of the form with its answer, as the report's template words them.
struct ReportAnswer {
  let number: Int
  /// The part of the form it stands in.
  let section: MarkedText.Line
  /// Without the number.
  let question: MarkedText.Line
  let blocks: [MarkedText.Block]

  /// Whether a person has to confirm something in it.
  var asksToConfirm: Bool { blocks.contains(where: \.asksToConfirm) }

  /// Every heading that begins with a number and a full stop is a question; what stands below it, up
  /// to the next heading, is its answer.
  static func answers(in marked: MarkedText) -> [ReportAnswer] {
    var answers: [ReportAnswer] = []
    var section: MarkedText.Line = []
    var open: (number: Int, question: MarkedText.Line, blocks: [MarkedText.Block])?
    func close() {
      guard let asked = open else { return }
      answers.append(
        ReportAnswer(
          number: asked.number, section: section, question: asked.question, blocks: asked.blocks))
      open = nil
    }
    for block in marked.blocks {
      guard case .heading(_, let line) = block else {
        open?.blocks.append(block)
        continue
      }
      close()
      if let (number, question) = line.numbered {
        open = (number, question, [])
      } else {
        section = line
      }
    }
    close()
    return answers
  }
}

extension MarkedText.Line {
  /// `7. What has happened?` in two.
  var numbered: (number: Int, rest: MarkedText.Line)? {
    guard let first = self.first, first.origin == .template else { return nil }
    let digits = first.text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), first.text.dropFirst(digits.count).hasPrefix(". ") else {
      return nil
    }
    var rest = self
    rest[0].text = String(first.text.dropFirst(digits.count + 2))
    return (number, rest)
  }
}
