import Model

// What may stand in the report to the regulator. A count is an object: its number, whether there
// may be more, and how many log lines could not be read.
extension DocumentKind {
  static let reportVariables: [DocumentVariable] =
    [
      .number("case", "the case's reference", "C-7Q4M2K9D5T", required: true),
      .number(
        "as_of", "the time the report speaks of", "11 June 2020 at 10:00 BST", required: true),
      .number("zone", "the zone of every time in it", "Europe/London", required: true),
      .flag("phase.initial", "an initial report", required: true),
      .flag("phase.follow_up", "a follow-up", required: true),
      .flag("phase.final", "the final report", required: true),
      .number(
        "open_questions", "numbers of the questions not yet answered", "4, 6", required: true),
      .text("law.name", "the law of the day of the breach", "the UK GDPR", required: true),
      .text("law.article", "its article on telling the regulator", "Article 33", required: true),
      .flag("law.unconfirmed", "a person has to confirm that name", required: true),
      .number(
        "after_containment", "exposures after it was said to be contained", "2", required: true),
      .number("clock.aware", "when the 72 hours began", "9 June 2020 at 14:00 BST", required: true),
      .number("clock.due", "when they end", "12 June 2020 at 14:00 BST", required: true),
      .number(
        "clock.elapsed", "hours and minutes since then", "44 hours 0 minutes", required: true),
      .number("clock.reported", "when the report was sent", "11 June 2020 at 10:00 BST"),
      .flag("clock.late", "the report is late", required: true),
      .number("reported.at", "when a report was sent", "11 June 2020 at 10:00 BST"),
      .text("reported.reference", "the regulator's own reference", "IC-00000-A1B2"),
      .text("reported.sent_under", "our reference of the sending", "e-mail of 11 June"),
      .text("clock.sent_under", "our reference of the sending", "e-mail of 11 June"),
      .number("marks.children", "children among the people, by the table's dates of birth", "some"),
      .number("marks.dead", "of the people, those marked as dead", "1"),
      .flag("phase.unsent", "nobody has recorded that one was sent before"),
      .number("clock.left", "hours and minutes that are left", "28 hours 0 minutes"),
      .number("window.first", "the first exposure in the logs", "9 June 2020 at 12:04 BST"),
      .number("window.last", "the last one", "9 June 2020 at 13:51 BST"),
      .number("changes.since", "the report before", "001-report-ico", required: true),
      .number("changes.sent", "when that was sent", "11 June 2020 at 10:00 BST"),
      .flag("changes.nothing", "nothing has changed since", required: true),
      .flag("changes.numbers.any", "a number has changed", required: true),
      .number("changes.numbers.list[].name", "a number", "records.maximum", required: true),
      .number("changes.numbers.list[].before.number", "what it was", "50", required: true),
      .flag("changes.numbers.list[].before.at_least", "that was a lower bound", required: true),
      .flag("changes.numbers.list[].before.none", "none was found, and none ruled out"),
      .flag("changes.numbers.list[].before.unread", "no log had been read", required: true),
      .number("changes.numbers.list[].now.number", "what it is", "51", required: true),
      .flag("changes.numbers.list[].now.at_least", "that is a lower bound", required: true),
      .flag("changes.numbers.list[].now.none", "none is found, and none ruled out"),
      .flag("changes.numbers.list[].now.unread", "no log is read", required: true),
      .text("changes.dropped[]", "a log taken out of the case since", "access.log", required: true),
      .text("changes.replaced[]", "a log read again since, as it had become", "access.log"),
      .flag("changes.now_exact", "numbers of what was shown were lower bounds and are none"),
      .flag("changes.now_at_least", "numbers of what was shown were none and are lower bounds"),
      .number("changes.added", "questions answered since", "3, 8", required: true),
      .number("changes.changed", "questions answered otherwise", "7", required: true),
      .number("changes.withdrawn", "questions no longer answered", "20", required: true),
      .number("changes.quoted[].number", "a question answered otherwise", "26"),
      .number("changes.quoted[].question", "what was asked", "What will you do next?"),
      .text("changes.quoted[].before", "what was answered", "A review."),
      .text("changes.quoted[].now", "what is answered now", "A review by 1 August 2020."),
      .number("passed[].number", "a question that promises a day that has passed", "26"),
      .text("passed[].words", "that day", "by 12 June 2020"),
      .number("outstanding[].number", "a question still open", "24", required: true),
      .number(
        "outstanding[].missing", "what of it is open", "Who makes this report?", required: true),
      .text("outstanding[].by", "when it will be answered, as decided", "by 1 July 2020"),
      .text("outstanding[].who", "who decided", "Kit Lee"),
      .text(
        "warnings[]", "what cannot be, or hardly, as people have written it",
        "aware_at lies after the date that this is made for", required: true),
      .flag("first_contact.yes", "the first report since the GDPR", required: true),
      .flag("first_contact.no", "not the first", required: true),
      .flag("cyber.yes", "an attack", required: true),
      .flag("cyber.no", "no attack", required: true),
      .number("facts.discovered_at", "when it was noticed", "9 June 2020 at 13:20 BST"),
      .number("facts.started_at", "when it began", "9 June 2020 at 12:00 BST"),
      .number("facts.contained_at", "when it was contained", "9 June 2020 at 14:00 BST"),
      .number("sources_count", "how many logs were read", "3"),
      .text(
        "controller", "whose recordings alone it is about, where it is not about all",
        "Northmere Trust"),
      .text(
        "other_controller.name", "the same, where that is another than this organisation",
        "Northmere Trust"),
      .number("other_controller.told", "when it was told", "10 June 2020 at 09:00 BST"),
      .text("other_controller.decided", "what was decided about telling it", "told by telephone"),
      .text("other_controller.decided_by", "by whom", "Kit Lee"),
      .number("facts.aware_at", "when this organisation became aware", "9 June 2020 at 14:00 BST"),
      .flag("no_logs", "no log has been read yet", required: true),
      .number("rejected", "log lines that could not be read", "12", required: true),
      .number("unattributed", "exposures of recordings without a known owner", "1", required: true),
      .number("ownerless", "the same, beside those of one controller", "1"),
      .number("dropped_logs", "logs that were taken out of the case again", "1"),
      .number("gaps_count", "silences in the logs", "1", required: true),
      .number(
        "unanswered_lists", "lists that were sent, of which nobody can say what they showed", "3",
        required: true),
      .flag("at_least", "the numbers may be higher than stated", required: true),
      .flag("none_found", "no recording of a patient is proved to have reached anybody"),
      .flag("compared", "a second export of ownership was compared", required: true),
      .number(
        "disputed", "recordings whose owner the two exports dispute", "2", required: true),
      .text("recordings_from", "where ownership came from", "the booking records", required: true),
      .number("ledger.entries", "entries of the case's ledger", "4"),
      .number("ledger.head", "its last digest", "00ff", required: true),
      .text(
        "templates[].name", "a template this was made from", "uk/report-ico.md", required: true),
      .number("templates[].digest", "its SHA-256", "00ff", required: true),
      .number("timeline[].time", "when", "9 June 2020 at 12:04 BST", required: true),
      .flag("timeline[].release", "a release", required: true),
      .text("timeline[].name", "its name", "replay-switch"),
      .flag("timeline[].started", "the start, as people say"),
      .flag("timeline[].first_exposure", "the first exposure in the logs", required: true),
      .flag("timeline[].last_exposure", "the last exposure in the logs"),
      .flag("timeline[].discovered", "noticed", required: true),
      .flag("timeline[].aware", "aware: the clock starts", required: true),
      .flag("timeline[].contained", "contained", required: true),
      .text("sources[].name", "a log", "access.log", required: true),
      .number("sources[].digest", "its SHA-256", "00ff", required: true),
      .number("sources[].lines", "its lines", "1000"),
      .number("sources[].used", "of them used", "900"),
      .number("sources[].ignored", "of them no event", "98"),
      .number("sources[].rejected", "of them not to be read", "2", required: true),
      .number("sources[].first", "its first time", "9 June 2020 at 00:00 BST"),
      .number("sources[].last", "its last time", "9 June 2020 at 23:59 BST"),
      .number("sources[].clock", "a known offset of its clock, corrected", "+2.5s"),
      .number("silences_count", "times at which no log speaks", "1"),
      .number("silences[].from", "when no log speaks", "9 June 2020 at 12:30 BST", required: true),
      .number("silences[].until", "its end", "9 June 2020 at 12:41 BST", required: true),
      .number("sources[].silences[].from", "a silence", "9 June 2020 at 12:30 BST", required: true),
      .number("sources[].silences[].until", "its end", "9 June 2020 at 12:41 BST", required: true),
    ] + reachVariables + factVariables + choiceVariables + assessmentVariables + countVariables
    + shareVariables + ReportLetters.variables

