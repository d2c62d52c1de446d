import Model

/// Parts a text into sentences as somebody would read it, line by line, and keeps where each word
/// stands.
struct SentenceReader {
  private(set) var sentences: [TemplateWords.Sentence] = []
  private var text = ""
  /// Where each word of `text` begins.
  private var places: [Problem.Place] = []
  private var paragraph = 0
  private var isAtLineStart = true

  mutating func add(_ character: Character, at here: Problem.Place) {
    // An empty line, a bullet or an indent ends a paragraph.
    if isAtLineStart, character.isWhitespace || character == "-" { paragraph += 1 }
    isAtLineStart = character.isNewline
    if character.isNewline {
      if let last = text.last, ".!?".contains(last) {
        end(isWhole: true)
      } else if text.last?.isNewline ?? true {
        end(isWhole: false)
      } else {
        text.append("\n")
      }
      return
    }
    if text.last?.isNewline ?? false, character == " " || character == "-" { end(isWhole: false) }
    if character.isWhitespace, let last = text.last, ".!?".contains(last) {
      end(isWhole: true)
      return
    }
    if text.isEmpty, character.isWhitespace { return }
    if !character.isWhitespace, text.last?.isWhitespace ?? true { places.append(here) }
    text.append(character)
  }

  /// Ends the last sentence.
  mutating func finish() { end(isWhole: false) }

  private mutating func end(isWhole: Bool) {
    let words = zip(text.split(whereSeparator: \.isWhitespace), places).map {
      TemplateWords.Word(text: String($0), place: $1)
    }
    let trimmed = words.map(\.text).joined(separator: " ")
    let isWhole = isWhole || trimmed.last.map { ".!?".contains($0) } ?? false
    if let place = places.first, trimmed.contains(where: \.isLetter) {
      sentences.append(
        TemplateWords.Sentence(
          text: trimmed, words: words.filter(\.isSpoken), place: place, isWhole: isWhole,
          paragraph: paragraph))
    }
    text = ""
    places = []
  }
}

extension TemplateWords.Word {
  fileprivate var isSpoken: Bool { text.contains { $0.isLetter || $0.isNumber } }
}
