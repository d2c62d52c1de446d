// What the regulator's form asks, in its order, but for the groups.
extension Facts {
  static let breachKeys: [Key] = [
    Key(
      "ico_contact", .text,
      "Have you already spoken to a member of the regulator's staff? To whom, and when?", form: 1,
      use: "report"),
    Key(
      "ico_reference", .text, "What case reference did the regulator give you?", form: 3,
      use: "follow-up and final report"),
    Key(
      "report_reason", .choice,
      "Why do you report: does it meet the threshold, or do you only want them to know?", form: 4,
      use: "report", choices: ["meets-threshold", "aware-only", "unclear"]),
    Key(
      "first_contact", .yes,
      "Is this the first time that you report a breach to the regulator since the GDPR?", form: 6,
      use: "report"),
    Key(
      "what_happened", .text, "What happened, and what went wrong?", form: 7,
      use: "report, letters"),
    Key("cause", .text, "How did it happen: what caused it?", form: 8, use: "report"),
    Key(
      "cyber", .yes, "Was it a cyber incident, that is, did somebody attack you?", form: 9,
      use: "report"),
    Key("how_discovered", .text, "How did you find out?", form: 10, use: "report"),
    Key("discovered_at", .time, "When was it first noticed?", form: 11, use: "report, timeline"),
    Key(
      "aware_at", .time,
      "When were you reasonably sure that personal data was breached? The 72 hours start here.",
      form: 11, use: "the clock, report"),
    Key("started_at", .time, "When did the breach begin?", form: 12, use: "report, timeline"),
    Key(
      "contained_at", .time, "When was it contained, so that nobody could be shown more?",
      form: 12, use: "containment, report, letters"),
    Key(
      "link_life", .duration,
      "For how long does a link to a recording work, once it has been handed out?",
      use: "what may be said about recordings that were not opened"),
    Key(
      "preventive_measures", .text, "What was in place beforehand to prevent this?", form: 13,
      use: "report"),
    Key(
      "vulnerable", .text, "Are children or vulnerable adults among the people affected?",
      form: 18, use: "report"),
    Key(
      "consequences", .text,
      "What may it mean for the people affected, and has anybody been harmed already?", form: 19,
      use: "report, letters"),
    Key(
      "likelihood", .text,
      "How likely are significant consequences for them? Very likely, Likely, Neutral, Unlikely or "
        + "Very unlikely, and why",
      form: 20, use: "report"),
  ]

  /// Asked of an attack alone.
  static let cyberKeys: [Key] = [
    Key(
      "cyber_affected", .text,
      "Of an attack: was the confidentiality, integrity or availability of your systems affected, "
        + "and which?", form: 21, use: "report, cyber incidents alone"),
    Key(
      "cyber_impact", .choice,
      "Of an attack: how hard did it hit you? high: a critical service lost to all users; medium: "
        + "lost to some; low: all critical services still provided", form: 22,
      use: "report, cyber incidents alone", choices: ["high", "medium", "low"]),
    Key(
      "cyber_recovery", .choice,
      "Of an attack: how long until you have recovered? regular: predictable, with what you have; "
        + "supplemented: predictable, with more; extended: not predictable", form: 23,
      use: "report, cyber incidents alone",
      choices: ["regular", "supplemented", "extended", "not-recoverable", "complete"]),
  ]

  static let actionKeys: [Key] = [
    Key(
      "staff_training", .text,
      "Had the staff involved had data protection training in the last two years?", form: 24,
      use: "report"),
    Key(
      "delay_reasons", .text, "If you report after 72 hours: why so late?", form: 25,
      use: "report, required when late"),
    Key(
      "actions_taken", .text, "What have you done to contain it, put it right and help?",
      form: 26, use: "report, letters"),
    Key(
      "actions_planned", .text, "What will you do next, and by when?", form: 26, use: "report"),
    Key(
      "recurrence_prevention", .text,
      "What will stop it from happening again, and when will that be done?", form: 27,
      use: "report, letters"),
    Key(
      "told_subjects", .text,
      "Have you told the people affected? If not: when will you, or why not?", form: 28,
      use: "report"),
    Key(
      "told_others", .text, "Which other bodies have you told, or will you tell?", form: 29,
      use: "report"),
    Key(
      "code_of_conduct", .text,
      "Do you belong to a code of conduct or certification scheme for data protection? Which?",
      form: 30, use: "report"),
    Key(
      "support_offered", .text, "What help do you offer to the people affected?", use: "letters"),
  ]

  static let organisationKeys: [Key] = [
    Key(
      "organisation.name", .text, "What is your organisation called?", form: 31,
      use: "every document"),
    Key(
      "organisation.ico_registration", .text,
      "What is your registration number with the regulator, or why have you none?", form: 32,
      use: "report"),
    Key("organisation.sector", .text, "What sector are you in?", form: 33, use: "report"),
    Key(
      "organisation.address", .text, "What is your registered address?", form: 33,
      use: "report, letters"),
    Key(
      "organisation.size", .size, "How many staff have you: fewer than 250, or 250 and more?",
      form: 5, use: "report"),
    Key("reporter.name", .text, "Who makes this report?", form: 34, use: "report"),
    Key("reporter.email", .text, "What is their e-mail address?", form: 34, use: "report"),
    Key("reporter.phone", .text, "What is their telephone number?", form: 34, use: "report"),
    Key(
      "contact.name", .text, "Whom may the people affected ask?", use: "letters, statement"),
    Key("contact.email", .text, "At which e-mail address?", use: "letters, statement"),
    Key("contact.phone", .text, "At which telephone number?", use: "letters, statement"),
    Key("contact.hours", .text, "At what hours?", use: "letters"),
    Key("contact.post", .text, "At which postal address?", use: "letters"),
    Key(
      "dpo.name", .text, "Who is your data protection officer, or who answers for data protection?",
      form: 36, use: "report, letters"),
    Key("dpo.email", .text, "What is their e-mail address?", form: 36, use: "report, letters"),
    Key("dpo.phone", .text, "What is their telephone number?", form: 36, use: "report, letters"),
    Key(
      "letters.cause", .text,
      "In 1 or 2 plain sentences to the people affected: what caused it? Letters say it in place of "
        + "\"it was a fault\" or \"someone attacked our service\".", use: "letters"),
    Key(
      "letters.name_dates", .yes, "May a letter name the dates of the consultations?",
      use: "letters"),
  ]

  static let assessmentKeys: [Key] = [
    Key(
      "severity.dpc", .integer, "ENISA severity: the data processing context, 1 to 4?",
      use: "assessment", allowed: .whole(1...4)),
    Key(
      "severity.ei", .number, "ENISA severity: the ease of identification, 0.25, 0.5, 0.75 or 1?",
      use: "assessment", allowed: .quarters(1...4)),
    Key(
      "severity.cb", .number, "ENISA severity: the circumstances of the breach, 0 to 2?",
      use: "assessment", allowed: .quarters(0...8)),
    Key("severity.reason", .text, "Why these three scores?", use: "assessment"),
    Key(
      "dspt.likelihood", .integer, "NHS grading: how likely is an adverse effect, 1 to 5?",
      use: "assessment, NHS report", allowed: .whole(1...5)),
    Key(
      "dspt.severity", .integer, "NHS grading: how severe is the effect, 1 to 5?",
      use: "assessment, NHS report", allowed: .whole(1...5)),
    Key("dspt.reason", .text, "Why these two scores?", use: "assessment, NHS report"),
    Key(
      "decisions", .decisions, "What was decided, by whom, when and why?", use: "report, register"),
  ]
}
