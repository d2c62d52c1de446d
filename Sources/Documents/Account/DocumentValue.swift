import Model
import Notation

/// A document for machines: JSON in the order in which it is given, of which the leak guard can
/// still tell what was filled in.
indirect enum DocumentValue: Sendable {
  case null
  /// From a fact, a table or a log.
  case text(String)
  /// Worked out by Candour, or a word of the document's own list.
  case computed(String)
  case number(Int)
  case yes(Bool)
  case list([DocumentValue])
  case object([(String, DocumentValue)])

  static func text(orNull text: String?) -> DocumentValue { text.map { .text($0) } ?? .null }

  /// In UTC with milliseconds.
  static func time(_ time: Timestamp?) -> DocumentValue {
    time.map { .computed(TimeText.utcMilliseconds($0)) } ?? .null
  }

  static func computed(_ words: [String]) -> DocumentValue { .list(words.map { .computed($0) }) }

  /// One member or element a line, with a line end behind the last.
  func rendered() -> Rendered {
    var json = JSONWriter(pretty: true)
    var stretches: [Rendered.Stretch] = []
    write(to: &json, &stretches)
    json.endLine()
    return Rendered(kind: .plain, bytes: json.bytes, stretches: stretches)
  }

  private func write(to json: inout JSONWriter, _ stretches: inout [Rendered.Stretch]) {
    switch self {
    case .null: json.null()
    case .number(let number): json.integer(number)
    case .yes(let yes): json.bool(yes)
    case .text(let text), .computed(let text):
      let start = json.bytes.count
      json.string(DocumentValue.line(text))
      var isComputed = false
      if case .computed = self { isComputed = true }
      stretches.append(.init(range: start..<json.bytes.count, isComputed: isComputed))
    case .list(let elements):
      json.array { json in
        for element in elements { element.write(to: &json, &stretches) }
      }
    case .object(let members):
      json.object { json in
        for (key, value) in members {
          json.key(key)
          value.write(to: &json, &stretches)
        }
      }
    }
  }

  /// On one line, without control characters: `\n` in JSON would glue two words for the guard.
  static func line(_ text: String) -> String {
    var bytes: [UInt8] = []
    OutputKind.plain.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
