/// What a verb takes besides its options: `LOG…`, `[DIR]`.
struct Argument: Sendable, Equatable {
  enum Count: Sendable { case one, optional, oneOrMore, any }

  /// What stands for it in the help: `LOG`.
  let name: String
  let count: Count
  let sentence: String

  init(_ name: String, _ count: Count = .one, _ sentence: String) {
    self.name = name
    self.count = count
    self.sentence = sentence
  }

  /// As the synopsis writes it.
  var text: String {
    switch count {
    case .one: name
    case .optional: "[\(name)]"
    case .oneOrMore: "\(name)…"
    case .any: "[\(name)…]"
    }
  }

  var isRequired: Bool { count == .one || count == .oneOrMore }
  var takesMany: Bool { count == .oneOrMore || count == .any }
}
