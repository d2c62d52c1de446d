import Model

/// The form's questions that only people answer, by their number, and the facts that do.
enum ReportQuestions {
  /// No fact answers these yet; the report says so until somebody fills the form.
  private static let unanswerable = [1, 4, 6, 18, 30]

  private static let facts: [(number: Int, keys: [String])] = [
    (5, ["organisation.size"]), (7, ["what_happened"]), (8, ["cause"]), (9, ["cyber"]),
    (10, ["how_discovered"]), (11, ["discovered_at"]), (13, ["preventive_measures"]),
    (19, ["consequences"]), (20, ["likelihood"]), (24, ["staff_training"]),
    (26, ["actions_taken"]), (27, ["recurrence_prevention"]), (28, ["told_subjects"]),
    (29, ["told_others"]), (31, ["organisation.name"]), (32, ["organisation.ico_registration"]),
    (33, ["organisation.address", "organisation.sector"]),
    (34, ["reporter.name", "reporter.email", "reporter.phone"]),
    (35, ["contact.name"]), (36, ["dpo.name", "dpo.email", "dpo.phone"]),
  ]

  /// Numbers of the questions that are answered "Not yet known", or in part, in order.
  static func open(in input: ReportInput) -> [Int] {
    var open = unanswerable
    for question in facts where question.keys.contains(where: { !input.facts.isKnown($0) }) {
      open.append(question.number)
    }
    if input.firstExposure == nil, !input.facts.isKnown("started_at") { open.append(12) }
    // The block for attacks stays open until somebody says that it was none.
    if input.facts.yes("cyber") != false { open += [21, 22, 23] }
    if input.isLate, !input.facts.isKnown("delay_reasons") { open.append(25) }
    if input.phase != .initial, !input.facts.isKnown("ico_reference") { open.append(3) }
    return open.sorted()
  }
}
