import Documents
import Model
import Notation
import Testing

/// The report to the regulator, kept whole, and what it must never leave out.
struct ReportIcoTests {
  private func render(_ input: ReportInput) throws -> String {
    let template = try BuiltInTemplates.set().document("uk/report-ico.md")
    return try ReportIco(template: template).render(input).text
  }

  @Test func `a report on an incident whose facts are known`() throws {
    var facts = try SampleCase.facts()
    facts["decisions"] = .decisions([
      .init(
        what: "tell the people affected", decision: "yes", by: "Kit Lee",
        at: try SampleCase.time("2020-06-10T08:00:00Z"), because: "the risk is high")
    ])
    try Golden.expect(try render(try SampleReport.input(facts)), is: "report-ico.md")
  }

  @Test func `a report before anything is known, from logs that are broken, too late`() throws {
    var input = try SampleReport.input(Facts())
    input.totals.bound = .atLeast
    input.opened = ReportOpened(whole: 0, partial: 1, unknown: 2, preparation: 1, bounded: 2)
    input.totals.unattributed = 1
    let gap = Period(
      from: try SampleCase.time("2020-06-09T11:30:00Z"),
      until: try SampleCase.time("2020-06-09T11:41:00Z"))
    input.logs = [
      try SampleReport.log("access.log", rejected: 2, gaps: []),
      try SampleReport.log("access.log.1", rejected: 10, gaps: [gap]),
    ]
    input.afterContainment = 2
    input.asOf = try SampleCase.time("2020-06-12T13:30:00Z")
    let aware = try SampleCase.time("2020-06-09T13:00:00Z")
    input.clock = .init(awareAt: aware, dueAt: aware.adding(.hours(72)))
    try Golden.expect(try render(input), is: "report-ico-unknown.md")
  }

  @Test func `every question of the form stands in its order`() throws {
    let lines = try render(try SampleReport.input(Facts())).split(separator: "\n")
    let numbers = lines.compactMap { line in
      line.hasPrefix("### ") ? Int(line.dropFirst(4).prefix { $0.isNumber }) : nil
    }
    #expect(numbers == Array(1...39))
    let parts = lines.filter { $0.hasPrefix("## Part ") }
    #expect(parts.count == 6)
  }

