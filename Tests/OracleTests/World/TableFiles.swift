import Foundation
import TestSupport

/// Writes a world's tables as people export them: columns in any order and more than are wanted, BOM,
/// CRLF, quotes, line feeds inside of quotes, JSON Lines.
struct TableFiles {
  private let folder: URL
  private var dice: Dice
  /// What to put on the command line.
  private(set) var options: [String] = []
  /// The same of the table of recordings alone.
  private(set) var recordings: [String] = []

  init(_ world: World, in folder: URL, dice: Dice) throws {
    self.folder = folder
    self.dice = dice
    try add(world.recordings)
    recordings = options
    try add(world.authorised)
    try held(world.accounts, "accounts", ["viewer", "patient"])
    try held(world.sessions, "sessions", ["session", "viewer"])
    if !world.visible.isEmpty {
      try write(
        "visible", ["recording", "viewer", "position", "from", "until"],
        world.visible.map {
          [$0.recording.text, $0.viewer.text, $0.position.map(String.init) ?? ""] + ends($0.stretch)
        })
    }
    if !world.people.isEmpty {
      try write(
        "people", ["patient", "name"], world.people.map { [$0.text, "Somebody, \"Some\""] })
    }
  }

  private mutating func add(_ rows: [World.Recording]) throws {
    let isForeign = dice.once(in: 4)
    if isForeign { options += ["--column", "recordings.patient=owner_id"] }
    try write(
      "recordings",
      [
        "recording", isForeign ? "owner_id" : "patient", "from", "until", "content", "bytes",
        "seconds",
      ],
      rows.map { row in
        [row.name.text, row.patient.text] + ends(row.stretch)
          + [row.content, row.bytes.map(String.init) ?? "", row.tenths.map(Tenths.text) ?? ""]
      })
  }

  private mutating func add(_ rows: [World.Authorised]) throws {
    if rows.isEmpty { return }
    try write(
      "authorised", ["viewer", "patient", "recording", "basis", "from", "until"],
      rows.map {
        [$0.viewer.text, $0.patient?.text ?? "", $0.recording?.text ?? "", "care"]
          + ends($0.stretch)
      })
  }

  private mutating func held(_ rows: [World.Held], _ table: String, _ names: [String]) throws {
    if rows.isEmpty { return }
    try write(
      table, names + ["from", "until"],
      rows.map { [$0.thing.text, $0.holder.text] + ends($0.stretch) })
  }

  private mutating func ends(_ stretch: World.Stretch) -> [String] {
    [stretch.from, stretch.until].map { $0.map { Moment.rfc3339($0, &dice) } ?? "" }
  }

  private mutating func write(_ table: String, _ columns: [String], _ rows: [[String]]) throws {
    let isLines = dice.once(in: 4) && !rows.isEmpty
    let name = table + (isLines ? ".jsonl" : ".csv")
    let text = isLines ? jsonLines(columns, rows) : csv(columns, rows)
    let bom: [UInt8] = dice.once(in: 4) ? [0xEF, 0xBB, 0xBF] : []
    try Data(bom + text).write(to: folder.appendingPathComponent(name))
    options += ["--\(table)", name]
  }

  private mutating func csv(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
    let end = dice.once(in: 2) ? "\r\n" : "\n"
    let order = (columns + ["note"]).indices.shuffled(using: &dice)
    let notes = ["", "two\nlines", "a,b", "plain", "=1+1"]
    var text = order.map { (columns + ["note"])[$0] }.joined(separator: ",") + end
    for row in rows {
      let cells = row + [dice.one(of: notes)]
      text += order.map { quoted(cells[$0]) }.joined(separator: ",") + end
    }
    return Array(text.utf8)
  }

  private mutating func quoted(_ cell: String) -> String {
    let mustBe = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }
    guard mustBe || dice.once(in: 6) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  private mutating func jsonLines(_ columns: [String], _ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows {
      var members: [JSONText.Member] = []
      for (column, cell) in zip(columns, row).shuffled(using: &dice) {
        if cell.isEmpty, dice.once(in: 2) { continue }
        let isNumber = ["bytes", "seconds", "position"].contains(column) && !cell.isEmpty
        let value =
          isNumber
          ? Array(cell.utf8)
          : cell.isEmpty && dice.once(in: 2) ? Array("null".utf8) : JSONText.string(cell, &dice)
        members.append((column, value))
      }
      bytes += JSONText.object(members, &dice) + [0x0A]
    }
    return bytes
  }
}

/// A number of tenths as decimals write it.
enum Tenths {
  static func text(_ tenths: Int64) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
