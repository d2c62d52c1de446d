import Model
import Notation
import Testing

@testable import Documents

/// The documents that are written besides the form: what stands in all of them.
struct AccountDocumentTests {
  static let names = ["dspt", "statement", "postmortem"]

  static func render(_ name: String, _ account: IncidentAccount) throws -> Rendered {
    let template = try BuiltInTemplates.set().document("uk/report-\(name).md")
    switch name {
    case "dspt": return try ReportDspt(template: template).render(account)
    case "statement": return try ReportStatement(template: template).render(account)
    default: return try ReportPostmortem(template: template).render(account)
    }
  }

  /// Numbers of a case before anything is known, from logs that are broken.
  static func broken() throws -> IncidentAccount {
    var totals = SampleAccount.totals
    totals.bound = .atLeast
    totals.unattributed = 1
    totals.unknownViewers = 2
    totals.records.confirmed = 0
    totals.dataSubjects.confirmed = 0
    var account = try SampleAccount.account(Facts(), totals)
    account.report.logs = [try SampleAccount.log("access.log", rejected: 12)]
    account.report.afterContainment = 2
    var recorded = totals
    recorded.dataSubjects.maximum = 31
    recorded.records.maximum = 32
    account.report.recordedOnly = recorded
    return account
  }

  static func known() throws -> Facts {
    var facts = try SampleCase.facts()
    for (key, text) in [
      ("title", "replays of other people"), ("summary", "A list showed recordings of others."),
      ("system", "An app for consultations by video."),
      ("responsible", "Calder Digital Clinic"), ("impacted", "Calder Digital Clinic"),
      ("lessons", "Ownership comes from the booking.\nA list is tested with two people."),
      ("phase", "design"), ("phase_because", "The release\nput it in."),
      ("dimension", "software"), ("objective", "non-malicious"), ("consequence", "harm"),
    ] {
      facts["postmortem.\(key)"] = .text(text)
    }
    facts["decisions"] = .decisions([
      .init(
        what: "article-34", decision: "tell them", by: "Kit Lee",
        at: try SampleCase.time("2020-06-10T08:00:00Z"), because: "the risk is high")
    ])
    return facts
  }

  @Test(arguments: names) func `a document on what is known`(name: String) throws {
    let text = try Self.render(name, try SampleAccount.account(try Self.known())).text
    try Golden.expect(text, is: "report-\(name).md")
  }

  @Test(arguments: names) func `a document before anything is known`(name: String) throws {
    try Golden.expect(
      try Self.render(name, try Self.broken()).text, is: "report-\(name)-unknown.md")
  }

  @Test(arguments: names)
  func `every number says that it is a lower bound, and once it says why`(name: String) throws {
    let text = try Self.render(name, try Self.broken()).text
    for number in ["50", "51"] {
      let bare = text.split(separator: "**\(number)**", omittingEmptySubsequences: false).count
      let whole = text.split(separator: "at least **\(number)**", omittingEmptySubsequences: false)
        .count
      #expect(bare == whole && bare > 1, "\(number)")
    }
    let reasons = text.split(separator: "could not be read: 12", omittingEmptySubsequences: false)
    #expect(reasons.count == 2)
  }

