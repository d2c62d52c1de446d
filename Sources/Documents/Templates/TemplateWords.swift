import Model

/// A letter's template as somebody would read it: its sentences, with the file and line each begins
/// on.
struct TemplateWords {
  struct Sentence {
    let text: String
    let place: Problem.Place
    /// It ends in a full stop, a question mark or the like; a heading or an address does not.
    let isWhole: Bool
    /// Those of one paragraph have the same; an item of a list and a line of an address have each
    /// their own.
    let paragraph: Int

    var words: [Substring] {
      text.split(whereSeparator: \.isWhitespace)
        .filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// Its words in small letters, a space around each.
    var plain: String {
      let plain = text.lowercased().map { $0.isLetter || $0.isNumber || $0 == "'" ? $0 : " " }
      return " " + String(plain).split(separator: " ").joined(separator: " ") + " "
    }
  }

  private(set) var sentences: [Sentence] = []
  private let document: DocumentTemplate
  private var text = ""
  private var place: Problem.Place?
  private var contexts: [MustacheValue]
  private var inPartials: [String] = []
  private let readsEverything: Bool
  private var paragraph = 0
  private var isAtLineStart = true

  /// As one reader gets it; without a value every alternative is read, with invented ones in place of
  /// the variables.
  init(_ document: DocumentTemplate, _ value: MustacheValue? = nil) {
    self.document = document
    contexts = [value ?? document.kind.sample]
    readsEverything = value == nil
    read(document.template.nodes, in: document.template.file)
    end(isWhole: false)
  }

  private mutating func read(_ nodes: [MustacheTemplate.Node], in file: String) {
    for node in nodes {
      switch node {
      case .lineStart: break
      case .text(let words, var line):
        for character in String(decoding: words, as: UTF8.self) {
          add(character, at: Problem.Place(file, line: line))
          if character.isNewline { line += 1 }
        }
      case .variable(let name, _):
        let words = printed(contexts.value(of: name))
        for character in words { add(character, at: Problem.Place(file, line: name.line)) }
      case .section(let name, let inverted, let inner):
        section(contexts.value(of: name), inverted, inner, in: file)
      case .partial(let name, _, _):
        guard let partial = document.partials[name], !inPartials.contains(name) else { break }
        inPartials.append(name)
        read(partial.nodes, in: partial.file)
        inPartials.removeLast()
      }
    }
  }

  private mutating func section(
    _ value: MustacheValue, _ inverted: Bool, _ nodes: [MustacheTemplate.Node], in file: String
  ) {
    if inverted {
      if readsEverything || !value.isTrue { read(nodes, in: file) }
      return
    }
    if !readsEverything, !value.isTrue { return }
    var items = [value]
    if case .list(let list) = value { items = readsEverything ? [list.first ?? .nothing] : list }
    for item in items {
      contexts.append(item)
      read(nodes, in: file)
      contexts.removeLast()
    }
  }

  private mutating func add(_ character: Character, at here: Problem.Place) {
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
    if text.isEmpty { place = here }
    text.append(character)
  }

  private mutating func end(isWhole: Bool) {
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isWhole = isWhole || trimmed.last.map { ".!?".contains($0) } ?? false
    if let place, trimmed.contains(where: \.isLetter) {
      sentences.append(
        Sentence(text: trimmed, place: place, isWhole: isWhole, paragraph: paragraph))
    }
    text = ""
    place = nil
  }

  private func printed(_ value: MustacheValue) -> String {
    switch value {
    case .text(let text), .computed(let text): text
    case .nothing, .bool, .list, .object, .finished: ""
    }
  }
}
