import Model
import Testing

@testable import AccessLogs

/// What profiles can say for the sake of the clouds' logs: `each`, `error`, `viewer.after`, keys of
/// objects as paths, addresses with ports.
struct CloudKeyTests {
  private func profile(_ more: String) -> String {
    """
    { name: "a", format: "json-lines", viewer: { field: "v", after: ":", prefix: "pt-" }, epoch: "s",
      fields: { time: ["t", "u"], error: "e", status: "s", method: "m", path: "p", address: "ip" },
      routes: [{ request: "Get /**/{recording}.mp4", action: "opened" }], \(more) }
    """
  }

  /// `action recording viewer address` of one event.
  private func told(_ members: String) throws -> String? {
    let log = "{\"t\":1591700761,\"m\":\"Get\",\"p\":\"a/r-1.mp4\",\(members)}"
    return try Gathered(log, profile: profile("")).events.first.map {
      "\($0.action.word) \($0.recording) \($0.viewer) \($0.address)"
    }
  }

  @Test(arguments: ["\"AccessDenied\"", "7", "\"7\"", "-1", "\"0x0\"", "\"OK\""])
  func `an error code means that the access was refused`(code: String) throws {
    #expect(try told("\"e\":\(code)") == "attempted r-1  ")
    #expect(try told("\"e\":\(code),\"s\":200") == "attempted r-1  ")
  }

  @Test(arguments: ["0", "\"0\"", "\"\"", "null", "{}", "\"-\"", "false"])
  func `no error code, or 0, says nothing`(code: String) throws {
    #expect(try told("\"e\":\(code)") == "opened r-1  ")
    #expect(try told("\"e\":\(code),\"s\":403") == "attempted r-1  ")
  }

  @Test(arguments: [
    ("AROAX:7", "pt-7"), ("a:b:7", "pt-7"), ("7", "pt-7"), ("AROAX:", ""), ("", ""), ("x:-", ""),
  ])
  func `the viewer is what follows the last mark`(value: String, viewer: String) throws {
    #expect(try told("\"v\":\"\(value)\"") == "opened r-1 \(viewer) ")
  }

  @Test(arguments: [
    ("192.0.2.7:51234", "192.0.2.7"), ("[2001:db8::7]:443", "2001:db8::7"),
    ("192.0.2.7", "192.0.2.7"), ("2001:db8::7", "2001:db8::7"), ("::1", "::1"), (":7", ":7"),
    ("s3.example:443", "s3.example:443"), ("192.0.2.7:", "192.0.2.7:"), ("[]:1", "[]:1"),
  ])
  func `a port is no part of an address`(value: String, address: String) throws {
    #expect(try told("\"ip\":\"\(value)\"") == "opened r-1  \(address)")
  }

  @Test(arguments: [
    ("r-1.mp4", "r-1"), ("a/b/r-1.mp4", "r-1"), ("/a/r-1.mp4", "r-1"),
    ("https://x.example/a/r-1.mp4?sig=1", "r-1"), ("a/r%2D1.mp4", "r-1"), ("a//../r-1.mp4", "r-1"),
  ])
  func `the key of an object is a path`(path: String, recording: String) throws {
    let log = "{\"t\":1591700761,\"m\":\"Get\",\"p\":\"\(path)\"}"
    #expect(try Gathered(log, profile: profile("")).recordings == [recording])
  }

  @Test func `a time of 0 is none, and another path may have one`() throws {
    func read(_ times: String) throws -> Gathered {
      try Gathered("{\"m\":\"Get\",\"p\":\"a/r-1.mp4\",\(times)}", profile: profile(""))
    }
    let right = try time("2020-06-09T11:06:01Z")
    #expect(try read("\"t\":\"0\",\"u\":1591700761").events.map(\.time) == [right])
    #expect(try read("\"u\":1591700761,\"t\":0").events.map(\.time) == [right])
    #expect(try read("\"t\":0").sources[0].rejected.map(\.reason) == [Rejection.noTime.reason])
  }

  // MARK: Keys

  private func problem(_ text: String) -> Problem? {
    do throws(Problem) {
      _ = try Profile.parse(Array(text.utf8), file: "a.json5")
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: ["", ".", "a.", "[", "a[k=v]", "[]]", "a..b", "]", "[k=v]"])
  func `each has to be a path of names and lists`(path: String) {
    let problem = problem(profile("each: \"\(path)\""))
    #expect(problem?.message == "each is no path to records" && problem?.place?.line == 3)
  }

  @Test func `each is for json-lines alone`() {
    let combined = """
      { name: "a", format: "combined", each: "a[]",
        routes: [{ request: "GET /{recording}", action: "opened" }] }
      """
    #expect(problem(combined)?.message == "each means nothing here")
    for path in ["[]", "[][]", "Records[]", "a.b[].c", "a"] {
      #expect(problem(profile("each: \"\(path)\"")) == nil)
    }
  }

  @Test func `a dot inside brackets is part of the key`() {
    let path = FieldPath("attributes[key=user.id].value.stringValue")
    let element = FieldPath.Step.elements(key: Array("key".utf8), value: Array("user.id".utf8))
    #expect(path?.steps.count == 4 && path?.steps[1] == element)
    #expect(FieldPath("[].a") == nil && FieldPath("[].a", atTop: true)?.steps.count == 2)
    #expect(FieldPath("a[b.c") == nil && FieldPath("a[b.c=d]x") == nil)
  }
}
