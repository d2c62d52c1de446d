import Model
import Testing

@testable import Obligations

struct PositionTests {
  private func proposals(_ world: World) throws -> [Position.Proposal] {
    let assessment = try world.assess()
    return [assessment.regulator.proposal, assessment.people.proposal]
  }

  @Test(
    arguments: [
      (Action.opened, [Position.Proposal.notify, .tell]), (.shown, [.notify, .undecided]),
      (.linked, [.notify, .undecided]), (.attempted, [.record, .notRequired]),
    ])
  func `what happened proposes whom to tell`(action: Action, proposals: [Position.Proposal]) throws
  {
    var world = try World()
    try world.add(action)
    #expect(try self.proposals(world) == proposals)
  }

  @Test func `a low severity, by a person's scores, is kept in the register`() throws {
    var world = try World()
    try world.add(.shown)
    world.facts["severity.dpc"] = .integer(2)
    world.facts["severity.ei"] = .number(0.25, written: "0.25")
    world.facts["severity.cb"] = .number(0.25, written: "0.25")
    world.facts["severity.reason"] = .text("a row shows a time only")
    #expect(try proposals(world) == [.record, .notRequired])
    #expect(
      try world.assess().regulator.reasons.contains { $0.contains("needs a finding") })
  }

  @Test func `nothing proved with lines that nobody could read is undecided, not harmless`() throws
  {
    var world = try World()
    world.rejectedLines = 3
    #expect(try proposals(world) == [.undecided, .undecided])
  }

  @Test func `an artefact that holds nobody is a near miss for the register`() throws {
    var world = try World()
    try world.add(.opened, content: .none)
    #expect(try proposals(world) == [.record, .notRequired])
  }

  @Test func `recordings of another controller alone are that controller's to report`() throws {
    var world = try World()
    world.facts["organisation.name"] = .text("Larkfield Video Health")
    try world.add(.opened, controller: "Northmere Trust")
    #expect(try proposals(world) == [.tellController, .tellController])
    try world.add(.shown, controller: "LARKFIELD video health")
    #expect(try proposals(world) == [.notify, .tell])
  }

  @Test func `the proposal gives the article, the numbers, the working, and whose policy it is`()
    throws
  {
    var world = try World()
    try world.add(.opened)
    try world.add(.shown, isOwned: false)
    let reasons = try world.assess().regulator.reasons
    #expect(reasons.first?.hasPrefix("Article 33: ") == true)
    #expect(reasons.contains("at least 1 person's recordings were shown or opened"))
    #expect(reasons.contains("ENISA severity 4 × 1 + 0.25 = 4.25, very high"))
    #expect(reasons.contains { $0.contains("policy of this tool, not the law") })
    #expect(try world.assess().people.reasons.first?.hasPrefix("Article 34: ") == true)
  }

  @Test func `a decision that is still to come neither counts nor hides the one before`() throws {
    var world = try World()
    world.facts["decisions"] = .decisions([
      Facts.Decision(
        what: "article-33", decision: "notify", by: "A", at: try time("2020-06-10T08:00:00Z"),
        because: "b"),
      Facts.Decision(
        what: "article-33", decision: "record", by: "B", at: try time("2020-06-10T09:00:01Z"),
        because: "b"),
    ])
    let assessment = try world.assess()
    #expect(assessment.regulator.decision?.by == "A")
    #expect(assessment.warnings.contains { $0.contains("article-33 is dated later") })
    #expect(try world.assess(asOf: "2020-06-10T09:00:01Z").regulator.decision?.by == "B")
  }

  @Test(
    arguments: [
      ("2020-06-10T09:00:01Z", "after the date"), ("2020-06-09T11:29:00Z", "0 h 1 min before"),
      ("2020-06-07T11:30:00Z", "48 h 0 min before the first exposure in the logs: the date is"),
    ])
  func `an awareness that cannot be, or hardly, is said`(aware: String, words: String) throws {
    var world = try World()
    try world.add(.opened)
    #expect(try world.assess().warnings.isEmpty)
    try world.know("aware_at", aware)
    let assessment = try world.assess()
    #expect(assessment.warnings.contains { $0.contains(words) }, "\(assessment.warnings)")
    #expect(assessment.notes.starts(with: assessment.warnings))
  }

  @Test func `a named person decides, the last decision holds, and it needs a name and a reason`()
    throws
  {
    var world = try World()
    try world.add(.opened)
    #expect(try world.assess().regulator.decision == nil)
    world.facts["decisions"] = .decisions([
      Facts.Decision(what: "article-33", decision: "not yet", by: "A", because: "b"),
      Facts.Decision(what: "Article 34", decision: "tell", because: " "),
      Facts.Decision(what: "article-33", decision: "notify", by: "A. Nother", because: "a risk"),
      Facts.Decision(what: "insurance", decision: "told", by: "A", because: "b"),
    ])
    let assessment = try world.assess()
    #expect(assessment.regulator.decision?.decision == "notify")
    #expect(assessment.regulator.missing.isEmpty)
    #expect(assessment.regulator.proposal == .notify)
    #expect(assessment.people.decision?.decision == "tell")
    #expect(assessment.people.missing == ["by", "because"])
  }
}
