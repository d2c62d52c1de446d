/// A JSON value held in memory, for files that people write and for small answers; logs are walked
/// with `JSONTokenizer` instead.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// As it is written: nothing is lost to a floating-point value.
  case number(String)
  case string(String)
  case array([JSONNode])
  /// In the order of the text; a key that stands twice is here twice.
  case object([JSONMember])

  /// For messages: what a person would call it.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// One member of an object, and where its key stands.
package struct JSONMember: Hashable, Sendable {
  package var key: String
  /// Counted from 1.
  package var keyLine: Int
  /// In characters, counted from 1.
  package var keyColumn: Int
  package var node: JSONNode

  package init(key: String, keyLine: Int, keyColumn: Int, node: JSONNode) {
    self.key = key
    self.keyLine = keyLine
    self.keyColumn = keyColumn
    self.node = node
  }
}
