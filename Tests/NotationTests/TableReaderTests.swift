import Foundation
import Model
import Notation
import TestSupport
import Testing

/// A class, because the folder of each test is taken away with it.
final class TableReaderTests {
  let folder: TemporaryFolder
  let columns = [
    TableReader.Column("recording", required: true), TableReader.Column("patient", required: true),
    TableReader.Column("until"),
  ]

  init() throws { folder = try TemporaryFolder() }

  func reader(_ text: String, mapping: [String] = []) throws -> TableReader {
    let path = try folder.write(text, to: "recordings.csv")
    return try TableReader(
      path: path, table: "recordings", columns: columns, mapping: ColumnMapping(mapping))
  }

  func rows(_ text: String, mapping: [String] = []) throws -> [[String]] {
    var reader = try reader(text, mapping: mapping)
    var rows: [[String]] = []
    while try reader.next() { rows.append(columns.indices.map { reader[$0].text }) }
    return rows
  }

  /// The problem's place within the folder, and its message.
  func refusal(_ text: String, mapping: [String] = []) -> String? {
    let problem = #expect(throws: Problem.self) { try rows(text, mapping: mapping) }
    #expect(problem?.kind == .input)
    let place = problem?.place?.text.dropFirst(folder.url.path.count + 1)
    return problem.map { "\(place ?? ""): \($0.message)" }
  }

  @Test func `columns are found by name, in any order, and others are passed over`() throws {
    let text = "until,note,patient,recording\n,x,p1,r1\n2020-06-09,\"y,z\",p2,r2\n"
    #expect(try rows(text) == [["r1", "p1", ""], ["r2", "p2", "2020-06-09"]])
  }

  @Test func `a column that is not required may be missing`() throws {
    #expect(try rows("patient,recording\np1,r1\n") == [["r1", "p1", ""]])
  }

  @Test func `a missing required column names itself and what to type`() {
    #expect(refusal("recording,owner\nr1,p1\n") == "recordings.csv:1: no column patient")
    let problem = #expect(throws: Problem.self) { try reader("\nrecording\n") }
    #expect(problem?.place?.line == 2)
    #expect(problem?.hint == "--column patient=THEIR_COLUMN")
  }

  @Test func `a header without commas is told apart from a missing column`() {
    let problem = #expect(throws: Problem.self) { try reader("recording;patient\nr1;p1\n") }
    #expect(problem?.message == "no comma in the first line")
    #expect(problem?.reason == "it holds semicolons or tabs")
  }

  @Test func `names are compared byte for byte`() {
    #expect(refusal("Recording,patient\n") == "recordings.csv:1: no column recording")
    #expect(refusal("recording, patient\n") == "recordings.csv:1: no column patient")
  }

  @Test func `what a table cannot mean is refused with its line`() {
    let header = "recording,patient,until\n"
    #expect(refusal("") == "recordings.csv:1: an empty table")
    #expect(refusal("\n\n") == "recordings.csv:1: an empty table")
    #expect(refusal(header + "r1,p1,\nr2,p2\n") == "recordings.csv:3: a ragged row")
    #expect(refusal(header + "r1,p1,,\n") == "recordings.csv:2: a ragged row")
    #expect(refusal(header + "\nr1,,\n") == "recordings.csv:3: an empty required cell")
    #expect(refusal(header + "\"r\n1\",p1,\n,p2,\n") == "recordings.csv:4: an empty required cell")
    #expect(refusal(header + "r1,\"p1\"x,\n") == "recordings.csv:2: text behind a closing quote")
    #expect(
      refusal("patient,recording,patient\n") == "recordings.csv:1: two columns are named patient")
  }

  @Test func `a column twice that nobody asks for is no matter`() throws {
    #expect(try rows("note,patient,recording,note,\na,p1,r1,b,\n") == [["r1", "p1", ""]])
  }

  @Test func `a refusal holds no value of the table`() {
    let texts = [
      "recording,patient,until\nSECRET,SECRET\n", "recording,patient,until\nSECRET,,SECRET\n",
      "recording,patient,until\nSECRET,\"SECRET\"SECRET,\n", "SECRET,SECRET\n",
    ]
    for text in texts {
      let problem = #expect(throws: Problem.self) { try rows(text) }
      #expect(problem.map { "\($0)" }?.contains("SECRET") == false)
    }
  }

  @Test func `a wanted cell that is not UTF-8 is refused, another is passed over`() throws {
    let text = Array("recording,patient,note\nr1,p1,".utf8) + [0xE9, 0x0A]
    let file = FilePlace(folder.path("latin.csv"))
    try file.write(text)
    var reader = try TableReader(
      path: file.path, table: "recordings", columns: columns, mapping: .none)
    #expect(try reader.next())
    #expect(reader[1].text == "p1")

    try file.write(Array("recording,patient\nr1,p".utf8) + [0xE9, 0x0A])
    var second = try TableReader(
      path: file.path, table: "recordings", columns: columns, mapping: .none)
    let problem = #expect(throws: Problem.self) { try second.next() }
    #expect(problem?.message == "a cell that is not UTF-8")
    #expect(problem?.place?.line == 2)
  }

  @Test func `line, header and digest are told`() throws {
    let text = "recording,patient\n\"r\n1\",p1\n\nr2,p2"
    var reader = try reader(text)
    #expect(reader.headerColumns == ["recording", "patient"])
    #expect(try reader.next() && reader.line == 2)
    #expect(try reader.next() && reader.line == 5)
    #expect(try !reader.next())
    #expect(reader.digest == SHA256.digest(of: Array(text.utf8)))
  }

  @Test func `a mapped column is read in place of its name`() throws {
    let text = "recording,owner_id,patient\nr1,p1,other\n"
    #expect(try rows(text, mapping: ["patient=owner_id"]) == [["r1", "p1", ""]])
    #expect(try rows(text, mapping: ["recordings.patient=owner_id"]) == [["r1", "p1", ""]])
    #expect(try rows(text, mapping: ["people.patient=owner_id"]) == [["r1", "other", ""]])
    #expect(try rows(text, mapping: ["patient=nowhere"]) == [["r1", "other", ""]])
    #expect(
      refusal(text, mapping: ["recordings.patient=nowhere"])
        == "recordings.csv:1: no column nowhere")
  }

  @Test func `a mapping that no table used is refused by its caller`() throws {
    let options = ["patient=owner_id", "until=ended", "people.patient=id"]
    let mapping = try ColumnMapping(options)
    let reader = try reader("recording,owner_id\n", mapping: options)
    #expect(reader.usedMappings == ["patient=owner_id"])
    let problem = #expect(throws: Problem.self) { try mapping.refuseUnused(reader.usedMappings) }
    #expect(problem?.kind == .input)
    #expect(problem?.message == "--column until=ended names no column of the tables given")
    try mapping.refuseUnused(Set(options))
  }
}
