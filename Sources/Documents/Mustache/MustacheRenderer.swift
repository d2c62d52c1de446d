package import Model

/// Fills a template: one pass over its tree, appending to one array of bytes.
package struct MustacheRenderer {
  private let partials: [String: MustacheTemplate]
  private let trimsInlinePartials: Bool
  private var rendered: Rendered
  /// Innermost last.
  private var contexts: [MustacheValue] = []
  private var indent: [UInt8] = []
  private var depth = 0

  /// A partial that calls itself ends here and not where memory does.
  private static let deepest = 64

  /// Fills `template`. A partial that is not there prints nothing, as the spec has it: that a
  /// document's partials are all there is `TemplateCheck`'s business.
  ///
  /// - Parameters:
  ///   - shared: what all documents of a kind have in common, and where a name is looked for that
  ///     `value` has not: so it need not be copied into each.
  ///   - trimsInlinePartials: a partial is a file and so ends a line; where it stands inside one, that
  ///     end is left out. The spec leaves it in.
  ///
  /// Throws `Problem` `.input` where partials call each other without end.
  package static func render(
    _ template: MustacheTemplate, with value: MustacheValue, over shared: MustacheValue = .nothing,
    as kind: OutputKind, partials: [String: MustacheTemplate] = [:],
    trimsInlinePartials: Bool = false
  ) throws(Problem) -> Rendered {
    var renderer = MustacheRenderer(
      partials: partials, kind: kind, trimsInlinePartials: trimsInlinePartials)
    renderer.contexts = [shared, value]
    try renderer.render(template.nodes, of: template)
    return renderer.rendered
  }

  private init(
    partials: [String: MustacheTemplate], kind: OutputKind, trimsInlinePartials: Bool
  ) {
    self.partials = partials
    self.trimsInlinePartials = trimsInlinePartials
    rendered = Rendered(kind: kind)
    rendered.bytes.reserveCapacity(4096)
    rendered.stretches.reserveCapacity(32)
  }

  private mutating func render(
    _ nodes: [MustacheTemplate.Node], of template: MustacheTemplate
  ) throws(Problem) {
    for node in nodes {
      switch node {
      case .text(let words, _):
        rendered.bytes.append(contentsOf: words)
      case .lineStart: rendered.bytes.append(contentsOf: indent)
      case .variable(let name, let raw): add(contexts.value(of: name), raw: raw)
      case .section(let name, let inverted, let inner):
        try renderSection(contexts.value(of: name), inverted, inner, of: template)
      case .partial(let name, let own, let line):
        try renderPartial(name, own, at: Problem.Place(template.file, line: line))
      }
    }
  }

  private mutating func add(_ value: MustacheValue, raw: Bool) {
    switch value {
    case .text(let text): rendered.append(value: text, isComputed: false, raw: raw)
    case .computed(let text): rendered.append(value: text, isComputed: true, raw: raw)
    case .finished(let finished): rendered.append(finished)
    case .nothing, .bool, .list, .object: break
    }
  }

  private mutating func renderSection(
    _ value: MustacheValue, _ inverted: Bool, _ nodes: [MustacheTemplate.Node],
    of template: MustacheTemplate
  ) throws(Problem) {
    if inverted {
      if !value.isTrue { try render(nodes, of: template) }
      return
    }
    guard value.isTrue else { return }
    if case .list(let items) = value {
      for item in items { try render(nodes, of: template, in: item) }
    } else {
      try render(nodes, of: template, in: value)
    }
  }

  private mutating func render(
    _ nodes: [MustacheTemplate.Node], of template: MustacheTemplate, in context: MustacheValue
  ) throws(Problem) {
    contexts.append(context)
    try render(nodes, of: template)
    contexts.removeLast()
  }

  private mutating func renderPartial(
    _ name: String, _ own: [UInt8]?, at place: Problem.Place
  ) throws(Problem) {
    guard let partial = partials[name] else { return }
    if depth == Self.deepest { throw .partialsWithoutEnd(place) }
    let outer = indent
    // One inside a line stands where it stands; only one on a line of its own is moved in.
    indent = own.map { outer + $0 } ?? []
    depth += 1
    try render(partial.nodes, of: partial)
    if trimsInlinePartials, own == nil, rendered.bytes.last == UInt8(ascii: "\n") {
      rendered.bytes.removeLast()
    }
    depth -= 1
    indent = outer
  }
}

extension Problem {
  fileprivate static func partialsWithoutEnd(_ place: Place) -> Problem {
    Problem(.input, at: place, "a partial calls itself without end")
  }
}
