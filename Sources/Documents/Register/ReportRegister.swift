import Notation

/// Writes this breach's row of the register: a CSV of a header and one row, to be put under an
/// organisation's own, and the same columns as JSON.
package enum ReportRegister {
  /// RFC 4180, defended against spreadsheets that obey what they show. Numbers that may be too low
  /// say "at least"; times are the jurisdiction's.
  package static func csv(_ account: IncidentAccount) -> Rendered {
    let columns = RegisterRow(account: account).columns
    var rendered = Rendered(kind: .plain)
    rendered.append(cells: columns.map { ($0.name, true) })
    rendered.append(
      cells: columns.map { ($0.value.cell(in: account.report.zone), $0.value.isComputed) })
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
  /// One record, of which the guard can tell what each cell was filled with.
  fileprivate mutating func append(cells: [(text: String, isComputed: Bool)]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      if cell.text.isEmpty { continue }
      var writer = CSVWriter()
      writer.row([cell.text])
      let start = bytes.count
      bytes += writer.bytes.dropLast(2)
      stretches.append(Stretch(range: start..<bytes.count, isComputed: cell.isComputed))
    }
    bytes += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }
}
