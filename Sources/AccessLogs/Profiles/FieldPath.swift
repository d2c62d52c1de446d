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

  /// As a profile writes it.
  var text: String {
    var text = ""
    for step in steps {
      switch step {
      case .member(let name):
        text += (text.isEmpty ? "" : ".") + String(decoding: name, as: UTF8.self)
      case .everyElement: text += "[]"
      case .elements(let key, let value):
        text +=
          "[\(String(decoding: key, as: UTF8.self))=\(String(decoding: value, as: UTF8.self))]"
      }
    }
    return text
  }

  /// Nil where it is no path: an empty name, an open bracket, elements of nothing.
  ///
  /// - Parameter atTop: it may begin with `[]`: the elements of what is there.
  init?(_ text: String, atTop: Bool = false) {
    var steps: [Step] = []
    var part: [UInt8] = []
    var isInside = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "."), !isInside {
        guard let read = Self.read(part, atTop: atTop && steps.isEmpty) else { return nil }
        steps += read
        part = []
        continue
      }
      if byte == UInt8(ascii: "[") { isInside = true }
      if byte == UInt8(ascii: "]") { isInside = false }
      part.append(byte)
    }
    guard let read = Self.read(part, atTop: atTop && steps.isEmpty) else { return nil }
    self.steps = steps + read
  }

  /// `name`, then any number of `[]` and `[key=x]`, in which a dot is a dot.
  private static func read(_ part: [UInt8], atTop: Bool) -> [Step]? {
    let open = part.firstIndex(of: UInt8(ascii: "[")) ?? part.count
    let name = Array(part[..<open])
    if name.isEmpty, !atTop || part.isEmpty { return nil }
    if name.contains(UInt8(ascii: "]")) { return nil }
    var steps: [Step] = name.isEmpty ? [] : [.member(name)]
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
