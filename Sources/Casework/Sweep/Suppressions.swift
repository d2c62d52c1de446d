import Model
import Notation

/// What sweeps are not to tell of, why, and until when: a table with exactly one of exposure, viewer and
/// recording in each row, and a reason and an expiry in every one.
///
/// Suppressed is not forgotten: the exposure stands in the case and in every number; only nobody is
/// told. Once a row has expired it is an alert itself, and what it kept back is told.
struct Suppressions {
  private struct Row {
    let exposure: Int?
    let viewer: Identifier?
    let recording: Identifier?
    let until: Timestamp
    let line: Int
  }

  static let table = "suppress"
  static let columns: [TableReader.Column] = [
    "exposure", "viewer", "recording", "reason", "until",
  ].map { .init($0, required: ["reason", "until"].contains($0)) }

  private let path: String
  private var rows: [Row] = []

  /// Throws `.input` with the line of a row that lacks a reason or an expiry, or does not say what for.
  init(path: String) throws(Problem) {
    self.path = path
    var table = try TableReader(
      path: path, table: Self.table, columns: Self.columns, mapping: .none)
    while try table.next() {
      guard let until = TimeText.rfc3339(table[4]) else { throw .noTime(path, table.line) }
      let given = (0...2).filter { !table[$0].isEmpty }
      guard given.count == 1 else { throw .notOne(path, table.line) }
      var number: Int?
      if given == [0] {
        number = Int(table[0].text)
        if number == nil { throw .noNumber(path, table.line) }
      }
      rows.append(
        Row(
          exposure: number, viewer: given == [1] ? Identifier(table[1]) : nil,
          recording: given == [2] ? Identifier(table[2]) : nil, until: until, line: table.line))
    }
  }

  /// `number` is 0 of what has none yet.
  func covers(_ key: Exposure.Key, number: Int, at time: Timestamp) -> Bool {
    rows.contains { row in
      guard time < row.until else { return false }
      if let exposure = row.exposure { return exposure == number }
      if let viewer = row.viewer { return viewer == key.viewer }
      return row.recording == key.recording
    }
  }

  func expired(at time: Timestamp) -> [SweepFailure] {
    rows.filter { $0.until <= time }.map { row in
      SweepFailure(
        .suppression, since: "\(row.line) \(row.until.nanoseconds)",
        .expired(path, row.line))
    }
  }
}

extension Problem {
  fileprivate static func expired(_ path: String, _ line: Int) -> Problem {
    Problem(
      .attention, at: Place(path, line: line), "a suppression has expired",
      reason: "what it kept back is told from now on",
      hint: "take the row out, or give it another reason and time")
  }

  fileprivate static func noTime(_ path: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "a suppression without a time at which it ends",
      hint: "until is written as 2020-06-09T14:00:00+01:00")
  }

  fileprivate static func notOne(_ path: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "a suppression is for one thing",
      hint: "fill exactly one of exposure, viewer and recording")
  }

  fileprivate static func noNumber(_ path: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "exposure takes a number",
      hint: "candour list shows them")
  }
}
