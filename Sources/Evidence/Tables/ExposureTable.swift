import Model

/// The exposures of a case under the numbers that reports and letters cite.
///
/// A number belongs to one recording, patient and viewer for ever: an exposure that the evidence
/// ceases to show is *cleared*, keeps its number, and takes it up again if it returns.
struct ExposureTable {
  let database: Database

  struct Standing {
    var number: Int
    var action: Action
    var cleared: Bool
  }

  /// What has a number, cleared or not.
  func numbered() throws(Problem) -> [Exposure.Key: Standing] {
    let statement = try database.prepare(
      "SELECT recording, patient, viewer, number, action, cleared FROM exposure")
    var numbered: [Exposure.Key: Standing] = [:]
    while try statement.step() {
      let key = Exposure.Key(
        recording: try statement.required(statement.identifier(0)),
        patient: statement.identifier(1), viewer: try statement.required(statement.identifier(2)))
      numbered[key] = Standing(
        number: try statement.required(statement.count(3)),
        action: try statement.required(statement.action(4)), cleared: !statement.isNull(5))
    }
    return numbered
  }

  /// Those that stand, by number, with their proving lines.
  func standing() throws(Problem) -> [Exposure] {
    let references = try FindingTable(database: database).references()
    return try database.rows(
      """
      SELECT number, recording, patient, viewer, viewer_kind, content, evidence, action, bytes,
        played_us, extent, attempted_count, attempted_first, attempted_last, linked_count,
        linked_first, linked_last, shown_count, shown_first, shown_last, opened_count,
        opened_first, opened_last
      FROM exposure WHERE cleared IS NULL ORDER BY number
      """
    ) { row throws(Problem) in
      var exposure = try ExposureTable.exposure(row)
      exposure.lines = references[exposure.number] ?? []
      return exposure
    }
  }

  /// Adds an exposure under its number, or states anew the one that has it.
  func put(_ exposures: [Exposure], scan: Int) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO exposure (number, recording, patient, viewer, viewer_kind, content, evidence,
        action, bytes, played_us, extent, attempted_count, attempted_first, attempted_last,
        linked_count, linked_first, linked_last, shown_count, shown_first, shown_last,
        opened_count, opened_first, opened_last, scan)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      ON CONFLICT (number) DO UPDATE SET viewer_kind = excluded.viewer_kind,
        content = excluded.content, evidence = excluded.evidence, action = excluded.action,
        bytes = excluded.bytes, played_us = excluded.played_us, extent = excluded.extent,
        attempted_count = excluded.attempted_count, attempted_first = excluded.attempted_first,
        attempted_last = excluded.attempted_last, linked_count = excluded.linked_count,
        linked_first = excluded.linked_first, linked_last = excluded.linked_last,
        shown_count = excluded.shown_count, shown_first = excluded.shown_first,
        shown_last = excluded.shown_last, opened_count = excluded.opened_count,
        opened_first = excluded.opened_first, opened_last = excluded.opened_last,
        cleared = NULL, cleared_by = NULL, cleared_reason = NULL
      """)
    for exposure in exposures {
      var values: [Statement.Value] = [
        .of(exposure.number), .of(exposure.key.recording), .of(exposure.key.patient),
        .of(exposure.key.viewer), .of(exposure.viewerKind.rawValue),
        .of(exposure.content.rawValue), .of(exposure.evidence.rawValue), .of(exposure.action.word),
        .of(exposure.bytes), .of(exposure.playedMicroseconds), .of(exposure.extent?.rawValue),
      ]
      for action in Action.allCases {
        let tally = exposure[action]
        values += [.of(tally.count), .of(tally.first), .of(tally.last)]
      }
      try statement.run(values + [.of(scan)])
    }
  }

  func clear(_ numbers: [Int], at time: Timestamp, entry: Int, because reason: String)
    throws(Problem)
  {
    let statement = try database.prepare(
      "UPDATE exposure SET cleared = ?, cleared_by = ?, cleared_reason = ? WHERE number = ?")
    for number in numbers {
      try statement.run([.of(time), .of(entry), .of(reason), .of(number)])
    }
  }

  private static func exposure(_ row: borrowing Statement) throws(Problem) -> Exposure {
    var tallies: [Exposure.Tally] = []
    for action in Action.allCases {
      let column = 11 + 3 * Int32(action.rawValue)
      tallies.append(
        Exposure.Tally(
          count: try row.required(row.count(column)), first: row.time(column + 1),
          last: row.time(column + 2)))
    }
    let key = Exposure.Key(
      recording: try row.required(row.identifier(1)), patient: row.identifier(2),
      viewer: try row.required(row.identifier(3)))
    return Exposure(
      key: key, number: try row.required(row.count(0)), viewerKind: try row.required(row.word(4)),
      content: try row.required(row.word(5)), evidence: try row.required(row.word(6)),
      action: try row.required(row.action(7)), tallies: tallies, bytes: row.integer(8),
      playedMicroseconds: row.integer(9), extent: row.word(10), lines: [])
  }
}
