import Model
import Testing

@testable import Obligations

struct SeverityProposalTests {
  @Test
  func `an opened recording is very high, a listed one medium, and the breach is the highest`()
    throws
  {
    var world = try World()
    try world.add(.opened)
    try world.add(.shown)
    try world.add(.shown)
    try world.add(.linked)
    try world.add(.attempted)
    try world.add(.opened, content: .none)
    let severity = try world.assess().severity
    #expect(severity.classes.map(\.kind) == [.opened, .shown, .linked, .noContent])
    #expect(severity.classes.map(\.exposures) == [1, 2, 1, 1])
    #expect(
      severity.classes.map { $0.score?.total.text } == ["4.25", "2.5", "2.25", nil])
    #expect(severity.score?.band == .veryHigh)
    #expect(severity.overridden == nil)
    #expect(severity.isOver100 == false)
    #expect(!severity.isUnintelligible)
  }

  @Test func `each class says why, and what else a person may find right`() throws {
    var world = try World()
    try world.add(.opened)
    try world.add(.shown)
    let classes = try world.assess().severity.classes
    for kind in classes {
      #expect(!kind.grounds.dpc.isEmpty)
      #expect(kind.grounds.ei.contains("no log knows"))
      #expect(kind.grounds.cb.count == 4)
    }
    #expect(
      classes[0].alternatives.map(\.score.total.text) == ["3.25", "4.5", "4.5", "4.5", "4.75"])
    // Only a date and a clinician; or a picture.
    #expect(classes[1].alternatives.map(\.score.total.text).prefix(2) == ["0.75", "3.25"])
  }

  @Test func `somebody meant harm adds a half, a fault adds nothing`() throws {
    var world = try World()
    try world.add(.opened)
    world.facts["cyber"] = .yes(true)
    #expect(try world.assess().severity.score?.total.text == "4.75")
    world.facts["cyber"] = .yes(false)
    #expect(try world.assess().severity.score?.total.text == "4.25")
  }

  @Test func `a lower bound of at most 100 people does not say that there are no more`() throws {
    var world = try World()
    try world.add(100, country: nil)
    world.rejectedLines = 1
    #expect(try world.assess().severity.isOver100 == nil)
    try world.add(country: nil)
    #expect(try world.assess().severity.isOver100 == true)
  }

  @Test(arguments: [(100, false), (101, true)])
  func `more than 100 people is a flag and changes no score`(count: Int, isOver: Bool) throws {
    var world = try World()
    try world.add(count, country: nil)
    let severity = try world.assess().severity
    #expect(severity.isOver100 == isOver)
    #expect(severity.score?.total.text == "2.5")
  }

  @Test func `a person's scores count with a reason, and the proposed ones stay on record`() throws
  {
    var world = try World()
    try world.add(.opened)
    world.facts["severity.dpc"] = .integer(3)
    world.facts["severity.ei"] = .number(0.5, written: "0.5")
    world.facts["severity.cb"] = .number(0.25, written: "0.25")
    #expect(try world.assess().severity.refusal?.contains("severity.reason") == true)
    #expect(try world.assess().severity.score?.total.text == "4.25")
    world.facts["severity.reason"] = .text("nobody could be made out")
    let severity = try world.assess().severity
    #expect(severity.refusal == nil)
    #expect(severity.overridden?.reason == "nobody could be made out")
    #expect(severity.score?.total.text == "1.75")
    #expect(severity.proposed?.total.text == "4.25")
  }

  @Test(
    arguments: [
      ("severity.dpc", Facts.Value.integer(5), "from 1 to 4"),
      ("severity.ei", .number(0.3, written: "0.3"), "0.25, 0.5, 0.75 or 1"),
      ("severity.ei", .number(0, written: "0"), "0.25, 0.5, 0.75 or 1"),
      ("severity.cb", .number(2.25, written: "2.25"), "from 0 to 2"),
      ("severity.cb", .number(-0.25, written: "-0.25"), "from 0 to 2"),
    ])
  func `scores that the method does not have do not count`(
    name: String, value: Facts.Value, words: String
  ) throws {
    var world = try World()
    try world.add(.opened)
    world.facts["severity.dpc"] = .integer(4)
    world.facts["severity.ei"] = .number(1, written: "1")
    world.facts["severity.cb"] = .number(0, written: "0")
    world.facts["severity.reason"] = .text("because")
    world.facts[name] = value
    let severity = try world.assess().severity
    #expect(severity.refusal?.contains(words) == true)
    #expect(severity.overridden == nil)
  }

  @Test func `without anything granted there is nothing to score`() throws {
    var world = try World()
    try world.add(.attempted)
    try world.add(.opened, content: .none)
    #expect(try world.assess().severity.score == nil)
  }
}
