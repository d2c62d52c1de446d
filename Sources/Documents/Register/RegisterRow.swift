import Model

/// The row of the breach register that GDPR Article 33(5) asks for: the facts, the effects and what
/// was done, of every breach, also of one that is not reported, and of a near miss; with why.
///
/// To add a column: one line in its chapter. Names stay.
struct RegisterRow {
  let account: IncidentAccount

  var report: ReportInput { account.report }
  var facts: Facts { account.facts }
  var totals: Totals { account.totals }

  var columns: [RegisterColumn] {
    let columns =
      about + times + causes + people + numbers + effects + grading + decisions + deeds
      + proof
    let all = columns + standing
    return columns + [
      RegisterColumn(
        "a_person_must_confirm",
        .list(all.filter(\.needsConfirmation).map { .computed($0.name) })),
      RegisterColumn(
        "not_yet_known", .list(all.filter(\.value.isUnknown).map { .computed($0.name) })),
    ] + standing
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

  var duties: RegisterValue {
    .list(
      account.assessment.duties.map { duty in
        // Another controller's clock runs from its own awareness, and what it did is its own to say.
        let isTheirs = report.isForAnother && duty.duty != "controller"
        return .together([
          .computed("\(duty.regime) \(duty.duty)"),
          isTheirs
            ? .computed(duty.timing)
            : duty.clock?.due.map { .time($0) } ?? .computed(duty.timing),
          isTheirs ? .theirs : standing(of: duty),
        ])
      })
  }

  private var times: [RegisterColumn] {
    [
      .init("started_at", .time(orUnknown: facts.time("started_at"))),
      .init("first_exposure_at", seen(report.firstExposure)),
      .init("last_exposure_at", seen(report.lastExposure)),
      .init("discovered_at", .time(orUnknown: facts.time("discovered_at"))),
      .init("how_discovered", .text(facts, "how_discovered")),
      .init(
        "aware_at",
        report.isForAnother ? .theirs : .time(orUnknown: facts.time("aware_at"))),
      .init("contained_at", .time(orUnknown: facts.time("contained_at"))),
      .init(
        "exposures_after_containment",
        facts.isKnown("contained_at")
          ? .count(
            report.afterContainment, report.reach.rulesOutMore ? totals.bound : .atLeast)
          : .notApplicable("nobody has said when it was contained")),
    ]
  }

  private func seen(_ time: Timestamp?) -> RegisterValue {
    if let time { return .time(time) }
    return report.reach.isSilent ? .noLog : .notApplicable("none found in the logs")
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
      .init(
        "children_or_vulnerable_adults", vulnerable,
        confirm: !facts.isKnown("vulnerable") && marks.children > 0),
    ]
  }

  var marks: PeopleMarks { account.assessment.marks }

  private var vulnerable: RegisterValue {
    guard !facts.isKnown("vulnerable"), let children = marks.childrenInWords(totals.bound) else {
      return .text(facts, "vulnerable")
    }
    return .computed("children, by the table's dates of birth (under 18): \(children)")
  }

  // MARK: Numbers

  /// - Parameter isOpened: it counts what was opened: that more was may be open where the rest is exact.
  private func count(_ name: String, _ number: Int, isOpened: Bool = false) -> RegisterColumn {
    if report.reach.isSilent { return RegisterColumn(name, .noCount) }
    return RegisterColumn(name, .count(number, isOpened ? boundOfOpened : totals.bound))
  }

  var boundOfOpened: Totals.Bound {
    report.reach.leavesOpeningsOpen ? .atLeast : totals.bound
  }

  private var numbers: [RegisterColumn] {
    [
      count("data_subjects_maximum", totals.dataSubjects.maximum),
      count("data_subjects_confirmed", totals.dataSubjects.confirmed, isOpened: true),
      count("records_maximum", totals.records.maximum),
      count("records_confirmed", totals.records.confirmed, isOpened: true),
      count("recipients_shown", totals.recipientsShown),
      count("recipients_opened", totals.recipientsOpened, isOpened: true),
      count("unknown_viewers", totals.unknownViewers),
      count("exposures_opened", totals[.opened], isOpened: true),
      count("exposures_shown", totals[.shown]),
      count("exposures_linked", totals[.linked]),
      count("exposures_attempted", totals[.attempted]),
      count("exposures_unattributed", totals.unattributed),
      count("exposures_no_content", totals.noContent),
      .init("bound", .computed(totals.bound.rawValue)),
      .init("rejected_lines", .number(report.rejectedLines)),
      .init("silences_of_logs", silences),
      .init("lists_of_unknown_content", .number(report.unansweredLists)),
      recorded("data_subjects_without_reconstructed", report.recordedOnly?.dataSubjects.maximum),
      recorded("records_without_reconstructed", report.recordedOnly?.records.maximum),
    ]
  }

  /// Of single logs, and of all where one would have had to speak.
  private var silences: RegisterValue {
    report.reach.isSilent ? .noLog : .number(report.gaps + report.reach.unheard.count)
  }

  private func recorded(_ name: String, _ number: Int?) -> RegisterColumn {
    RegisterColumn(
      name,
      number.map { .count($0, totals.bound) } ?? .notApplicable("no evidence was reconstructed"))
  }

  // MARK: Remedial action and proof

  private var deeds: [RegisterColumn] {
    ["actions_taken", "actions_planned", "recurrence_prevention", "support_offered"].map {
      .init($0, .text(facts, $0))
    } + [.init("lessons", .text(facts, "postmortem.lessons"))]
  }

  private var disputed: RegisterValue {
    if let disputed = report.disputedRecordings { return .number(disputed) }
    return report.reach.isSilent ? .noLog : .notApplicable("one export of ownership")
  }

  private var proof: [RegisterColumn] {
    [
      .init("recordings_from", .text(orUnknown: report.recordingsFrom)),
      .init("disputed_recordings", disputed),
      .init("log_digests", .list(report.logs.map { .computed($0.source.digest.hex) })),
      .init("ledger_entries", .number(report.ledgerEntries)),
      .init("ledger_head", report.ledgerHead.map { .computed($0.hex) } ?? .unknown),
      .init(
        "only_recordings_of",
        report.controller.map { .text($0) } ?? .notApplicable("all recordings of the case")),
    ]
  }
}

extension RegisterValue {
  /// What this organisation cannot know of another controller.
  static let theirs = RegisterValue.notKnown("that controller's own to say")
  /// What only a log could say.
  static let noLog = RegisterValue.notKnown("no log has been read")
  static let noCount = RegisterValue.uncounted("no log has been read")
}
