import Foundation
import Model
import TestSupport
import Testing

@testable import Exposures

/// Reading some blocks of a table again finds the rows that reading all of it does.
@Suite struct RowPlacesTests {
  private static let header = "recording,note,patient,controller"

  /// Rows of every make: quoted, over several lines, with blank lines between and other line ends.
  private static func table(_ dice: inout Dice, rows: Int) -> String {
    let end = dice.one(of: ["\n", "\r\n"])
    var text = dice.one(of: ["", "\u{FEFF}"]) + header + end
    for row in 0..<rows {
      if dice.once(in: 40) { text += " \t" + end }
      let note = dice.one(of: ["", "x", "\"a,b\"", "\"he said \"\"no\"\"\"", "\"two\(end)lines\""])
      let name = dice.once(in: 3) ? "\"rec-\(row / 2)\"" : "rec-\(row / 2)"
      let period = row % 2 == 0 ? "pt-\(row)" : "pt-\(row - 1)"
      text += "\(name),\(note),\(period),\"Trust \"\"\(row)\"\"\"" + end
    }
    if dice.once(in: 2) { text.removeLast() }
    return text
  }

  private static func request(
    _ dice: inout Dice, in folder: borrowing TemporaryFolder, rows: Int
  ) throws -> TableRequest {
    var request = TableRequest(recordings: nil)
    request.recordings = try folder.write(table(&dice, rows: rows), to: "recordings.csv")
    var authorised = "viewer,patient,recording\n"
    var accounts = "viewer,patient\n"
    var sessions = "session,viewer\n"
    var people = "patient,name,guardian\n"
    for row in 0..<rows {
      let other = dice.below(rows)
      authorised +=
        dice.one(of: ["v-\(other),pt-\(row),\n", "v-\(other),,rec-\(row)\n", "v-\(other),,\n"])
      accounts += "v-\(row),pt-\(other)\n"
      sessions += "s-\(row),v-\(other)\n"
      people += "pt-\(row),\"Name\n\(row)\",\(dice.once(in: 4) ? "pt-\(other)" : "")\n"
    }
    request.authorised = try folder.write(authorised, to: "authorised.csv")
    request.accounts = try folder.write(accounts, to: "accounts.csv")
    request.sessions = try folder.write(sessions, to: "sessions.csv")
    request.people = try folder.write(people, to: "people.csv")
    request.attributes = ["note"]
    return request
  }

  private static func keys(_ dice: inout Dice, rows: Int) -> [Exposure.Key] {
    (0..<(1 + dice.below(6))).map { _ in
      let row = dice.below(rows)
      return Exposure.Key(
        recording: Identifier("rec-\(row / 2)"),
        patient: dice.once(in: 4) ? nil : Identifier("pt-\(row)"),
        viewer: Identifier("v-\(dice.below(rows * 2))"))
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `rows picked by their places are those of the whole tables`(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let folder = try TemporaryFolder()
    let rows = dice.one(of: [1, 2, 511, 512, 513, 1_500, 2_600])
    let request = try Self.request(&dice, in: folder, rows: rows)
    let (registry, files) = try Registry.load(request)
    #expect(registry.places.count == 5)
    var blind = registry
    blind.places = [:]
    for _ in 0..<8 {
      let keys = Self.keys(&dice, rows: rows)
      let sessions = [Identifier("s-\(dice.below(rows))")]
      let written: Set = [Identifier("pt-\(dice.below(rows))")]
      let picked = try RowPicker(request, loaded: registry, files)
        .rows(for: keys, sessions: sessions, besides: written)
      let read = try RowPicker(request, loaded: blind, files)
        .rows(for: keys, sessions: sessions, besides: written)
      #expect(picked == read)
      #expect(!picked.recordings.isEmpty)
    }
  }

  /// Of the same length, so that only what stands there tells.
  @Test(arguments: [("rec-700,", "rec-900,"), ("note", "nota"), ("rec-700,x", "rec-700\nx")])
  func `a table whose rows changed since is refused`(old: String, new: String) throws {
    let folder = try TemporaryFolder()
    var text = "recording,note,patient\n"
    for row in 0..<2_000 { text += "rec-\(row),x,pt-\(row)\n" }
    var request = TableRequest(recordings: nil)
    let path = try folder.write(text, to: "recordings.csv")
    request.recordings = path
    request.attributes = ["note"]
    let (registry, files) = try Registry.load(request)
    let picker = RowPicker(request, loaded: registry, files)
    let key = Exposure.Key(
      recording: Identifier("rec-700"), patient: Identifier("pt-700"), viewer: Identifier("v"))
    #expect(try picker.rows(for: [key], sessions: []).recordings.count == 1)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    try Data(changed.utf8).write(to: URL(fileURLWithPath: path))
    let problem = #expect(throws: Problem.self) { try picker.rows(for: [key], sessions: []) }
    #expect(problem?.message == "it changed while it was read")
    #expect(problem?.kind == .input && problem?.place?.file == path)
  }

  @Test func `of json lines every row is read again`() throws {
    let folder = try TemporaryFolder()
    var text = ""
    for row in 0..<1_200 { text += "{\"recording\":\"rec-\(row)\",\"patient\":\"pt-\(row)\"}\n" }
    var request = TableRequest(recordings: nil)
    request.recordings = try folder.write(text, to: "recordings.jsonl")
    let (registry, files) = try Registry.load(request)
    #expect(registry.places.isEmpty)
    let key = Exposure.Key(
      recording: Identifier("rec-700"), patient: Identifier("pt-700"), viewer: Identifier("v"))
    let kept = try RowPicker(request, loaded: registry, files).rows(for: [key], sessions: [])
    #expect(kept.recordings.map(\.patient.text) == ["pt-700"])
  }
}
