/// A value that a document's template may print or ask about, with an invented one to check and
/// preview a template by.
package struct DocumentVariable: Sendable, Hashable {
  /// Dotted, `[]` behind a list: `recordings.dates[]`.
  package let name: String
  /// Said to whoever writes a template.
  package let meaning: String
  let sample: MustacheValue
  /// A template without it is refused: the law, or sense, wants it in every such document.
  package let isRequired: Bool

  init(_ name: String, _ meaning: String, _ sample: MustacheValue, required: Bool = false) {
    self.name = name
    self.meaning = meaning
    self.sample = sample
    isRequired = required
  }

  static func text(
    _ name: String, _ meaning: String, _ sample: String, required: Bool = false
  ) -> DocumentVariable {
    DocumentVariable(name, meaning, .text(sample), required: required)
  }

  static func number(
    _ name: String, _ meaning: String, _ sample: String, required: Bool = false
  ) -> DocumentVariable {
    DocumentVariable(name, meaning, .computed(sample), required: required)
  }

  /// A piece of the page, ready.
  static func page(
    _ name: String, _ meaning: String, required: Bool = false
  ) -> DocumentVariable {
    let sample = Rendered(kind: .html, bytes: Array("<p>The report's words.</p>".utf8))
    return DocumentVariable(name, meaning, .finished(sample), required: required)
  }

  static func flag(_ name: String, _ meaning: String, required: Bool = false) -> DocumentVariable {
    DocumentVariable(name, meaning, .bool(true), required: required)
  }

  /// Text of several paragraphs, each an item of a list.
  static func prose(_ name: String, _ meaning: String, _ sample: String) -> DocumentVariable {
    DocumentVariable(name + "[]", meaning, .text(sample))
  }

  /// All of them as one value, every section with something in it.
  static func sample(of variables: [DocumentVariable]) -> MustacheValue {
    variables.reduce(.object([:])) { whole, variable in
      whole.setting(variable.name.split(separator: ".").map(String.init), to: variable.sample)
    }
  }
}

extension MustacheValue {
  /// The same with `value` at a path of member names; a step that ends in `[]` is a list of one.
  fileprivate func setting(_ path: [String], to value: MustacheValue) -> MustacheValue {
    guard let step = path.first else { return value }
    var members: [String: MustacheValue] = [:]
    if case .object(let known) = self { members = known }
    let rest = Array(path.dropFirst())
    if step.hasSuffix("[]") {
      let name = String(step.dropLast(2))
      var inner = MustacheValue.object([:])
      if case .list(let items) = members[name], let first = items.first { inner = first }
      members[name] = .list([inner.setting(rest, to: value)])
    } else {
      members[step] = (members[step] ?? .object([:])).setting(rest, to: value)
    }
    return .object(members)
  }
}
