import Model
import Notation

/// Takes the members of one JSON5 object by name, and refuses what is missing, unknown, twice or of
/// another kind, with its line: a typing error in a rule of law must not pass for its absence.
struct ObjectReader {
  let place: Problem.Place
  private let file: String
  private let nodes: [String: JSONNode]

  init(_ node: JSONNode, named name: String, in file: String, keys: [String]) throws(Problem) {
    place = node.place(in: file)
    self.file = file
    let members = try node.members(among: keys, named: name, in: file)
    nodes = Dictionary(members.map { ($0.key, $0.node) }, uniquingKeysWith: { first, _ in first })
  }

  /// There, and not null.
  func has(_ key: String) -> Bool { nodes[key].map { !$0.isNull } ?? false }

  func text(_ key: String) throws(Problem) -> String {
    let node = try node(key)
    let text = try node.string(named: key, in: file)
    guard !text.isEmpty else { throw .notA("a text with something in it", node.place(in: file)) }
    return text
  }

  /// Nil where it is null or absent.
  func textIfAny(_ key: String) throws(Problem) -> String? {
    try has(key) ? text(key) : nil
  }

  /// Empty where it is null or absent.
  func texts(_ key: String) throws(Problem) -> [String] {
    guard has(key) else { return [] }
    var texts: [String] = []
    for item in try node(key).elements(named: key, in: file) {
      let text = try item.string(named: "each of \(key)", in: file)
      guard !text.isEmpty else { throw .notA("a text with something in it", item.place(in: file)) }
      texts.append(text)
    }
    return texts
  }

  /// At least 1, at most a million; nil where it is null or absent.
  func countIfAny(_ key: String) throws(Problem) -> Int? {
    guard has(key) else { return nil }
    guard let count = try node(key).integer, (1...1_000_000).contains(count) else {
      throw .notA("a whole number of at least 1", try node(key).place(in: file))
    }
    return Int(count)
  }

  /// One of the words; `standard` where it is null or absent.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, else standard: Word
  ) throws(Problem) -> Word where Word.RawValue == String {
    guard has(key) else { return standard }
    guard let word = Word(rawValue: try text(key)) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw .notA("one of: \(words)", try node(key).place(in: file))
    }
    return word
  }

  /// False where it is absent.
  func flag(_ key: String) throws(Problem) -> Bool {
    guard has(key) else { return false }
    return try node(key).bool(named: key, in: file)
  }

  /// RFC 3339, with its offset.
  func time(_ key: String) throws(Problem) -> Timestamp {
    guard let time = TimeText.rfc3339(try text(key)) else {
      throw .notA(
        "a time with its offset, as in 2018-05-25T00:00:00+01:00", try node(key).place(in: file))
    }
    return time
  }

  /// Nil where it is null or absent.
  func span(_ key: String) throws(Problem) -> Timestamp.Span? {
    guard has(key) else { return nil }
    guard let span = TimeText.span(try text(key)), span.nanoseconds > 0 else {
      throw .notA("a length of time, as in 72h", try node(key).place(in: file))
    }
    return span
  }

  func object(_ key: String, keys: [String]) throws(Problem) -> ObjectReader {
    try ObjectReader(try node(key), named: key, in: file, keys: keys)
  }

  func objects(_ key: String, keys: [String]) throws(Problem) -> [ObjectReader] {
    var readers: [ObjectReader] = []
    for item in try node(key).elements(named: key, in: file) {
      readers.append(try ObjectReader(item, named: "each of \(key)", in: file, keys: keys))
    }
    return readers
  }

  func statement(_ key: String) throws(Problem) -> Statement {
    try statement(of: try node(key), named: key)
  }

  /// Nil where it is null or absent.
  func statementIfAny(_ key: String) throws(Problem) -> Statement? {
    try has(key) ? statement(key) : nil
  }

  /// Empty where it is null or absent.
  func statements(_ key: String) throws(Problem) -> [Statement] {
    guard has(key) else { return [] }
    var statements: [Statement] = []
    for item in try node(key).elements(named: key, in: file) {
      statements.append(try statement(of: item, named: "each of \(key)"))
    }
    return statements
  }

  private func statement(of node: JSONNode, named name: String) throws(Problem) -> Statement {
    let reader = try ObjectReader(
      node, named: name, in: file, keys: ["text", "source", "confirm"])
    let source = try reader.has("source") ? reader.text("source") : nil
    let confirm = try reader.flag("confirm")
    guard source != nil || confirm else { throw .withoutSource(reader.place) }
    return Statement(try reader.text("text"), source: source, confirm: confirm)
  }

  private func node(_ key: String) throws(Problem) -> JSONNode {
    guard let node = nodes[key] else { throw .missingKey(key, place) }
    return node
  }
}

extension Problem {
  fileprivate static func notA(_ kind: String, _ place: Place) -> Problem {
    Problem(.input, at: place, "here must stand \(kind)")
  }

  fileprivate static func missingKey(_ key: String, _ place: Place) -> Problem {
    Problem(.input, at: place, "the key \"\(key)\" is missing")
  }

  fileprivate static func withoutSource(_ place: Place) -> Problem {
    Problem(
      .input, at: place, "a statement has no source",
      hint: "name its source, or say confirm: true so that a person checks it before it is sent")
  }
}
