import Model
import Notation

/// One object of a profile: only keys that the table knows, each once, each of the type that is asked.
struct ProfileObject {
  let file: String
  let node: JSONNode
  /// The keys' parent in the table of keys; empty at the top.
  let parent: String

  init(_ node: JSONNode, as parent: String, file: String) throws(Problem) {
    if let problem = Self.misplaced(node, in: parent, file: file) { throw problem }
    _ = try node.members(
      among: ProfileKey.names(in: parent), named: parent.isEmpty ? "a profile" : parent, in: file)
    self.node = node
    self.parent = parent
    self.file = file
  }

  /// A key of the table, but of another object than this, and like none of this one's.
  private static func misplaced(
    _ node: JSONNode, in parent: String, file: String
  ) -> Problem? {
    let names = ProfileKey.names(in: parent)
    for member in node.object ?? [] where !names.contains(member.key) {
      guard Nearest.match(for: member.key, among: names) == nil,
        let key = Profile.keys.first(where: { $0.name == member.key && !$0.isOfSample })
      else { return nil }
      return .misplaced(
        Problem.Place(file, line: member.keyLine, column: member.keyColumn), member.key, key)
    }
    return nil
  }

  var place: Problem.Place { node.place(in: file) }

  /// Nil where the key is absent or null.
  func value(_ key: String) -> JSONNode? {
    guard let value = node[key], !value.isNull else { return nil }
    return value
  }

  func has(_ key: String) -> Bool { node[key] != nil }

  /// Where each of its keys stands.
  var places: [String: Problem.Place] {
    Dictionary(
      (node.object ?? []).map {
        ($0.key, Problem.Place(file, line: $0.keyLine, column: $0.keyColumn))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The keys that are not null, in the order of the text.
  var keys: [String] { (node.object ?? []).filter { !$0.node.isNull }.map(\.key) }

  func text(_ key: String) throws(Problem) -> String? {
    try value(key)?.string(named: key, in: file)
  }

  /// A whole number, 0 or more.
  func count(_ key: String) throws(Problem) -> Int64? {
    guard let value = value(key) else { return nil }
    let number = try value.integer(named: key, in: file)
    if number < 0 { throw .negative(value.place(in: file), key) }
    return number
  }

  /// A list of words of any kind; empty where the key is absent.
  func words(_ key: String) throws(Problem) -> [[UInt8]] {
    try (try list(key) ?? []).map { (node) throws(Problem) in
      Array(try node.string(named: key, in: file).utf8)
    }
  }

  func list(_ key: String) throws(Problem) -> [JSONNode]? {
    try value(key)?.elements(named: key, in: file)
  }

  func object(_ key: String) throws(Problem) -> ProfileObject? {
    guard let value = value(key) else { return nil }
    return try ProfileObject(value, as: parent.isEmpty ? key : "\(parent).\(key)", file: file)
  }

  /// One of a few words; a wrong one is refused with the right ones.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, as type: Word.Type
  ) throws(Problem) -> Word? where Word.RawValue == String {
    guard let value = value(key) else { return nil }
    let text = try value.string(named: key, in: file)
    guard let word = Word(rawValue: text) else {
      throw .unknownWord(value.place(in: file), key, text, Word.allCases.map(\.rawValue))
    }
    return word
  }

  func action(_ value: JSONNode, of key: String) throws(Problem) -> Action {
    let text = try value.string(named: key, in: file)
    guard let action = Action(word: text) else {
      throw .unknownWord(value.place(in: file), key, text, Action.allCases.map(\.word))
    }
    return action
  }

  /// A path, or a list of them: the first that is there counts.
  func paths(_ key: String) throws(Problem) -> [FieldPath]? {
    guard let value = value(key) else { return nil }
    let nodes = value.array ?? [value]
    if nodes.isEmpty { throw .badPath(value.place(in: file), key) }
    return try nodes.map { (node) throws(Problem) in
      guard let path = FieldPath(try node.string(named: key, in: file)) else {
        throw .badPath(node.place(in: file), key)
      }
      return path
    }
  }
}

extension Problem {
  static func unknownWord(
    _ place: Place, _ key: String, _ word: String, _ known: [String]
  ) -> Problem {
    let near = Nearest.match(for: word, among: known).map { "did you mean \"\($0)\"?" }
    return Problem(
      .input, at: place, "\(key) cannot be \"\(word)\"",
      hint: near ?? "one of " + known.joined(separator: ", "))
  }

  fileprivate static func misplaced(
    _ place: Place, _ key: String, _ right: ProfileKey
  ) -> Problem {
    let parent =
      right.parent.hasSuffix("[]") ? "an entry of \(right.parent.dropLast(2))" : right.parent
    return Problem(
      .input, at: place, "the key \"\(key)\" does not belong here",
      hint: parent.isEmpty ? "it stands at the top of the profile" : "it stands in \(parent)")
  }

  fileprivate static func negative(_ place: Place, _ key: String) -> Problem {
    Problem(.input, at: place, "\(key) has to be 0 or more")
  }

  fileprivate static func badPath(_ place: Place, _ key: String) -> Problem {
    Problem(
      .input, at: place, "\(key) is not a path",
      hint: "a.b is a member, a[] each element, a[key=x] the elements whose key is x")
  }
}
