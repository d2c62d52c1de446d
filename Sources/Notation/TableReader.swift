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
  private var csv: CSVTable
  private var cells: [Slice]

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

  init(
    _ window: ByteWindow, name: String, table: String, columns: [Column], mapping: ColumnMapping
  ) throws(Problem) {
    self.window = window
    cells = [Slice](repeating: .empty, count: columns.count)
    csv = try CSVTable(
      CSVReader(window, name: name), name: name, table: table, columns: columns, mapping: mapping)
  }

  /// Goes to the next row; false at the end. Throws `.input` with the row's line: a ragged row, an
  /// empty required cell, a cell that is not UTF-8, a broken quote, JSON that is no object of
  /// scalars.
  package mutating func next() throws(Problem) -> Bool {
    try csv.next(into: &cells)
  }

  /// The cell of the current row under `columns[column]`: empty where it is absent, empty or null;
  /// valid UTF-8, and valid until `next`.
  package subscript(column: Int) -> Slice { cells[column] }

  /// The physical line on which the current row starts.
  package var line: Int { csv.line }

  /// SHA-256 of the file's bytes, once read to the end.
  package var digest: Digest { window.digest }

  /// The names in the header, as they stand.
  package var headerColumns: [String] { csv.header }

  /// The `--column` options that found their column here, as they were given.
  package var usedMappings: Set<String> { csv.usedMappings }
}
