import Model

// What people have written that cannot be so, or hardly: said wherever the clock is.
extension Situation {
  var warnings: [String] { awareness + times + decisionsToCome + contradictions }

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

  /// What people say happened when, held against each other, the logs and the present.
  private var times: [String] {
    var warnings = ["started_at", "discovered_at", "contained_at"].filter { key in
      facts.time(key).map { $0 > asOf } ?? false
    }
    .map { "\($0) lies after the date that this is made for: one of the two is wrong" }
    let orders = [
      ("started_at", "discovered_at"), ("started_at", "aware_at"), ("started_at", "contained_at"),
      ("discovered_at", "aware_at"),
    ]
    for (earlier, later) in orders {
      guard let first = facts.time(earlier), let then = facts.time(later), then < first else {
        continue
      }
      warnings.append("\(earlier) lies after \(later): one of the two is wrong")
    }
    if let started = facts.time("started_at"), let first = firstGranted, first < started {
      warnings.append(
        "started_at lies after the first exposure in the logs: one of the two is wrong")
    }
    if let aware = facts.time("aware_at"), let told = sent.values.min(), told < aware {
      warnings.append(
        "aware_at lies after the time at which a report is recorded as sent: one of the two is wrong,"
          + " and whether it was in time cannot be said")
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
