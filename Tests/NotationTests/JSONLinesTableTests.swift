import Foundation
import Model
import Notation
import TestSupport
import Testing

/// A class, because the folder of each test is taken away with it.
final class JSONLinesTableTests {
  let folder: TemporaryFolder
  let columns = [
    TableReader.Column("recording", required: true), TableReader.Column("patient", required: true),
    TableReader.Column("until"),
  ]

  init() throws { folder = try TemporaryFolder() }

  func reader(_ text: String, mapping: [String] = []) throws -> TableReader {
    let path = try folder.write(text, to: "table.jsonl")
    return try TableReader(
      path: path, table: "recordings", columns: columns, mapping: ColumnMapping(mapping))
  }

  func rows(_ text: String, mapping: [String] = []) throws -> [[String]] {
    var reader = try reader(text, mapping: mapping)
    var rows: [[String]] = []
    while try reader.next() { rows.append(columns.indices.map { reader[$0].text }) }
    return rows
  }

  func refusal(_ text: String, mapping: [String] = []) -> String? {
    let problem = #expect(throws: Problem.self) { try rows(text, mapping: mapping) }
    #expect(problem?.kind == .input)
    let place = problem?.place?.text.dropFirst(folder.url.path.count + 1)
    return problem.map { "\(place ?? ""): \($0.message)" }
  }

