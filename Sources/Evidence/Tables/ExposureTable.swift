import Model

/// The exposures of a case under the numbers that reports and letters cite.
///
/// A number belongs to one recording, patient and viewer for ever: an exposure that the evidence
/// ceases to show is *cleared*, keeps its number, and takes it up again if it returns.
struct ExposureTable {
  let database: Database

  /// An exposure that has a number, without its lines.
  struct Numbered {
    var exposure: Exposure
    var isCleared: Bool
  }

  /// All that have a number, cleared or not.
  func numbered() throws(Problem) -> [Exposure.Key: Numbered] {
    let statement = try database.prepare("\(ExposureTable.select) ORDER BY number")
    var numbered: [Exposure.Key: Numbered] = [:]
    while try statement.step() {
      let exposure = try ExposureTable.exposure(statement)
      numbered[exposure.key] = Numbered(exposure: exposure, isCleared: !statement.isNull(23))
    }
    return numbered
  }

  /// Those of these keys that have a number, cleared or not.
  func numbered(among keys: Set<Exposure.Key>) throws(Problem) -> [Exposure.Key: Numbered] {
    let statement = try database.prepare(
      """
      \(ExposureTable.select)
      WHERE recording = ?1 AND viewer = ?2 AND ifnull(patient, '') = ifnull(?3, '')
      """)
    var numbered: [Exposure.Key: Numbered] = [:]
    for key in keys {
      try statement.bind([.of(key.recording), .of(key.viewer), .of(key.patient)])
      while try statement.step() {
        let exposure = try ExposureTable.exposure(statement)
        guard exposure.key == key else { continue }
        numbered[key] = Numbered(exposure: exposure, isCleared: !statement.isNull(23))
      }
    }
    return numbered
  }

  /// Who saw what of whom, of those that stand and, with `sources`, have a line in one of these.
  func keys(provedBy sources: [Int]? = nil) throws(Problem) -> [Exposure.Key] {
    let proved =
      sources == nil
      ? ""
      : """
       AND number IN (SELECT found.exposure FROM exposure_line AS found
        JOIN line ON line.id = found.line WHERE line.source = ?)
      """
    let statement = try database.prepare(
      "SELECT recording, patient, viewer FROM exposure WHERE cleared IS NULL" + proved)
    var keys: [Exposure.Key] = []
    for values: [Statement.Value] in sources.map({ $0.map { [.of($0)] } }) ?? [[]] {
      try statement.bind(values)
      while try statement.step() {
        keys.append(
          Exposure.Key(
            recording: try statement.required(statement.identifier(0)),
            patient: statement.identifier(1),
            viewer: try statement.required(statement.identifier(2))))
      }
    }
    return keys
  }

  /// How many stand, by `Action.rawValue` of their highest.
  func counts() throws(Problem) -> [Int] {
    var counts = Action.allCases.map { _ in 0 }
    let statement = try database.prepare(
      "SELECT action, count(*) FROM exposure WHERE cleared IS NULL GROUP BY action")
    while try statement.step() {
      let action = try statement.required(statement.action(0))
      counts[Int(action.rawValue)] = try statement.required(statement.count(1))
    }
    return counts
  }

  /// How many that stand have an event at or after `time` that was no refused attempt.
  func count(grantedSince time: Timestamp) throws(Problem) -> Int {
    Int(
      try database.integer(
        """
        SELECT count(*) FROM exposure WHERE cleared IS NULL
          AND (linked_last >= ?1 OR shown_last >= ?1 OR opened_last >= ?1)
        """, [.of(time)]) ?? 0)
  }

  /// Those that stand and that tables which have caught up could decide otherwise.
  static let isOpen = "cleared IS NULL AND (patient IS NULL OR viewer GLOB 'unknown:*')"

  /// Those that stand, by number, with their proving lines.
  func standing() throws(Problem) -> [Exposure] {
    let references = try FindingTable(database: database).references()
    return try database.rows("\(ExposureTable.select) WHERE cleared IS NULL ORDER BY number") {
      row throws(Problem) in
      var exposure = try ExposureTable.exposure(row)
      exposure.lines = references[exposure.number] ?? []
      return exposure
    }
  }

  /// Adds exposures under their numbers.
  func add(_ exposures: [Exposure], scan: Int) throws(Problem) {
    let columns = ExposureTable.columns
    let statement = try database.prepare(
      """
      INSERT INTO exposure (\(columns.joined(separator: ", ")), scan)
      VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")), ?)
      """)
    for exposure in exposures {
      try statement.run(ExposureTable.values(of: exposure) + [.of(scan)])
    }
  }

  /// States those that have their number anew, and lets them stand.
  func update(_ exposures: [Exposure]) throws(Problem) {
    // Its number stays: to state that too would have every row looked through that refers to one.
    let columns = ExposureTable.columns.enumerated().dropFirst().map { "\($1) = ?\($0 + 1)" }
    let statement = try database.prepare(
      """
      UPDATE exposure SET \(columns.joined(separator: ", ")),
        cleared = NULL, cleared_by = NULL, cleared_reason = NULL
      WHERE number = ?1
      """)
    for exposure in exposures { try statement.run(ExposureTable.values(of: exposure)) }
  }

  func clear(_ numbers: [Int], at time: Timestamp, entry: Int, because reason: String)
    throws(Problem)
  {
    let statement = try database.prepare(
      """
      UPDATE exposure
      SET cleared = ?, cleared_by = ?, cleared_reason = ?, told = NULL, queued = NULL
      WHERE number = ?
      """)
    for number in numbers {
      try statement.run([.of(time), .of(entry), .of(reason), .of(number)])
    }
  }

  private static let columns =
    [
      "number", "recording", "patient", "viewer", "viewer_kind", "content", "evidence", "action",
      "bytes", "played_us", "extent",
    ]
    + Action.allCases.flatMap { ["\($0.word)_count", "\($0.word)_first", "\($0.word)_last"] }

  private static var select: String {
    "SELECT \(columns.joined(separator: ", ")), cleared FROM exposure"
  }

  private static func values(of exposure: Exposure) -> [Statement.Value] {
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
    return values
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
