import Model

/// When the recordings made for testing were seen last.
struct CanaryTable {
  let database: Database

  func all() throws(Problem) -> [CanarySight] {
    try database.rows(
      "SELECT recording, viewer, may, seen, told FROM canary ORDER BY recording, viewer, may"
    ) { row throws(Problem) in
      CanarySight(
        recording: try row.required(row.identifier(0)),
        viewer: try row.required(row.identifier(1)), may: row.integer(2) == 1,
        seen: try row.required(row.time(3)), told: row.time(4))
    }
  }

  func add(_ sights: [CanarySight]) throws(Problem) {
    let statement = try database.prepare(
      """
      INSERT INTO canary (recording, viewer, may, seen) VALUES (?,?,?,?)
      ON CONFLICT (recording, viewer, may) DO UPDATE SET seen = max(seen, excluded.seen)
      """)
    for sight in sights {
      try statement.run([
        .of(sight.recording), .of(sight.viewer), .of(sight.may), .of(sight.seen),
      ])
    }
  }

  func mark(_ sights: [CanarySight]) throws(Problem) {
    let statement = try database.prepare(
      "UPDATE canary SET told = ? WHERE recording = ? AND viewer = ? AND may = ?")
    for sight in sights {
      try statement.run([
        .of(sight.seen), .of(sight.recording), .of(sight.viewer), .of(sight.may),
      ])
    }
  }
}