  @Test(arguments: names) func `nobody of the case stands in it`(name: String) throws {
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(SampleCase.jo(), pseudonym: "DS-001")], organisation: [])
    var facts = try Self.known()
    let clean = try Self.render(name, try SampleAccount.account(facts))
    #expect(leakGuard.verdict(on: clean).leaks == [])
    facts["what_happened"] = .text("Told by Jo Marsh-Okafor.")
    facts["postmortem.summary"] = .text("Told by Jo Marsh-Okafor.")
    let leaking = try Self.render(name, try SampleAccount.account(facts))
    #expect(leakGuard.verdict(on: leaking).leaks.map(\.kind) == [.name])
  }

  @Test(arguments: names) func `a breach that goes on is said first`(name: String) throws {
    let account = try Self.broken()
    let lines = try Self.render(name, account).text.split(separator: "\n")
    let place = try #require(
      lines.firstIndex { $0.contains("not contained") || $0.contains("has stopped") })
    #expect(place < 12)
  }

  @Test(arguments: IncidentAccount.Outcome.allCases)
  func `a statement apologises for a breach and claims none where none is proved`(
    outcome: IncidentAccount.Outcome
  ) throws {
    var totals = Totals()
    switch outcome {
    case .breach: totals = SampleAccount.totals
    case .nearMiss: totals.exposures = [4, 0, 0, 0]
    case .notEstablished: totals.bound = .atLeast
    }
    let account = try SampleAccount.account(try Self.known(), totals)
    #expect(account.outcome == outcome)
    let text = try Self.render("statement", account).text
    #expect(text.contains("We are sorry.") == (outcome == .breach))
    #expect(text.contains("**0**") == false)
    #expect(
      text.contains("cannot rule it out") == (outcome == .notEstablished))
  }

  @Test func `a statement never says that it has stopped while exposures go on`() throws {
    var account = try SampleAccount.account(try Self.known())
    #expect(try Self.render("statement", account).text.contains("Yes. It was stopped"))
    account.report.afterContainment = 1
    let text = try Self.render("statement", account).text
    #expect(text.contains("We cannot say so yet."))
    #expect(!text.contains("It was stopped") && !text.contains("We stopped it"))
  }

  @Test func `who asks whether they were attacked hears what people know`() throws {
    var facts = try Self.known()
    func answer() throws -> Substring {
      let text = try Self.render("statement", try SampleAccount.account(facts)).text
      let rest = try #require(text.split(separator: "### Were you attacked?\n\n").last)
      return rest.prefix { $0 != "\n" }
    }
    #expect(try answer() == "No. It was a fault in our own service.")
    facts["cyber"] = .yes(true)
    #expect(try answer() == "Yes.")
    facts["cyber"] = nil
    #expect(try answer() == "Not yet known")
  }

  @Test func `every value of the taxonomy stands with its ground or as not yet known`() throws {
    let text = try Self.render("postmortem", try SampleAccount.account(try Self.known())).text
    #expect(text.contains("| phase | design | The release put it in. |"))
    #expect(text.contains("| dimension | software | Not yet known |"))
    #expect(text.contains("| intent | Not yet known | Not yet known |"))
    let names = Facts.keys.filter { $0.group == "postmortem" && $0.kind == .choice }.map(\.member)
    #expect(
      names == [
        "recurring", "phase", "boundary", "nature", "dimension", "objective", "intent",
        "capability", "duration", "behaviour", "domain", "consequence",
      ])
    for name in names { #expect(text.contains("| \(name) | "), "\(name)") }
  }

  @Test func `what was already reported stands at the top of the NHS document, with its reference`()
    throws
  {
    var facts = try Self.known()
    var account = try SampleAccount.account(facts)
    let said = "**A report on this breach is recorded as sent:**"
    #expect(try !Self.render("dspt", account).text.contains(said))
    facts["ico_reference"] = .text("IC-00000-A1B2")
    account = try SampleAccount.account(facts)
    account.report.submittedAt = try SampleCase.time("2020-06-10T08:40:00Z")
    let text = try Self.render("dspt", account).text
    #expect(
      text.contains(
        "\(said) 10 June 2020 at 09:40 BST, reference of the Information Commissioner's Office"
          + " IC-00000-A1B2.\n"))
    let lines = text.split(separator: "\n")
    let place = try #require(lines.firstIndex { $0.contains(said) })
    #expect(place < 6)
  }

  @Test func `every question of the NHS tool is marked, for none was seen in the source`() throws {
    let text = try Self.render("dspt", try SampleAccount.account(try Self.known())).text
    let questions = text.split(separator: "\n").filter { $0.hasPrefix("### ") }
    #expect(questions.count > 15)
    #expect(questions.allSatisfy { $0.hasSuffix("*[to be confirmed by a person]*") })
    #expect(questions.contains { $0.contains("police") && !$0.contains("regulators") })
    #expect(questions.contains { $0.contains("Network and Information Systems") })
  }

  @Test
  func `a statement says of the regulator what was decided, and nothing where nobody decided`()
    throws
  {
    func said(_ decision: String?) throws -> String {
      var facts = try Self.known()
      facts["decisions"] = .decisions(
        decision.map {
          [.init(what: "article-33", decision: $0, by: "Kit Lee", because: "a risk is likely")]
        } ?? [])
      let text = try Self.render("statement", try SampleAccount.account(facts)).text
      let line = text.split(separator: "\n").first {
        $0.hasPrefix("- The Information Commissioner's Office:")
      }
      return String(try #require(line).dropFirst("- The Information Commissioner's Office: ".count))
    }
    #expect(try said(nil) == "Not yet known")
    #expect(try said("notify") == "Not yet. We will report it.")
    #expect(try said("do not notify") == "Not yet known")
  }

  @Test func `the NHS grading is the region's, and a proposal says that it is one`() throws {
    var account = try SampleAccount.account(try Self.known())
    let regions: [(HarmGrade.Region, String)] = [
      (.none, "**tell nobody; keep it in the register.** No adverse effect"),
      (.log, "**tell nobody; keep it in the register.** An effect is unlikely."),
      (.ico, "**the Information Commissioner's Office is to be told.**"),
      (.icoAndDhsc, "**the Information Commissioner's Office and the Department of Health"),
    ]
    for (region, _) in regions {
      for reason in [nil, "agreed with the guardian"] {
        account.assessment = SampleAccount.assessment(region, reason: reason)
        let text = try Self.render("dspt", account).text
        for (other, said) in regions { #expect(text.contains(said) == (other == region)) }
        #expect(text.contains("graded by nobody yet") == (reason == nil))
      }
    }
  }
}
