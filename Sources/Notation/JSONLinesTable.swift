internal import CBytes
internal import Glibc
internal import Model

/// The rows of a table that is JSON Lines: each line an object, whose members of the wanted names are
/// strings, numbers, truth values or null.
///
/// There is no header, so what a mapping for every table means is decided by the rows: the first of
/// its columns that a row has serves from there on, and a row that has another one is refused.
struct JSONLinesTable {
  /// A name under which a column may stand in a row: only numbers, as each row goes through all.
  private struct Key {
    /// Its spelling in `spellings`.
    let start: Int
    let count: Int
    /// In the current row, where `line` says that it was met there.
    var cell = Slice.empty
    var line = 0
  }

  private struct Wanted {
    /// Of `keys`: the mapped ones first, the column's own name last.
    let first: Int
    let last: Int
    /// The one of them that serves, once a row had it.
    var chosen: Int?
  }

  private let window: ByteWindow
  private let name: String
  private let columns: [TableReader.Column]
  private var wanted: [Wanted] = []
  private var keys: [Key] = []
  /// What each of `keys` stands for.
  private var choices: [ColumnMapping.Choice] = []
  private var spellings: [UInt8] = []
  private var nextLine = 1
  private(set) var line = 0

  init(
    _ window: ByteWindow, name: String, table: String, columns: [TableReader.Column],
    mapping: ColumnMapping
  ) {
    self.window = window
    self.name = name
    self.columns = columns
    for column in columns {
      let first = keys.count
      for choice in mapping.choices(for: column.name, in: table) {
        keys.append(Key(start: spellings.count, count: choice.column.utf8.count))
        choices.append(choice)
        spellings += choice.column.utf8
      }
      wanted.append(Wanted(first: first, last: keys.count - 1))
    }
  }

  /// The keys that served a column so far.
  var header: [String] { wanted.compactMap(\.chosen).map { choices[$0].column } }

  var usedMappings: Set<String> {
    Set(wanted.compactMap(\.chosen).compactMap { choices[$0].option })
  }

  /// Goes to the next object and gives each wanted column its cell.
  mutating func next(into cells: inout [Slice]) throws(Problem) -> Bool {
    guard let text = try nextText() else { return false }
    if let problem = judge(text) { throw problem }
    for index in wanted.indices { cells[index] = try cell(under: index) }
    return true
  }

  private var place: Problem.Place { Problem.Place(name, line: line) }
}

extension JSONLinesTable {
  /// The next line that is not blank, without its line end; nil at the end of the file.
  private mutating func nextText() throws(Problem) -> Slice? {
    while true {
      let bytes = UnsafePointer(window.memory + window.start)
      guard let found = memchr(bytes, 0x0A, window.count) else {
        if window.count > CSVReader.recordLimit { throw .lineTooLong(name, nextLine) }
        if try window.extend() { continue }
        if window.count == 0 { return nil }
        _ = window.closeLastLine()
        continue
      }
      let count = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
      if count > CSVReader.recordLimit { throw .lineTooLong(name, nextLine) }
      window.start += count + 1
      line = nextLine
      nextLine += 1
      let text = UnsafeBufferPointer(start: bytes, count: count)
      if !text.allSatisfy(CSVReader.isBlank) { return Slice(text) }
    }
  }

  /// Notes the wanted members of a line; what is wrong with it, if anything is.
  private mutating func judge(_ text: Slice) -> Problem? {
    var json = JSONTokenizer(text, slack: ByteWindow.slack)
    var refusal: Problem?
    do throws(JSONError) {
      var more = try json.beginObject()
      while more {
        let key = try json.key()
        if let index = index(of: key) {
          let refused = try note(index, &json)
          refusal = refusal ?? refused
        } else {
          try json.skip()
        }
        more = try json.anotherMember()
      }
      try json.finish()
    } catch {
      return .notAnObject(error, at: Problem.Place(name, line: line, column: error.offset + 1))
    }
    return refusal
  }

  /// Which wanted key this is.
  private func index(of key: JSONText) -> Int? {
    if key.isPlain { return index(of: key.raw.buffer) }
    return key.decoded.withUnsafeBufferPointer { index(of: $0) }
  }

  private func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    for index in keys.indices where keys[index].count == name.count {
      let start = keys[index].start
      var same = 0
      while same < name.count, name[same] == spellings[start + same] { same += 1 }
      if same == name.count { return index }
    }
    return nil
  }

  /// Takes the value that comes next as the cell of a key.
  private mutating func note(_ index: Int, _ json: inout JSONTokenizer) throws(JSONError)
    -> Problem?
  {
    if keys[index].line == line {
      try json.skip()
      return .keyTwice(choices[index].column, at: place)
    }
    keys[index].line = line
    switch try json.kind() {
    case .string:
      let text = try json.string()
      if text.isDamaged { return .cellNotUTF8(choices[index].column, at: place) }
      keys[index].cell = undone(text)
    case .number, .bool:
      keys[index].cell = try json.skip()
    case .null:
      try json.null()
      keys[index].cell = .empty
    case .object, .array:
      try json.skip()
      return .nested(choices[index].column, at: place)
    }
    return nil
  }

  /// The string without its escapes, undone in place: the window's bytes are ours and hashed, the
  /// tokenizer is past them, and no escape is shorter than what it stands for.
  private func undone(_ text: JSONText) -> Slice {
    guard !text.isPlain, let first = text.raw.start else { return text.raw }
    let bytes = window.memory + (first - UnsafePointer(window.memory))
    return Slice(start: first, count: text.decode(into: bytes))
  }

  /// The cell of the current row under a wanted column.
  private mutating func cell(under index: Int) throws(Problem) -> Slice {
    let (first, own) = (wanted[index].first, wanted[index].last)
    let chosen = wanted[index].chosen
    var met: Int?
    for key in first...own where keys[key].line == line {
      // The column's own name counts only where no mapped one serves.
      if key == own, let serving = met ?? chosen, serving != own { continue }
      if let other = met ?? chosen, other != key {
        throw .twoKeys(
          columns[index].name, choices[other].column, choices[key].column, at: place)
      }
      met = key
    }
    guard let met else {
      if columns[index].isRequired && chosen == nil {
        throw .missingColumn(choices[own], for: columns[index].name, at: place)
      }
      return .empty
    }
    wanted[index].chosen = met
    return keys[met].cell
  }
}

extension Problem {
  fileprivate static func lineTooLong(_ file: String, _ line: Int) -> Problem {
    Problem(.input, at: Place(file, line: line), "a line longer than 1 MiB")
  }

  fileprivate static func notAnObject(_ error: JSONError, at place: Place) -> Problem {
    Problem(
      .input, at: place, "a line that is not one JSON object", reason: error.fault.reason)
  }

  fileprivate static func keyTwice(_ key: String, at place: Place) -> Problem {
    Problem(.input, at: place, "the key \(key) occurs twice")
  }

  fileprivate static func nested(_ key: String, at place: Place) -> Problem {
    Problem(
      .input, at: place, "the value of \(key) is an object or an array",
      reason: "a cell is a string, a number, true, false or null")
  }

  fileprivate static func twoKeys(
    _ name: String, _ first: String, _ second: String, at place: Place
  ) -> Problem {
    Problem(
      .input, at: place, "two columns for \(name)",
      reason: "earlier it was read from \(first), here is \(second)",
      hint: "--column TABLE.\(name)=\(second)")
  }
}
