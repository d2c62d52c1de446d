import Model

/// The row of the breach register that GDPR Article 33(5) asks for: the facts, the effects and what
/// was done, of every breach, also of one that is not reported, and of a near miss; with why.
///
/// To add a column: one line in its chapter. Names stay.
struct RegisterRow {
  let account: IncidentAccount

  private var report: ReportInput { account.report }
  private var facts: Facts { account.facts }
  private var totals: Totals { account.totals }

  var columns: [RegisterColumn] {
    let columns =
      about + times + causes + people + numbers + effects + grading + decisions + deeds
      + proof
    return columns + [
      RegisterColumn(
        "a_person_must_confirm",
        .list(columns.filter(\.needsConfirmation).map { .computed($0.name) })),
      RegisterColumn(
        "not_yet_known", .list(columns.filter(\.value.isUnknown).map { .computed($0.name) })),
    ]
  }

  // MARK: Facts

  private var about: [RegisterColumn] {
    [
      .init("case", .computed(report.caseReference)),
      .init("as_of", .time(report.asOf)),
      .init("kind", .computed(account.outcome.rawValue)),
      .init("organisation", .text(facts, "organisation.name")),
      .init("other_controllers", others),
      .init(
        "law", report.law.map { .computed($0.name) } ?? .unknown,
        confirm: report.law?.needsConfirmation ?? false),
      // Of the regulator's own list of incident types.
      .init(
        "incident_type", .computed("Data of wrong data subject shown in client portal"),
        confirm: true),
      .init("cyber_incident", .yes(orUnknown: facts.yes("cyber"))),
      .init("what_happened", .text(facts, "what_happened")),
    ]
  }

  /// For whom recordings were made that are another's to report, with how many.
  private var others: RegisterValue {
    .list(
      account.assessment.byController.filter { $0.isOwn != true }.compactMap { share in
        share.name.map { name in
          .together([
            .text(name), .computed("people"),
            .count(share.totals.dataSubjects.maximum, share.totals.bound),
            .computed("recordings"), .count(share.totals.records.maximum, share.totals.bound),
          ])
        }
      })
  }

  private var duties: RegisterValue {
    .list(
      account.assessment.duties.map { duty in
        .together([
          .computed("\(duty.regime) \(duty.duty)"),
          duty.clock?.due.map { .time($0) } ?? .computed(duty.timing),
          .text(orUnknown: duty.decision?.decision),
        ])
      })
  }

  private var times: [RegisterColumn] {
    [
      .init("started_at", .time(orUnknown: facts.time("started_at"))),
      .init("first_exposure_at", .time(orUnknown: report.firstExposure)),
      .init("last_exposure_at", .time(orUnknown: report.lastExposure)),
      .init("discovered_at", .time(orUnknown: facts.time("discovered_at"))),
      .init("how_discovered", .text(facts, "how_discovered")),
      .init("aware_at", .time(orUnknown: facts.time("aware_at"))),
      .init("contained_at", .time(orUnknown: facts.time("contained_at"))),
      .init(
        "exposures_after_containment",
        facts.isKnown("contained_at")
          ? .count(report.afterContainment, totals.bound)
          : .notApplicable("nobody has said when it was contained")),
    ]
  }

  private var causes: [RegisterColumn] {
    [
      .init("cause", .text(facts, "cause")),
      .init(
        "releases",
        .list(report.releases.map { .together([.text($0.name), .time($0.time)]) })),
      .init("preventive_measures", .text(facts, "preventive_measures")),
    ]
  }

  private var people: [RegisterColumn] {
    [
      .init(
        "data_categories", .list([.computed("Health"), .computed("Basic personal identifiers")]),
        confirm: true),
      .init("special_category_data", .yes(true), confirm: true),
      .init(
        "data_subject_categories",
        .list([.computed("Patients"), .computed("Employees: clinicians in the recordings")]),
        confirm: true),
      .init("children_or_vulnerable_adults", .text(facts, "vulnerable")),
    ]
  }

  // MARK: Numbers

  private func count(_ name: String, _ number: Int) -> RegisterColumn {
    RegisterColumn(name, .count(number, totals.bound))
  }

