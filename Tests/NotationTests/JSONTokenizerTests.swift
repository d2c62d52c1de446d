import Model
import Testing

@testable import Notation

@Suite struct JSONTokenizerTests {
  /// What is wrong with a text in the strict form; nil for nothing. Read twice: to the byte, and with
  /// bytes behind it that must not matter.
  private func fault(_ text: [UInt8]) -> JSONError? {
    func judge(_ slice: Slice, slack: Int) -> JSONError? {
      var json = JSONTokenizer(slice, slack: slack)
      do throws(JSONError) {
        try json.skip()
        try json.finish()
        return nil
      } catch {
        return error
      }
    }
    let alone = withSlice(text) { judge($0, slack: 0) }
    for filler in [UInt8(0), UInt8(ascii: "\""), UInt8(ascii: "x"), 0xFF] {
      let padded = text + [UInt8](repeating: filler, count: 64)
      let among = withSlice(padded) {
        judge(Slice(start: $0.start, count: text.count), slack: 64)
      }
      #expect(alone == among)
    }
    return alone
  }

  private func fault(_ text: String) -> JSONError? { fault(Array(text.utf8)) }

  @Test func `a line is walked member by member`() throws {
    let line =
      #"{"ts":"2020", "items" : [ {"recording":"R-1"},{"recording":"R-2"} ],"n":-1.5e3,"ok":true,"x":null}"#
    try withSlice(line) { slice throws(JSONError) in
      var json = JSONTokenizer(slice)
      var keys: [String] = []
      var recordings: [String] = []
      var number = ""
      var more = try json.beginObject()
      while more {
        let key = try json.key()
        #expect(key.isPlain)
        keys.append(key.string)
        switch key.string {
        case "items":
          var another = try json.beginArray()
          while another {
            _ = try json.beginObject()
            _ = try json.key()
            recordings.append(try json.string().string)
            #expect(try !json.anotherMember())
            another = try json.anotherElement()
          }
        case "n": number = try json.number().text
        case "ok":
          #expect(try json.kind() == .bool)
          #expect(try json.bool())
        case "x":
          #expect(try json.kind() == .null)
          try json.null()
        default: #expect(try json.skip().text == #""2020""#)
        }
        more = try json.anotherMember()
      }
      try json.finish()
      #expect(keys == ["ts", "items", "n", "ok", "x"])
      #expect(recordings == ["R-1", "R-2"])
      #expect(number == "-1.5e3")
      #expect(json.offset == line.utf8.count)
    }
  }

  @Test func `128 levels are read, 129 are not`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(fault(nested(128)) == nil)
    #expect(fault(nested(129)) == JSONError(.depth, at: 129))
    let objects =
      String(repeating: #"{"a":"#, count: 127) + "[1]" + String(repeating: "}", count: 127)
    #expect(fault(objects) == nil)
    #expect(fault(#"{"a":"# + objects + "}")?.fault == .depth)
    #expect(fault(String(repeating: "[", count: 1_000_000))?.fault == .depth)
    // Containers next to each other are no deeper.
    #expect(fault("[" + String(repeating: "[[]],", count: 500) + "{}]") == nil)
  }

  @Test(arguments: [
    ("", JSONError.Fault.truncated, 0), ("   ", .truncated, 3), ("{", .truncated, 1),
    (#"{"a""#, .truncated, 4), (#"{"a":"#, .truncated, 5), (#"{"a":1"#, .truncated, 6),
    (#"{"a":1,"#, .truncated, 7), ("[1,", .truncated, 3), (#""abc"#, .truncated, 4),
    (#""abc\"#, .truncated, 5), ("tru", .truncated, 3), ("-", .truncated, 1), ("1.", .number, 2),
    ("1.e5", .number, 2), ("1e", .number, 2), ("01", .trailing, 1), ("+1", .unexpected, 0),
    (".5", .unexpected, 0), ("0x1F", .trailing, 1), ("NaN", .unexpected, 0),
    ("nul ", .unexpected, 3),
    ("[1,]", .unexpected, 3), (#"{"a":1,}"#, .unexpected, 7), ("{a:1}", .unexpected, 1),
    ("{'a':1}", .unexpected, 1), (#"{"a" 1}"#, .unexpected, 5), ("[1 2]", .unexpected, 3),
    ("[1}", .unexpected, 2), (#"{"a":1]"#, .unexpected, 6), ("1 2", .trailing, 2),
    ("{}/*x*/", .trailing, 2), ("[//x\n1]", .unexpected, 1), ("\"a\tb\"", .control, 2),
    ("\"a\nb\"", .control, 2), ("\"\u{0}\"", .control, 1), (#""\x41""#, .escape, 1),
    (#""\u12g4""#, .escape, 1), (#""\u12"#, .escape, 1), (#""\'""#, .escape, 1),
    ("\u{FEFF}{}", .unexpected, 0), ("\u{A0}1", .unexpected, 0), ("[1\u{0B}]", .unexpected, 2),
  ])
  func `what is wrong is told with its place`(text: String, expected: JSONError.Fault, offset: Int)
  {
    #expect(fault(text) == JSONError(expected, at: offset))
  }

  @Test func `strings of every length around the sixteen bytes are read whole`() throws {
    for length in 0...70 {
      for special in ["", "\\n", "é", "\\ud83d\\ude00", "\u{1F600}"] {
        for place in stride(from: 0, through: length, by: 5) {
          let before = String(repeating: "a", count: place)
          let after = String(repeating: "b", count: length - place)
          let text = "\"" + before + special + after + "\""
          #expect(fault(text) == nil)
          let expected =
            before + (special == "\\n" ? "\n" : special.hasPrefix("\\u") ? "😀" : special)
          try withSlice(text) { slice throws(JSONError) in
            var json = JSONTokenizer(slice)
            let string = try json.string()
            #expect(string.string == expected + after)
            #expect(string.isPlain == !special.hasPrefix("\\"))
            #expect(!json.isDamaged)
            try json.finish()
          }
        }
      }
    }
  }

  @Test func `white space of every kind may stand between tokens`() {
    let space = " \t\r\n  "
    let tokens = ["{", "\"a\"", ":", "[", "1", ",", "true", "]", ",", "\"b\"", ":", "{", "}", "}"]
    #expect(fault(space + tokens.joined(separator: space) + space) == nil)
  }

  @Test func `random damage is judged without harm`() {
    let line = Array(
      #"{"ts":"2020-06-09T11:02:11Z","items":[{"recording":"R\u00e9é-1"},null,true,-1.5e+7],"o":{}}"#
        .utf8)
    var seed: UInt64 = 42
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % bound
    }
    let spice = Array("\"\\{}[],:u0d8-.e\u{1}".utf8) + [0x80, 0xC3, 0xED, 0xF0, 0xFF]
    for _ in 0..<5000 {
      var damaged = line
      for _ in 0...random(4) { damaged[random(damaged.count)] = spice[random(spice.count)] }
      damaged.removeLast(random(3) == 0 ? random(damaged.count) : 0)
      if let fault = fault(damaged) { #expect(fault.offset <= damaged.count) }
    }
  }
}
