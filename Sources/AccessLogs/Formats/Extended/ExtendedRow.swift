import Model
import Notation

/// One row of a W3C extended log, by the columns that `#Fields` names.
///
/// The pointer is valid while the fields it was made of stay as they are: one call of a judge.
struct ExtendedRow: FlatRecord {
  /// The name of the column that is no column: the path and the query as one.
  static let target = "cs-uri-target"

  /// What is no column of the log and yet asked for as one.
  struct Extras: Sendable {
    /// `sc-range`: made of `sc-range-start` and `sc-range-end`, which stand at these columns.
    var range: (column: Int, start: Int, end: Int)?
    /// `cs-uri-target`: made of what stands at these.
    var target: (column: Int, stem: Int, query: Int)?
    /// The values are percent-encoded, but in these columns the encoding is the request's own.
    var isEncoded = false
    var requestColumns: [Int] = []
  }

  let fields: UnsafeBufferPointer<Slice>
  /// Those that stood in quotes and hold doubled ones, by index.
  let doubled: [Int]
  let extras: Extras

  func value(_ column: Int, _ arena: inout Arena) -> Slice? {
    if let range = extras.range, column == range.column {
      return self.range(range.start, range.end, &arena)
    }
    if let target = extras.target, column == target.column {
      guard let stem = written(target.stem), let query = written(target.query) else {
        return written(target.stem)
      }
      return arena.copy(Array(stem.buffer) + [UInt8(ascii: "?")] + query.buffer)
    }
    guard let field = written(column) else { return nil }
    if extras.isEncoded {
      return extras.requestColumns.contains(column)
        ? field : RequestPath.decoded(field, arena: &arena)
    }
    if doubled.isEmpty || !doubled.contains(column) { return field }
    return CSVScanner.undouble(field, into: arena.allocate(field.count))
  }

  private func written(_ column: Int) -> Slice? {
    guard column >= 0, column < fields.count else { return nil }
    let field = fields[column]
    return field.isEmpty || field.isDash ? nil : field
  }

  /// As a Content-Range says it.
  private func range(_ start: Int, _ end: Int, _ arena: inout Arena) -> Slice? {
    guard let first = written(start), let last = written(end) else { return nil }
    return arena.copy(
      Array("bytes ".utf8) + first.buffer + [UInt8(ascii: "-")] + last.buffer + Array("/*".utf8))
  }
}
