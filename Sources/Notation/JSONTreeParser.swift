package import Model

extension JSONNode {
  /// Reads a whole text into a tree. A byte order mark before it is passed over.
  ///
  /// - Parameter lenient: JSON5, as `JSONTokenizer` reads it, in true UTF-8; else RFC 8259, where bytes
  ///   that are not UTF-8 inside a string become U+FFFD.
  /// - Throws: `Problem.input` at file, line and column.
  package static func parse(
    _ bytes: [UInt8], file: String, lenient: Bool
  ) throws(Problem) -> JSONNode {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    return try text.withUnsafeBufferPointer { (text) throws(Problem) in
      var parser = JSONTreeParser(text, lenient: lenient)
      do throws(JSONError) {
        return try parser.root()
      } catch {
        var places = TextPlaces(text)
        let (line, column) = places.place(of: error.offset)
        throw .notJSON(error, at: Problem.Place(file, line: line, column: column), lenient: lenient)
      }
    }
  }
}

/// Builds the tree; it calls itself once a level, and the tokenizer bounds the levels.
private struct JSONTreeParser {
  private var json: JSONTokenizer
  private var places: TextPlaces
  private let isLenient: Bool

  init(_ text: UnsafeBufferPointer<UInt8>, lenient: Bool) {
    json = JSONTokenizer(Slice(text), lenient: lenient)
    places = TextPlaces(text)
    isLenient = lenient
  }

  mutating func root() throws(JSONError) -> JSONNode {
    let root = try node()
    try json.finish()
    return root
  }

  private mutating func node() throws(JSONError) -> JSONNode {
    let kind = try json.kind()
    let (line, column) = places.place(of: json.offset)
    let value: JSONValue =
      switch kind {
      case .null: try null()
      case .bool: .bool(try json.bool())
      case .number: .number(try json.number().text)
      case .string: .string(try text(json.string()))
      case .array: .array(try elements())
      case .object: .object(try members())
      }
    return JSONNode(value, line: line, column: column)
  }

  private mutating func null() throws(JSONError) -> JSONValue {
    try json.null()
    return .null
  }

  private mutating func elements() throws(JSONError) -> [JSONNode] {
    var elements: [JSONNode] = []
    var more = try json.beginArray()
    while more {
      elements.append(try node())
      more = try json.anotherElement()
    }
    return elements
  }

  private mutating func members() throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    var more = try json.beginObject()
    while more {
      json.skipSpace()
      let (line, column) = places.place(of: json.offset)
      let key = try text(json.key())
      members.append(
        JSONMember(key: key, keyLine: line, keyColumn: column, node: try node()))
      more = try json.anotherMember()
    }
    return members
  }

  /// A person's file is in UTF-8; what is not would be lost the next time it is written.
  private func text(_ text: JSONText) throws(JSONError) -> String {
    if isLenient && text.isDamaged { throw json.fault(.encoding) }
    return text.string
  }
}

/// Lines and columns of ascending places in a text.
private struct TextPlaces {
  private let text: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var line = 1
  private var column = 1

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  /// Counted from 1, columns in characters; `offset` must not be before that of the last call.
  mutating func place(of offset: Int) -> (line: Int, column: Int) {
    while self.offset < min(offset, text.count) {
      let byte = text[self.offset]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      self.offset += 1
    }
    return (line, column)
  }
}

extension Problem {
  fileprivate static func notJSON(_ error: JSONError, at place: Place, lenient: Bool) -> Problem {
    let hint: String? =
      switch error.fault {
      case .truncated: "close what is still open: a brace, a bracket, a quote or a comment"
      case .unexpected: "look for a comma, a colon or a quote that is missing before it"
      case .trailing: "a file holds one value; take away what stands behind it"
      case .encoding: "save the file as UTF-8"
      default: nil
      }
    return Problem(
      .input, at: place, lenient ? "not readable as JSON5" : "not readable as JSON",
      reason: error.fault.reason, hint: hint)
  }
}
