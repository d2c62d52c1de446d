package import Model

/// Reads a table that somebody exported, CSV or JSON Lines, row by row, its columns by name.
///
/// Which of the two it is, is told by the first byte that is not blank: `{` begins JSON Lines. The
/// columns asked for are found under their own names or those of a `ColumnMapping`; all others are
/// passed over. Whatever a table cannot mean is refused with its line, and never with a value.
package struct TableReader {
  /// A column to look for. Where it is required, it must be there and no cell of it empty.
  package struct Column: Sendable, Hashable {
    package let name: String
    package let isRequired: Bool

    package init(_ name: String, required: Bool = false) {
      self.name = name
      isRequired = required
    }
  }

  private let window: ByteWindow
  private let name: String
  private let columns: [Column]
  /// Of `columns`, by index.
  private let required: [Int]
  private var cells: [Slice]
  /// One of the two.
  private var csv: CSVTable?
  private var jsonLines: JSONLinesTable?

  /// Opens the file at `path` and reads its header. `table` is what it is to this tool
  /// (`recordings`): the TABLE of `--column TABLE.NAME=COLUMN`.
  ///
  /// Throws `.input`: a file that cannot be read or is empty, a required column that is missing, a
  /// column asked for that the header names twice.
  package init(
    path: String, table: String, columns: [Column], mapping: ColumnMapping
  ) throws(Problem) {
    let file = try FileBytes(path: path)
    try self.init(ByteWindow(file), name: path, table: table, columns: columns, mapping: mapping)
  }

  /// Reads bytes that are already there; `name` is what messages call them.
  package init(
    _ bytes: [UInt8], name: String, table: String, columns: [Column], mapping: ColumnMapping
  ) throws(Problem) {
    try self.init(
      ByteWindow(bytes), name: name, table: table, columns: columns, mapping: mapping)
  }

  init(
    _ window: ByteWindow, name: String, table: String, columns: [Column], mapping: ColumnMapping
  ) throws(Problem) {
    self.window = window
    self.name = name
    self.columns = columns
    required = columns.indices.filter { columns[$0].isRequired }
    cells = [Slice](repeating: .empty, count: columns.count)
    try window.skipByteOrderMark()
    if try window.firstByteNotBlank(within: CSVReader.recordLimit) == UInt8(ascii: "{") {
      jsonLines = JSONLinesTable(
        window, name: name, table: table, columns: columns, mapping: mapping)
    } else {
      let reader = CSVReader(window, name: name, isBegun: true)
      csv = try CSVTable(reader, name: name, table: table, columns: columns, mapping: mapping)
    }
  }

  /// Goes to the next row; false at the end. Throws `.input` with the row's line: a ragged row, an
  /// empty required cell, a cell that is not UTF-8, a broken quote, a line that is not one JSON
  /// object, a value in it that is none for a cell, a key of it that occurs twice.
  package mutating func next() throws(Problem) -> Bool {
    var isThere = try csv?.next(into: &cells)
    if isThere == nil { isThere = try jsonLines?.next(into: &cells) }
    if isThere != true { return false }
    for index in required where cells[index].isEmpty {
      throw .emptyCell(columns[index].name, at: Problem.Place(name, line: line))
    }
    return true
  }

  /// The cell of the current row under `columns[column]`: empty where it is absent, empty or null;
  /// valid UTF-8, and valid until `next`.
  package subscript(column: Int) -> Slice { cells[column] }

  /// The physical line on which the current row starts.
  package var line: Int { csv?.line ?? jsonLines?.line ?? 0 }

  /// Where the current row of a CSV ends in its file, or the header before the first row; nil of JSON
  /// Lines, whose rows hang on those before them.
  package var offset: Int64? { csv?.offset }

  /// The bytes of that row and of its line end, as its cells were read from them; valid until `next`.
  package var bytes: Slice { csv?.bytes ?? .empty }

  /// SHA-256 of the file's bytes, once read to the end.
  package var digest: Digest { window.digest }

  /// How many bytes those are.
  package var length: Int64 { window.length }

  /// The names in the header, as they stand; of JSON Lines the keys that served a column so far.
  package var headerColumns: [String] { csv?.header ?? jsonLines?.header ?? [] }

  /// The `--column` options that found their column here, as they were given; of JSON Lines complete
  /// once read to the end. `ColumnMapping.refuseUnused` takes the union over all tables.
  package var usedMappings: Set<String> { csv?.usedMappings ?? jsonLines?.usedMappings ?? [] }
}

extension Problem {
  fileprivate static func emptyCell(_ column: String, at place: Place) -> Problem {
    Problem(.input, at: place, "an empty required cell", reason: "every row needs its \(column)")
  }

  // What both kinds of table say.

  static func missingColumn(
    _ choice: ColumnMapping.Choice, for name: String, at place: Place
  ) -> Problem {
    if let option = choice.option {
      return Problem(
        .input, at: place, "no column \(choice.column)", reason: "--column \(option) names it")
    }
    return Problem(
      .input, at: place, "no column \(name)", hint: "--column \(name)=THEIR_COLUMN")
  }

  static func cellNotUTF8(_ column: String, at place: Place) -> Problem {
    Problem(
      .input, at: place, "a cell that is not UTF-8", reason: "the column is \(column)",
      hint: "iconv -f WINDOWS-1252 -t UTF-8 \(place.file)")
  }
}
