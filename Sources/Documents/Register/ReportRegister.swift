import Notation

/// Writes this breach's row of the register: a CSV of a header and one row, to be put under an
/// organisation's own, and the same columns as JSON.
package enum ReportRegister {
  /// RFC 4180, defended against spreadsheets that obey what they show. Numbers that may be too low
  /// say "at least"; times are the jurisdiction's.
  package static func csv(_ account: IncidentAccount) -> Rendered {
    let columns = RegisterRow(account: account).columns
    var rendered = Rendered(kind: .plain)
    rendered.append(cells: columns.map { [.init($0.name)] })
    rendered.append(cells: columns.map { $0.value.pieces(in: account.report.zone) })
    return rendered
  }

  /// The same columns as members, in the same order; what is not yet known is null, times are UTC, a
  /// count is its number and its bound.
  package static func json(_ account: IncidentAccount) -> Rendered {
    DocumentJSON.object(RegisterRow(account: account).columns.map { ($0.name, $0.value.json) })
      .document
  }
}

extension Rendered {
  /// One record, of which the guard can tell what each part of a cell was filled with.
  fileprivate mutating func append(cells: [[RegisterValue.Piece]]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell)
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  private mutating func append(_ cell: [RegisterValue.Piece]) {
    let text = cell.map(\.text).joined()
    if text.isEmpty { return }
    var writer = CSVWriter()
    writer.row([text])
    let written = writer.bytes.dropLast(2)
    var end = written.startIndex
    for piece in cell {
      let start = end
      // Quotes and the marks against formulas are put in between; nothing is left out.
      for byte in piece.text.utf8 {
        end = written[end...].firstIndex(of: byte).map { $0 + 1 } ?? written.endIndex
      }
      if start == end { continue }
      stretches.append(
        Stretch(
          range: bytes.count + start..<bytes.count + end, isComputed: piece.isComputed))
    }
    bytes += written
  }
}
