import Model
import Testing

@testable import Notation

@Suite struct JSONTextTests {
  /// The value of a string given by its bytes between the quotes, and whether it was repaired.
  private func read(
    _ raw: [UInt8], lenient: Bool = false
  ) throws(JSONError) -> (text: String, isRepaired: Bool) {
    try withSlice([0x22] + raw + [0x22]) { slice throws(JSONError) in
      var json = JSONTokenizer(slice, lenient: lenient)
      let string = try json.string()
      try json.finish()
      #expect(json.isDamaged == string.isDamaged)
      var appended: [UInt8] = [1]
      string.append(to: &appended)
      #expect(appended == [1] + string.decoded)
      #expect(string.decoded.count <= string.decodedCapacity)
      return (string.string, string.isDamaged)
    }
  }

  private func read(_ raw: String) throws(JSONError) -> String {
    let (text, isRepaired) = try read(Array(raw.utf8))
    #expect(!isRepaired)
    return text
  }

  @Test func `escapes are undone`() throws {
    #expect(try read(#"\"\\\/\b\f\n\r\t"#) == "\"\\/\u{8}\u{C}\n\r\t")
    #expect(try read(#"\u0041\u00e9\u20AC\u0000"#) == "Aé€\u{0}")
    #expect(try read(#"caf\u00E9 déjà"#) == "café déjà")
    #expect(try read(#"\ud83d\ude00\uD83D\uDE00"#) == "😀😀")
    #expect(try read("") == "")
  }

  @Test(arguments: [
    (#"\ud83d"#, "\u{FFFD}"), (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"), (#"\ude00\ud83d"#, "\u{FFFD}\u{FFFD}"),
    (#"\ud83d\u0041"#, "\u{FFFD}A"), (#"\ud83d\n"#, "\u{FFFD}\n"),
    (#"R-\udc00-1"#, "R-\u{FFFD}-1"),
  ])
  func `a lone surrogate is replaced and told`(raw: String, expected: String) throws {
    let (text, isRepaired) = try read(Array(raw.utf8))
    #expect(text == expected)
    #expect(isRepaired)
  }

  @Test(
    arguments: [
      ([0xFF], 1), ([0x80], 1), ([0xC3], 1), ([0xC0, 0xAF], 2), ([0xE2, 0x82], 1),
      ([0xED, 0xA0, 0x80], 3), ([0xF4, 0x90, 0x80, 0x80], 4), ([0xF0, 0x9F, 0x98], 1),
      ([0xE0, 0x80, 0x80], 3), ([0xF8, 0x88, 0x80, 0x80, 0x80], 5),
    ] as [([UInt8], Int)])
  func `bytes that are not UTF-8 are replaced and told`(bytes: [UInt8], count: Int) throws {
    let (text, isRepaired) = try read(Array("a".utf8) + bytes + Array("b".utf8))
    #expect(text == "a" + String(repeating: "\u{FFFD}", count: count) + "b")
    #expect(isRepaired)
    #expect(
      Array(text.utf8) == Array(String(decoding: [0x61] + bytes + [0x62], as: UTF8.self).utf8))
  }

  @Test func `every two bytes are judged as Swift judges them`() throws {
    for first in UInt8(0x80)...0xFF {
      for second in UInt8(0x20)...0xFF where second != 0x22 && second != 0x5C {
        let bytes = [first, second, 0x80, 0xBF, 0x41]
        let expected = String(decoding: bytes, as: UTF8.self)
        let (text, isRepaired) = try read(bytes)
        #expect(text.unicodeScalars.elementsEqual(expected.unicodeScalars))
        #expect(isRepaired == expected.unicodeScalars.contains("\u{FFFD}"))
      }
    }
  }

  @Test func `the escapes of JSON5 are undone`() throws {
    let raw = #"\x41\v\0\'\a\é\"# + "\n" + #"\"# + "\r\n" + #"\"# + "\u{2028}" + "\tz"
    let (text, isRepaired) = try read(Array(raw.utf8), lenient: true)
    #expect(text == "A\u{B}\u{0}'aé\tz")
    #expect(!isRepaired)
    for raw in [#"\x4"#, #"\1"#, #"\01"#, "a\nb", #"\u00"#] {
      #expect(throws: JSONError.self) { try read(Array(raw.utf8), lenient: true) }
    }
  }

  @Test func `a key has its escapes too`() throws {
    try withSlice(#"{"\u0074s":1}"#) { slice throws(JSONError) in
      var json = JSONTokenizer(slice)
      _ = try json.beginObject()
      let key = try json.key()
      #expect(!key.isPlain)
      #expect(key.string == "ts")
      #expect(key.raw.text == #"\u0074s"#)
    }
  }

  @Test func `damage in what is passed over is told`() throws {
    for line in [#"{"a":["\ud800"],"b":1}"#, #"{"\udfff":1}"#] {
      try withSlice(line) { slice throws(JSONError) in
        var json = JSONTokenizer(slice)
        try json.skip()
        #expect(json.isDamaged)
      }
    }
  }

  @Test func `UTF-8 is judged and repaired outside JSON too`() {
    let bad: [UInt8] = [0x61, 0xE2, 0x82, 0x62]
    #expect(withSlice("naïve €😀") { UTF8Text.isValid($0) })
    #expect(withSlice("") { UTF8Text.isValid($0) })
    #expect(!withSlice(bad) { UTF8Text.isValid($0) })
    var output: [UInt8] = []
    #expect(withSlice(bad) { UTF8Text.append($0, to: &output) })
    #expect(output == Array("a\u{FFFD}b".utf8))
    #expect(!withSlice("é") { UTF8Text.append($0, to: &output) })
  }
}
