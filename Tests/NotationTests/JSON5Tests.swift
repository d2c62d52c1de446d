import Model
import Notation
import Testing

@Suite struct JSON5Tests {
  private func parse(_ text: String) throws(Problem) -> JSONNode {
    try JSONNode.parse(Array(text.utf8), file: "mine.json5", lenient: true)
  }

  private let profile = """
    // A profile, as people write them.
    {
      name: 'replay-gateway',
      "format": "combined", /* nginx's own */
      min_bytes: 0x2, $odd_1: +1, half: .5, whole: 5., minus: -0XfF,
      é: null,
      routes: [
        { request: "GET /v1/replays/{recording}", action: "shown" },
      ],
    }

    """

  @Test func `comments, trailing commas, quotes and bare keys are read`() throws {
    let node = try parse(profile)
    #expect(node["name"]?.string == "replay-gateway")
    #expect(node["format"]?.string == "combined")
    #expect(node["min_bytes"]?.integer == 2)
    #expect(node["min_bytes"]?.number == "0x2")
    #expect(node["$odd_1"]?.integer == 1)
    #expect(node["half"]?.number == ".5")
    #expect(node["half"]?.integer == nil)
    #expect(node["whole"]?.number == "5.")
    #expect(node["minus"]?.integer == -255)
    #expect(node["é"]?.isNull == true)
    #expect(node["routes"]?.array?.count == 1)
    #expect(node["routes"]?.array?.first?["action"]?.string == "shown")
    #expect(node.object?.map(\.key).first == "name")
  }

  @Test func `every key and value knows its line and column`() throws {
    let node = try parse(profile)
    #expect((node.line, node.column) == (2, 1))
    let members = try #require(node.object)
    #expect((members[0].keyLine, members[0].keyColumn) == (3, 3))
    #expect((members[0].node.line, members[0].node.column) == (3, 9))
    let routes = try #require(members.last)
    #expect((routes.keyLine, routes.keyColumn) == (7, 3))
    #expect((routes.node.array?.first?.line, routes.node.array?.first?.column) == (8, 5))
    let accents = try parse("{é: 'äöü', b: 1}")
    #expect(accents.object?[1].keyColumn == 12, "columns count characters")
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("{\n  a: 1\n  b: 2\n}", 3, 3), ("{a: }", 1, 5), ("{a: 1,, }", 1, 7),
    ("[,]", 1, 2), ("{a: 'x\n'}", 1, 7), ("{a: Infinity}", 1, 5), ("{a: NaN}", 1, 5),
    ("{1a: 2}", 1, 2),
    ("{} {}", 1, 4), ("{} x", 1, 4), ("/* never closed", 1, 1), ("{a: 01}", 1, 6),
    ("{a: 0x}", 1, 7),
    ("{a: .}", 1, 6), ("{a: --1}", 1, 6), ("{\r\n\"a\": tru\r\n}", 2, 9), ("{a b: 1}", 1, 4),
    ("{a: \"\\u12\"}", 1, 6),
  ])
  func `what cannot be read is told with line and column`(text: String, line: Int, column: Int) {
    let problem = #expect(throws: Problem.self) { try parse(text) }
    #expect(problem?.kind == .input)
    #expect(problem?.message == "not readable as JSON5")
    #expect(problem?.place == Problem.Place("mine.json5", line: line, column: column))
    #expect(problem?.reason != nil)
  }

  @Test func `a byte order mark is passed over, also in the strict form`() throws {
    let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("{\"a\":1}".utf8)
    for lenient in [true, false] {
      let node = try JSONNode.parse(bytes, file: "a", lenient: lenient)
      #expect((node.line, node.column) == (1, 1))
      #expect(node["a"]?.integer == 1)
    }
    let twice: [UInt8] = [0xEF, 0xBB, 0xBF] + bytes
    #expect(throws: Problem.self) { try JSONNode.parse(twice, file: "a", lenient: false) }
  }

  @Test func `bytes that are not UTF-8 are refused where a person wrote them`() throws {
    let bytes = Array("{a: '".utf8) + [0xFF] + Array("'}".utf8)
    let problem = #expect(throws: Problem.self) {
      try JSONNode.parse(bytes, file: "a.json5", lenient: true)
    }
    #expect(problem?.reason == "bytes that are not UTF-8")
    let strict = Array("[\"".utf8) + [0xFF] + Array("\"]".utf8)
    let node = try JSONNode.parse(strict, file: "a.json", lenient: false)
    #expect(node.array?.first?.string == "\u{FFFD}")
  }

  @Test func `what JSON5 allows is refused in the strict form`() {
    for text in ["{a:1}", "['a']", "[1,]", "[.5]", "[0x1]", "[+1]", "[1.]", "// x\n[]"] {
      #expect(throws: Problem.self) {
        try JSONNode.parse(Array(text.utf8), file: "a.json", lenient: false)
      }
    }
  }

  @Test func `nesting is bounded`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "],", count: depth - 1) + "]"
    }
    _ = try parse(nested(128))
    #expect(throws: Problem.self) { try parse(nested(129)) }
  }
}
