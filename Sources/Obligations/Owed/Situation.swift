package import Model

/// All that an assessment is worked out from.
package struct Situation {
  let rulebook: Rulebook
  let facts: Facts
  let exposures: [Exposure]
  let kept: KeptRows
  /// The regulator's arithmetic over some of the exposures.
  let totals: ([Exposure]) -> Totals
  let asOf: Timestamp
  /// What the logs leave open.
  let reach: EvidenceReach
  /// When a report on a duty was recorded as sent, by `uk-ico regulator`.
  let sent: [String: Timestamp]
  let letters: Letters

  /// `totals` must count any part of `exposures` as the case counts the whole: it is the same
  /// arithmetic behind every number.
  package init(
    rulebook: Rulebook, facts: Facts, exposures: [Exposure], kept: KeptRows, asOf: Timestamp,
    reach: EvidenceReach, sent: [String: Timestamp] = [:], letters: Letters = Letters(),
    totals: @escaping ([Exposure]) -> Totals
  ) {
    self.rulebook = rulebook
    self.facts = facts
    self.exposures = exposures
    self.kept = kept
    self.asOf = asOf
    self.reach = reach
    self.sent = sent
    self.letters = letters
    self.totals = totals
  }

  /// When the breach began: that day's law judges it. Where nobody has said, its first event;
  /// without one, awareness; and the present where nothing is known.
  package var began: Timestamp {
    facts.time("started_at") ?? exposures.compactMap(\.first).min() ?? facts.time("aware_at")
      ?? asOf
  }

  /// Those that somebody answers for, taken by the present, in their order.
  var decisions: [Facts.Decision] { facts.decisions(takenBy: asOf) }

  /// Throws nothing and asks for nothing: what is not known is said to be.
  package func assess() -> Assessment {
    let people = AffectedPeople(
      exposures, kept: kept, organisation: facts.text("organisation.name"), rulebook: rulebook)
    let duties = DutyList(self, people)
    let totals = totals(exposures)
    let severity =
      SeverityProposal(facts: facts, exposures: exposures, totals: totals, reach: reach).severity
    let marks = people.marks(kept.people, in: rulebook.own.zone)
    var grade =
      HarmProposal(
        facts: facts, exposures: exposures, totals: totals, reach: reach, marks: marks
      ).grade
    let positions = PositionProposal(
      facts: facts, decisions: facts.decisions.filter { $0.isTaken(by: asOf) }, totals: totals,
      severity: severity, reach: reach,
      isForOthersOnly: people.isForOthersOnly, law: rulebook.own.law(at: began))
    var regulator = positions.regulator
    if let difference = regulator.difference(from: grade) {
      regulator.reasons.append(difference)
      grade.grounds.append(difference)
    }
    // What the whole leaves open may be any part's: a part is no more exact than the whole.
    func part(_ exposures: [Exposure]) -> Totals {
      var part = self.totals(exposures)
      if totals.bound == .atLeast { part.bound = .atLeast }
      return part
    }
    return Assessment(
      severity: severity, grade: grade, regulator: regulator, people: positions.people,
      duties: duties.owed, byCountry: people.byCountry(duties, totals: part),
      byController: people.byController(totals: part), notes: duties.notes,
      warnings: warnings + aboutChildren(marks, grade), marks: marks)
  }
}
