import Model
import Testing

@testable import Obligations

/// What is proposed where the logs leave open what happened.
struct OpenEvidenceTests {
  private func grade(_ world: World) throws -> HarmGrade { try world.assess().grade }

  @Test func `silence of the logs within the incident is no finding that nobody was reached`()
    throws
  {
    var world = try World()
    #expect(try grade(world).likelihood == 1)
    world.reach.unheard = [
      Period(from: try time("2020-06-09T11:00:00Z"), until: try time("2020-06-09T12:00:00Z"))
    ]
    let assessment = try world.assess()
    #expect(assessment.grade.likelihood == nil && assessment.grade.region == nil)
    #expect(assessment.grade.grounds.contains { $0.contains("the likelihood is not below 2") })
    #expect(assessment.regulator.proposal == .undecided)
    #expect(assessment.regulator.reasons.contains { $0.contains("silent for one stretch") })
    #expect(assessment.notes.contains { $0.contains("is not ruled out") })
    #expect(assessment.severity.isOver100 == nil)
  }

  @Test func `where no log can show an opening, the grid takes one for likely`() throws {
    var world = try World()
    try world.add(.shown)
    #expect(try grade(world).likelihood == 2)
    world.reach.unwitnessed = [.opened]
    world.reach.openingsInDoubt = 1
    let assessment = try world.assess()
    #expect(assessment.grade.likelihood == 3 && assessment.grade.region == .ico)
    #expect(assessment.grade.grounds.contains { $0.contains("cannot be ruled out") })
    #expect(
      assessment.regulator.reasons.contains(
        "that a recording of 1 person was opened by somebody else cannot be ruled out"))
    let shown = try #require(assessment.severity.classes.first { $0.kind == .shown })
    #expect(shown.alternatives.contains { $0.when.contains("which the logs cannot rule out") })
  }

  @Test func `a grid that tells nobody beside an article that asks for a report is explained`()
    throws
  {
    var world = try World()
    try world.add(.shown)
    let assessment = try world.assess()
    #expect(assessment.grade.region == .log && assessment.regulator.proposal == .notify)
    #expect(assessment.grade.grounds.contains { $0.contains("they ask two things") })
    #expect(assessment.regulator.reasons.contains { $0.contains("they ask two things") })
    try world.add(.opened)
    let agreed = try world.assess()
    #expect(agreed.grade.region == .ico && agreed.regulator.proposal == .notify)
    #expect(!agreed.regulator.reasons.contains { $0.contains("they ask two things") })
  }

  @Test func `a low score by a person beside a grid that tells the regulator is questioned`() throws
  {
    var world = try World()
    try world.add(.opened)
    world.facts["severity.dpc"] = .integer(2)
    world.facts["severity.ei"] = .number(0.25, written: "0.25")
    world.facts["severity.cb"] = .number(0.25, written: "0.25")
    world.facts["severity.reason"] = .text("a row shows a time only")
    let assessment = try world.assess()
    #expect(assessment.regulator.proposal == .record && assessment.grade.region == .ico)
    #expect(assessment.regulator.reasons.contains { $0.contains("needs another look") })
  }

  @Test func `that an artefact is nobody's data is for a person to confirm`() throws {
    var world = try World()
    try world.add(.opened, content: .none)
    let artefact = try #require(
      try world.assess().severity.classes.first { $0.kind == .noContent })
    #expect(artefact.grounds.dpc.contains("to be confirmed by a person"))
    #expect(artefact.alternatives.map(\.score.total.text) == ["4.25"])
  }
}
