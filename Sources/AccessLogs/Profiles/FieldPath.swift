/// Where a value stands in a record: `actor.id`, `items[].recording`, `agent[requestor=true].who`.
///
/// `a.b` is member b of a, or the member named `a.b`; `a[]` is each element of a; `a[key=x]` is the
/// elements whose `key` is x. In a format without nesting only plain names have a meaning.
struct FieldPath: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case member([UInt8])
    case everyElement
    case elements(key: [UInt8], value: [UInt8])
  }

  let steps: [Step]

  /// Whether it can name more than one value.
  var isList: Bool {
    steps.contains { if case .member = $0 { false } else { true } }
  }

  /// Nil where it is no path: an empty name, an open bracket, elements of nothing.
  init?(_ text: String) {
    var steps: [Step] = []
    for part in text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard let read = Self.read(Array(part)) else { return nil }
      steps += read
    }
    self.steps = steps
  }

  /// `name`, then any number of `[]` and `[key=x]`. A dot inside brackets is not a step's end, but no
  /// name in use needs one, so such a path is refused as one whose bracket is open.
  private static func read(_ part: [UInt8]) -> [Step]? {
    let open = part.firstIndex(of: UInt8(ascii: "[")) ?? part.count
    let name = Array(part[..<open])
    guard !name.isEmpty, !name.contains(UInt8(ascii: "]")) else { return nil }
    var steps: [Step] = [.member(name)]
    var rest = part[open...]
    while !rest.isEmpty {
      guard rest.first == UInt8(ascii: "["), let close = rest.firstIndex(of: UInt8(ascii: "]"))
      else { return nil }
      let inside = rest[(rest.startIndex + 1)..<close]
      if inside.isEmpty {
        steps.append(.everyElement)
      } else {
        guard let equals = inside.firstIndex(of: UInt8(ascii: "=")), equals > inside.startIndex
        else { return nil }
        steps.append(
          .elements(key: Array(inside[..<equals]), value: Array(inside[(equals + 1)...])))
      }
      rest = rest[(close + 1)...]
    }
    return steps
  }
}
