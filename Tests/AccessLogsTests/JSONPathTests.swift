import Model
import Testing

@testable import AccessLogs

/// Where a profile's paths find values in a JSON line (DESIGN §13, Fields).
struct JSONPathTests {
  /// The viewer that a path finds, through a whole read.
  private func viewer(_ path: String, _ members: String) throws -> String? {
    let profile = """
      { name: "a", format: "json-lines",
        fields: { time: "t", recording: "r", action: "a", viewer: \(path) } }
      """
    let line = "{\"t\":\"2020-06-09T11:00:00Z\",\"r\":\"r\",\"a\":\"opened\",\(members)}"
    let read = try Gathered(line, profile: profile)
    return read.events.first?.viewer ?? read.sources[0].rejected.first.map { "!" + $0.reason }
  }

  @Test func `a dot is a member of a member, or part of a name, in any mixture`() throws {
    #expect(try viewer("\"x.b.c\"", "\"x\":{\"b\":{\"c\":\"v\"}}") == "v")
    #expect(try viewer("\"x.b.c\"", "\"x.b.c\":\"v\"") == "v")
    #expect(try viewer("\"x.b.c\"", "\"x.b\":{\"c\":\"v\"}") == "v")
    #expect(try viewer("\"x.b.c\"", "\"x\":{\"b.c\":\"v\"}") == "v")
    #expect(try viewer("\"x.b.c\"", "\"x\":{\"b\":{\"d\":\"v\"}}") == "")
    #expect(try viewer("\"x.b\"", "\"x.b\":\"flat\",\"x\":{\"b\":\"nested\"}") == "nested")
    #expect(try viewer("\"x.b\"", "\"x\":\"text\",\"x.b\":\"flat\"") == "flat")
  }

  @Test func `of a list of paths the first that is there counts`() throws {
    let paths = "[\"p\",\"q\",\"s.t\"]"
    #expect(try viewer(paths, "\"q\":\"2\",\"p\":\"1\"") == "1")
    #expect(try viewer(paths, "\"q\":\"2\",\"p\":null") == "2")
    #expect(try viewer(paths, "\"q\":\"\",\"s\":{\"t\":3}") == "3")
    #expect(try viewer(paths, "\"z\":1") == "")
  }

