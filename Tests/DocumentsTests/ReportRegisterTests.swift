import Foundation
import Model
import Notation
import Testing

@testable import Documents

/// The row of the register that the law asks for, of breaches that are reported and of all others.
struct ReportRegisterTests {
  private func row(_ account: IncidentAccount) throws -> [String: String] {
    let lines = ReportRegister.csv(account).text
    var reader = CSVReader(Array(lines.utf8), name: "register.csv")
    var record = CSVRecord()
    #expect(try reader.next(&record))
    let header = record.fields.map(\.text)
    #expect(try reader.next(&record))
    let cells = record.fields.map(\.text)
    #expect(header.count == cells.count)
    #expect(try !reader.next(&record))
    return Dictionary(uniqueKeysWithValues: zip(header, cells))
  }

  private func members(_ account: IncidentAccount) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(ReportRegister.json(account).bytes))
    return try #require(value as? [String: Any])
  }

  @Test func `a row on an incident whose facts are known`() throws {
    var facts = try SampleCase.facts()
    facts["decisions"] = .decisions([
      .init(
        what: "article-33", decision: "notify", by: "Kit Lee",
        at: try SampleCase.time("2020-06-10T08:00:00Z"), because: "a risk is likely"),
      .init(what: "uk-cqc candour", decision: "no such harm", by: "Ida Marsh"),
    ])
    let account = try SampleAccount.account(facts)
    try Golden.expect(ReportRegister.json(account).text, is: "report-register.json")
    try Golden.expect(ReportRegister.csv(account).text, is: "report-register.csv")
  }

  @Test func `stretches that no log covers are silences, and without a log none is known`() throws {
    var account = try SampleAccount.account(try SampleCase.facts())
    #expect(try row(account)["silences_of_logs"] == "0")
    account.report.reach.unheard = [
      Period(
        from: try SampleCase.time("2020-06-09T11:00:00Z"),
        until: try SampleCase.time("2020-06-09T12:00:00Z"))
    ]
    #expect(try row(account)["silences_of_logs"] == "1")
    account.report.reach.isSilent = true
    #expect(try row(account)["silences_of_logs"] == "not known: no log has been read")
  }

  @Test func `another controller's recordings and every duty stand there with their numbers`()
    throws
  {
    var account = try SampleAccount.account(try SampleCase.facts())
    var share = SampleAccount.totals
    share.bound = .atLeast
    account.assessment = SampleAccount.assessment(
      duties: [
        DutyOwed(
          regime: "uk-ico", duty: "controller", to: "the controller", country: nil, clock: nil,
          timing: "without undue delay", condition: "always", source: "Article 33(2)",
          confirm: false, unclear: nil, lacksReasons: false)
      ], controllers: [.init(name: "Northmere Trust", isOwn: false, totals: share)])
    let row = try row(account)
    #expect(
      row["other_controllers"] == "Northmere Trust, people, at least 50, recordings, at least 51")
    #expect(row["duties"] == "uk-ico controller, without undue delay, Not yet known")
    account.report.facts["told_others"] = .text("Northmere Trust was told.")
    #expect(
      try self.row(account)["duties"]
        == "uk-ico controller, without undue delay, as told_others says, Northmere Trust was told.")
  }

  @Test func `each duty says what the case knows of it, and who scored what`() throws {
    func duty(_ name: String) -> DutyOwed {
      DutyOwed(
        regime: "uk-ico", duty: name, to: "", country: nil, clock: nil, timing: "at once",
        condition: "", source: "", confirm: false, unclear: nil, lacksReasons: false)
    }
    var facts = Facts()
    var account = try SampleAccount.account(facts)
    account.assessment = SampleAccount.assessment(
      duties: ["record", "data-subjects", "controller", "regulator"].map(duty), controllers: [])
    #expect(
      try row(account)["duties"]
        == "uk-ico record, at once, kept by this row; uk-ico data-subjects, at once, Not yet known; "
        + "uk-ico controller, at once, Not yet known; uk-ico regulator, at once, Not yet known")
    #expect(try row(account)["to_be_put_right"] == "none")
    #expect(try row(account)["dspt_graded_by"]?.hasPrefix("not applicable") == true)
    facts["told_subjects"] = .text("Yes")
    account.report.facts = facts
    #expect(try row(account)["duties"]?.contains("as told_subjects says, Yes") == true)
    var letters = ReportLetters()
    letters.affected = 49
    letters.affectedReleased = 41
    letters.last = try SampleCase.time("2020-06-12T10:00:00Z")
    account.report.letters = letters
    #expect(
      try row(account)["duties"]?.contains(
        "letters released, 41, of, 49, the last, 12 June 2020 at 11:00 BST") == true)
    account.assessment = SampleAccount.assessment(.ico, reason: "a recording was opened")
    account.gradedBy = Signature(
      name: "Ida Marsh", at: try SampleCase.time("2020-06-10T10:00:00Z"))
    #expect(try row(account)["dspt_graded_by"] == "Ida Marsh")
    #expect(try row(account)["dspt_graded_at"] == "10 June 2020 at 11:00 BST")
  }

  @Test
  func `what was sent, by whom recordings are controlled and who answers for what is planned`()
    throws
  {
    var facts = try SampleCase.facts()
    facts["decisions"] = .decisions([
      .init(what: "actions_planned", decision: "a review", by: "Ida Marsh", because: "it is hers")
    ])
    var account = try SampleAccount.account(facts)
    var row = try row(account)
    #expect(row["role"] == "controller" && row["breach_type"] == "confidentiality")
    #expect(row["reports_sent"] == "none" && row["data_subjects_own_maximum"] == "50")
    #expect(row["remedial_action_owners"] == "actions_planned, Ida Marsh")
    #expect(row["letters_to_affected_released"] == "0")
    #expect(row["closed_at"] == "Not yet known" && row["retain_until"] == "Not yet known")
    let sent = try SampleCase.time("2020-06-10T08:40:00Z")
    account.report.sendings = [.init(phase: "initial", time: sent, reference: "IC-00000-A1B2")]
    var letters = ReportLetters()
    letters.affectedReleased = 48
    letters.asked = 3
    letters.last = sent
    account.report.letters = letters
    account.assessment = SampleAccount.assessment(
      duties: [],
      controllers: [.init(name: "Northmere Trust", isOwn: false, totals: SampleAccount.totals)])
    row = try self.row(account)
    #expect(row["role"] == "processor for, Northmere Trust")
    #expect(
      row["data_subjects_own_maximum"]
        == "not applicable: every recording was made for another controller")
    #expect(row["reports_sent"] == "initial, 10 June 2020 at 09:40 BST, IC-00000-A1B2")
    #expect(row["letters_to_affected_released"] == "48")
    #expect(row["letters_to_recipients_released"] == "3")
    #expect(row["last_letter_released_at"] == "10 June 2020 at 09:40 BST")
  }

  @Test func `both forms have the same columns, in the same order`() throws {
    let account = try SampleAccount.account(Facts())
    let names = RegisterRow(account: account).columns.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(try Set(row(account).keys) == Set(names))
    #expect(try Set(members(account).keys) == Set(names))
  }

  @Test func `a breach that is not reported stands there with the reasons and who decided`() throws
  {
    var facts = try SampleCase.facts()
    facts["decisions"] = .decisions([
      .init(
        what: "article-33", decision: "do not notify", by: "Kit Lee",
        at: try SampleCase.time("2020-06-10T08:00:00Z"), because: "the recordings were tests")
    ])
    let row = try row(try SampleAccount.account(facts))
    #expect(row["kind"] == "breach")
    #expect(row["regulator_told"] == "no")
    #expect(row["why_regulator_not_told"] == "do not notify: the recordings were tests")
    #expect(row["article_33_decided_by"] == "Kit Lee")
    #expect(row["article_33_decided_at"] == "10 June 2020 at 09:00 BST")
    #expect(row["regulator_told_at"] == "not applicable: not told by the date of this row")
  }

  @Test func `while nobody has decided, the row says so and not what was proposed`() throws {
    let row = try row(try SampleAccount.account(try SampleCase.facts()))
    #expect(row["why_regulator_not_told"] == "Not yet known")
    #expect(row["article_33_decision"] == "Not yet known")
    #expect(row["article_33_proposal"] == "notify")
    #expect(row["a_person_must_confirm"]?.contains("article_33_proposal") ?? false)
    #expect(row["not_yet_known"]?.contains("article_33_decision") ?? false)
  }

  @Test func `a report that was sent is told with its time and reference`() throws {
    var facts = try SampleCase.facts()
    facts["ico_reference"] = .text("IC-00000-A1B2")
    var account = try SampleAccount.account(facts)
    account.report.submittedAt = try SampleCase.time("2020-06-11T08:00:00Z")
    let row = try row(account)
    #expect(row["regulator_told"] == "yes")
    #expect(row["regulator_told_at"] == "11 June 2020 at 09:00 BST")
    #expect(row["regulator_reference"] == "IC-00000-A1B2")
    #expect(row["why_regulator_not_told"] == "not applicable: told")
    #expect(row["delay_reasons"] == "not applicable: within the time")
  }

  @Test func `a near miss has its row, and what is not proved is not called one`() throws {
    var totals = Totals()
    totals.exposures = [5, 0, 0, 0]
    #expect(try row(try SampleAccount.account(Facts(), totals))["kind"] == "near-miss")
    totals.bound = .atLeast
    #expect(try row(try SampleAccount.account(Facts(), totals))["kind"] == "not-established")
    #expect(try row(try SampleAccount.account(Facts(), Totals()))["kind"] == "not-established")
    totals = Totals()
    totals.exposures = [0, 3, 2, 0]
    totals.noContent = 2
    totals.exposures[2] = 0
    #expect(try row(try SampleAccount.account(Facts(), totals))["kind"] == "near-miss")
  }

  @Test func `a number that may be too low says so in its own cell`() throws {
    var totals = SampleAccount.totals
    totals.bound = .atLeast
    let account = try SampleAccount.account(try SampleCase.facts(), totals)
    let row = try row(account)
    #expect(row["data_subjects_maximum"] == "at least 50")
    #expect(row["records_confirmed"] == "at least 1")
    #expect(row["recipients_shown"] == "at least 3")
    let count = try #require(try members(account)["records_maximum"] as? [String: Any])
    #expect(count["number"] as? Int == 51)
    #expect(count["bound"] as? String == "at_least")
  }

  @Test func `what nobody has answered is Not yet known, and null for programs`() throws {
    let account = try SampleAccount.account(Facts())
    let row = try row(account)
    let members = try members(account)
    for name in ["what_happened", "cause", "consequences", "actions_taken", "aware_at", "lessons"] {
      #expect(row[name] == "Not yet known", "\(name)")
      #expect(members[name] is NSNull, "\(name)")
    }
    #expect(row["not_yet_known"]?.contains("what_happened") ?? false)
  }

  @Test func `a short id is found in what somebody wrote, and not in a date beside it`() throws {
    var subject = GuardSubject(SampleCase.jo(), pseudonym: "DS-001")
    subject.terms.append(GuardTerm(.patient, "2020"))
    let leakGuard = LeakGuard(subjects: [subject], organisation: [])
    var account = try SampleAccount.account(Facts())
    account.report.releases = [.init(time: account.report.asOf, name: "replay \"switch\"")]
    #expect(leakGuard.verdict(on: ReportRegister.csv(account)).leaks == [])
    account.report.releases = [.init(time: account.report.asOf, name: "=replay \"2020\"")]
    for rendered in [ReportRegister.csv(account), ReportRegister.json(account)] {
      #expect(leakGuard.verdict(on: rendered).leaks.map(\.kind) == [.patient])
    }
  }

  @Test func `a fact that a spreadsheet would obey is defended, and the guard reads the row`()
    throws
  {
    var facts = try SampleCase.facts()
    facts["cause"] = .text("=HYPERLINK(\"http://evil.example\")")
    let csv = ReportRegister.csv(try SampleAccount.account(facts))
    #expect(csv.text.contains("\"'=HYPERLINK"))
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(SampleCase.jo(), pseudonym: "DS-001")], organisation: [])
    #expect(leakGuard.verdict(on: csv).leaks == [])
    facts["cause"] = .text("Jo\nMarsh-Okafor's link")
    let account = try SampleAccount.account(facts)
    for rendered in [ReportRegister.csv(account), ReportRegister.json(account)] {
      #expect(leakGuard.verdict(on: rendered).leaks.map(\.kind) == [.name])
    }
  }
}
