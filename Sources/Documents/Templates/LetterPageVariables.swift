// What may stand on the page of a letter: its words, ready, and what the page shows in places of its
// own.
extension DocumentKind {
  static let letterPageVariables: [DocumentVariable] =
    [
      .number("reference", "the letter's own number", "N-7Q4M2K9D5T", required: true),
      .text("subject", "its title: what letter-subject.txt says", "Our reference: N-7Q4M2K9D5T"),
      .text("addressee.name", "to whom, in full", "Jo Marsh", required: true),
      .text("addressee.lines[]", "where to, line by line", "4 Hill Road", required: true),
      .flag("addressee.carer", "it goes to the parent or carer of the patient"),
      .flag("addressee.long", "more lines than the window of an envelope shows at 11 points"),
      .flag("large_print", "the patient asks for large print", required: true),
      .page("form", "the form to answer on, where there is something to answer"),
    ] + generalPageVariables

  static let generalPageVariables: [DocumentVariable] = [
    .number("language", "of its words, as HTML names it", "en-GB", required: true),
    .number("date", "the day of the letter", "11 June 2020", required: true),
    .text("organisation.name", "who writes", "Calder Digital Clinic", required: true),
    .text("organisation.lines[]", "its address, line by line", "1 Mill Street"),
    .page("body", "the letter's words, from the greeting on", required: true),
  ]

  static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  static let dateVariables: [DocumentVariable] =
    [
      .number("day", "of the month", "9", required: true),
      .number("year", "in full", "2020", required: true),
    ] + months.map { .flag($0, "it is in this month", required: true) }

  static let subjectVariables: [DocumentVariable] = [
    .number("reference", "the letter's own number", "N-7Q4M2K9D5T", required: true)
  ]
}