  /// What the logs leave open of the incident.
  private static let reachVariables: [DocumentVariable] = [
    .flag("reach.maximum", "the numbers are the most that there can be"),
    .flag("reach.openings_open", "more may have been opened than the logs show"),
    .number(
      "reach.openings_in_doubt",
      "people of whom it cannot be ruled out that somebody else opened a recording", "12"),
    .number("reach.unheard_count", "stretches of the incident in which no log speaks", "1"),
    .number("reach.unheard[].from", "the start of one", "9 June 2020 at 12:30 BST"),
    .number("reach.unheard[].until", "its end", "9 June 2020 at 12:41 BST"),
    .number(
      "reach.missing", "facts without which nobody knows how long it went on", "started_at"),
    .flag("reach.no_openings", "no log can show what was opened"),
    .flag("reach.no_listings", "no log can show what was listed"),
  ]

  private static let choiceVariables: [DocumentVariable] = Facts.keys.filter {
    $0.form != nil && !$0.choices.isEmpty
  }.flatMap { key in
    key.choices.map { word in
      DocumentVariable.flag("facts.\(key.name).\(word.replacing("-", with: "_"))", "facts")
    }
  }

  private static let assessmentVariables: [DocumentVariable] =
    [
      .number("assessment.severity.score", "ENISA: the score, worked out", "4 × 1 + 0.25 = 4.25"),
      .number("assessment.severity.band", "its band", "very high"),
      .flag("assessment.severity.by_person", "a person gave the scores"),
      .text("assessment.severity.reason", "why", "A specialist clinic."),
      .flag("assessment.severity.over_100", "more than 100 people"),
      .number("assessment.severity.classes[].name", "a class of exposures", "opened"),
      .number("assessment.severity.classes[].exposures", "how many", "1"),
      .number("assessment.severity.classes[].score", "its score", "4 × 1 + 0.25 = 4.25"),
      .number("assessment.severity.classes[].band", "its band", "very high"),
      .number("assessment.severity.classes[].grounds", "why", "health data"),
      .text("assessment.duties[].to", "who else is told", "the Data Protection Commission"),
      .text("assessment.duties[].country", "for whose people", "Ireland"),
      .number("assessment.duties[].due", "by when", "12 June 2020 at 14:00 BST"),
      .number("assessment.duties[].timing", "the law's words for that", "without undue delay"),
      .number("assessment.duties[].source", "the provision", "GDPR Article 33(1)"),
      .text("assessment.duties[].unclear", "what has to be found out", "the establishment"),
      .flag("assessment.duties[].unconfirmed", "a person has to confirm the rule"),
      .text("assessment.severity.scored_by", "who decided about the scores", "Kit Lee"),
      .number("assessment.severity.proposed.score", "what the evidence proposes", "3 × 1 = 3"),
      .number("assessment.severity.proposed.band", "its band", "high"),
      .text("shares.others[].name", "another controller", "Example Hospital"),
      .flag("shares.others[].unsure", "nobody has said whether that is this organisation"),
      .number("shares.others[].told", "when it was told", "10 June 2020 at 09:00 BST"),
      .text("shares.others[].decided", "what was decided about telling it", "told by telephone"),
      .text("shares.others[].decided_by", "by whom", "Kit Lee"),
      .flag("shares.others[].in_answer", "the answer on other bodies names it"),
      .text("assessment.countries[].name", "a country", "Ireland"),
      .flag("assessment.countries[].recognised", "its rules are known"),
      .text("assessment.notes[]", "what else to know", "A country is missing."),
    ]
    + position("assessment.article_33") + position("assessment.article_34")

