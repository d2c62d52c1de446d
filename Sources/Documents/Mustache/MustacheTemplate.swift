package import Model

/// One template, parsed once: a tree that is rendered as often as there are letters.
///
/// The language is the published Mustache spec: variables, sections, inverted sections, partials,
/// comments, set delimiters. There are no lambdas.
package struct MustacheTemplate: Sendable {
  /// A name as a tag gives it: `a.b.c`, or `.` for the value the section stands at.
  struct Name: Sendable, Hashable {
    /// What is looked for from the innermost section outwards; nil for `.`.
    let first: String?
    /// What is looked for within that.
    let rest: [String]
    let line: Int

    /// - Parameter parts: none for `.`.
    init(parts: [String], line: Int) {
      first = parts.first
      rest = Array(parts.dropFirst())
      self.line = line
    }

    /// Empty for `.`.
    var parts: [String] { (first.map { [$0] } ?? []) + rest }

    var text: String { first == nil ? "." : parts.joined(separator: ".") }
  }

  enum Node: Sendable {
    /// Words of the template and the line they begin on.
    case text([UInt8], line: Int)
    /// The beginning of a line that prints something: where an indented partial puts its indent.
    case lineStart
    /// `raw` is `{{{name}}}` or `{{&name}}`: not escaped.
    case variable(Name, raw: Bool)
    case section(Name, inverted: Bool, [Node])
    /// `indent` is the white space before a tag that stands alone on its line.
    case partial(String, indent: [UInt8]?, line: Int)
  }

  /// The file's name, for messages.
  package let file: String
  let nodes: [Node]

  /// Throws `Problem` `.input` with the file and line: a tag or section that is not closed, or is
  /// closed without being opened, a tag without a name, delimiters that are none.
  package init(_ source: [UInt8], file: String) throws(Problem) {
    var parser = MustacheParser(source, file: file)
    self.file = file
    nodes = try parser.parse()
  }
}
