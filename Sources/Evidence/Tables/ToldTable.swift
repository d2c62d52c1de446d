import Model

/// What was told of which exposure: a sweep tells of each once, and again where its highest action
/// has risen.
struct ToldTable {
  let database: Database

  /// The action that was told, by exposure; none of those that nobody was told of.
  func all() throws(Problem) -> [Int: Action] {
    let statement = try database.prepare(
      "SELECT number, told FROM exposure WHERE told IS NOT NULL AND cleared IS NULL")
    var told: [Int: Action] = [:]
    while try statement.step() {
      told[try statement.required(statement.count(0))] = try statement.required(statement.action(1))
    }
    return told
  }

  func mark(_ exposures: [(number: Int, action: Action)], at time: Timestamp) throws(Problem) {
    let statement = try database.prepare(
      "UPDATE exposure SET told = ?, told_at = ? WHERE number = ? AND cleared IS NULL")
    for exposure in exposures {
      try statement.run([.of(exposure.action.word), .of(time), .of(exposure.number)])
    }
  }
}
