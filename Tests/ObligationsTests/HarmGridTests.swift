import Model
import Testing

@testable import Obligations

/// The NHS grid, all of it.
struct HarmGridTests {
  /// By severity from 5 down, each by likelihood from 1 to 5; `.` no effect, `-` log, `i` ICO, `d` and
  /// the Department of Health and Social Care.
  private static let grid = [".-ddd", ".-ddd", ".-iii", ".-iii", "....."]
  /// With vulnerable people neither axis is below 2.
  private static let vulnerable = ["--ddd", "--ddd", "--iii", "--iii", "--iii"]

  private static let letters: [Character: HarmGrade.Region] = [
    ".": .none, "-": .log, "i": .ico, "d": .icoAndDhsc,
  ]

  @Test(arguments: [(grid, false), (vulnerable, true)])
  func `each of the 25 fields has its region`(rows: [String], isVulnerable: Bool) throws {
    for (row, severity) in zip(rows, [5, 4, 3, 2, 1]) {
      for (letter, likelihood) in zip(row, 1...5) {
        var world = try World()
        try world.add(.opened)
        world.facts["dspt.likelihood"] = .integer(likelihood)
        world.facts["dspt.severity"] = .integer(severity)
        world.facts["dspt.reason"] = .text("because")
        world.facts["vulnerable"] = .text(isVulnerable ? "Yes: children" : "No")
        let grade = try world.assess().grade
        #expect(grade.region == Self.letters[letter], "\(likelihood) × \(severity)")
        #expect(grade.likelihood == (isVulnerable ? max(likelihood, 2) : likelihood))
        #expect(grade.severity == (isVulnerable ? max(severity, 2) : severity))
        #expect(grade.isVulnerable == isVulnerable)
        #expect(grade.reason == "because")
      }
    }
  }

  @Test func `the region decides, not the product`() {
    #expect(HarmGrid.region(likelihood: 2, severity: 5) == .log)
    #expect(HarmGrid.region(likelihood: 3, severity: 2) == .ico)
  }

  @Test(
    arguments: [
      (Action.opened, 3, 3, HarmGrade.Region.ico), (.shown, 2, 2, .log), (.linked, 2, 2, .log),
      (.attempted, 1, 1, .none),
    ])
  func `where nobody has graded it, what happened proposes a grade`(
    action: Action, likelihood: Int, severity: Int, region: HarmGrade.Region
  ) throws {
    var world = try World()
    try world.add(action)
    let grade = try world.assess().grade
    #expect(grade.likelihood == likelihood && grade.severity == severity)
    #expect(grade.region == region)
    #expect(grade.reason == nil)
    #expect(grade.isVulnerable == nil)
    #expect(grade.grounds.contains { $0.contains("vulnerable") })
  }

  @Test func `without an exposure, and with lines nobody could read, nothing is graded`()
    throws
  {
    var world = try World()
    world.rejectedLines = 1
    let grade = try world.assess().grade
    #expect(grade.likelihood == nil && grade.severity == nil && grade.region == nil)
    #expect(grade.grounds.contains { $0.contains("cannot rule one out") })
  }

  @Test func `scores without a reason, or out of range, do not count`() throws {
    var world = try World()
    try world.add(.opened)
    world.facts["dspt.likelihood"] = .integer(1)
    world.facts["dspt.severity"] = .integer(1)
    #expect(try world.assess().grade.refusal?.contains("dspt.reason") == true)
    #expect(try world.assess().grade.region == .ico)
    world.facts["dspt.reason"] = .text("because")
    #expect(try world.assess().grade.region == HarmGrade.Region.none)
    world.facts["dspt.severity"] = .integer(6)
    #expect(try world.assess().grade.refusal?.contains("1 to 5") == true)
  }

  @Test(arguments: [("No", false), ("none known", false), ("Yes, 3 children", true)])
  func `the answer on vulnerable people is read by its first word`(answer: String, is known: Bool)
    throws
  {
    var world = try World()
    try world.add(.shown)
    world.facts["vulnerable"] = .text(answer)
    #expect(try world.assess().grade.isVulnerable == known)
    world.facts["vulnerable"] = .text("Not yet known")
    #expect(try world.assess().grade.isVulnerable == nil)
  }
}
