/// What a template is filled with.
///
/// Where a text comes from matters to the leak guard: a short patient id such as `12` would be found
/// in every date, so it is looked for in what people and tables wrote, not in what was counted here.
package enum MustacheValue: Sendable, Hashable {
  /// Known to be unknown: prints as nothing, and its section is not rendered.
  case nothing
  case bool(Bool)
  /// From a table, a fact or a log: somebody else wrote it, and it may be hostile.
  case text(String)
  /// Worked out by Candour itself: a count, a date, a reference.
  case computed(String)
  /// Written already as what the document is, escaped: it goes in as it is.
  case finished(Rendered)
  case list([MustacheValue])
  case object([String: MustacheValue])

  /// A text, or `nothing` where there is none.
  package static func text(orNothing text: String?) -> MustacheValue {
    guard let text, !text.isEmpty else { return .nothing }
    return .text(text)
  }

  package static func computed(orNothing text: String?) -> MustacheValue {
    guard let text, !text.isEmpty else { return .nothing }
    return .computed(text)
  }

  /// Whether its section is rendered: not for false, nothing, an empty text or an empty list.
  var isTrue: Bool {
    switch self {
    case .nothing: false
    case .bool(let bool): bool
    case .text(let text), .computed(let text): !text.isEmpty
    case .finished(let rendered): !rendered.bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .object: true
    }
  }
}

/// The values of the sections we stand in, innermost last.
extension [MustacheValue] {
  /// What a name means here: found from the innermost outwards by its first part, then within that.
  func value(of name: MustacheTemplate.Name) -> MustacheValue {
    guard let first = name.first else { return last ?? .nothing }
    for place in indices.reversed() {
      guard case .object(let members) = self[place], var value = members[first] else { continue }
      for part in name.rest {
        guard case .object(let inner) = value, let next = inner[part] else { return .nothing }
        value = next
      }
      return value
    }
    return .nothing
  }
}
