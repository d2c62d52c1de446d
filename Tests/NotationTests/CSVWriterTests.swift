import Foundation
import Model
import Notation
import TestSupport
import Testing

struct CSVWriterTests {
  func written(_ rows: [String]..., formulaSafe: Bool = true) -> String {
    var writer = CSVWriter(formulaSafe: formulaSafe)
    for row in rows { writer.row(row) }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  func read(_ text: String) throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8), name: "made.csv")
    var record = CSVRecord()
    var rows: [[String]] = []
    while try reader.next(&record) { rows.append(record.fields.map(\.text)) }
    return rows
  }

  @Test func `records end with CRLF and only fields that need quotes have them`() {
    #expect(written(["a", "b"], ["1", "x y"]) == "a,b\r\n1,x y\r\n")
    #expect(
      written(["a,b", "c\"d", "e\nf", " g", "h "])
        == "\"a,b\",\"c\"\"d\",\"e\nf\",\" g\",\"h \"\r\n")
    #expect(written(["", ""], [""]) == ",\r\n\"\"\r\n")
  }

  @Test func `text that a spreadsheet would obey is given an apostrophe and quotes`() {
    for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
      let text = "\(start)SUM(A1)"
      #expect(written([text]) == "\"'\(text)\"\r\n")
      #expect(written([text], formulaSafe: false).contains("'") == false)
    }
    #expect(written(["+44 7700 900123"]) == "\"'+44 7700 900123\"\r\n")
    #expect(written([" =1"]) == "\"' =1\"\r\n")
    #expect(written(["\"=1\""]) == "\"'\"\"=1\"\"\"\r\n")
  }

  @Test func `so is text behind what another reader takes for a delimiter`() {
    #expect(written(["a;=1+1"]) == "\"a;'=1+1\"\r\n")
    #expect(written(["a;b;\"@x\""]) == "\"a;b;'\"\"@x\"\"\"\r\n")
    #expect(written(["a\t-x"]) == "\"a\t'-x\"\r\n")
    #expect(written(["a\r\n=x"]) == "\"a\r'\n'=x\"\r\n")
    #expect(written(["a=b, -c"]) == "\"a=b, -c\"\r\n")
  }

  @Test func `plain numbers stay bare`() {
    #expect(written(["-1", "0", "12.5", "-0.25"]) == "-1,0,12.5,-0.25\r\n")
    #expect(written(["-1.", "-", "--1", "-1e5", "-.5"]).split(separator: "'").count == 6)
  }

  @Test func `what is written reads back`() throws {
    let rows = [["a", "b,c", "d\"e"], ["", "\r\n", "é"], ["1", "-2", "ＡＢ"]]
    #expect(try read(written(rows[0], rows[1], rows[2], formulaSafe: false)) == rows)
    #expect(try read(written(rows[0], rows[2])) == [rows[0], rows[2]])
  }

  @Test func `no public payload stays a formula`() throws {
    guard let folder = SharedData.folder("csv-injection") else { return }
    let file = folder.appendingPathComponent("csv-payload.txt")
    let payloads = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    #expect(payloads.count >= 5)
    for payload in payloads {
      let cell = try #require(try read(written([String(payload)])).first?.first)
      #expect(cell == String(payload) || cell == "'" + payload)
      let first = try #require(cell.unicodeScalars.first)
      #expect(!"=+-@".unicodeScalars.contains(first))
    }
  }

  @Test func `naughty strings read back, an apostrophe apart`() throws {
    for text in try NaughtyStrings.all() {
      #expect(try read(written([text, "end"], formulaSafe: false)) == [[text, "end"]])
      let cell = try #require(try read(written([text, "end"])).first?.first)
      #expect(
        cell.unicodeScalars.filter { $0 != "'" } == text.unicodeScalars.filter { $0 != "'" })
    }
  }
}