  private static func position(_ place: String) -> [DocumentVariable] {
    let flags = Position.Proposal.allCases.map { proposal in
      DocumentVariable.flag(
        "\(place).\(proposal.rawValue.replacing("-", with: "_"))", "what is proposed")
    }
    return flags + [
      .number("\(place).reasons[]", "why that is proposed", "a risk is likely"),
      .text("\(place).decision.text", "what was decided", "notify"),
      .text("\(place).decision.by", "by whom", "Kit Lee"),
      .number("\(place).decision.at", "when", "10 June 2020 at 09:00 BST"),
      .text("\(place).decision.because", "why", "a risk is likely"),
    ]
  }

  private static let factVariables: [DocumentVariable] = [
    .prose("facts.ico_contact", "facts", "Yes: the helpline, on 10 June 2020."),
    .prose("facts.vulnerable", "facts", "Children are among them."),
    .prose("facts.cyber_affected", "facts", "Confidentiality."),
    .prose("facts.code_of_conduct", "facts", "No."),
    .prose("facts.what_happened", "facts", "Recordings were listed to the wrong people."),
    .prose("facts.cause", "facts", "A new feature mixed up two lists."),
    .prose("facts.how_discovered", "facts", "A patient told us."),
    .prose("facts.preventive_measures", "facts", "Tests before each release."),
    .prose("facts.consequences", "facts", "Distress."),
    .prose("facts.likelihood", "facts", "Likely"),
    .prose("facts.staff_training", "facts", "Yes, in 2019."),
    .prose("facts.delay_reasons", "facts", "None."),
    .prose("facts.actions_taken", "facts", "The feature was switched off."),
    .prose("facts.actions_planned", "facts", "A review by 1 July 2020."),
    .prose("facts.recurrence_prevention", "facts", "A test of every list."),
    .prose("facts.told_subjects", "facts", "In the process."),
    .prose("facts.told_others", "facts", "The Care Quality Commission."),
    .text("facts.ico_reference", "facts", "IC-00000-A1B2"),
    .text("facts.organisation.name", "facts", "Calder Digital Clinic"),
    .text("facts.organisation.ico_registration", "facts", "ZA000000"),
    .text("facts.organisation.address", "facts", "1 Mill Street, Leeds"),
    .text("facts.organisation.sector", "facts", "Health"),
    .text("facts.organisation.size", "facts", "fewer than 250"),
    .text("facts.reporter.name", "facts", "Sam Hill"),
    .text("facts.reporter.email", "facts", "sam@example.org"),
    .text("facts.reporter.phone", "facts", "0113 496 0000"),
    .text("facts.contact.name", "facts", "Kit Lee"),
    .text("facts.contact.email", "facts", "kit@example.org"),
    .text("facts.contact.phone", "facts", "0113 496 0001"),
    .text("facts.dpo.name", "facts", "Kit Lee"),
    .text("facts.dpo.email", "facts", "kit@example.org"),
    .text("facts.dpo.phone", "facts", "0113 496 0001"),
    .text("decisions[].what", "facts", "Tell the people affected?"),
    .text("decisions[].decision", "facts", "Yes"),
    .text("decisions[].by", "facts", "Kit Lee"),
    .number("decisions[].at", "facts", "10 June 2020 at 09:00 BST"),
    .text("decisions[].because", "facts", "High risk."),
  ]

