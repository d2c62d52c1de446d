import Model

/// Cuts a row of a W3C extended log into its fields.
///
/// The standard's fields stand between blanks, any number of them, and a value with blanks stands in
/// quotes; but devices also write one tab between fields, or nothing at all between two spaces for an
/// empty one. So a row is cut in the way that gives it as many fields as `#Fields` names.
struct ExtendedRowCut {
  /// As the row writes them, but for the quotes around them. The room is kept from row to row.
  private(set) var fields: [Slice] = []
  /// Those that stood in quotes and hold doubled ones, by index: a quote elsewhere is data.
  private(set) var doubled: [Int] = []

  mutating func cut(_ row: Slice, columns: Int, tabsOnly: Bool) {
    if tabsOnly { return cut(row, at: UInt8(ascii: "\t")) }
    if row.contains(UInt8(ascii: "\t")) {
      cut(row, at: UInt8(ascii: "\t"))
      if fields.count == columns { return unquote() }
    }
    cutAtBlanks(row)
    if fields.count >= columns { return }
    cut(row, at: UInt8(ascii: " "))
    if fields.count == columns { return unquote() }
    cutAtBlanks(row)
  }

  private mutating func clear() {
    fields.removeAll(keepingCapacity: true)
    doubled.removeAll(keepingCapacity: true)
  }

  private mutating func cut(_ row: Slice, at byte: UInt8) {
    clear()
    var start = 0
    while let end = row.firstIndex(of: byte, from: start) {
      fields.append(row.part(start..<end))
      start = end + 1
    }
    fields.append(row.dropping(start))
  }

  private mutating func cutAtBlanks(_ row: Slice) {
    clear()
    var next = 0
    // No quote that closes anything stands behind one for which none was found: so no row, whoever
    // writes it, is searched to its end more than once.
    var mayClose = true
    while next < row.count {
      if Self.isBlank(row[next]) {
        next += 1
        continue
      }
      if row[next] == Self.quote {
        if let close = Self.closingQuote(row, from: next + 1, anywhere: mayClose) {
          append(quoted: row.part((next + 1)..<close))
          next = close + 1
          continue
        }
        mayClose = false
      }
      let start = next
      while next < row.count, !Self.isBlank(row[next]) { next += 1 }
      fields.append(row.part(start..<next))
    }
  }

  private mutating func append(quoted field: Slice) {
    if field.contains(Self.quote) { doubled.append(fields.count) }
    fields.append(field)
  }

  /// One that a blank or the end follows; a doubled one is data.
  ///
  /// - Parameter anywhere: false: only among the quotes that stand at `start`.
  private static func closingQuote(_ row: Slice, from start: Int, anywhere: Bool) -> Int? {
    var next = start
    while next < row.count, anywhere || row[next] == quote,
      let found = row.firstIndex(of: quote, from: next)
    {
      if found + 1 == row.count || isBlank(row[found + 1]) { return found }
      next = found + (row[found + 1] == quote ? 2 : 1)
    }
    return nil
  }

  private mutating func unquote() {
    for index in fields.indices {
      let field = fields[index]
      guard field.count >= 2, field[0] == Self.quote, field[field.count - 1] == Self.quote
      else { continue }
      fields[index] = field.part(1..<(field.count - 1))
      if fields[index].contains(Self.quote) { doubled.append(index) }
    }
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
