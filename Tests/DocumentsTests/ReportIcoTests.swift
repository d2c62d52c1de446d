import Documents
import Model
import Notation
import Testing

/// The report to the regulator, kept whole, and what it must never leave out.
struct ReportIcoTests {
  private func log(_ name: String, rejected: Int, gaps: [Period]) throws -> ReportInput.Log {
    let reading = Source.Reading(
      profileName: "gateway", format: "combined", profileText: [],
      profileDigest: SHA256.digest(of: []), zone: nil, since: nil, until: nil,
      maxGap: .seconds(600), witnesses: [.shown, .opened],
      clock: name.hasSuffix("1") ? "+2.5s" : nil)
    return ReportInput.Log(
      name: name,
      source: Source(
        kind: .file, path: "/logs/" + name, digest: SHA256.digest(of: Array(name.utf8)),
        contentDigest: SHA256.digest(of: Array(name.utf8)), bytes: 0, contentBytes: 0,
        reading: reading,
        tally: .init(lines: 1000, used: 900, ignored: 100 - rejected, rejected: rejected),
        rejected: [], first: try SampleCase.time("2020-06-08T23:00:01Z"),
        last: try SampleCase.time("2020-06-09T22:59:58Z"), silences: gaps, events: 900),
      gaps: gaps)
  }

  private func input(_ facts: Facts) throws -> ReportInput {
    var totals = Totals()
    totals.dataSubjects = .init(confirmed: 1, maximum: 50)
    totals.records = .init(confirmed: 1, maximum: 51)
    totals.recipientsOpened = 1
    totals.recipientsShown = 3
    totals.exposures = [4, 0, 52, 1]
    totals.noContent = 2
    var input = ReportInput(
      caseReference: "C-7Q4M2K9D5T", asOf: try SampleCase.time("2020-06-11T09:00:00Z"),
      zone: try SampleCase.zone(), facts: facts, totals: totals,
      logs: [try log("access.log", rejected: 0, gaps: [])], ledgerEntries: 4,
      ledgerHead: SHA256.digest(of: []))
    input.firstExposure = try SampleCase.time("2020-06-09T11:04:00Z")
    input.lastExposure = try SampleCase.time("2020-06-09T12:51:00Z")
    input.opened = ReportOpened(whole: 1, partial: 0, unknown: 0, preparation: 0, bounded: 0)
    input.recordingsFrom = "booking records, exported 10 June"
    input.releases = [
      .init(time: try SampleCase.time("2020-06-09T11:00:00Z"), name: "replay|switch")
    ]
    input.law = .init(
      name: "the GDPR (EU) 2016/679", article: "Article 33", needsConfirmation: false)
    if let aware = facts.time("aware_at") {
      input.clock = .init(awareAt: aware, dueAt: aware.adding(.hours(72)))
    }
    return input
  }

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
    try Golden.expect(try render(try input(facts)), is: "report-ico.md")
  }

  @Test func `a report before anything is known, from logs that are broken, too late`() throws {
    var input = try input(Facts())
    input.totals.bound = .atLeast
    input.opened = ReportOpened(whole: 0, partial: 1, unknown: 2, preparation: 1, bounded: 2)
    input.totals.unattributed = 1
    let gap = Period(
      from: try SampleCase.time("2020-06-09T11:30:00Z"),
      until: try SampleCase.time("2020-06-09T11:41:00Z"))
    input.logs = [
      try log("access.log", rejected: 2, gaps: []),
      try log("access.log.1", rejected: 10, gaps: [gap]),
    ]
    input.afterContainment = 2
    input.asOf = try SampleCase.time("2020-06-12T13:30:00Z")
    let aware = try SampleCase.time("2020-06-09T13:00:00Z")
    input.clock = .init(awareAt: aware, dueAt: aware.adding(.hours(72)))
    try Golden.expect(try render(input), is: "report-ico-unknown.md")
  }

  @Test func `every question of the form stands in its order`() throws {
    let lines = try render(try input(Facts())).split(separator: "\n")
    let numbers = lines.compactMap { line in
      line.hasPrefix("### ") ? Int(line.dropFirst(4).prefix { $0.isNumber }) : nil
    }
    #expect(numbers == Array(1...39))
    let parts = lines.filter { $0.hasPrefix("# Part ") }
    #expect(parts.count == 6)
  }

  @Test func `a question left open is listed and says so`() throws {
    let known = try input(try SampleCase.facts())
    #expect(ReportIco.openQuestions(in: known) == [1, 4, 6, 18, 24, 29, 30])
    let open = ReportIco.openQuestions(in: try input(Facts()))
    #expect(
      open == [
        1, 4, 5, 6, 7, 8, 9, 10, 11, 13, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28, 29, 30, 31,
        32, 33, 34, 35, 36,
      ])
  }

  @Test func `the law is cited as it is given, marked where a person has to confirm it`() throws {
    var input = try input(try SampleCase.facts())
    #expect(try render(input).contains("breach: the GDPR (EU) 2016/679\n"))
    input.law = .init(name: "the UK GDPR", article: "Article 33", needsConfirmation: true)
    #expect(try render(input).contains("breach: the UK GDPR *[to be confirmed by a person]*\n"))
    input.law = nil
    #expect(try render(input).contains("breach: Not yet known\n"))
  }

  @Test func `after 72 hours reasons are required, at 72 hours they are not`() throws {
    var input = try input(try SampleCase.facts())
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

  @Test func `beside every number stand its bound and the lines that could not be read`() throws {
    var input = try input(try SampleCase.facts())
    input.totals.bound = .atLeast
    input.logs = [try log("access.log", rejected: 12, gaps: [])]
    let text = try render(input)
    for number in ["50", "51", "52"] {
      let bare = text.components(separatedBy: "**\(number)**").count - 1
      let whole =
        text.components(
          separatedBy: "at least **\(number)** (log lines that could not be read: 12)"
        ).count - 1
      #expect(bare == whole && bare > 0)
    }
  }

  @Test func `what a table or a fact says is words in Markdown too`() throws {
    var facts = try SampleCase.facts()
    facts["what_happened"] = .text("# Not a heading\n| not | a table |\n<script>alert(1)</script>")
    let text = try render(try input(facts))
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
    let clean = try ReportIco(template: template).render(try input(facts))
    #expect(leakGuard.verdict(on: clean).leaks == [])
    facts["how_discovered"] = .text("A patient, jo marsh-okafor, told us.")
    let leaking = try ReportIco(template: template).render(try input(facts))
    #expect(leakGuard.verdict(on: leaking).leaks.map(\.kind) == [.name])
    #expect(leakGuard.verdict(on: leaking).leaks.map(\.place) == [.value])
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
