package import Model
import Notation

/// Every template there is, by its path: the built-in ones, and those of a folder that win over them.
package struct TemplateSet: Sendable {
  package struct File: Sendable, Hashable {
    /// Below `templates/`: `uk/notice-affected.txt`.
    package let name: String
    /// What messages call it: the name, or where an overriding one was read from.
    package let place: String
    package let bytes: [UInt8]
    /// It came from `--templates` or the case folder, not from the binary.
    package let isOverriding: Bool

    package var digest: Digest { SHA256.digest(of: bytes) }
  }

  /// In byte order of their names.
  package let files: [File]

  /// - Parameters:
  ///   - builtIn: path below `templates/` and bytes.
  ///   - overriding: likewise, from `folder`; each wins over the built-in one of its name.
  ///   - folder: how messages name where those stand.
  package init(
    builtIn: [(name: String, bytes: [UInt8])],
    overriding: [(name: String, bytes: [UInt8])] = [], folder: String = ""
  ) {
    var byName: [String: File] = [:]
    for (name, bytes) in builtIn {
      byName[name] = File(name: name, place: name, bytes: bytes, isOverriding: false)
    }
    for (name, bytes) in overriding {
      let place = folder.isEmpty ? name : folder + "/" + name
      byName[name] = File(name: name, place: place, bytes: bytes, isOverriding: true)
    }
    files = byName.values.sorted {
      Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8))
    }
  }

  package func file(_ name: String) -> File? { files.first { $0.name == name } }

  /// Those that are documents of their own, without the partials.
  package var documents: [File] { files.filter { DocumentKind(template: $0.name) != nil } }

  /// A document's template with all that it draws in, ready to be filled.
  ///
  /// Throws `Problem` `.input` with file and line: no such template, one that cannot be read, a
  /// partial that is not there, an unescaped value, a variable that the document does not have, one
  /// that it must have and has not.
  package func document(_ name: String) throws(Problem) -> DocumentTemplate {
    let document = try unchecked(name)
    if let problem = TemplateCheck.problems(of: document).first { throw problem }
    return document
  }

  /// The same, where what is wrong with its variables is to be listed and not thrown.
  func unchecked(_ name: String) throws(Problem) -> DocumentTemplate {
    guard let file = file(name), let kind = DocumentKind(template: name) else {
      throw .noTemplate(name, among: documents.map(\.name))
    }
    let template = try MustacheTemplate(file.bytes, file: file.place)
    var used = [file]
    var partials: [String: MustacheTemplate] = [:]
    var waiting = template.partials
    while let partial = waiting.popLast() {
      if partials[partial.name] != nil { continue }
      let path = Self.path(of: partial.name, beside: name)
      guard let file = self.file(path) else { throw .noPartial(partial.name, path, partial.place) }
      let parsed = try MustacheTemplate(file.bytes, file: file.place)
      partials[partial.name] = parsed
      used.append(file)
      waiting += parsed.partials
    }
    return DocumentTemplate(
      name: name, kind: kind, output: OutputKind(fileName: name), template: template,
      partials: partials,
      files: [file] + used.dropFirst().sorted { $0.name < $1.name })
  }

  /// A partial stands beside the document and ends as it does: `{{> contact}}` in
  /// `uk/notice-affected.txt` is `uk/contact.txt`.
  private static func path(of partial: String, beside name: String) -> String {
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
    return folder + partial + ending
  }
}

/// A document's template, its partials found, and the files it all came from.
package struct DocumentTemplate: Sendable {
  package let name: String
  package let kind: DocumentKind
  package let output: OutputKind
  let template: MustacheTemplate
  let partials: [String: MustacheTemplate]
  /// The document's own first, then its partials by name: whose digests a document records.
  package let files: [TemplateSet.File]

  /// Other languages stand in a folder of their own: `uk/cy/notice-affected.txt`.
  var isEnglish: Bool {
    let folders = name.split(separator: "/").dropLast()
    return folders.count < 2 || folders.last == "en" || folders.last?.hasPrefix("en-") == true
  }

  /// What `template render` shows of what is no letter: filled with invented values.
  package func preview() throws(Problem) -> Rendered { try render(kind.sample) }

  /// Its blocks, its Markdown read: the same words for a page or a program. Throws as `render` does.
  func marked(_ value: MustacheValue) throws(Problem) -> MarkedText {
    let rendered = try MustacheRenderer.render(
      template, with: value, as: .plain, partials: partials, trimsInlinePartials: true)
    return MarkedTextReader(rendered).marked
  }

  /// Filled, its lines as the template has them. Throws as `render` does.
  func lines(_ value: MustacheValue) throws(Problem) -> Rendered {
    try MustacheRenderer.render(
      template, with: value, as: output, partials: partials, trimsInlinePartials: true)
  }

  /// Throws only where partials call each other without end.
  func render(_ value: MustacheValue) throws(Problem) -> Rendered {
    let rendered = try lines(value)
    return output == .plain ? rendered.flowed() : rendered
  }
}

extension MustacheTemplate {
  /// The partials it names, with where it names them.
  fileprivate var partials: [(name: String, place: Problem.Place)] {
    func partials(in nodes: [Node]) -> [(name: String, place: Problem.Place)] {
      nodes.flatMap { node in
        switch node {
        case .partial(let name, _, let line): [(name, Problem.Place(file, line: line))]
        case .section(_, _, let inner): partials(in: inner)
        case .text, .lineStart, .variable: [] as [(name: String, place: Problem.Place)]
        }
      }
    }
    return partials(in: nodes)
  }
}

extension Problem {
  fileprivate static func noTemplate(_ name: String, among known: [String]) -> Problem {
    Problem(
      .usage, "there is no template \(name)",
      hint: known.isEmpty ? nil : "one of: \(known.joined(separator: ", "))")
  }
  fileprivate static func noPartial(_ name: String, _ path: String, _ place: Place) -> Problem {
    Problem(
      .input, at: place, "there is no partial \(name)",
      hint: "it would be the file \(path) beside this one")
  }
}
