import CSQLite
import Exposures

/// The second judge: the SQL that Candour offers to auditors, over the world's own events.
struct SQLJudge {
  struct Failure: Error {
    let message: String
  }

  private let database: OpaquePointer

  /// One line an exposure: recording, patient, viewer, highest action, and of each action the count,
  /// the first and the last.
  static func verdicts(in world: World) throws -> [String] {
    var opened: OpaquePointer?
    defer { sqlite3_close(opened) }
    guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let opened else {
      throw Failure(message: "no database")
    }
    let judge = SQLJudge(database: opened)
    try judge.fill(from: world)
    return try judge.verdicts()
  }

  private func fill(from world: World) throws {
    try run(
      """
      CREATE TABLE events(recording, viewer, session, address, time, action);
      CREATE TABLE recordings(recording, patient, start, stop);
      CREATE TABLE authorised(viewer, patient, recording, start, stop);
      CREATE TABLE accounts(viewer, patient, start, stop);
      CREATE TABLE sessions(session, viewer, start, stop);
      """)
    for row in world.recordings {
      try insert("recordings", [row.name, row.patient], row.stretch)
    }
    for row in world.authorised {
      try insert("authorised", [row.viewer, row.patient, row.recording], row.stretch)
    }
    for row in world.accounts { try insert("accounts", [row.thing, row.holder], row.stretch) }
    for row in world.sessions { try insert("sessions", [row.thing, row.holder], row.stretch) }
    for event in Deliveries.once(world.events, in: world) {
      let names = [event.recording, event.viewer, event.session, event.address].map(Self.literal)
      let values = names + ["\(event.moment)", "\(event.action.rawValue)"]
      try run("INSERT INTO events VALUES (\(values.joined(separator: ", ")))")
    }
  }

  private func verdicts() throws -> [String] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, SameInSQL.exposures, -1, &statement, nil) == SQLITE_OK else {
      throw Failure(message: String(cString: sqlite3_errmsg(database)))
    }
    defer { sqlite3_finalize(statement) }
    var rows: [String] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let cells = (0..<sqlite3_column_count(statement)).map { column in
        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "-"
      }
      rows.append(cells.joined(separator: "|"))
    }
    return rows.sorted(by: Self.inByteOrder)
  }

  /// The same lines from the judge's exposures.
  static func verdicts(of exposures: [Judge.Exposure]) -> [String] {
    exposures.map { exposure in
      var cells = [
        exposure.key.recording.text, exposure.key.patient?.text ?? "-", exposure.key.viewer.text,
        "\(exposure.action.rawValue)",
      ]
      for action in World.Action.allCases {
        let times = exposure.times(of: action)
        cells += ["\(times.count)"] + [times.min(), times.max()].map { $0.map { "\($0)" } ?? "-" }
      }
      return cells.joined(separator: "|")
    }.sorted(by: inByteOrder)
  }

  private static func inByteOrder(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private func insert(
    _ table: String, _ names: [World.Name?], _ stretch: World.Stretch
  ) throws {
    let ends = ["\(stretch.from ?? .min)", "\(stretch.until ?? .max)"]
    let values = names.map(Self.literal) + ends
    try run("INSERT INTO \(table) VALUES (\(values.joined(separator: ", ")))")
  }

  private static func literal(_ name: World.Name?) -> String {
    guard let name else { return "NULL" }
    return "'"
      + name.text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''") + "'"
  }

  private func run(_ sql: String) throws {
    guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
      throw Failure(message: String(cString: sqlite3_errmsg(database)))
    }
  }
}
