import Casework
import Model
import Notation

/// Exposures for a person: a table on the terminal, or CSV for a spreadsheet.
struct ExposureTable {
  let view: CaseView
  let exposures: [Exposure]

  func print(on console: Console) {
    if exposures.isEmpty { return console.print("no exposures") }
    let rows = exposures.map { exposure in
      [
        String(exposure.number), action(exposure), exposure.key.viewer.text,
        exposure.key.recording.text, exposure.key.patient?.text ?? "(nobody)",
        amount(exposure), Described.time(exposure.first, in: view),
      ]
    }
    let heading = ["#", "action", "viewer", "recording", "patient", "seen", "first"]
    let widths = heading.indices.map { column in
      ([heading] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(cells, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    console.print(line(heading), .bold)
    for row in rows { console.print(line(row)) }
  }

  var csv: [UInt8] {
    var csv = CSVWriter()
    csv.row([
      "exposure", "viewer", "viewer_kind", "recording", "patient", "attribution", "content",
      "evidence", "action", "attempted", "linked", "shown", "opened", "first", "last", "bytes",
      "seconds", "extent", "lines",
    ])
    for exposure in exposures { csv.row(cells(of: exposure)) }
    return csv.bytes
  }

  private func cells(of exposure: Exposure) -> [String] {
    let lines = view.names.ordered(exposure.lines).map { "\(view.names[$0.source]):\($0.line)" }
    var cells = [
      String(exposure.number), exposure.key.viewer.text, exposure.viewerKind.rawValue,
      exposure.key.recording.text, exposure.key.patient?.text ?? "",
      exposure.key.patient == nil ? "unattributed" : "owned", exposure.content.rawValue,
      exposure.evidence.rawValue, exposure.action.word,
    ]
    for action in Action.allCases { cells.append(String(exposure[action].count)) }
    cells.append(exposure.first.map(TimeText.utcMilliseconds) ?? "")
    cells.append(exposure.last.map(TimeText.utcMilliseconds) ?? "")
    cells.append(exposure.bytes.map { String($0) } ?? "")
    cells.append(exposure.playedMicroseconds.map(AmountText.seconds) ?? "")
    cells.append(exposure.extent?.rawValue ?? "")
    cells.append(lines.joined(separator: " "))
    return cells
  }

  private func action(_ exposure: Exposure) -> String {
    exposure.evidence == .reconstructed
      ? "\(exposure.action.word), reconstructed" : exposure.action.word
  }

  private func amount(_ exposure: Exposure) -> String {
    if exposure.content == .none { return "no consultation" }
    guard let extent = exposure.extent else { return "" }
    let played = exposure.playedMicroseconds.map { "\(AmountText.seconds($0)) s" }
    let sent = exposure.bytes.map { "\($0) bytes" }
    return [extent.rawValue, played, sent].compactMap(\.self).joined(separator: ", ")
  }
}