  @Test func `a question left open is listed and says so`() throws {
    let known = try SampleReport.input(try SampleCase.facts())
    #expect(ReportIco.openQuestions(in: known) == [1, 4, 6, 18, 24, 29, 30])
    let open = ReportIco.openQuestions(in: try SampleReport.input(Facts()))
    #expect(
      open == [
        1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 29, 30, 31,
        32, 33, 34, 36,
      ])
  }

  @Test func `the law is cited as it is given, marked where a person has to confirm it`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    #expect(try render(input).contains("breach: the GDPR (EU) 2016/679\n"))
    input.law = .init(name: "the UK GDPR", article: "Article 33", needsConfirmation: true)
    #expect(try render(input).contains("breach: the UK GDPR *[to be confirmed by a person]*\n"))
    input.law = nil
    #expect(try render(input).contains("breach: Not yet known\n"))
  }

  @Test func `after 72 hours reasons are required, at 72 hours they are not`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    input.asOf = try SampleCase.time("2020-06-12T13:00:00Z")
    #expect(try render(input).contains("Elapsed at 12 June 2020 at 14:00 BST: 72 hours 0 minutes"))
    #expect(try !render(input).contains("**Late.**"))
    input.asOf = try SampleCase.time("2020-06-12T13:00:01Z")
    #expect(try render(input).contains("**Late.**"))
    #expect(try render(input).contains("The reasons are required before this report can be sent."))
    #expect(ReportIco.openQuestions(in: input).contains(25))
    input.submittedAt = try SampleCase.time("2020-06-10T13:00:00Z")
    #expect(try !render(input).contains("**Late.**"))
  }

  @Test func `every number says that it is a lower bound, and once a question says why`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    input.totals.bound = .atLeast
    input.logs = [try SampleReport.log("access.log", rejected: 12, gaps: [])]
    let text = try render(input)
    for number in ["50", "51", "52"] {
      let bare = text.components(separatedBy: "**\(number)**").count - 1
      let whole = text.components(separatedBy: "at least **\(number)**").count - 1
      #expect(bare == whole && bare > 0)
    }
    #expect(!text.contains("at least **0**") && !text.contains("(the maximum)"))
    #expect(text.contains("| none in the logs; the logs are not complete | viewers whom the logs"))
    for question in [7, 16, 17] {
      let answer = try answer(question, in: text)
      #expect(answer.components(separatedBy: "could not be read: 12").count == 2, "\(question)")
      #expect(answer.contains("; how many more cannot be said"))
    }
  }

  private func answer(_ question: Int, in text: String) throws -> String {
    let rest = try #require(text.components(separatedBy: "### \(question). ").last)
    return String(try #require(rest.split(separator: "\n### ").first))
  }

  @Test func `an exact number is the maximum, and nothing is said of what is missing`() throws {
    let text = try render(try SampleReport.input(try SampleCase.facts()))
    #expect(text.contains("Owners of recordings shown or opened (the maximum): **50**\n"))
    #expect(!text.contains("at least") && !text.contains("cannot be said"))
  }

  @Test func `an artefact without a consultation is told apart from what was opened`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    input.totals.recipientsOpened = 3
    input.opened = ReportOpened(whole: 0, partial: 1, unknown: 0, preparation: 0, bounded: 0)
    input.openedArtefacts = ReportOpened(
      whole: 2, partial: 0, unknown: 0, preparation: 0, bounded: 0)
    input.recipients = ReportRecipients(
      consultationsShown: 3, consultationsOpened: 1, artefactsShown: 2, artefactsOpened: 2)
    let text = try render(input)
    #expect(
      try answer(16, in: text).contains(
        "consultations was opened, by exposure: the whole recording"
          + ", or nearly: **0**; a part of it: **1**"))
    #expect(
      try answer(16, in: text).contains("no number of people or records: the whole, or nearly: 2;"))
    #expect(
      try answer(17, in: text).contains("viewers who opened the recording of a consultation: 1"))
    #expect(
      try answer(17, in: text).contains("opened an artefact that holds no consultation: 2\n"))
  }

  @Test func `another controller's people stand apart, and nothing claims that it was told`() throws
  {
    var facts = try SampleCase.facts()
    var input = try SampleReport.input(facts)
    var theirs = Totals()
    theirs.dataSubjects = .init(confirmed: 0, maximum: 5)
    theirs.records = .init(confirmed: 0, maximum: 6)
    var own = Totals()
    own.dataSubjects = .init(confirmed: 1, maximum: 45)
    own.records = .init(confirmed: 1, maximum: 46)
    input.assessment = SampleAccount.assessment(
      duties: [],
      controllers: [
        .init(name: "Calder Digital Clinic", isOwn: true, totals: own),
        .init(name: "Northmere Trust (invented)", isOwn: false, totals: theirs),
      ])
    let text = try render(input)
    #expect(try answer(16, in: text).contains("own recordings, shown or opened: 46; opened by a"))
    #expect(try answer(17, in: text).contains("own recordings: 45; confirmed: 1\n"))
    #expect(
      try answer(17, in: text).contains("another controller, who reports them: 5; confirmed: 0"))
    #expect(try answer(31, in: text).contains("6; their owners: 5. They are that controller's"))
    #expect(try answer(31, in: text).contains("Not yet recorded as told."))
    facts["told_others"] = .text("We rang NORTHMERE trust on 10 June 2020.")
    input.facts = facts
    #expect(try answer(31, in: render(input)).contains("What was told to it: see question 29."))
  }

  @Test func `a containment that did not hold is only said to be one`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    #expect(try answer(12, in: render(input)).contains("- Contained: 9 June 2020 at 14:05 BST\n"))
    input.afterContainment = 2
    let text = try render(input)
    #expect(
      try answer(12, in: text).contains(
        "- Said to be contained: 9 June 2020 at 14:05 BST; exposures with an event at or after"))
    #expect(
      try answer(7, in: text).contains("Said to be contained; exposures after it are in the logs |")
    )
  }

  @Test func `who the regulator asks is never the line for patients`() throws {
    var facts = try SampleCase.facts()
    #expect(try answer(35, in: render(try SampleReport.input(facts))).contains("Ida Marsh"))
    facts["reporter.name"] = nil
    #expect(try answer(35, in: render(try SampleReport.input(facts))).contains("Kit Lee"))
    facts["dpo.name"] = nil
    let text = try answer(35, in: render(try SampleReport.input(facts)))
    #expect(text.contains("Not yet known") && !text.contains("Sam Hill"))
  }

  @Test func `what a table or a fact says is words in Markdown too`() throws {
    var facts = try SampleCase.facts()
    facts["what_happened"] = .text("# Not a heading\n| not | a table |\n<script>alert(1)</script>")
    let text = try render(try SampleReport.input(facts))
    #expect(!text.contains("\n# Not a heading"))
    #expect(!text.contains("<script>"))
    #expect(text.contains(#"Release replay\|switch"#))
  }

  @Test func `the guard finds nobody in a report, and somebody where a fact names them`() throws {
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(SampleCase.jo(), pseudonym: "DS-001")],
      organisation: [GuardTerm(.name, "Kit Lee")])
    let template = try BuiltInTemplates.set().document("uk/report-ico.md")
    var facts = try SampleCase.facts()
    let clean = try ReportIco(template: template).render(try SampleReport.input(facts))
    #expect(leakGuard.verdict(on: clean).leaks == [])
    facts["how_discovered"] = .text("A patient, jo marsh-okafor, told us.")
    let leaking = try ReportIco(template: template).render(try SampleReport.input(facts))
    #expect(leakGuard.verdict(on: leaking).leaks.map(\.kind) == [.name])
    #expect(leakGuard.verdict(on: leaking).leaks.map(\.place) == [.value])
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
