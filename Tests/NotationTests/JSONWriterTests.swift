import Foundation
import Model
import Notation
import TestSupport
import Testing

@Suite struct JSONWriterTests {
  private func small(_ json: inout JSONWriter) {
    json.object { json in
      json.member("case", "C-1")
      json.member("due_at", nil as Timestamp?)
      json.member("first", Timestamp(nanoseconds: 1_591_700_531_999_999_999))
      json.member("count", 0)
      json.member("overdue", false)
      json.key("lines")
      json.array { json in
        json.integer(1)
        json.integer(Int64.min)
      }
      json.key("gaps")
      json.array { _ in }
      json.key("none")
      json.object { _ in }
      json.member("seconds", microseconds: 4_200_000)
    }
  }

  @Test func `compact JSON is one line in the order given`() {
    var json = JSONWriter()
    small(&json)
    #expect(
      json.text
        == #"{"case":"C-1","due_at":null,"first":"2020-06-09T11:02:11.999Z","count":0,"overdue":false,"#
        + #""lines":[1,-9223372036854775808],"gaps":[],"none":{},"seconds":4.2}"#)
  }

  @Test func `pretty JSON is one member a line`() {
    var json = JSONWriter(pretty: true)
    small(&json)
    json.endLine()
    #expect(
      json.text == """
        {
          "case": "C-1",
          "due_at": null,
          "first": "2020-06-09T11:02:11.999Z",
          "count": 0,
          "overdue": false,
          "lines": [
            1,
            -9223372036854775808
          ],
          "gaps": [],
          "none": {},
          "seconds": 4.2
        }

        """)
  }

  @Test func `JSON Lines are values with line ends between them`() {
    var json = JSONWriter()
    for number in 1...2 {
      json.object { $0.member("n", number) }
      json.endLine()
    }
    #expect(json.text == "{\"n\":1}\n{\"n\":2}\n")
  }

  @Test(arguments: [
    (0, "0"), (5_000_000, "5"), (4_200_000, "4.2"), (1, "0.000001"), (-1, "-0.000001"),
    (-1_500_000, "-1.5"), (10_000_000, "10"), (1_000_010, "1.00001"), (100, "0.0001"),
    (Int64.max, "9223372036854.775807"), (Int64.min, "-9223372036854.775808"),
  ])
  func `seconds are exact in the fewest digits`(microseconds: Int64, expected: String) {
    var json = JSONWriter()
    json.seconds(microseconds: microseconds)
    #expect(json.text == expected)
  }

  @Test func `a string is obeyed by nobody who reads it`() {
    var json = JSONWriter()
    json.string("\"\\\n\r\t\u{0}\u{1B}[31m\u{7F}\u{9B}\u{2028}\u{2029}é😀<")
    #expect(
      json.text
        == #""\"\\\n\r\t\u0000\u001b[31m\u007f\u009b\u2028\u2029é😀<""#)
  }

  @Test func `an error thrown inside an object comes out as it is`() {
    struct Stop: Error {}
    var json = JSONWriter()
    #expect(throws: Stop.self) {
      try json.object { json throws(Stop) in
        json.key("a")
        throw Stop()
      }
    }
  }

  @Test func `naughty strings come back as they went`() throws {
    guard let folder = SharedData.folder("blns") else { return }
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent("blns.json")))
    let read = try JSONNode.parse(bytes, file: "blns.json", lenient: false)
    let strings = try #require(read.array).map(\.string)
    #expect(strings.count > 400)
    for pretty in [false, true] {
      var json = JSONWriter(pretty: pretty)
      json.value(read.value)
      #expect(json.bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A && pretty })
      for lenient in [false, true] {
        let again = try JSONNode.parse(json.bytes, file: "again.json", lenient: lenient)
        let scalars = try #require(again.array).map { $0.string.map { Array($0.unicodeScalars) } }
        #expect(scalars == strings.map { $0.map { Array($0.unicodeScalars) } })
      }
    }
  }
}
