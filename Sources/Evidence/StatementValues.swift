import Model

/// How the nouns of the model stand in the columns of a case, to and from, in one place.
extension Statement.Value {
  static func of(_ number: Int?) -> Self { number.map { .integer(Int64($0)) } ?? .null }
  static func of(_ number: Int64?) -> Self { number.map { .integer($0) } ?? .null }
  static func of(_ yes: Bool) -> Self { .integer(yes ? 1 : 0) }
  static func of(_ time: Timestamp?) -> Self { time.map { .integer($0.nanoseconds) } ?? .null }
  static func of(_ text: String?) -> Self { text.map { .text(Array($0.utf8)) } ?? .null }
  static func of(_ name: Identifier?) -> Self { name.map { .text($0.bytes) } ?? .null }
  static func of(_ digest: Digest?) -> Self { digest.map { .blob($0.bytes) } ?? .null }
}

extension Statement {
  func time(_ column: Int32) -> Timestamp? { integer(column).map(Timestamp.init(nanoseconds:)) }
  func identifier(_ column: Int32) -> Identifier? { bytes(column).map(Identifier.init) }
  func text(_ column: Int32) -> String? {
    bytes(column).map { String(decoding: $0, as: UTF8.self) }
  }
  func count(_ column: Int32) -> Int? { integer(column).flatMap(Int.init(exactly:)) }
  func digest(_ column: Int32) -> Digest? {
    guard let bytes = bytes(column), bytes.count == 32 else { return nil }
    return Digest(bytes: bytes)
  }
  func word<Word: RawRepresentable<String>>(_ column: Int32) -> Word? {
    text(column).flatMap(Word.init(rawValue:))
  }
  func action(_ column: Int32) -> Action? { text(column).flatMap { Action(word: $0) } }

  func period(_ column: Int32) throws(Problem) -> Period {
    Period(from: try required(time(column)), until: try required(time(column + 1)))
  }

  /// The first column of the first row, for these values; nil without a row or where it is null.
  func first(_ values: [Value]) throws(Problem) -> Int64? {
    try bind(values)
    return try step() ? integer(0) : nil
  }

  /// What the schema promises: its absence means that somebody changed the file by hand.
  func required<Value>(_ value: Value?) throws(Problem) -> Value {
    guard let value else { throw damage }
    return value
  }
}
