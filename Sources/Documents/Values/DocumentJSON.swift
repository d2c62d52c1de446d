import Notation

/// The same facts as a document in words, for programs: keys in the order in which they are told,
/// one a line.
///
/// The leak guard must tell what people and tables wrote from what Candour worked out, so each
/// string says which it is, and the guard reads the strings as they are meant, escapes undone.
package indirect enum DocumentJSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number as it was written: it is one of JSON's.
  case number(String)
  /// Somebody else wrote it: from a fact, a table, a log.
  case text(String)
  /// Candour's own: a word of a list, a time, a digest, a reference.
  case computed(String)
  /// Partly the one and partly the other: what a template says around what was filled in.
  case pieces([Piece])
  case list([DocumentJSON])
  case object([(String, DocumentJSON)])

  package struct Piece: Sendable, Hashable {
    package enum Origin: Sendable, Hashable { case template, text, computed }

    package let text: String
    package let origin: Origin

    package init(_ text: String, _ origin: Origin) {
      self.text = text
      self.origin = origin
    }
  }

  package static func text(orNull text: String?) -> DocumentJSON { text.map { .text($0) } ?? .null }

  package static func computed(orNull text: String?) -> DocumentJSON {
    text.map { .computed($0) } ?? .null
  }

  /// The whole file, with an end of line.
  package var document: Rendered {
    var rendered = Rendered(kind: .json)
    write(to: &rendered, depth: 0)
    rendered.bytes.append(0x0A)
    return rendered
  }

  package static func == (left: DocumentJSON, right: DocumentJSON) -> Bool {
    left.document == right.document
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(document.bytes) }

  private func write(to rendered: inout Rendered, depth: Int) {
    switch self {
    case .null: rendered.append("null")
    case .bool(let bool): rendered.append(bool ? "true" : "false")
    case .integer(let integer): rendered.append(String(integer))
    case .number(let number): rendered.append(number)
    case .text(let text): rendered.append([Piece(text, .text)])
    case .computed(let text): rendered.append([Piece(text, .computed)])
    case .pieces(let pieces): rendered.append(pieces)
    case .list(let items):
      rendered.append("[")
      for (place, item) in items.enumerated() {
        rendered.breakLine(depth + 1, isFirst: place == 0)
        item.write(to: &rendered, depth: depth + 1)
      }
      if !items.isEmpty { rendered.breakLine(depth, isFirst: true) }
      rendered.append("]")
    case .object(let members):
      rendered.append("{")
      for (place, member) in members.enumerated() {
        rendered.breakLine(depth + 1, isFirst: place == 0)
        rendered.append([Piece(member.0, .template)])
        rendered.append(": ")
        member.1.write(to: &rendered, depth: depth + 1)
      }
      if !members.isEmpty { rendered.breakLine(depth, isFirst: true) }
      rendered.append("}")
    }
  }
}

extension Rendered {
  fileprivate mutating func append(_ words: String) { bytes.append(contentsOf: words.utf8) }

  fileprivate mutating func breakLine(_ depth: Int, isFirst: Bool) {
    if !isFirst { append(",") }
    append("\n" + String(repeating: "  ", count: depth))
  }

  /// One string. Each paragraph is a stretch of its own, as it is where the words are printed.
  fileprivate mutating func append(_ pieces: [DocumentJSON.Piece]) {
    append("\"")
    for piece in pieces {
      if piece.origin == .template {
        append(escaped: piece.text)
        continue
      }
      let paragraphs = piece.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (place, paragraph) in paragraphs.enumerated() {
        if place > 0 { append("\\n") }
        let start = bytes.count
        append(escaped: String(paragraph))
        guard bytes.count > start else { continue }
        stretches.append(
          Stretch(range: start..<bytes.count, isComputed: piece.origin == .computed))
      }
    }
    append("\"")
  }

  private mutating func append(escaped text: String) {
    var writer = JSONWriter()
    writer.string(text)
    bytes.append(contentsOf: writer.bytes.dropFirst().dropLast())
  }
}
