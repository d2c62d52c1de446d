package import Model

/// A JSON value and where it stands, so that a reader of profiles or facts can say which line is
/// wrong.
package struct JSONNode: Hashable, Sendable {
  package var value: JSONValue
  /// Counted from 1.
  package var line: Int
  /// In characters, counted from 1.
  package var column: Int

  package init(_ value: JSONValue, line: Int, column: Int) {
    self.value = value
    self.line = line
    self.column = column
  }

  package var isNull: Bool { value == .null }

  package var bool: Bool? {
    guard case .bool(let bool) = value else { return nil }
    return bool
  }

  package var string: String? {
    guard case .string(let string) = value else { return nil }
    return string
  }

  /// As it is written.
  package var number: String? {
    guard case .number(let number) = value else { return nil }
    return number
  }

  /// A number without a fraction that fits, in decimal or (JSON5) hexadecimal digits.
  package var integer: Int64? {
    guard let number else { return nil }
    let unsigned = number.drop { $0 == "+" || $0 == "-" }
    guard unsigned.hasPrefix("0x") || unsigned.hasPrefix("0X") else { return Int64(number) }
    return Int64(number.prefix(number.count - unsigned.count) + unsigned.dropFirst(2), radix: 16)
  }

  package var array: [JSONNode]? {
    guard case .array(let array) = value else { return nil }
    return array
  }

  package var object: [JSONMember]? {
    guard case .object(let object) = value else { return nil }
    return object
  }

  /// The value of the first member with that key.
  package subscript(key: String) -> JSONNode? {
    object?.first { $0.key == key }?.node
  }

  package func place(in file: String) -> Problem.Place {
    Problem.Place(file, line: line, column: column)
  }
}

// What every reader of such a file demands, with the same words for each.
extension JSONNode {
  /// The members of an object whose keys are all among `known` and stand once each.
  ///
  /// - Throws: `Problem.input` at the key that is wrong, with the nearest right one.
  package func members(
    among known: [String], named name: String, in file: String
  ) throws(Problem) -> [JSONMember] {
    let members = try members(named: name, in: file)
    for member in members where !known.contains(member.key) {
      throw .unknownKey(member, known: known, in: file)
    }
    return members
  }

  /// The members of an object with any keys, each once.
  package func members(named name: String, in file: String) throws(Problem) -> [JSONMember] {
    guard let object else { throw wrongKind("an object", name, file) }
    var lines: [String: Int] = [:]
    for member in object {
      if let earlier = lines.updateValue(member.keyLine, forKey: member.key) {
        throw .repeatedKey(member, earlier: earlier, in: file)
      }
    }
    return object
  }

  package func elements(named name: String, in file: String) throws(Problem) -> [JSONNode] {
    guard let array else { throw wrongKind("a list", name, file) }
    return array
  }

  package func string(named name: String, in file: String) throws(Problem) -> String {
    guard let string else { throw wrongKind("text", name, file) }
    return string
  }

  package func bool(named name: String, in file: String) throws(Problem) -> Bool {
    guard let bool else { throw wrongKind("true or false", name, file) }
    return bool
  }

  package func integer(named name: String, in file: String) throws(Problem) -> Int64 {
    guard let integer else { throw wrongKind("a whole number", name, file) }
    return integer
  }

  private func wrongKind(_ wanted: String, _ name: String, _ file: String) -> Problem {
    .wrongKind(self, wanted: wanted, name: name, in: file)
  }
}

extension Problem {
  fileprivate static func unknownKey(
    _ member: JSONMember, known: [String], in file: String
  ) -> Problem {
    let place = Place(file, line: member.keyLine, column: member.keyColumn)
    if let nearest = Nearest.match(for: member.key, among: known) {
      return Problem(
        .input, at: place, "there is no key \"\(member.key)\"", hint: "did you mean \"\(nearest)\"?"
      )
    }
    // Nothing like it: it may be a log that was given by mistake, and is not repeated.
    return Problem(
      .input, at: place, "there is no such key",
      hint: "the keys are " + known.joined(separator: ", "))
  }

  fileprivate static func repeatedKey(
    _ member: JSONMember, earlier: Int, in file: String
  ) -> Problem {
    Problem(
      .input, at: Place(file, line: member.keyLine, column: member.keyColumn),
      "the key \"\(member.key)\" stands twice", reason: "it is on line \(earlier) already",
      hint: "keep one of the two")
  }

  fileprivate static func wrongKind(
    _ node: JSONNode, wanted: String, name: String, in file: String
  ) -> Problem {
    Problem(
      .input, at: node.place(in: file), "\(name) has to be \(wanted)",
      reason: "it is \(node.value.kindName)")
  }
}
