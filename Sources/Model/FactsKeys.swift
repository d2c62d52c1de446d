/// The questions that only people can answer, in the order of the form: the one list behind the
/// file, its comments, `candour facts` and the documents.
///
/// To add one: one line here. A group's keys stand together, as they do in the file.
extension Facts {
  package enum Kind: String, Sendable {
    case text
    /// A number, or words.
    case size
    case time
    case yes
    case integer
    case number
    case duration
    case decisions

    /// An answer of this kind, as it is typed behind `facts set`.
    package var example: String {
      switch self {
      case .text: "TEXT"
      case .size: "250"
      case .time: "2020-06-09T14:50:00+01:00"
      case .yes: "false"
      case .integer: "3"
      case .number: "0.25"
      case .duration: "15m"
      case .decisions: "LIST"
      }
    }

    /// What to write, in a sentence that begins "it must be …".
    package var expected: String {
      switch self {
      case .text: "a text in quotes"
      case .size: "a number, or a text in quotes"
      case .time: "a time with its offset, such as \"2020-06-09T12:00:00+01:00\""
      case .yes: "true or false"
      case .integer: "a whole number"
      case .number: "a number"
      case .duration: "a length of time, such as \"15m\" or \"72h\""
      case .decisions: "a list of decisions, each {what, decision, by, at, because}"
      }
    }
  }

  package struct Key: Hashable, Sendable {
    /// Dotted: `dpo.email`.
    package let name: String
    package let kind: Kind
    /// Asked of a compliance officer.
    package let question: String
    /// Where the answer is printed or counted.
    package let use: String

    init(_ name: String, _ kind: Kind, _ question: String, use: String) {
      self.name = name
      self.kind = kind
      self.question = question
      self.use = use
    }

    /// `dpo` of `dpo.email`; nil for a key that stands alone.
    package var group: String? {
      guard let dot = name.firstIndex(of: ".") else { return nil }
      return String(name[..<dot])
    }

    /// `email` of `dpo.email`.
    package var member: String {
      guard let dot = name.firstIndex(of: ".") else { return name }
      return String(name[name.index(after: dot)...])
    }
  }

  /// The members of a decision, in the order they are written.
  package static let decisionMembers = ["what", "decision", "by", "at", "because"]

  package static func key(named name: String) -> Key? { keys.first { $0.name == name } }

  package static let keys: [Key] = [
    Key(
      "ico_reference", .text, "What case reference did the regulator give you?",
      use: "follow-up and final report"),
    Key("what_happened", .text, "What happened, and what went wrong?", use: "report, letters"),
    Key("cause", .text, "How did it happen: what caused it?", use: "report"),
    Key(
      "cyber", .yes, "Was it a cyber incident, that is, did somebody attack you?", use: "report"),
    Key("how_discovered", .text, "How did you find out?", use: "report"),
    Key("discovered_at", .time, "When was it first noticed?", use: "report, timeline"),
    Key(
      "aware_at", .time,
      "When were you reasonably sure that personal data was breached? The 72 hours start here.",
      use: "the clock, report"),
    Key("started_at", .time, "When did the breach begin?", use: "report, timeline"),
    Key(
      "contained_at", .time, "When was it contained, so that nobody could be shown more?",
      use: "containment, report, letters"),
    Key(
      "link_life", .duration,
      "For how long does a link to a recording work, once it has been handed out?",
      use: "what may be said about recordings that were not opened"),
    Key(
      "preventive_measures", .text, "What was in place beforehand to prevent this?", use: "report"),
    Key(
      "consequences", .text,
      "What may it mean for the people affected, and has anybody been harmed already?",
      use: "report, letters"),
    Key(
      "likelihood", .text,
      "How likely are significant consequences for them? Very likely, Likely, Neutral, Unlikely or "
        + "Very unlikely, and why",
      use: "report"),
    Key(
      "staff_training", .text,
      "Had the staff involved had data protection training in the last two years?", use: "report"),
    Key(
      "delay_reasons", .text, "If you report after 72 hours: why so late?",
      use: "report, required when late"),
    Key(
      "actions_taken", .text, "What have you done to contain it, put it right and help?",
      use: "report, letters"),
    Key("actions_planned", .text, "What will you do next, and by when?", use: "report"),
    Key(
      "recurrence_prevention", .text,
      "What will stop it from happening again, and when will that be done?", use: "report, letters"),
    Key(
      "told_subjects", .text,
      "Have you told the people affected? If not: when will you, or why not?", use: "report"),
    Key(
      "told_others", .text, "Which other bodies have you told, or will you tell?", use: "report"),
    Key(
      "support_offered", .text, "What help do you offer to the people affected?", use: "letters"),
    Key("organisation.name", .text, "What is your organisation called?", use: "every document"),
    Key(
      "organisation.ico_registration", .text,
      "What is your registration number with the regulator, or why have you none?", use: "report"),
    Key("organisation.sector", .text, "What sector are you in?", use: "report"),
    Key("organisation.address", .text, "What is your registered address?", use: "report, letters"),
    Key(
      "organisation.size", .size, "How many staff have you: fewer than 250, or 250 and more?",
      use: "report"),
    Key("reporter.name", .text, "Who makes this report?", use: "report"),
    Key("reporter.email", .text, "What is their e-mail address?", use: "report"),
    Key("reporter.phone", .text, "What is their telephone number?", use: "report"),
    Key(
      "contact.name", .text, "Whom may the people affected ask?", use: "report, letters"),
    Key("contact.email", .text, "At which e-mail address?", use: "report, letters"),
    Key("contact.phone", .text, "At which telephone number?", use: "report, letters"),
    Key("contact.hours", .text, "At what hours?", use: "letters"),
    Key("contact.post", .text, "At which postal address?", use: "letters"),
    Key(
      "dpo.name", .text, "Who is your data protection officer, or who answers for data protection?",
      use: "report, letters"),
    Key("dpo.email", .text, "What is their e-mail address?", use: "report, letters"),
    Key("dpo.phone", .text, "What is their telephone number?", use: "report, letters"),
    Key(
      "letters.name_dates", .yes, "May a letter name the dates of the consultations?",
      use: "letters"),
    Key(
      "severity.dpc", .integer, "ENISA severity: the data processing context, 1 to 4?",
      use: "assessment"),
    Key(
      "severity.ei", .number, "ENISA severity: the ease of identification, 0.25, 0.5, 0.75 or 1?",
      use: "assessment"),
    Key(
      "severity.cb", .number, "ENISA severity: the circumstances of the breach, 0 to 2?",
      use: "assessment"),
    Key("severity.reason", .text, "Why these three scores?", use: "assessment"),
    Key(
      "dspt.likelihood", .integer, "NHS grading: how likely is an adverse effect, 1 to 5?",
      use: "assessment, NHS report"),
    Key(
      "dspt.severity", .integer, "NHS grading: how severe is the effect, 1 to 5?",
      use: "assessment, NHS report"),
    Key("dspt.reason", .text, "Why these two scores?", use: "assessment, NHS report"),
    Key(
      "decisions", .decisions, "What was decided, by whom, when and why?", use: "report, register"),
  ]
}
