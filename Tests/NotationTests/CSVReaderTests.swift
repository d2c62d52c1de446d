import Model
import Notation
import TestSupport
import Testing

struct CSVReaderTests {
  struct Row: Equatable {
    let line: Int
    let lines: Int
    let fields: [String]

    init(_ line: Int, _ fields: [String], lines: Int = 1) {
      self.line = line
      self.lines = lines
      self.fields = fields
    }
  }

  func rows(_ reader: CSVReader) throws -> [Row] {
    var reader = reader
    var record = CSVRecord()
    var rows: [Row] = []
    while try reader.next(&record) {
      rows.append(Row(record.line, record.fields.map(\.text), lines: record.lines))
    }
    return rows
  }

  func rows(_ text: String) throws -> [Row] {
    try rows(CSVReader(Array(text.utf8), name: "made.csv"))
  }

  @Test func `records end at LF or CRLF and the last may lack it`() throws {
    let same = [Row(1, ["a", "b"]), Row(2, ["1", "2"])]
    #expect(try rows("a,b\n1,2\n") == same)
    #expect(try rows("a,b\r\n1,2\r\n") == same)
    #expect(try rows("a,b\n1,2") == same)
    #expect(try rows("a,b\r\n1,2\r") == same)
  }

  @Test func `a byte order mark is no part of the first name`() throws {
    #expect(try rows("\u{FEFF}a,b\n1,2\n") == [Row(1, ["a", "b"]), Row(2, ["1", "2"])])
    #expect(try rows("\u{FEFF}") == [])
  }

  @Test func `empty fields are fields`() throws {
    #expect(try rows(",,\n\"\",\"\",\"\"\n") == [Row(1, ["", "", ""]), Row(2, ["", "", ""])])
    #expect(try rows("a,\n") == [Row(1, ["a", ""])])
    #expect(try rows("a,") == [Row(1, ["a", ""])])
    #expect(try rows("\"\"\n") == [Row(1, [""])])
  }

  @Test func `blank lines are passed over and counted`() throws {
    #expect(try rows("\n \t\r\na\n\n\nb\n\n") == [Row(3, ["a"]), Row(6, ["b"])])
    #expect(try rows("") == [])
    #expect(try rows("\n\n  ") == [])
  }

  @Test func `a line that starts with a number sign is data`() throws {
    #expect(try rows("a\n#1\n") == [Row(1, ["a"]), Row(2, ["#1"])])
  }

