import Documents
import Foundation
import Model
import Notation
import Testing

/// Reports follow each other: what has changed since the last one, and what is still to come.
struct ReportPhasesTests {
  private func report() throws -> ReportIco {
    let set = try BuiltInTemplates.set()
    return ReportIco(
      template: try set.document("uk/report-ico.md"), page: try set.document("uk/report-ico.html"))
  }

  private func follow(
    _ first: ReportInput, facts: Facts, totals: Totals, sentAt: Timestamp?
  ) throws -> ReportInput {
    let earlier = try ReportEarlier(
      json: try report().record(first).bytes, file: "001-report-ico.json")
    var next = try SampleReport.input(facts)
    next.totals = totals
    next.phase = .followUp
    next.changes = ReportChanges(
      since: "001-report-ico", sentAt: sentAt, earlier: earlier, input: next)
    return next
  }

  @Test func `a follow-up says which numbers have changed, and quotes what was answered otherwise`()
    throws
  {
    let first = try SampleReport.input(try SampleCase.facts())
    var facts = try SampleCase.facts()
    facts["cause"] = .text("Something quite different.")
    facts["ico_reference"] = .text("IC-12345-A1B2")
    facts["likelihood"] = nil
    facts["first_contact"] = .yes(false)
    var totals = first.totals
    totals.dataSubjects.maximum = 52
    totals.bound = .atLeast
    let next = try follow(
      first, facts: facts, totals: totals, sentAt: try SampleCase.time("2020-06-10T09:00:00Z"))
    let text = try report().render(next).text
    #expect(text.contains("follow-up report · as of"))
    #expect(text.contains("Compared with 001-report-ico, sent 10 June 2020 at 10:00 BST."))
    #expect(text.contains("| data_subjects.maximum | 50 | at least 52 |"))
    #expect(text.contains("What was shown was not counted as a lower bound then; now it is."))
    #expect(text.contains("- Answered since: questions 3, 6\n"))
    #expect(text.contains("- Answered otherwise: question 8\n"))
    #expect(text.contains("- Answers taken back: question 20\n"))
    #expect(
      text.contains(
        "- Question 8, How did it happen: what caused it? It was: Switched calls got a new number"
          + " and the list was read by the old one. → Now: Something quite different.\n"))
    let record = try JSONNode.parse(try report().record(next).bytes, file: "r", lenient: false)
    #expect(record["changes"]?["answers_changed"]?.array?.compactMap(\.integer) == [8])
    #expect(record["phase"]?.string == "follow-up")
  }

  @Test func `what a log proved that was taken out since is told then and not known now`() throws {
    var first = try SampleReport.input(try SampleCase.facts())
    first.reach.unwitnessed = [.opened]
    let earlier = try ReportEarlier(
      json: try report().record(first).bytes, file: "001-report-ico.json")
    var next = try SampleReport.input(first.facts)
    let digest = try #require(next.logs.first).source.digest.hex
    next.logs = []
    next.totals = Totals()
    next.totals.bound = .atLeast
    next.reach.isSilent = true
    next.droppedLogs = 1
    next.phase = .followUp
    next.changes = ReportChanges(
      since: "001-report-ico", sentAt: nil, earlier: earlier, input: next, dropped: [digest])
    let text = try report().render(next).text
    #expect(text.contains("| data_subjects.confirmed | at least 1 | not known, no log is read |"))
    #expect(text.contains("| data_subjects.maximum | 50 | not known, no log is read |"))
    #expect(text.contains("**Log taken out of the case since: access.log.**"))
    #expect(text.contains("No log has been read: nothing can be ruled out for any time."))
    #expect(!text.contains("No silence longer") && !text.contains("No line was rejected"))
  }

  @Test func `stretches that no log covers stand where the logs are silent`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    #expect(try report().render(input).text.contains("No silence longer"))
    input.reach.unheard = [
      Period(
        from: try SampleCase.time("2020-06-09T11:00:00Z"),
        until: try SampleCase.time("2020-06-09T12:00:00Z"))
    ]
    let text = try report().render(input).text
    let annex = try #require(text.range(of: "### Where the logs are silent"))
    #expect(text[annex.upperBound...].contains("from 9 June 2020 at 12:00 BST until 9 June 2020"))
    #expect(!text.contains("No silence longer"))
  }

  @Test func `what says who somebody is, is not quoted, and a time is told by the report's clocks`()
    throws
  {
    let first = try SampleReport.input(try SampleCase.facts())
    var facts = try SampleCase.facts()
    facts["dpo.name"] = .text("Ada Otherwise")
    facts["contained_at"] = .time(
      try SampleCase.time("2020-06-09T15:00:00Z"), written: "2020-06-09T15:00:00Z")
    let text = try report().render(
      try follow(first, facts: facts, totals: first.totals, sentAt: nil)
    ).text
    #expect(text.contains("- Answered otherwise: questions 12, 36\n"))
    #expect(
      text.contains(
        "It was: 9 June 2020 at 14:05 BST → Now: 9 June 2020 at 16:00 BST\n"))
    #expect(!text.contains("- Question 36, "))
  }

  @Test func `a later report says which promised day has passed, an initial one promises`() throws {
    var facts = try SampleCase.facts()
    facts["actions_planned"] = .text("Letters by 12 June 2020. An outside review by 1 August 2020.")
    facts["recurrence_prevention"] = .text("Tested from 2020-06-11, since 3 June 2020.")
    var input = try SampleReport.input(facts)
    input.asOf = try SampleCase.time("2020-06-12T22:59:59Z")
    for phase in [ReportInput.Phase.followUp, .final] {
      input.phase = phase
      let text = try report().render(input).text
      #expect(text.contains("has passed:** question 27, from 2020-06-11. Say there whether"))
      #expect(!text.contains("by 12 June") || !text.contains("question 26, by 12 June 2020"))
    }
    input.asOf = try SampleCase.time("2020-06-12T23:00:00Z")
    let text = try report().render(input).text
    #expect(text.contains("has passed:** question 26, by 12 June 2020. Say there whether"))
    #expect(!text.contains("question 26, by 1 August") && !text.contains("question 27, since"))
    input.phase = .initial
    #expect(try !report().render(input).text.contains("has passed:**"))
  }

  @Test func `a final report with open questions says so before anything else`() throws {
    var input = try SampleReport.input(try SampleCase.facts())
    input.phase = .final
    let text = try report().render(input).text
    let place = try #require(text.range(of: "leaves questions open:** 1, 3, 4, 6, 18, 24, 29, 30."))
    let first = try #require(text.range(of: "- Aware:"))
    #expect(place.lowerBound < first.lowerBound)
    input.phase = .followUp
    #expect(try !report().render(input).text.contains("leaves questions open"))
  }

  @Test func `a follow-up on which nothing has changed says so`() throws {
    let facts = try SampleCase.facts()
    let first = try SampleReport.input(facts)
    let next = try follow(first, facts: facts, totals: first.totals, sentAt: nil)
    let text = try report().render(next).text
    #expect(text.contains("No number and no answer has changed."))
    #expect(text.contains("of which nobody has recorded that it was sent"))
  }

  @Test func `a final report without an earlier one says that there is none to compare with`()
    throws
  {
    var input = try SampleReport.input(try SampleCase.facts())
    input.phase = .final
    let text = try report().render(input).text
    #expect(text.contains("This case knows of no earlier report to compare with."))
    #expect(text.contains("Initial report, marked as final"))
    #expect(
      ReportIco.openQuestions(in: input).contains(3), "the regulator's reference is asked for")
  }

  @Test func `what is outstanding has its day where somebody has decided it`() throws {
    var facts = try SampleCase.facts()
    facts["decisions"] = .decisions([
      .init(what: "question 24", decision: "by 1 July 2020", by: "Kit Lee"),
      .init(what: "told_others", decision: "tomorrow", by: "Kit Lee"),
    ])
    let text = try report().render(try SampleReport.input(facts)).text
    #expect(text.contains("two years? | by 1 July 2020, as decided by Kit Lee |"))
    #expect(text.contains("will you tell? | tomorrow, as decided by Kit Lee |"))
    #expect(text.contains("affected? | without undue further delay |"))
    #expect(text.contains("follows in phases, as Article 33(4) allows"))
  }

  @Test func `the questions for attacks are asked of attacks, and can be answered`() throws {
    var facts = try SampleCase.facts()
    facts["cyber"] = .yes(true)
    facts["cyber_affected"] = .text("Confidentiality.")
    facts["cyber_impact"] = .text("medium")
    facts["cyber_recovery"] = .text("complete")
    let text = try report().render(try SampleReport.input(facts)).text
    #expect(text.contains("### 21. "))
    #expect(
      text.contains("Medium: we lost the ability to provide a critical service to some users"))
    #expect(text.contains("Complete: recovery is already complete"))
    #expect(
      Set(ReportIco.openQuestions(in: try SampleReport.input(facts))).isDisjoint(with: 21...23))
  }

  @Test func `a report that is none is not compared with`() throws {
    #expect(throws: Problem.self) {
      try ReportEarlier(json: Array("{\"document\":\"veris\"}".utf8), file: "002-report-veris.json")
    }
  }
}
