import Documents
import Model
import Testing

struct MustacheProblemTests {
  @Test(
    arguments: [
      ("a\n{{#open}}\nb\n", 2, "section open is not closed"),
      ("a\n\n{{/shut}}", 3, "section shut is closed but was never opened"),
      ("{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}", 3, "section a is closed while b is open"),
      ("one\ntwo {{name", 2, "a tag is not closed"),
      ("{{ }}", 1, "a tag has no name, or one with spaces in it"),
      ("x\n{{first name}}", 2, "a tag has no name, or one with spaces in it"),
      (
        String(repeating: "{{#a}}\n", count: 100_000), 65,
        "sections stand in each other more than 64 deep"
      ),
      ("{{=@@=}}", 1, "a delimiter tag does not name two delimiters"),
    ])
  func `a template that cannot be read says where and why`(
    source: String, line: Int, message: String
  ) throws {
    let problem = try #require(throws: Problem.self) {
      try MustacheTemplate(Array(source.utf8), file: "letter.txt")
    }
    #expect(problem.kind == .input)
    #expect(problem.place == Problem.Place("letter.txt", line: line))
    #expect(problem.message == message)
  }

  @Test func `partials that call each other without end are refused`() throws {
    let one = try MustacheTemplate(Array("{{> two}}".utf8), file: "one")
    let two = try MustacheTemplate(Array("{{> one}}".utf8), file: "two")
    let problem = try #require(throws: Problem.self) {
      try MustacheRenderer.render(
        one, with: .nothing, as: .plain, partials: ["one": one, "two": two])
    }
    #expect(problem.message == "a partial calls itself without end")
  }

  @Test func `the stretches that were filled in are told apart from the template's words`() throws {
    let template = try MustacheTemplate(
      Array("Dear {{name}}, {{count}} of {{name}}.".utf8), file: "t")
    let rendered = try MustacheRenderer.render(
      template, with: .object(["name": .text("Ada"), "count": .computed("2")]), as: .plain)
    #expect(rendered.text == "Dear Ada, 2 of Ada.")
    #expect(rendered.stretches.map(\.range) == [5..<8, 10..<11, 15..<18])
    #expect(rendered.stretches.map(\.isComputed) == [false, true, false])
  }
}
