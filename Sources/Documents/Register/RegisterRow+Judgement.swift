import Model

// What people judge: the effects, how grave they are, and what was decided by whom and why.
extension RegisterRow {
  var effects: [RegisterColumn] {
    [
      .init("consequences", .text(facts, "consequences")),
      .init("likelihood", .text(facts, "likelihood")),
    ]
  }

  var grading: [RegisterColumn] {
    let severity = account.assessment.severity
    let grade = account.assessment.grade
    let score = severity.score
    let nothing = RegisterValue.notApplicable("no class of exposure has a score")
    func graded(_ score: Int?) -> RegisterValue { score.map { .number($0) } ?? .unknown }
    func number(_ text: String?) -> RegisterValue { text.map { .decimal($0) } ?? nothing }
    return [
      .init("enisa_dpc", number(score.map { "\($0.dpc)" }), confirm: isProposed),
      .init("enisa_ei", number(score?.ei.text), confirm: isProposed),
      .init("enisa_cb", number(score?.cb.text), confirm: isProposed),
      .init("enisa_se", number(score?.total.text), confirm: isProposed),
      .init(
        "enisa_band", score.map { .computed($0.band.rawValue) } ?? nothing, confirm: isProposed),
      .init("enisa_over_100_people", .yes(orUnknown: severity.isOver100)),
      .init("enisa_unintelligible", isUnintelligible),
      .init(
        "enisa_because",
        severity.overridden.map { .text($0.reason) }
          ?? .computed("proposed by Candour; nobody has scored it")),
      .init("dspt_likelihood", graded(grade.likelihood), confirm: true),
      .init("dspt_severity", graded(grade.severity), confirm: true),
      .init(
        "dspt_vulnerable_people", .yes(orUnknown: grade.isVulnerable),
        confirm: !facts.isKnown("vulnerable") && marks.children > 0),
      .init("dspt_region", grade.region.map { .computed($0.rawValue) } ?? .unknown, confirm: true),
      .init(
        "dspt_because",
        grade.reason.map { .text($0) } ?? .computed("proposed by Candour; nobody has graded it")),
    ]
  }

  private var isUnintelligible: RegisterValue {
    let severity = account.assessment.severity
    if report.reach.isSilent { return .noLog }
    if severity.classes.isEmpty { return .notApplicable("no exposure is proved") }
    return .yes(severity.isUnintelligible)
  }

  var isProposed: Bool { account.assessment.severity.overridden == nil }

  // MARK: Decisions

  var decisions: [RegisterColumn] {
    let late = report.isLate
    return [
      .init("regulator_due_at", .time(orUnknown: report.clock?.dueAt)),
      .init(
        "regulator_told", report.isForAnother ? .theirs : .yes(report.submittedAt != nil)),
      .init("regulator_told_at", toldAt),
      .init("regulator_reference", reference),
      .init("why_regulator_not_told", whyNot),
      .init(
        "delay_reasons",
        facts.isKnown("delay_reasons") || late || report.clock == nil
          ? .text(facts, "delay_reasons") : .notApplicable("within the time")),
    ] + position("article_33", account.assessment.regulator)
      + position("article_34", account.assessment.people) + [
        .init("duties", duties),
        .init("told_data_subjects", .text(facts, "told_subjects")),
        .init("told_others", .text(facts, "told_others")),
        .init("other_decisions", otherDecisions),
        .init("data_protection_officer", .text(facts, "dpo.name")),
      ]
  }

  private var toldAt: RegisterValue {
    if report.isForAnother { return .theirs }
    return report.submittedAt.map { .time($0) }
      ?? .notApplicable("not told by the date of this row")
  }

  private var reference: RegisterValue {
    if report.isForAnother { return .theirs }
    if facts.isKnown("ico_reference") { return .text(facts, "ico_reference") }
    return report.submittedAt == nil
      ? .notApplicable("not told by the date of this row")
      : .notKnown(
        "nobody has recorded the regulator's own; ours of each sending is in reports_sent")
  }

  private var whyNot: RegisterValue {
    if report.isForAnother { return .theirs }
    if report.submittedAt != nil { return .notApplicable("told") }
    guard let decision = account.assessment.regulator.decision, let words = decision.decision else {
      return .unknown
    }
    if words.lowercased().hasPrefix(Position.Proposal.notify.rawValue) {
      return .notApplicable("it was decided to tell; not sent by the date of this row")
    }
    // With the decision's own words: only they say whether it was not to tell.
    return .text("\(words): \(decision.because ?? "Not yet known")")
  }

  private func position(_ name: String, _ position: Position) -> [RegisterColumn] {
    let decision = position.decision
    return [
      .init("\(name)_proposal", .computed(position.proposal.rawValue), confirm: decision == nil),
      .init("\(name)_reasons", .list(position.reasons.map { .computed($0) })),
      .init("\(name)_decision", .text(orUnknown: decision?.decision)),
      .init("\(name)_decided_by", .text(orUnknown: decision?.by)),
      .init("\(name)_decided_at", .time(orUnknown: decision?.at)),
      .init("\(name)_because", .text(orUnknown: decision?.because)),
    ]
  }

  private var otherDecisions: RegisterValue {
    let positions = [account.assessment.regulator.decision, account.assessment.people.decision]
    return .list(
      facts.decisions.filter { !positions.contains($0) }.map { decision in
        let said = [decision.what, decision.decision, decision.by, decision.because]
        return .text(said.map { $0 ?? "Not yet known" }.joined(separator: ", "))
      })
  }
}
