import Model
import Notation
import Testing

@Suite struct JSONNodeTests {
  private func parse(_ text: String) throws -> JSONNode {
    try JSONNode.parse(Array(text.utf8), file: "facts.json5", lenient: true)
  }

  @Test func `a wrong key is told with its place and the nearest right one`() throws {
    let node = try parse("{\n  name: 1,\n  feilds: {},\n}")
    let problem = #expect(throws: Problem.self) {
      try node.members(among: ["name", "fields"], named: "the profile", in: "facts.json5")
    }
    #expect(problem?.place?.text == "facts.json5:3:3")
    #expect(problem?.message == "there is no key \"feilds\"")
    #expect(problem?.hint == "did you mean \"fields\"?")
  }

  @Test func `a key like no other gets the list of good ones`() throws {
    let node = try parse("{colour: 1}")
    let problem = #expect(throws: Problem.self) {
      try node.members(among: ["name", "zone"], named: "the profile", in: "facts.json5")
    }
    #expect(problem?.hint == "the keys are name, zone")
  }

  @Test func `a key that stands twice is refused at the second`() throws {
    let node = try parse("{\n  zone: 'UTC',\n  zone: 'UTC',\n}")
    let problem = #expect(throws: Problem.self) {
      try node.members(among: ["zone"], named: "the profile", in: "facts.json5")
    }
    #expect(problem?.place?.text == "facts.json5:3:3")
    #expect(problem?.message == "the key \"zone\" stands twice")
    #expect(problem?.reason == "it is on line 2 already")
  }

  @Test func `a value of another kind is told in words`() throws {
    let node = try parse("{text: 1, list: 'x', yes: null, count: 1.5, object: []}")
    func problem<T>(_ read: (JSONNode) throws(Problem) -> T, _ key: String) throws -> Problem? {
      let value = try #require(node[key])
      return #expect(throws: Problem.self) { _ = try read(value) }
    }
    let file = "facts.json5"
    let text = try problem(
      { node throws(Problem) in try node.string(named: "`text`", in: file) }, "text")
    #expect(text?.message == "`text` has to be text")
    #expect(text?.reason == "it is a number")
    #expect(text?.place?.text == "facts.json5:1:8")
    let list = try problem(
      { node throws(Problem) in try node.elements(named: "`list`", in: file) }, "list")
    #expect(list?.reason == "it is text")
    let yes = try problem(
      { node throws(Problem) in try node.bool(named: "`yes`", in: file) }, "yes")
    #expect(yes?.message == "`yes` has to be true or false")
    let count = try problem(
      { node throws(Problem) in try node.integer(named: "`count`", in: file) }, "count")
    #expect(count?.message == "`count` has to be a whole number")
    let object = try problem(
      { node throws(Problem) in try node.members(named: "`object`", in: file) }, "object")
    #expect(object?.reason == "it is a list")
  }

  @Test func `the nearest word is the one that was meant`() {
    let keys = ["name", "format", "fields", "viewer", "session", "min_bytes", "witnesses"]
    #expect(Nearest.match(for: "feilds", among: keys) == "fields")
    #expect(Nearest.match(for: "Viewer", among: keys) == "viewer")
    #expect(Nearest.match(for: "min-bytes", among: keys) == "min_bytes")
    #expect(Nearest.match(for: "minbytes", among: keys) == "min_bytes")
    #expect(Nearest.match(for: "witnes", among: keys) == "witnesses")
    #expect(Nearest.match(for: "nmae", among: keys) == "name")
    #expect(Nearest.match(for: "colour", among: keys) == nil)
    #expect(Nearest.match(for: "", among: keys) == nil)
    #expect(Nearest.match(for: "x", among: []) == nil)
    #expect(
      Nearest.match(for: "aa", among: ["ab", "ac"]) == "ab", "the first of those equally near")
    #expect(Nearest.match(for: String(repeating: "x", count: 1_000_000), among: keys) == nil)
  }
}