  @Test func `elements are found by what one of their members is`() throws {
    let path = "\"agents[requestor=true].who.id\""
    #expect(
      try viewer(
        path,
        "\"agents\":[{\"who\":{\"id\":\"x\"}},{\"who\":{\"id\":\"v\"},\"requestor\":true}]")
        == "v")
    #expect(try viewer(path, "\"agents\":[{\"who\":{\"id\":\"x\"},\"requestor\":false}]") == "")
    #expect(try viewer("\"k[n=7].v\"", "\"k\":[1,{\"n\":\"7\",\"v\":\"a\"}]") == "a")
    #expect(try viewer("\"k[n=7].v\"", "\"k\":[{\"v\":\"a\",\"n\":7}]") == "a")
    #expect(
      try viewer("\"k[n=7].v\"", "\"k\":[{\"n\":1,\"n\":7,\"v\":\"a\"}]")
        == "!a key that the profile reads occurs twice")
  }

  @Test func `two elements that name two viewers name nobody`() throws {
    func found(_ path: String, _ elements: String) throws -> String? {
      try viewer("[\"best\",\"\(path)\"]", "\"k\":[\(elements)]")
    }
    let twice = "!a key that the profile reads occurs twice"
    let (a, b) = ("{\"n\":\"u\",\"v\":\"a\"}", "{\"n\":\"u\",\"v\":\"b\"}")
    #expect(try found("k[n=u].v", "\(a),\(b)") == twice)
    #expect(try found("k[].v", "\(a),\(b)") == twice)
    #expect(try found("k[n=u].v", "\(a),\(a)") == "a")
    #expect(try found("k[n=u].v", "{\"n\":\"u\",\"v\":null},\(b)") == "b")
    #expect(try found("k[n=u].v", "{\"n\":\"u\",\"v\":\"\\u0061\"},\(a)") == "a")
    #expect(try found("k[n=u].v", "\(a),\(b)],\"best\":\"c\",\"z\":[") == "c")
  }

  @Test func `every element of elements`() throws {
    let profile = """
      { name: "a", format: "json-lines",
        fields: { time: "t", recording: ["pages[].items[].id", "ids"], action: "a" } }
      """
    func recordings(_ members: String) throws -> [String] {
      let line = "{\"t\":\"2020-06-09T11:00:00Z\",\"a\":\"shown\",\(members)}"
      return try Gathered(line, profile: profile).recordings
    }
    let items = "{\"items\":[{\"id\":\"a\"},{\"id\":\"b\"}]},{\"items\":[{\"id\":\"c\"}]}"
    #expect(try recordings("\"pages\":[\(items)]") == ["a", "b", "c"])
    #expect(try recordings("\"pages\":[\(items)],\"ids\":[\"d\"]") == ["a", "b", "c"])
    #expect(try recordings("\"pages\":[{\"items\":[]}],\"ids\":[\"d\",\"e\"]") == ["d", "e"])
    #expect(try recordings("\"pages\":[{\"items\":[{\"id\":[\"a\",\"b\"]}]}]") == ["a", "b"])
  }

  @Test func `ids are strings or numbers, as they are written`() throws {
    #expect(try viewer("\"v\"", "\"v\":1.50e3") == "1.50e3")
    #expect(try viewer("\"v\"", "\"v\":\"007\"") == "007")
    #expect(try viewer("\"v\"", "\"v\":\"-\"") == "")
    #expect(try viewer("\"v\"", "\"v\":null") == "")
    #expect(
      try viewer("\"v\"", "\"v\":true") == "!its viewer or session is neither text nor a number")
  }

  @Test func `an escaped key is the key`() throws {
    #expect(try viewer("\"x.b\"", "\"\\u0078\":{\"\\u0062\":\"v\"}") == "v")
  }

  @Test(arguments: [
    "", ".", "a.", ".a", "a..b", "a[", "a]", "a[]b", "[]", "a[=x]", "a[k]", "a[][k=v",
  ])
  func `what is no path is refused`(text: String) { #expect(FieldPath(text) == nil) }

  @Test func `a path is its steps`() {
    #expect(
      FieldPath("@timestamp.a-b[].c[k=v]")?.steps == [
        .member(Array("@timestamp".utf8)), .member(Array("a-b".utf8)), .everyElement,
        .member(Array("c".utf8)), .elements(key: Array("k".utf8), value: Array("v".utf8)),
      ])
    #expect(FieldPath("a[].b")?.isList == true && FieldPath("a.b")?.isList == false)
  }

  // MARK: Routes over members

  private func routed(_ fields: String, _ members: String) throws -> [String] {
    let profile = """
      { name: "a", format: "json-lines", fields: { time: "t", status: "status", \(fields) },
        routes: [ { request: "GET /v1/{recording}/play", action: "opened" },
                  { request: "POST /open", action: "opened" } ] }
      """
    let line = "{\"t\":\"2020-06-09T11:00:00Z\",\(members)}"
    let read = try Gathered(line, profile: profile)
    return read.events.map { "\($0.action.word) \($0.recording)" }
      + read.sources[0].rejected.map { "!" + $0.reason }
  }

  @Test func `routes read a request line or a path, and a method beside it`() throws {
    let request = "request: \"req\", recording: \"rec\""
    #expect(try routed(request, "\"req\":\"GET /v1/r/play?x HTTP/1.1\"") == ["opened r"])
    #expect(try routed(request, "\"req\":\"HEAD /v1/r/play HTTP/1.1\"") == ["shown r"])
    #expect(try routed(request, "\"req\":\"PUT /v1/r/play HTTP/1.1\"") == [])
    #expect(
      try routed(request, "\"req\":\"GET /v1/r/play HTTP/1.1\",\"status\":403")
        == ["attempted r"])
    #expect(try routed(request, "\"req\":\"POST /open HTTP/1.1\",\"rec\":\"q\"") == ["opened q"])
    #expect(
      try routed(request, "\"req\":\"POST /open HTTP/1.1\"")
        == ["!it is an event and names no recording"])
    let path = "path: \"u.path\", method: \"m\", recording: \"rec\""
    #expect(try routed(path, "\"u\":{\"path\":\"/v1/r/play\"},\"m\":\"GET\"") == ["opened r"])
    #expect(try routed(path, "\"u\":{\"path\":\"/v1/r/play\"},\"m\":\"HEAD\"") == ["shown r"])
    #expect(try routed(path, "\"u\":{\"path\":\"/v1/r/play\"},\"m\":\"PUT\"") == [])
    #expect(try routed(path, "\"u.path\":\"/v1/%72/play\"") == ["opened r"])
    #expect(try routed(path, "\"m\":\"GET\"") == [])
  }

  @Test func `a request twice is rejected if any of its values is for a recording`() throws {
    let request = "request: \"req\", recording: \"rec\""
    #expect(try routed(request, "\"req\":\"GET / HTTP/1.1\",\"req\":\"GET /x HTTP/1.1\"") == [])
    #expect(
      try routed(request, "\"req\":\"GET / HTTP/1.1\",\"req\":\"GET /v1/r/play HTTP/1.1\"")
        == ["!a key that the profile reads occurs twice"])
  }
}
