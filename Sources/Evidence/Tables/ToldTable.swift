import Model

/// What was told of which exposure: a sweep tells of each once, and again where its highest action
/// has risen.
struct ToldTable {
  let database: Database

  /// Those that stand and that nobody was told of, or only as being of a lower action; by number.
  func untold() throws(Problem) -> [UntoldExposure] {
    let statement = try database.prepare(
      """
      SELECT number, recording, patient, viewer, action, told FROM exposure
      WHERE cleared IS NULL AND told IS NOT action ORDER BY number
      """)
    var untold: [UntoldExposure] = []
    while try statement.step() {
      let action = try statement.required(statement.action(4))
      if let told = statement.action(5), told >= action { continue }
      untold.append(
        UntoldExposure(
          number: try statement.required(statement.count(0)),
          key: Exposure.Key(
            recording: try statement.required(statement.identifier(1)),
            patient: statement.identifier(2),
            viewer: try statement.required(statement.identifier(3))),
          action: action))
    }
    return untold
  }

  func mark(_ exposures: [(number: Int, action: Action)], at time: Timestamp) throws(Problem) {
    let statement = try database.prepare(
      "UPDATE exposure SET told = ?, told_at = ? WHERE number = ? AND cleared IS NULL")
    for exposure in exposures {
      try statement.run([.of(exposure.action.word), .of(time), .of(exposure.number)])
    }
  }
}