  private static let countVariables: [DocumentVariable] =
    [
      ("data_subjects.confirmed", "owners of recordings opened by a named viewer", true),
      ("data_subjects.maximum", "owners of recordings shown or opened by anyone", true),
      ("records.confirmed", "recordings opened by a named viewer", true),
      ("records.maximum", "recordings shown or opened by anyone", true),
      ("recipients.opened", "named viewers who opened one", true),
      ("recipients.shown", "named viewers who were shown or opened one", true),
      ("exposures.opened", "exposures by their highest action", false),
      ("exposures.shown", "exposures by their highest action", false),
      ("exposures.linked", "exposures by their highest action", false),
      ("exposures.attempted", "exposures by their highest action", false),
      ("exposures.unattributed", "of those, without a known owner", false),
      ("exposures.no_content", "of those, artefacts without a consultation", false),
      ("amounts.whole", "exposures opened: the whole recording, or nearly", false),
      ("amounts.partial", "a part of it", false),
      ("amounts.unknown", "how much cannot be told", false),
      ("artefact_amounts.whole", "artefacts opened: the whole, or nearly", false),
      ("artefact_amounts.partial", "a part of it", false),
      ("artefact_amounts.unknown", "how much cannot be told", false),
      ("amounts.preparation", "of those, no more than a player fetches to prepare", false),
      ("amounts.bounded", "of those, by logs that leave two bounds", false),
      ("unknown_viewers", "viewers whom no log names", false),
      ("recorded_only.data_subjects", "the maximum without what was reconstructed", false),
      ("recorded_only.records", "the maximum without what was reconstructed", false),
    ].flatMap { (name: String, meaning: String, isRequired: Bool) in
      [
        .number("totals.\(name).number", meaning, "50", required: isRequired),
        .flag("totals.\(name).at_least", "there may be more"),
        .flag("totals.\(name).none", "none was found, and there may be some"),
        .flag("totals.\(name).some", "there are some"),
        .flag("totals.\(name).open", "none was found opened, and it cannot be ruled out"),
        .number("totals.\(name).rejected", "log lines that could not be read", "12"),
      ]
    }

  /// Of the assessment's shares, and of recipients told apart.
  private static let shareVariables: [DocumentVariable] = [
    "shares.own.data_subjects", "shares.own.confirmed", "shares.own.records",
    "shares.own.records_confirmed", "shares.others[].data_subjects", "shares.others[].confirmed",
    "shares.others[].records", "shares.others[].records_confirmed",
    "assessment.countries[].data_subjects", "assessment.countries[].confirmed",
    "recipients.consultations_shown", "recipients.consultations_opened",
    "recipients.artefacts_shown", "recipients.artefacts_opened",
  ].flatMap { name in
    [
      .number("\(name).number", "of one part", "3"),
      .flag("\(name).at_least", "there may be more"),
      .flag("\(name).none", "none was found, and there may be some"),
      .flag("\(name).some", "there are some"),
      .flag("\(name).open", "none was found opened, and it cannot be ruled out"),
      .number("\(name).rejected", "log lines that could not be read", "12"),
    ] as [DocumentVariable]
  }
}
