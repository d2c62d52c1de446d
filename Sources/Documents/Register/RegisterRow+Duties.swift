import Model

// What the case knows of each duty: what was done, decided or said about it.
extension RegisterRow {
  func standing(of duty: DutyOwed) -> RegisterValue {
    if let done = duty.doneAt { return .together([.computed("told"), .time(done)]) }
    if let words = duty.decision?.decision { return .text(words) }
    switch duty.duty {
    case "record": return .computed("kept by this row")
    case "regulator" where duty.country == nil:
      return decided(account.assessment.regulator) ?? .unknown
    case "data-subjects":
      return letters ?? said("told_subjects") ?? decided(account.assessment.people) ?? .unknown
    case "controller": return said("told_others") ?? .unknown
    default: return .unknown
    }
  }

  private var letters: RegisterValue? {
    guard let letters = report.letters, letters.affectedReleased > 0, let last = letters.last else {
      return nil
    }
    return .together([
      .computed("letters released"), .number(letters.affectedReleased), .computed("of"),
      .number(letters.affected), .computed("the last"), .time(last),
    ])
  }

  private func said(_ key: String) -> RegisterValue? {
    guard facts.isKnown(key), let text = facts.text(key) else { return nil }
    return .together([.computed("as \(key) says"), .text(text)])
  }

  /// To have decided is not to have done it.
  private func decided(_ position: Position) -> RegisterValue? {
    guard let words = position.decision?.decision else { return nil }
    return .together([.computed("decided"), .text(words)])
  }
}
