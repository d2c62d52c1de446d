import Model
import Notation

// What a JSON line holds, for a log that no profile is written for yet.
extension JSONLines {
  /// One object a line, or the records of an envelope.
  static func shapes(_ rules: ProfileRules, _ beginning: Slice) -> [ProfileRules] {
    let envelopes = JSONEnvelopes(beginning).paths.compactMap { FieldPath($0, atTop: true) }
    return [rules]
      + envelopes.map { each in
        var rules = rules
        rules.each = each
        return rules
      }
  }

  mutating func fields(
    of line: LogLine, _ arena: inout Arena, _ take: (SeenField) -> Void
  ) {
    // It was judged before: what cannot be read holds nothing to show.
    guard let root = try? JSONNode.parse(line.text.copied, file: "", lenient: false) else { return }
    Self.walk(root, named: [], &arena, take)
  }

  /// No deeper than the tokenizer lets a value be nested.
  private static func walk(
    _ node: JSONNode, named name: [UInt8], _ arena: inout Arena, _ take: (SeenField) -> Void
  ) {
    switch node.value {
    case .null: take(SeenField(name, .absent))
    case .bool: take(SeenField(name, .other))
    case .number(let number): take(SeenField(name, .number, arena.copy(Array(number.utf8))))
    case .string(let text):
      take(SeenField(name, text.isEmpty ? .absent : .text, arena.copy(Array(text.utf8))))
    case .array(let elements):
      if elements.isEmpty { take(SeenField(name, .other)) }
      let inside = name + Array("[]".utf8)
      for element in elements { walk(element, named: inside, &arena, take) }
    case .object(let members):
      for member in members {
        let dot = name.isEmpty ? [] : [UInt8(ascii: ".")]
        walk(member.node, named: name + dot + Array(member.key.utf8), &arena, take)
      }
    }
  }
}
