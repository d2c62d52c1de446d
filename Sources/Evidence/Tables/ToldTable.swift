import Model

/// What was told of which exposure: a sweep tells of each once, and again where its highest action
/// has risen.
struct ToldTable {
  let database: Database

  /// Those that stand and that nobody was told of, or only as being of a lower action; by number.
  func untold() throws(Problem) -> [UntoldExposure] {
    let statement = try database.prepare(
      """
      SELECT number, recording, patient, viewer, action, told, queued FROM exposure
      WHERE cleared IS NULL AND told IS NOT action ORDER BY number
      """)
    var untold: [UntoldExposure] = []
    while try statement.step() {
      let action = try statement.required(statement.action(4))
      let told = statement.action(5)
      if let told, told >= action { continue }
      untold.append(
        UntoldExposure(
          number: try statement.required(statement.count(0)),
          key: Exposure.Key(
            recording: try statement.required(statement.identifier(1)),
            patient: statement.identifier(2),
            viewer: try statement.required(statement.identifier(3))),
          action: action, last: ToldTable.higher(told, statement.action(6))))
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

  /// As what somebody was told of these last, aloud or by a message; without those that nobody was
  /// told of.
  func last(among keys: Set<Exposure.Key>) throws(Problem) -> [Exposure.Key: Action] {
    let statement = try database.prepare(
      "SELECT patient, told, queued FROM exposure \(ToldTable.ofKey)")
    var last: [Exposure.Key: Action] = [:]
    for key in keys {
      try statement.bind([.of(key.recording), .of(key.viewer), .of(key.patient)])
      while try statement.step() {
        guard statement.identifier(0) == key.patient else { continue }
        last[key] = ToldTable.higher(statement.action(1), statement.action(2))
      }
    }
    return last
  }

  /// A message is written that tells of these, as being of the action that they have now.
  func markQueued(_ keys: Set<Exposure.Key>) throws(Problem) {
    let statement = try database.prepare("UPDATE exposure SET queued = action \(ToldTable.ofKey)")
    for key in keys { try statement.run([.of(key.recording), .of(key.viewer), .of(key.patient)]) }
  }

  private static let ofKey =
    "WHERE recording = ?1 AND viewer = ?2 AND ifnull(patient, '') = ifnull(?3, '')"

  private static func higher(_ one: Action?, _ other: Action?) -> Action? {
    guard let one, let other else { return one ?? other }
    return max(one, other)
  }
}
