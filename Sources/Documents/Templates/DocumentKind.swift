/// A document that Candour writes: what its template is called and what may stand in it.
///
/// To add one: its template, its variables and a line in `all`.
package struct DocumentKind: Sendable {
  /// The template's name below its jurisdiction, without the ending: `notice-affected`.
  package let name: String
  package let purpose: String
  /// Read by a patient, and so held to plain words.
  package let isLetter: Bool
  package let variables: [DocumentVariable]

  package static let all: [DocumentKind] = [
    noticeAffected, noticeRecipient, noticeReminder, noticeGeneral, replyForm, letterSubject,
    letterDate, noticeAffectedPage,
    noticeRecipientPage, noticeReminderPage, noticeGeneralPage, reportIco, reportDspt,
    reportStatement,
    reportPostmortem, reportIcoPage,
  ]

  package static let noticeAffected = DocumentKind(
    name: "notice-affected", purpose: "a letter to a patient whose recordings were affected",
    isLetter: true, variables: letterVariables + affectedVariables)

  package static let noticeRecipient = DocumentKind(
    name: "notice-recipient", purpose: "a letter to a patient who was shown recordings of others",
    isLetter: true, variables: letterVariables + recipientVariables)

  package static let noticeReminder = DocumentKind(
    name: "notice-reminder",
    purpose: "a letter to a patient who was shown recordings of others and has not answered",
    isLetter: true, variables: letterVariables + reminderVariables)

  package static let noticeGeneral = DocumentKind(
    name: "notice-general", purpose: "a notice to all who use the service; it names nobody",
    isLetter: true, variables: noticeVariables)

  package static let replyForm = DocumentKind(
    name: "reply-form", purpose: "the form that goes with a letter to a recipient",
    isLetter: true, variables: replyVariables)

  package static let letterSubject = DocumentKind(
    name: "letter-subject", purpose: "the subject of a letter by e-mail, and the title of its page",
    isLetter: false, variables: subjectVariables)

  package static let letterDate = DocumentKind(
    name: "letter-date", purpose: "how letters write a day", isLetter: false,
    variables: dateVariables)

  package static let noticeAffectedPage = DocumentKind(
    name: "notice-affected.html", purpose: "the page on which the letter to a patient is printed",
    isLetter: false, variables: letterPageVariables)

  package static let noticeRecipientPage = DocumentKind(
    name: "notice-recipient.html",
    purpose: "the page on which the letter to a recipient is printed, and the form to answer on",
    isLetter: false, variables: letterPageVariables)

  package static let noticeReminderPage = DocumentKind(
    name: "notice-reminder.html",
    purpose: "the page on which a reminder is printed, and the form to answer on",
    isLetter: false, variables: letterPageVariables)

  package static let noticeGeneralPage = DocumentKind(
    name: "notice-general.html", purpose: "the page of the general notice",
    isLetter: false, variables: generalPageVariables)

  package static let reportIco = DocumentKind(
    name: "report-ico", purpose: "the report of the breach to the regulator",
    isLetter: false, variables: reportVariables)

  package static let reportDspt = DocumentKind(
    name: "report-dspt", purpose: "what the NHS incident tool asks, with the grading",
    isLetter: false,
    variables: accountVariables(
      required: maximumAndConfirmed + [
        "case", "as_of", "grade.likelihood", "grade.severity", "grade.none", "grade.log",
        "grade.ico", "grade.ico_and_dhsc", "grade.grounds[]", "after_containment",
        "templates[].name",
      ]))

  package static let reportStatement = DocumentKind(
    name: "report-statement", purpose: "a public statement, and answers for those who call",
    isLetter: true,
    variables: accountVariables(
      required: maximumAndConfirmed + [
        "case", "as_of", "outcome.breach", "outcome.near_miss", "outcome.not_established",
        "after_containment", "templates[].name",
      ]))

  package static let reportPostmortem = DocumentKind(
    name: "report-postmortem", purpose: "what went wrong, why, and what was learnt",
    isLetter: false,
    variables: accountVariables(
      required: maximumAndConfirmed + [
        "case", "as_of", "timeline[].time", "after_containment", "taxonomy[].name",
        "taxonomy[].value", "taxonomy[].because", "templates[].name",
      ]))

  /// Numbers without which no document states what happened.
  private static let maximumAndConfirmed = [
    "totals.data_subjects.maximum.number", "totals.data_subjects.confirmed.number",
    "totals.records.maximum.number", "totals.records.confirmed.number",
  ]

  /// The same to read on a screen and on paper: its words are those of `report-ico.md`.
  package static let reportIcoPage = DocumentKind(
    name: "report-ico.html", purpose: "the page that shows the report to the regulator",
    isLetter: false, variables: reportPageVariables)

  /// By a template's path, `uk/notice-affected.txt`; nil for a partial.
  package init?(template path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init)
    // A page around words that are written elsewhere is a kind of its own, by its whole name.
    let kind = Self.all.first { $0.name == file } ?? Self.all.first { $0.name == stem }
    guard let kind else { return nil }
    self = kind
  }

  private init(
    name: String, purpose: String, isLetter: Bool, variables: [DocumentVariable]
  ) {
    self.name = name
    self.purpose = purpose
    self.isLetter = isLetter
    self.variables = variables
  }

  /// Invented values for all of them: to check and preview a template by.
  package var sample: MustacheValue { DocumentVariable.sample(of: variables) }
}
