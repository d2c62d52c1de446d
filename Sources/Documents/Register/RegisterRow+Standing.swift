import Model

// What was appended to the row since it was first laid out: names before it keep their place.
extension RegisterRow {
  var standing: [RegisterColumn] {
    [
      .init("role", role, confirm: true),
      .init("breach_type", kinds, confirm: true),
      own("data_subjects_own_maximum") { $0.dataSubjects.maximum },
      own("data_subjects_own_confirmed", isOpened: true) { $0.dataSubjects.confirmed },
      own("records_own_maximum") { $0.records.maximum },
      own("records_own_confirmed", isOpened: true) { $0.records.confirmed },
      recipients("recipients_opened_consultation", report.recipients?.consultationsOpened),
      recipients("recipients_opened_artefact", report.recipients?.artefactsOpened),
      .init(
        "reports_sent",
        .list(
          report.sendings.map {
            .together([.computed($0.phase), .time($0.time), .text($0.reference)])
          })),
      .init("letters_to_affected_released", .number(report.letters?.affectedReleased ?? 0)),
      .init("letters_to_recipients_released", .number(report.letters?.asked ?? 0)),
      .init(
        "last_letter_released_at",
        report.letters?.last.map { .time($0) }
          ?? .notApplicable("no letter was released by the date of this row")),
      .init("remedial_action_owners", owners),
      // An organisation closes and keeps by its own rules; nobody can have told them to the case.
      .init("closed_at", .unknown),
      .init("retain_until", .unknown),
      .init(
        "to_be_put_right",
        .list(
          account.assessment.warnings.map { .text($0) }
            + PromisedDay.passed(in: report).map { day in
              .together([.computed("a day that was promised has passed"), .text(day.words)])
            })),
      .init("enisa_scored_by", signer(account.scoredBy, ofProposal: isProposed)),
      .init("enisa_scored_at", signed(account.scoredBy, ofProposal: isProposed)),
      .init("dspt_graded_by", signer(account.gradedBy, ofProposal: isGradeProposed)),
      .init("dspt_graded_at", signed(account.gradedBy, ofProposal: isGradeProposed)),
      .init(
        "evidence_leaves_open", .list(EvidenceDoubts(report).sentences.map { .computed($0) })),
      .init(
        "data_subjects_marked_as_dead",
        marks.dead > 0
          ? .count(marks.dead, totals.bound)
          : .notApplicable("the table of people marks none as dead"), confirm: marks.dead > 0),
    ]
  }

  private var isGradeProposed: Bool { account.assessment.grade.reason == nil }

  private func signer(_ signature: Signature?, ofProposal: Bool) -> RegisterValue {
    ofProposal
      ? .notApplicable("proposed by Candour; nobody has scored it")
      : .text(orUnknown: signature?.name)
  }

  private func signed(_ signature: Signature?, ofProposal: Bool) -> RegisterValue {
    ofProposal
      ? .notApplicable("proposed by Candour; nobody has scored it")
      : .time(orUnknown: signature?.at)
  }

  private var others: [ControllerShare] {
    account.assessment.byController.filter { $0.isOwn == false }
  }

  private var ownTotals: Totals? {
    if account.assessment.byController.isEmpty { return totals }
    return account.assessment.byController.first { $0.isOwn == true }?.totals
  }

  /// Controller of its own recordings, processor of those made for others.
  private var role: RegisterValue {
    var roles: [RegisterValue] = []
    let own = account.assessment.byController.first { $0.isOwn == true }
    if others.isEmpty || (own?.totals.records.maximum ?? 0) > 0 {
      roles.append(.computed("controller"))
    }
    for share in others {
      roles.append(.together([.computed("processor for"), .text(orUnknown: share.name)]))
    }
    return .list(roles)
  }

  /// Logs of who saw what prove nothing about what was altered or lost.
  private var kinds: RegisterValue {
    account.outcome == .breach
      ? .list([.computed("confidentiality")])
      : .notApplicable("no breach is proved by the date of this row")
  }

  private func own(
    _ name: String, isOpened: Bool = false, _ number: (Totals) -> Int
  ) -> RegisterColumn {
    if report.reach.isSilent { return RegisterColumn(name, .noCount) }
    return RegisterColumn(
      name,
      ownTotals.map { .count(number($0), isOpened ? boundOfOpened : $0.bound) }
        ?? .notApplicable("every recording was made for another controller"))
  }

  private func recipients(_ name: String, _ number: Int?) -> RegisterColumn {
    if report.reach.isSilent { return RegisterColumn(name, .noLog) }
    return RegisterColumn(
      name,
      number.map { .count($0, boundOfOpened) }
        ?? .notApplicable("no viewer whom the logs name was shown anything"))
  }

  /// Whoever decided about what is planned answers for it.
  private var owners: RegisterValue {
    let plans = ["actions_taken", "actions_planned", "recurrence_prevention"]
    let owners = facts.decisions.filter { plans.contains($0.what ?? "") }
    if owners.isEmpty { return .unknown }
    return .list(
      owners.map { .together([.text(orUnknown: $0.what), .text(orUnknown: $0.by)]) })
  }
}
