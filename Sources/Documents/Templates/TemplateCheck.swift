package import Model
import Notation

/// What is wrong with a document's template, and how it reads.
package struct TemplateCheck: Sendable {
  /// Each of them stops the document: a variable that is not, one that is missing, an unescaped value.
  package private(set) var problems: [Problem] = []
  /// Of letters alone: what a plain writer would change.
  package private(set) var remarks: [Problem] = []
  /// Of letters alone: the age at which most can read it; NHS guidance asks for 9 to 11.
  package private(set) var readingAge: Double?

  /// The oldest reading age that passes.
  package static let oldestReadingAge = 11.0

  /// Whether it may be used, and is as plain as it should be.
  package var isClean: Bool { problems.isEmpty && remarks.isEmpty }

  /// Checks one of the set's documents. Throws what keeps it from being read at all.
  package init(_ name: String, in set: TemplateSet) throws(Problem) {
    let document = try set.unchecked(name)
    problems = Self.problems(of: document)
    if document.kind.isLetter { read(document) }
  }

  static func problems(of document: DocumentTemplate) -> [Problem] {
    var walk = VariableWalk(document)
    walk.run()
    return walk.problems
  }

  private mutating func read(_ document: DocumentTemplate) {
    let all = TemplateWords(document)
    let letters = SampleLetter.all(of: document.kind).map {
      TemplateWords(document, $0.values(for: document))
    }
    remarks = PlainLanguage(all: all, letters: letters, isEnglish: document.isEnglish).remarks
    if !document.isEnglish { return }
    let age = (letters.isEmpty ? [all] : letters).compactMap { Readability.age(of: $0.sentences) }
      .max()
    readingAge = age
    if let age, age > Self.oldestReadingAge {
      remarks.append(.hardToRead(age, Problem.Place(document.files[0].place)))
    }
  }
}

/// Follows a template through its sections with an invented value in hand, and says which names
/// lead nowhere.
private struct VariableWalk {
  private let document: DocumentTemplate
  private(set) var problems: [Problem] = []
  private var used: Set<String> = []
  /// Declared names of the sections we stand in, innermost last: `timeline[]`.
  private var scopes: [String] = [""]
  private var inPartials: [String] = []

  init(_ document: DocumentTemplate) { self.document = document }

  mutating func run() {
    walk(document.template.nodes, in: document.template.file)
    for variable in document.kind.variables where variable.isRequired {
      if used.contains(variable.name) { continue }
      problems.append(.missing(variable, Problem.Place(document.template.file)))
    }
  }

  private mutating func walk(_ nodes: [MustacheTemplate.Node], in file: String) {
    for node in nodes {
      switch node {
      case .text, .lineStart: break
      case .variable(let name, let raw):
        let place = Problem.Place(file, line: name.line)
        if raw { problems.append(.unescaped(name.text, place)) }
        _ = resolve(name, at: place)
      case .section(let name, let inverted, let inner):
        let scope = resolve(name, at: Problem.Place(file, line: name.line))
        if !inverted { scopes.append(scope ?? scopes.last ?? "") }
        walk(inner, in: file)
        if !inverted { scopes.removeLast() }
      case .partial(let name, _, _):
        // One that calls itself is walked once.
        guard let partial = document.partials[name], !inPartials.contains(name) else { break }
        inPartials.append(name)
        walk(partial.nodes, in: partial.file)
        inPartials.removeLast()
      }
    }
  }

  /// The declared name that a tag means here; nil, and a problem, where there is none.
  private mutating func resolve(
    _ name: MustacheTemplate.Name, at place: Problem.Place
  ) -> String? {
    if name.parts.isEmpty {
      let scope = scopes.last ?? ""
      used.insert(scope)
      return scope
    }
    for scope in scopes.reversed() {
      if let found = declared(name.parts, in: scope) { return found }
    }
    problems.append(.unknown(name.text, among: document.kind.variables.map(\.name), place))
    return nil
  }

  private mutating func declared(_ parts: [String], in scope: String) -> String? {
    var path = scope
    for part in parts {
      let plain = path.isEmpty ? part : path + "." + part
      if isDeclared(plain) {
        path = plain
      } else if isDeclared(plain + "[]") {
        path = plain + "[]"
      } else {
        return nil
      }
    }
    used.insert(path)
    return path
  }

  private func isDeclared(_ path: String) -> Bool {
    document.kind.variables.contains { $0.name == path || $0.name.hasPrefix(path + ".") }
  }
}

extension Problem {
  fileprivate static func unknown(
    _ name: String, among known: [String], _ place: Place
  ) -> Problem {
    let plain = known.map { $0.split(separator: "[]").joined() }
    let near = Nearest.match(for: name, among: plain)
    return Problem(
      .input, at: place, "this document has no variable \(name)",
      hint: near.map { "did you mean {{\($0)}}" })
  }
  fileprivate static func missing(_ variable: DocumentVariable, _ place: Place) -> Problem {
    Problem(
      .input, at: place, "the variable \(variable.name) is missing",
      reason: "every such document has to say it: \(variable.meaning)")
  }
  fileprivate static func unescaped(_ name: String, _ place: Place) -> Problem {
    Problem(
      .input, at: place, "the value of \(name) would go in unescaped",
      reason: "names and facts may hold anything", hint: "write {{\(name)}}")
  }
  fileprivate static func hardToRead(_ age: Double, _ place: Place) -> Problem {
    let tenths = (age * 10).rounded() / 10
    return Problem(
      .attention, at: place, "the reading age is \(tenths)",
      hint: "9 to 11: shorter sentences, shorter words")
  }
}
