// What may stand in the documents besides the form: all that may stand in the report, and what the
// breach amounts to.
extension DocumentKind {
  /// `required` are names of either; of the report's own nothing else is.
  static func accountVariables(required: [String]) -> [DocumentVariable] {
    (reportVariables + amountVariables).map { variable in
      DocumentVariable(
        variable.name, variable.meaning, variable.sample, required: required.contains(variable.name)
      )
    }
  }

  private static let amountVariables: [DocumentVariable] =
    [
      .flag("outcome.breach", "a recording was shown or opened to somebody not entitled"),
      .flag("outcome.near_miss", "nothing of a patient's got through"),
      .flag("outcome.not_established", "no exposure is proved"),
      .flag("disclosure.opened", "a recording was opened by somebody whom the logs name"),
      .flag("disclosure.maybe_opened", "one was opened, and the logs do not name by whom"),
      .flag("disclosure.empty", "artefacts without a consultation were shown too"),
      .flag("disclosure.unnamed", "somebody whom no log names was among the viewers"),
      .flag("disclosure.listed", "none was opened, as far as the logs say"),
      .number("spans.discovery", "from its beginning until it was noticed", "1 hour 20 minutes"),
      .number("spans.containment", "from then until it was contained", "0 hours 45 minutes"),
      .flag("spans.over", "it was contained before it was noticed"),
      .number("spans.whole", "from its beginning until it was contained", "2 hours 5 minutes"),
      .text("countries[].name", "a country of people affected", "United Kingdom"),
      .number("countries[].people.number", "how many of them", "48"),
      .flag("countries[].people.at_least", "there may be more"),
      .flag("countries[].people.none", "none was found, and there may be some"),
      .flag("countries[].people.some", "there are some"),
      .flag("countries[].people.open", "none was found opened, and it cannot be ruled out"),
      .flag("decision.not_told", "it was decided that the regulator need not be told"),
      .flag("decision.regulator.tells", "it was decided to tell the regulator"),
      .number("countries[].people.rejected", "log lines that could not be read", "12"),
      .number("grade.likelihood", "how likely an adverse effect is, 1 to 5", "3"),
      .number("grade.severity", "how severe it is, 1 to 5", "3"),
      .flag("grade.undecided", "the evidence neither proves an exposure nor rules one out"),
      .flag("grade.none", "the grid tells nobody: no effect"),
      .flag("grade.log", "the grid tells nobody: kept in the register"),
      .flag("grade.ico", "the grid tells the regulator"),
      .flag("grade.ico_and_dhsc", "the grid tells the regulator and the department"),
      .flag("grade.vulnerable.yes", "vulnerable people are among those affected"),
      .flag("grade.vulnerable.no", "none are"),
      .text("grade.reason", "why a person graded it so", "A recording was opened."),
      .number("grade.refusal", "why a person's scores do not count", "the reason is missing"),
      .number("grade.grounds[]", "a ground of the proposal", "a recording was opened"),
      .number("severity.score", "ENISA's severity with its working", "4 × 1 + 0.25 = 4.25"),
      .number("severity.band", "its band", "very high"),
      .text("severity.reason", "why a person scored it so", "Names were listed."),
      .prose("facts.vulnerable", "facts", "Two children under 16."),
      .prose("facts.support_offered", "facts", "A call with a nurse, free of charge."),
      .text("facts.contact.hours", "facts", "every day, 8am to 8pm"),
    ] + decisionVariables + postmortemVariables

  private static let decisionVariables: [DocumentVariable] = ["regulator", "people", "grading"]
    .flatMap {
      [
        .text("decision.\($0).words", "what was decided about it", "yes"),
        .text("decision.\($0).by", "by whom", "Kit Lee"),
        .number("decision.\($0).at", "when", "10 June 2020 at 09:00 BST"),
        .text("decision.\($0).because", "why", "The risk is high."),
      ]
    }

  private static let postmortemVariables: [DocumentVariable] =
    [
      ("title", "Replays of other people"), ("summary", "A list showed recordings of others."),
      ("system", "An app for consultations by video."), ("responsible", "Calder Digital Clinic"),
      ("impacted", "Calder Digital Clinic"), ("software_causes", "A list without its patient."),
      ("other_causes", "No test with two people."), ("impacts", "Distress."),
      ("preventions", "A test of every list."), ("fixes", "The list was corrected."),
      ("lessons", "Ownership comes from the booking."),
    ].map { .prose("postmortem.\($0)", "facts", $1) } + [
      .number("taxonomy[].name", "a question on the fault", "phase", required: true),
      .number("taxonomy[].question", "in words", "When was the fault put in?"),
      .text("taxonomy[].value", "its answer, a word of the list", "design", required: true),
      .text("taxonomy[].because", "on what ground", "The release put it in.", required: true),
      .number("taxonomy[].choices", "the list", "design, operation, both, unknown"),
    ]
}