  @Test func `members are found by name, in any order, and others are passed over`() throws {
    let text = """
      {"until":"2020-06-09","note":{"a":[1,{}]},"patient":"p1","recording":"r1"}
      { "recording" : 12.50, "patient" : true, "until" : null }
      {"recording":"r3","patient":"p3"}
      """
    #expect(
      try rows(text) == [["r1", "p1", "2020-06-09"], ["12.50", "true", ""], ["r3", "p3", ""]])
  }

  @Test func `escapes are undone in keys and values`() throws {
    let text = #"{"\u0072ecording":"r\u00e9 \"1\"\n","patient":"\ud83d\ude42é"}"#
    #expect(try rows(text) == [["ré \"1\"\n", "🙂é", ""]])
  }

  @Test func `a byte order mark, blank lines, CRLF and a last line without its end are accepted`()
    throws
  {
    let text =
      "\u{FEFF}\r\n \r\n{\"recording\":\"r1\",\"patient\":\"p1\"}\r\n\n{\"recording\":\"r2\",\"patient\":\"p2\"}"
    var reader = try reader(text)
    #expect(try reader.next() && reader.line == 3)
    #expect(try reader.next() && reader.line == 5)
    #expect(reader[0].text == "r2")
    #expect(try !reader.next())
    #expect(reader.digest == SHA256.digest(of: Array(text.utf8)))
    #expect(reader.headerColumns == ["recording", "patient"])
  }

  @Test func `what a row cannot mean is refused with its line`() {
    let good = "{\"recording\":\"r1\",\"patient\":\"p1\"}\n"
    #expect(refusal(good + "{\"recording\":\"r2\"}\n") == "table.jsonl:2: an empty required cell")
    #expect(
      refusal(good + "{\"recording\":null,\"patient\":\"p\"}")
        == "table.jsonl:2: an empty required cell")
    #expect(refusal("{\"recording\":\"r2\"}\n") == "table.jsonl:1: no column patient")
    #expect(
      refusal(good + "\n{\"recording\":\"r\",\"patient\":\"p\",\"recording\":\"r\"}")
        == "table.jsonl:3: the key recording occurs twice")
    #expect(
      refusal(good + "{\"recording\":[\"r\"],\"patient\":\"p\"}")
        == "table.jsonl:2: the value of recording is an object or an array")
    #expect(
      refusal(good + "{\"recording\":\"\\ud800\",\"patient\":\"p\"}")
        == "table.jsonl:2: a cell that is not UTF-8")
  }

  @Test(arguments: [
    "[]", "{} {}", "{\"recording\":\"r\"", "{\"recording\":\"r\",}", "nonsense", "{'recording':1}",
  ]) func `a line that is not one object is refused with its column`(line: String) {
    let good = "{\"recording\":\"r1\",\"patient\":\"p1\"}\n"
    let refusal = refusal(good + line + "\n" + good) ?? ""
    #expect(refusal.hasPrefix("table.jsonl:2:"))
    #expect(refusal.hasSuffix(": a line that is not one JSON object"))
  }

  @Test func `a key that nobody asks for may occur twice`() throws {
    let text = "{\"note\":1,\"recording\":\"r1\",\"note\":2,\"patient\":\"p1\"}\n"
    #expect(try rows(text) == [["r1", "p1", ""]])
  }

  @Test func `a mapped key is read in place of its name`() throws {
    let text = """
      {"recording":"r1","owner_id":"p1","patient":"x"}
      {"recording":"r2","patient":"x","owner_id":"p2","until":"u"}
      """
    let mapping = ["patient=owner_id", "until=ended"]
    #expect(try rows(text, mapping: mapping) == [["r1", "p1", ""], ["r2", "p2", "u"]])
    var reader = try reader(text, mapping: mapping)
    while try reader.next() {}
    #expect(reader.usedMappings == ["patient=owner_id"])
    #expect(refusal(text, mapping: ["recordings.patient=id"]) == "table.jsonl:1: no column id")
  }

  @Test func `a column that is served by two keys in turn is refused`() {
    let texts = [
      "{\"recording\":\"r1\",\"patient\":\"x\"}\n{\"recording\":\"r2\",\"owner_id\":\"p2\"}\n",
      "{\"recording\":\"r1\",\"owner_id\":\"x\"}\n{\"recording\":\"r2\",\"owner\":\"p2\"}\n",
    ]
    for text in texts {
      #expect(
        refusal(text, mapping: ["patient=owner_id", "patient=owner"])
          == "table.jsonl:2: two columns for patient")
    }
    let later =
      "{\"recording\":\"r1\",\"owner_id\":\"x\"}\n{\"recording\":\"r2\",\"patient\":\"p2\"}\n"
    #expect(
      refusal(later, mapping: ["patient=owner_id"]) == "table.jsonl:2: an empty required cell")
  }

  @Test func `a refusal holds no value of the table`() {
    let texts = [
      "{\"recording\":{\"SECRET\":1},\"patient\":\"SECRET\"}", "{\"recording\":\"SECRET\"}",
      "{\"recording\":\"SECRET", "{\"recording\":\"SECRET\",\"recording\":\"SECRET\"}",
    ]
    for text in texts {
      let problem = #expect(throws: Problem.self) { try rows(text) }
      #expect(problem.map { "\($0)" }?.contains("SECRET") == false)
    }
  }

  @Test func `a line of over 1 MiB is refused`() {
    let filling = String(repeating: "x", count: 1 << 20)
    #expect(
      refusal("{\"recording\":\"r1\",\"patient\":\"p1\"}\n{\"note\":\"\(filling)\"}\n")
        == "table.jsonl:2: a line longer than 1 MiB")
  }

  @Test func `a table of many buffers reads to its end`() throws {
    var text = ""
    for number in 0..<20_000 {
      text += "{\"recording\":\"r\\u002d\(number)\",\"patient\":\"p\(number % 77)é\"}\r\n"
    }
    let rows = try rows(text)
    #expect(rows.count == 20_000)
    #expect(rows.last == ["r-19999", "p56é", ""])
    #expect(rows.enumerated().allSatisfy { $0.element[0] == "r-\($0.offset)" })
  }

  @Test func `CSV and JSON Lines of one table read alike`() throws {
    let lines = "{\"recording\":\"r,1\",\"patient\":\"p\\\"1\",\"until\":\"\"}\n"
    #expect(try rows(lines) == rows("recording,patient,until\n\"r,1\",\"p\"\"1\",\n"))
  }
}
