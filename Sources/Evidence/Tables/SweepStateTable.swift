import Model

/// How far the parts of the swept logs were judged.
struct SweepStateTable {
  let database: Database

  /// By source.
  func all() throws(Problem) -> [SweepState] {
    try database.rows(
      """
      SELECT source, log, is_live, device, inode, size, modified, position, head, mark, hash_state
      FROM sweep_state ORDER BY source
      """
    ) { row throws(Problem) in
      SweepState(
        source: try row.required(row.count(0)), log: try row.required(row.text(1)),
        isLive: row.integer(2) == 1, device: try row.required(row.integer(3)),
        inode: try row.required(row.integer(4)), size: try row.required(row.integer(5)),
        modified: try row.required(row.integer(6)), position: try row.required(row.integer(7)),
        head: try row.required(row.integer(8)), mark: try row.required(row.digest(9)),
        hashState: try row.required(row.bytes(10)))
    }
  }

  func replace(with states: [SweepState]) throws(Problem) {
    try database.execute("DELETE FROM sweep_state")
    let statement = try database.prepare(
      """
      INSERT INTO sweep_state
        (source, log, is_live, device, inode, size, modified, position, head, mark, hash_state)
      VALUES (?,?,?,?,?,?,?,?,?,?,?)
      """)
    for state in states {
      try statement.run([
        .of(state.source), .of(state.log), .of(state.isLive), .of(state.device),
        .of(state.inode), .of(state.size), .of(state.modified), .of(state.position),
        .of(state.head), .of(state.mark), .blob(state.hashState),
      ])
    }
  }
}
