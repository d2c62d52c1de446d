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
    guard field.contains(UInt8(ascii: "\"")) else { return field }
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

/// Cuts a row into its fields.
///
/// The standard's fields stand between blanks, any number of them, and a value with blanks stands in
/// quotes; but devices also write one tab between fields, or nothing at all between two spaces for an
/// empty one. So a row is cut in the way that gives it as many fields as `#Fields` names.
enum ExtendedRowCut {
  static func cut(_ row: Slice, columns: Int, tabsOnly: Bool, into fields: inout [Slice]) {
    if tabsOnly { return cut(row, at: UInt8(ascii: "\t"), into: &fields) }
    if row.contains(UInt8(ascii: "\t")) {
      cut(row, at: UInt8(ascii: "\t"), into: &fields)
      if fields.count == columns { return unquote(&fields) }
    }
    cutAtBlanks(row, into: &fields)
    if fields.count >= columns { return }
    cut(row, at: UInt8(ascii: " "), into: &fields)
    if fields.count == columns { return unquote(&fields) }
    cutAtBlanks(row, into: &fields)
  }

  private static func cut(_ row: Slice, at byte: UInt8, into fields: inout [Slice]) {
    fields.removeAll(keepingCapacity: true)
    var start = 0
    while let end = row.firstIndex(of: byte, from: start) {
      fields.append(row.part(start..<end))
      start = end + 1
    }
    fields.append(row.dropping(start))
  }

  private static func cutAtBlanks(_ row: Slice, into fields: inout [Slice]) {
    fields.removeAll(keepingCapacity: true)
    var next = 0
    while next < row.count {
      if isBlank(row[next]) {
        next += 1
        continue
      }
      if row[next] == quote, let close = closingQuote(row, from: next + 1) {
        fields.append(row.part((next + 1)..<close))
        next = close + 1
        continue
      }
      let start = next
      while next < row.count, !isBlank(row[next]) { next += 1 }
      fields.append(row.part(start..<next))
    }
  }

  /// One that a blank or the end follows; a doubled one is data.
  private static func closingQuote(_ row: Slice, from start: Int) -> Int? {
    var next = start
    while let found = row.firstIndex(of: quote, from: next) {
      if found + 1 == row.count || isBlank(row[found + 1]) { return found }
      next = found + (row[found + 1] == quote ? 2 : 1)
    }
    return nil
  }

  private static func unquote(_ fields: inout [Slice]) {
    for index in fields.indices {
      let field = fields[index]
      if field.count >= 2, field[0] == quote, field[field.count - 1] == quote {
        fields[index] = field.part(1..<(field.count - 1))
      }
    }
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
