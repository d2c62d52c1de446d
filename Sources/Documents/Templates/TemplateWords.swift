import Model

/// A letter's template as somebody would read it: its sentences, with the file and line each begins
/// on.
struct TemplateWords {
  struct Word: Hashable {
    let text: String
    let place: Problem.Place
  }

  struct Sentence {
    let text: String
    /// Those that hold a letter or a digit.
    let words: [Word]
    /// Of its beginning.
    let place: Problem.Place
    /// It ends in a full stop, a question mark or the like; a heading or an address does not.
    let isWhole: Bool
    /// Those of one paragraph have the same; an item of a list and a line of an address have each
    /// their own.
    let paragraph: Int

    /// Its words in small letters, without punctuation.
    var plainWords: [Word] {
      words.flatMap { word in
        word.text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }
          .map { Word(text: String($0), place: word.place) }
      }
    }
  }

  var sentences: [Sentence] { reader.sentences }

  private var reader = SentenceReader()
  private let document: DocumentTemplate
  private var contexts: [MustacheValue]
  private var inPartials: [String] = []
  private let readsEverything: Bool

  /// As one reader gets it; without a value every alternative is read, with invented ones in place of
  /// the variables.
  init(_ document: DocumentTemplate, _ value: MustacheValue? = nil) {
    self.document = document
    contexts = [value ?? document.kind.sample]
    readsEverything = value == nil
    read(document.template.nodes, in: document.template.file)
    reader.finish()
  }

  private mutating func read(_ nodes: [MustacheTemplate.Node], in file: String) {
    for node in nodes {
      switch node {
      case .lineStart: break
      case .text(let words, var line):
        for character in String(decoding: words, as: UTF8.self) {
          reader.add(character, at: Problem.Place(file, line: line))
          if character.isNewline { line += 1 }
        }
      case .variable(let name, _):
        let words = printed(contexts.value(of: name))
        for character in words { reader.add(character, at: Problem.Place(file, line: name.line)) }
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

  private func printed(_ value: MustacheValue) -> String {
    switch value {
    case .text(let text), .computed(let text): text
    case .nothing, .bool, .list, .object, .finished: ""
    }
  }
}
