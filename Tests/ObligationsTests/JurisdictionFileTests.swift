import Model
import Testing

@testable import Obligations

struct JurisdictionFileTests {
  /// The smallest whole jurisdiction; each test spoils one thing in it.
  private static let whole = """
    {
      name: "xx", title: "Nowhere",
      zone: { name: "UTC", rule: "UTC0" },
      regulator: { name: { text: "The Office", source: "its page" }, short: "TO" },
      laws: [{
        name: { text: "the Act", source: "the gazette" }, short: "Act",
        from: "2018-05-25T00:00:00Z", regulator_article: "1", people_article: "2",
      }],
      duties: [{
        regime: "xx", duty: "regulator", to: "the Office", within: "48h", timing: "soon",
        condition: "always", from: "2018-05-25T00:00:00Z", until: "2021-01-01T00:00:00Z",
        source: "the Act, 1",
      }],
      complaint: {
        wording: { text: "You may complain.", confirm: true },
        page: { text: "office.example", confirm: true },
      },
    }
    """

  private func read(_ text: String) -> Problem? {
    do {
      _ = try Jurisdiction(json5: Array(text.utf8), file: "xx.json5")
      return nil
    } catch {
      return error
    }
  }

  private func spoilt(_ old: String, _ new: String) throws -> Problem {
    #expect(Self.whole.contains(old))
    return try #require(read(Self.whole.replacing(old, with: new)))
  }

  @Test func `a country with other hours and no helpline needs no Swift`() throws {
    let nowhere = try Jurisdiction(json5: Array(Self.whole.utf8), file: "xx.json5")
    let aware = try time("2020-06-09T00:00:00Z")
    #expect(
      try nowhere.duties(at: aware).map { $0.clock?.due(from: aware, in: nowhere.zone) }
        == [time("2020-06-11T00:00:00Z")])
    #expect(nowhere.regulator.helpline == nil)
    let after = try time("2021-01-01T00:00:00Z")
    #expect(nowhere.duties(at: after).isEmpty)
  }

  @Test func `a typing error in a key names its line and the keys there are`() throws {
    let problem = try spoilt("within: \"48h\"", "witin: \"48h\"")
    #expect(problem.kind == .input)
    #expect(problem.place == Problem.Place("xx.json5", line: 10, column: 56))
    #expect(problem.hint == "did you mean \"within\"?")
  }

  @Test(
    arguments: [
      ("title: \"Nowhere\",", "", "the key \"title\" is missing"),
      (
        "short: \"TO\"", "short: \"TO\", short: \"TI\"", "the key \"short\" stands twice"
      ),
      ("\"48h\"", "48", "within has to be text"),
      ("\"48h\"", "\"two days\"", "here must stand a length of time, as in 72h"),
      ("\"48h\"", "\"-48h\"", "here must stand a length of time, as in 72h"),
      (
        "from: \"2018-05-25T00:00:00Z\", until", "from: \"2018-05-25\", until",
        "here must stand a time with its offset, as in 2018-05-25T00:00:00+01:00"
      ),
      ("timing: \"soon\"", "timing: \"soon\", days: 3", "a duty has two clocks"),
      (
        "within: \"48h\"", "days: 0", "here must stand a whole number of at least 1"
      ),
      (
        "within: \"48h\"", "role: \"owner\"", "here must stand one of: controller, processor"
      ),
      (
        "within: \"48h\"", "start: \"told\"", "here must stand one of: aware, discovered"
      ),
      (
        "within: \"48h\"", "at_least: 5, at_most: 4",
        "no number of people is at least at_least and at most at_most"
      ),
      (
        "title: \"Nowhere\",",
        "title: \"Nowhere\", countries: [{ code: \"XX\", name: \"Nowhere\" }, { code: \"XY\", name: \"nowhere\" }],",
        "a country is named twice"
      ),
      ("until: \"2021", "until: \"2017", "a duty ends before it begins"),
      (
        "{ name: \"UTC\", rule: \"UTC0\" }", "{ name: \"No/Where\", rule: \"?\" }",
        "the zone is unknown"
      ),
      ("confirm: true },\n    page", "confirm: false },\n    page", "a statement has no source"),
      ("confirm: true },\n    page", "confirm: 1 },\n    page", "confirm has to be true or false"),
      ("laws: [{", "laws: [], other: [{", "there is no such key"),
    ])
  func `what is wrong is said in one sentence`(old: String, new: String, message: String) throws {
    #expect(try spoilt(old, new).message == message)
  }

  @Test func `a file that is no object or no JSON5 is refused`() {
    #expect(read("[]")?.message == "a jurisdiction has to be an object")
    #expect(read("{")?.kind == .input)
    #expect(read("")?.kind == .input)
  }

  @Test func `laws stand in the order of their days`() throws {
    let twice = Self.whole.replacing(
      "laws: [{",
      with:
        "laws: [{\n    name: { text: \"Later\", source: \"x\" }, short: \"L\", from: \"2019-01-01T00:00:00Z\", regulator_article: \"1\", people_article: \"2\" }, {"
    )
    #expect(read(twice)?.message == "a law stands before an earlier one")
  }
}