  @Test func `a quoted field holds commas, quotes and line ends`() throws {
    let text = "a,b\n\"x, \"\"y\"\"\",\"one\ntwo\r\nthree\"\r\n\"\"\"\",2\nlast,row"
    #expect(
      try rows(text) == [
        Row(1, ["a", "b"]), Row(2, ["x, \"y\"", "one\ntwo\r\nthree"], lines: 3),
        Row(5, ["\"", "2"]), Row(6, ["last", "row"]),
      ])
  }

  @Test func `a quote inside a field that does not begin with one is data`() throws {
    #expect(try rows("36'37.8\"N,a\"\"b\n") == [Row(1, ["36'37.8\"N", "a\"\"b"])])
  }

  @Test func `a CR that ends no line is data`() throws {
    #expect(try rows("a\rb,\r\r\n") == [Row(1, ["a\rb", "\r"])])
  }

  @Test func `text behind a closing quote is refused with its line`() {
    let texts = [
      "a,b\n1,\"x\"y\n": 2, "a\n\"x\" \n": 2, "a\n\n\"p\nq\"\"\n\"r": 5, "\"x\"\rb\n": 1,
    ]
    for (text, line) in texts {
      let problem = #expect(throws: Problem.self) { try rows(text) }
      #expect(problem?.place?.text == "made.csv:\(line)")
      #expect(problem?.message == "text behind a closing quote")
    }
  }

  @Test func `a quote that is never closed is refused where its record starts`() {
    for text in ["a,b\n1,\"x\n2,y\n", "a,b\n1,\"", "a,b\n1,\"\"\"", "a,b\n1,\"x\"\"\n"] {
      let problem = #expect(throws: Problem.self) { try rows(text) }
      #expect(problem?.place?.text == "made.csv:2")
      #expect(problem?.message == "a quote is never closed")
      #expect(problem?.kind == .input)
    }
  }

  @Test func `a record of 1 MiB is read and a longer one refused, in memory and in a file`() throws
  {
    let folder = try TemporaryFolder()
    let longest = String(repeating: "x", count: CSVReader.recordLimit - 3)
    for (text, isRead) in [("a,\(longest)\n", true), ("a,\(longest)y\n", false)] {
      let path = try folder.write("h,i\n\(text)1,2\n", to: "long.csv")
      if isRead {
        #expect(try rows(CSVReader(path: path)).map(\.line) == [1, 2, 3])
        #expect(try rows("h,i\n\(text)1,2\n").map(\.line) == [1, 2, 3])
      } else {
        let problem = #expect(throws: Problem.self) { try rows(CSVReader(path: path)) }
        #expect(problem?.place?.text == "\(path):2")
        #expect(throws: Problem.self) { try rows("h,i\n\(text)1,2\n") }
      }
    }
  }

  @Test func `a file of many buffers reads as its bytes in memory do`() throws {
    let folder = try TemporaryFolder()
    var text = "number,text,quoted\r\n"
    for number in 0..<30_000 {
      let filling = String(repeating: "é", count: number % 23)
      text += "\(number),\(filling),\"a \"\"\(filling)\"\"\n, b\"\r\n"
    }
    let path = try folder.write(text, to: "many.csv")
    let fromFile = try rows(CSVReader(path: path))
    #expect(fromFile.count == 30_001)
    #expect(try fromFile == rows(text))
    #expect(fromFile.last?.line == 60_000)
    #expect(fromFile.last?.fields[2].hasSuffix("\"\n, b") == true)
  }

  @Test func `where the buffer ends changes nothing, refusals included`() throws {
    let folder = try TemporaryFolder()
    let texts = [
      "\u{FEFF}a,\"b\"\"\r\n\"\"\",\r\n\n \r\n\"\",é\r\n last ,\"y\"", "a,b\r", "\"a\"\r",
      "\"\"\"\"",
      "a\n\"x\"y\n", "a\n\"x\"\ry\n", "a\n\"x\"\"\n", "\u{FEFF}", "\r\n\r\n", ",\n,",
    ]
    for text in texts {
      let path = try folder.write(text, to: "made.csv")
      let whole = Result { try rows(CSVReader(Array(text.utf8), name: path)) }
      for buffer in 1...9 {
        let pieces = Result { try rows(CSVReader(FileBytes(path: path), buffer: buffer)) }
        switch (whole, pieces) {
        case (.success(let left), .success(let right)): #expect(left == right)
        case (.failure(let left as Problem), .failure(let right as Problem)): #expect(left == right)
        default: Issue.record("a buffer of \(buffer) bytes is told from the whole")
        }
      }
    }
  }

  @Test func `the digest is that of the file as it stands`() throws {
    let text = "\u{FEFF}a,b\r\n1,\"x \"\"y\"\"\""
    var reader = CSVReader(Array(text.utf8), name: "made.csv")
    var record = CSVRecord()
    while try reader.next(&record) {}
    #expect(reader.digest == SHA256.digest(of: Array(text.utf8)))
  }

  @Test func `bytes above 0x7F are told of`() throws {
    var reader = CSVReader(Array("plain,row\nné,row\n".utf8), name: "made.csv")
    var record = CSVRecord()
    #expect(try reader.next(&record) && !record.fields.isEmpty)
    #expect(try reader.next(&record) && !record.isASCII)
  }

  @Test func `no cut of a file, and no byte changed in it, is worse than a problem`() {
    let text = Array("a,\"b\"\"\n\"\r\n\"\",é\r\n x ,\"y\"\r\n".utf8)
    for length in 0...text.count {
      let cut = Array(text.prefix(length))
      _ = try? rows(CSVReader(cut, name: "cut.csv"))
      for byte: UInt8 in [0, 9, 10, 13, 34, 44, 0xFF] where length < text.count {
        var changed = text
        changed[length] = byte
        _ = try? rows(CSVReader(changed, name: "changed.csv"))
      }
    }
  }
}
