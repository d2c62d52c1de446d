import Model
import Testing

@testable import Obligations

/// What the table of people says of those affected: proposed, never taken for an answer.
struct PeopleMarksTests {
  @Test(
    arguments: [
      ("2002-06-10", 1), ("2002-06-09", 0), ("2020-06-09", 1), ("2031-01-01", 0), ("9 June", 0),
    ])
  func `a child is under 18 on the day on which the breach reached it`(
    born: String, children: Int
  ) throws {
    var world = try World()
    try world.add(.shown, born: born)
    try world.add(.attempted, born: "2015-01-01")
    #expect(try world.assess().marks.children == children)
  }

  @Test func `fewer than five children are not counted in words`() throws {
    var marks = PeopleMarks()
    #expect(marks.childrenInWords(.exact) == nil)
    marks.children = 4
    #expect(marks.childrenInWords(.atLeast) == "some")
    marks.children = 5
    #expect(marks.childrenInWords(.exact) == "5")
    #expect(marks.childrenInWords(.atLeast) == "at least 5")
  }

  @Test func `a child by the table is a ground of the grading until a person answers`() throws {
    var world = try World()
    try world.add(.shown, born: "2015-01-01", isDead: true)
    let proposed = try world.assess()
    #expect(proposed.grade.isVulnerable == true && proposed.marks.dead == 1)
    #expect(proposed.grade.grounds.contains { $0.contains("has to confirm it") })
    #expect(proposed.warnings == [])
    world.facts["vulnerable"] = .text("No.")
    let gainsaid = try world.assess()
    #expect(gainsaid.grade.isVulnerable == false)
    #expect(gainsaid.warnings.contains { $0.hasPrefix("vulnerable says") })
  }

  @Test(
    arguments: [
      ("started_at", "2020-06-09T13:36:00Z", "started_at lies after discovered_at"),
      ("started_at", "2020-06-09T11:30:01Z", "started_at lies after the first exposure"),
      ("discovered_at", "2020-06-09T13:51:00Z", "discovered_at lies after aware_at"),
      ("contained_at", "2020-06-09T10:00:00Z", "started_at lies after contained_at"),
      ("contained_at", "2031-06-09T10:00:00Z", "contained_at lies after the date"),
    ])
  func `times that cannot all be right are said`(
    key: String, time: String, words: String
  ) throws {
    var world = try World()
    try world.add(.shown)
    #expect(try world.assess().warnings == [])
    try world.know(key, time)
    #expect(try world.assess().warnings.contains { $0.hasPrefix(words) })
  }
}
