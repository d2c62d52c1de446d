package import Model

/// Writes JSON in the order in which it is told: the same calls, the same bytes.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { json in
///   json.member("case", reference)
///   json.key("sources")
///   json.array { json in for source in sources { json.string(source.name) } }
/// }
/// ```
///
/// Strings are escaped so that no reader of the output obeys them: control characters, U+007F to
/// U+009F (some terminals act on them) and U+2028 and U+2029 (line ends in JavaScript).
package struct JSONWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  private let isPretty: Bool
  private var depth = 0
  private var isFirst = true
  private var isBehindKey = false

  /// - Parameter pretty: one member or element a line, indented by two spaces; else all on one line.
  package init(pretty: Bool = false) { isPretty = pretty }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func object<E: Error>(
    _ members: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    try container("{", "}", members)
  }

  package mutating func array<E: Error>(
    _ elements: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    try container("[", "]", elements)
  }

  /// Inside an object, before each value.
  package mutating func key(_ key: String) {
    separate()
    quote(key)
    append(isPretty ? ": " : ":")
    isBehindKey = true
  }

  package mutating func null() { value("null") }
  package mutating func bool(_ bool: Bool) { value(bool ? "true" : "false") }
  package mutating func integer(_ integer: some BinaryInteger) { value(String(integer)) }

  package mutating func string(_ string: String) {
    separate()
    quote(string)
  }

  package mutating func string(_ identifier: Identifier) { string(identifier.text) }
  package mutating func string(_ digest: Digest) { string(digest.hex) }

  /// In UTC with milliseconds: `"2020-06-09T11:02:11.000Z"`.
  package mutating func time(_ time: Timestamp) { string(TimeText.utcMilliseconds(time)) }

  /// As seconds, in the fewest digits that are exact: 4200000 is `4.2`, 5000000 is `5`.
  package mutating func seconds(microseconds: Int64) {
    let magnitude = microseconds.magnitude
    var text = (microseconds < 0 ? "-" : "") + String(magnitude / 1_000_000)
    let fraction = magnitude % 1_000_000
    if fraction != 0 {
      let digits = String(fraction + 1_000_000).dropFirst()
      text += "." + digits.prefix(through: digits.lastIndex { $0 != "0" } ?? digits.startIndex)
    }
    value(text)
  }

  /// A tree, its numbers as they were written.
  package mutating func value(_ node: JSONValue) {
    switch node {
    case .null: null()
    case .bool(let bool): self.bool(bool)
    case .number(let number): value(number)
    case .string(let string): self.string(string)
    case .array(let elements):
      array { json in
        for element in elements { json.value(element.value) }
      }
    case .object(let members):
      object { json in
        for member in members {
          json.key(member.key)
          json.value(member.node.value)
        }
      }
    }
  }

  /// Ends a line, so that the next value begins a new one: JSON Lines, or the end of a file.
  package mutating func endLine() {
    bytes.append(0x0A)
    isFirst = true
  }
}

// One line for the member that most objects are made of; nil is null.
extension JSONWriter {
  package mutating func member(_ key: String, _ value: String?) {
    self.key(key)
    if let value { string(value) } else { null() }
  }

  package mutating func member(_ key: String, _ value: Identifier?) {
    member(key, value?.text)
  }

  package mutating func member(_ key: String, _ value: Digest?) {
    member(key, value?.hex)
  }

  package mutating func member(_ key: String, _ value: (some BinaryInteger)?) {
    self.key(key)
    if let value { integer(value) } else { null() }
  }

  package mutating func member(_ key: String, _ value: Bool?) {
    self.key(key)
    if let value { bool(value) } else { null() }
  }

  package mutating func member(_ key: String, _ value: Timestamp?) {
    self.key(key)
    if let value { time(value) } else { null() }
  }

  package mutating func member(_ key: String, microseconds: Int64?) {
    self.key(key)
    if let microseconds { seconds(microseconds: microseconds) } else { null() }
  }
}

extension JSONWriter {
  private mutating func container<E: Error>(
    _ opening: String, _ closing: String, _ body: (inout JSONWriter) throws(E) -> Void
  ) throws(E) {
    value(opening)
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if isPretty && !isFirst { breakLine() }
    append(closing)
    isFirst = false
  }

  private mutating func value(_ written: String) {
    separate()
    append(written)
  }

  /// A comma behind the value before, if there was one.
  private mutating func separate() {
    if isBehindKey {
      isBehindKey = false
      return
    }
    if !isFirst { append(",") }
    if isPretty && depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func quote(_ string: String) {
    append("\"")
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      default:
        bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    append("\"")
  }
}