  private var numbers: [RegisterColumn] {
    [
      count("data_subjects_maximum", totals.dataSubjects.maximum),
      count("data_subjects_confirmed", totals.dataSubjects.confirmed),
      count("records_maximum", totals.records.maximum),
      count("records_confirmed", totals.records.confirmed),
      count("recipients_shown", totals.recipientsShown),
      count("recipients_opened", totals.recipientsOpened),
      count("unknown_viewers", totals.unknownViewers),
      count("exposures_opened", totals[.opened]),
      count("exposures_shown", totals[.shown]),
      count("exposures_linked", totals[.linked]),
      count("exposures_attempted", totals[.attempted]),
      count("exposures_unattributed", totals.unattributed),
      count("exposures_no_content", totals.noContent),
      .init("bound", .computed(totals.bound.rawValue)),
      .init("rejected_lines", .number(report.rejectedLines)),
      .init("silences_of_logs", .number(report.gaps)),
      .init("lists_of_unknown_content", .number(report.unansweredLists)),
      recorded("data_subjects_without_reconstructed", report.recordedOnly?.dataSubjects.maximum),
      recorded("records_without_reconstructed", report.recordedOnly?.records.maximum),
    ]
  }

  private func recorded(_ name: String, _ number: Int?) -> RegisterColumn {
    RegisterColumn(
      name,
      number.map { .count($0, totals.bound) } ?? .notApplicable("no evidence was reconstructed"))
  }

  // MARK: Effects

  private var effects: [RegisterColumn] {
    [
      .init("consequences", .text(facts, "consequences")),
      .init("likelihood", .text(facts, "likelihood")),
    ]
  }

  private var grading: [RegisterColumn] {
    let severity = account.assessment.severity
    let grade = account.assessment.grade
    let score = severity.score
    let nothing = RegisterValue.notApplicable("no class of exposure has a score")
    func number(_ text: String?) -> RegisterValue { text.map { .decimal($0) } ?? nothing }
    return [
      .init("enisa_dpc", number(score.map { "\($0.dpc)" }), confirm: isProposed),
      .init("enisa_ei", number(score?.ei.text), confirm: isProposed),
      .init("enisa_cb", number(score?.cb.text), confirm: isProposed),
      .init("enisa_se", number(score?.total.text), confirm: isProposed),
      .init(
        "enisa_band", score.map { .computed($0.band.rawValue) } ?? nothing, confirm: isProposed),
      .init("enisa_over_100_people", .yes(severity.isOver100)),
      .init("enisa_unintelligible", .yes(severity.isUnintelligible)),
      .init(
        "enisa_because",
        severity.overridden.map { .text($0.reason) }
          ?? .computed("proposed by Candour; nobody has scored it")),
      .init("dspt_likelihood", .number(grade.likelihood), confirm: true),
      .init("dspt_severity", .number(grade.severity), confirm: true),
      .init("dspt_vulnerable_people", .yes(orUnknown: grade.isVulnerable)),
      .init("dspt_region", .computed(grade.region.rawValue), confirm: true),
      .init(
        "dspt_because",
        grade.reason.map { .text($0) } ?? .computed("proposed by Candour; nobody has graded it")),
    ]
  }

  private var isProposed: Bool { account.assessment.severity.overridden == nil }

  // MARK: Decisions

  private var decisions: [RegisterColumn] {
    let late = report.isLate
    return [
      .init("regulator_due_at", .time(orUnknown: report.clock?.dueAt)),
      .init("regulator_told", .yes(report.submittedAt != nil)),
      .init(
        "regulator_told_at",
        report.submittedAt.map { .time($0) } ?? .notApplicable("not told by the date of this row")),
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

  private var reference: RegisterValue {
    report.submittedAt == nil && !facts.isKnown("ico_reference")
      ? .notApplicable("not told by the date of this row") : .text(facts, "ico_reference")
  }

  private var whyNot: RegisterValue {
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

  // MARK: Remedial action and proof

  private var deeds: [RegisterColumn] {
    ["actions_taken", "actions_planned", "recurrence_prevention", "support_offered"].map {
      .init($0, .text(facts, $0))
    } + [.init("lessons", .text(facts, "postmortem.lessons"))]
  }

  private var proof: [RegisterColumn] {
    [
      .init("recordings_from", .text(orUnknown: report.recordingsFrom)),
      .init(
        "disputed_recordings",
        report.disputedRecordings.map { .number($0) } ?? .notApplicable("one export of ownership")),
      .init("log_digests", .list(report.logs.map { .computed($0.source.digest.hex) })),
      .init("ledger_entries", .number(report.ledgerEntries)),
      .init("ledger_head", report.ledgerHead.map { .computed($0.hex) } ?? .unknown),
    ]
  }
}
