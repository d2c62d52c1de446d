import Model

// What people have written that cannot be so, or hardly: said wherever the clock is.
extension Situation {
  var warnings: [String] { awareness + decisionsToCome + contradictions }

  /// The clock hangs on one time that people write, and a wrong one makes it look longer.
  private var awareness: [String] {
    guard let aware = facts.time("aware_at") else { return [] }
    var warnings: [String] = []
    if aware > asOf {
      warnings.append(
        "aware_at lies after the date that this is made for: the clock has not started, or one of the"
          + " two is wrong")
    }
    if let first = firstGranted, aware < first {
      let minutes = (first.seconds - aware.seconds) / 60
      let isLong = minutes > 24 * 60
      warnings.append(
        "aware_at lies \(minutes / 60) h \(minutes % 60) min before the first exposure in the logs: "
          + (isLong
            ? "the date is hardly right, or logs of the days between are missing"
            : "one of the two is wrong, or earlier logs are missing"))
    }
    return warnings
  }

  private var decisionsToCome: [String] {
    facts.decisions.filter { !$0.isTaken(by: asOf) }.map { decision in
      "a decision about \(decision.what ?? "nothing named") is dated later than this is made for, and"
        + " does not count yet"
    }
  }

  private var firstGranted: Timestamp? {
    exposures.flatMap { exposure in
      [Action.linked, .shown, .opened].compactMap { exposure[$0].first }
    }.min()
  }
}
