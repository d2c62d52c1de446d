import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// Documents to records: which values are records, where they lie, and what a broken document costs.
struct JSONRecordTests {
  private static func profile(_ each: String) -> String {
    """
    { name: "each", format: "json-lines", each: "\(each)",
      fields: { time: "t", recording: "r", action: "a" }, actions: { open: "opened" } }
    """
  }

  private static func record(_ name: String) -> String {
    "{\"t\":\"2020-06-09T11:00:00Z\",\"r\":\"\(name)\",\"a\":\"open\",\"x\":[{\"y\":\"}]\\\"{\"}]}"
  }

  /// Read in one piece; cut small, in two threads, it has to give the same.
  private func read(_ log: String, _ each: String, _ sizes: [Int] = [1, 7, 64, 1000]) throws
    -> Gathered
  {
    try read(Array(log.utf8), each, sizes)
  }

  private func read(_ log: [UInt8], _ each: String, _ sizes: [Int]) throws -> Gathered {
    let file = try TemporaryLog(log)
    let request = LogRequest(
      input: .file(path: file.path),
      profile: try Profile.parse(Array(Self.profile(each).utf8), file: "p.json5"))
    let right = try Gathered([request], threads: 1)
    for size in sizes {
      #expect(try Gathered([request], threads: 2, chunkSize: size) == right, "\(size)")
    }
    if log.starts(with: [0x1F, 0x8B]) { return right }
    for event in right.events {
      let start = Int(event.offset)
      let end = start + event.raw.utf8.count
      #expect(Array(log[start..<end]) == Array(event.raw.utf8))
    }
    return right
  }

  @Test(arguments: [
    ("Records[]", "{\"v\":1,\"Records\":[%a, %b],\"n\":{\"Records\":[%c]}}"),
    ("Records[]", "{\"Records\":[%a]}\n{\"Records\":[%b]}"),
    ("Records[]", "{\"Records\":[%a]}{\"Records\":[%b]} {\"Records\":[]}{}[]"),
    ("Records[]", "\u{FEFF}\r\n{\n  \"Rec\\u006Frds\" : [\n    %a\n    ,\n    %b\n  ]\n}\r\n"),
    ("Records[]", "{\"Records\":null,\"Records\":[%a,%b]}"),
    (
      "a[].b[].c[]",
      "{\"a\":[{\"q\":[[1,2]],\"b\":[{\"c\":[%a]},{\"d\":[%c]}]},{\"b\":[{\"c\":[%b]}]}]}"
    ),
    ("a.b[]", "{\"a\":{\"b\":[%a]},\"b\":[%c],\"a.b\":[%b]}"),
    ("[]", "[%a,%b]"),
    ("[]", " [\n%a,\n%b\n]\n"),
    ("[]", "%a\n%b\n"),
    ("[]", "%a%b"),
    ("[].c", "[{\"c\":%a},{\"d\":%c},{\"c\":%b}]"),
    ("[][]", "[[%a],[],[%b]]"),
    ("r", "{\"r\":%a}\n{\"r\":%b}\n"),
  ])
  func `records are found where each says they stand`(each: String, log: String) throws {
    let log = log.replacing("%a", with: Self.record("a")).replacing("%b", with: Self.record("b"))
      .replacing("%c", with: Self.record("c"))
    let read = try read(log, each)
    #expect(read.recordings == ["a", "b"], "\(log)")
    #expect(read.counts == [2, 0, 0] && read.events.map(\.line) == [1, 2])
  }

  @Test func `a record may be of any kind, and is judged as one`() throws {
    let read = try read(
      "{\"Records\":[1,\"x\",null,true,[{}],{},{\"a\":\"open\"}, -1e5]}", "Records[]")
    #expect(read.counts == [0, 1, 7])
    #expect(read.sources[0].rejected.map(\.line) == [1, 2, 3, 4, 5, 7, 8])
  }

  @Test func `no records is no line`() throws {
    for log in ["", " \n", "{}", "[]", "{\"Records\":[]}", "{\"records\":[{}]}"] {
      #expect(try read(log, "Records[]").tally == Source.LineTally())
    }
  }

  @Test func `where a list of records belongs nothing else is passed over`() throws {
    for log in ["{\"Records\":{}}", "{\"Records\":\"x\"}", "{\"Records\":7}"] {
      let read = try read(log, "Records[]")
      #expect(read.counts == [0, 0, 1])
      #expect(read.sources[0].rejected.map(\.reason) == [Rejection.recordsNotList.reason])
    }
  }

  // MARK: What is broken

  @Test(arguments: [
    "{\"Records\":[%a", "{\"Records\":[%a,", "{\"Records\":[%a]", "{\"Records\":[%a],\"x",
    "{\"Records\":[%a,{\"t\":\"20", "{\"Records\":[%a,{\"t\":{\"a\":[", "{\"Records\":[%a],\"x\":[",
    "{\"Records\":[%a], \"x\" : 1", "{\"Records\":[%a,{\"t\":\"\\u00",
  ])
  func `a document whose end is missing is one rejected record more`(log: String) throws {
    let read = try read(log.replacing("%a", with: Self.record("a")), "Records[]")
    #expect(read.recordings == ["a"] && read.counts == [1, 0, 1])
    #expect(read.sources[0].rejected == [.init(line: 2, reason: Rejection.documentEnds.reason)])
  }

  @Test(arguments: [
    "nonsense", "1", "\"x\"", ",", "}", "{\"Records\" [1]}", "{\"a\":tru}", "{\"a\":01}",
    "{\"a\":1,}",
    "{a:1}", "{\"a\":\"\\x\"}", "[1 2]", "{\"Records\":[}", "{\"a\":\"\u{1}\"}", "{]", "{\"a\" 1}",
    "{\"a\":1 \"b\":2}", "{,}", "{\"Records\":[,]}", "{\"Records\":[{\"r\":\"torn", "{\"a\":-}",
    "{\"Records\":[{\"r\":[1,2", "{\"a\":\"torn",
  ])
  func `what is no JSON is rejected once and the next line is read`(broken: String) throws {
    let good = "{\"Records\":[\(Self.record("a"))]}"
    let read = try read("\(good)\n\(broken)\n\(good)\n\(good)", "Records[]")
    #expect(read.counts == [3, 0, 1], "\(broken)")
    #expect(read.sources[0].rejected.map(\.line) == [2])
  }

  @Test func `each line of garbage between documents is one rejected record`() throws {
    let good = Self.record("a")
    #expect(try read("x\ny y\n\(good)\nz\n\(good) w\n\(good)", "[]").counts == [3, 0, 4])
  }

  @Test(arguments: ["{\"r\":", "{\"r\":[1,", "{\"r\":\"x", "{\"r\":{\"s\":1", "{\"r\":1"])
  func `of documents or elements one a line only the torn one is lost`(torn: String) throws {
    let lines = [Self.record("a"), torn, Self.record("b"), Self.record("c")]
    let stream = try read(lines.joined(separator: "\n"), "[]")
    #expect(stream.recordings == ["a", "b", "c"] && stream.counts == [3, 0, 1], "\(torn)")
    let array = try read("[\n" + lines.joined(separator: ",\n") + "\n]\n", "[]")
    #expect(array.recordings == ["a", "b", "c"] && array.counts == [3, 0, 1], "\(torn)")
    let last = try read((lines + [torn]).joined(separator: "\n"), "[]")
    #expect(last.recordings == ["a", "b", "c"] && last.counts == [3, 0, 2], "\(torn)")
  }

  @Test func `the rest of a broken document that is pretty-printed is one rejected record`() throws
  {
    let log = """
      {
        "Records": [
          { "a": "other" },
          { "a": "oth
          { "a": "other" }
        ]
      }
      {"Records":[{"a":"other"}]}
      """
    #expect(try read(log, "Records[]").counts == [0, 2, 1])
  }

  @Test(arguments: [1000, 1 << 16, 1 << 20, 5 << 20])
  func `a record over one mebibyte is rejected and reading goes on`(chunkSize: Int) throws {
    let limit = LogLine.longest
    func object(_ length: Int) -> [UInt8] {
      Array("{\"x\":\"".utf8) + [UInt8](repeating: 0x61, count: length - 8) + Array("\"}".utf8)
    }
    let comma: [UInt8] = [0x2C, 0x0A]
    let records = [
      object(limit), object(limit + 1), object(limit + 70), object(3 * limit),
      Array(Self.record("z").utf8), Array("[".utf8) + object(limit) + Array("]".utf8),
    ]
    let log =
      Array("{\"pad\":\"".utf8) + [UInt8](repeating: 0x62, count: limit - 100)
      + Array("\",\"Records\":[".utf8) + Array(records.joined(separator: comma)) + Array("]}".utf8)
    let file = try TemporaryLog(log)
    let request = LogRequest(
      input: .file(path: file.path),
      profile: try Profile.parse(Array(Self.profile("Records[]").utf8), file: "p.json5"))
    let read = try Gathered([request], threads: 2, chunkSize: chunkSize)
    #expect(read.counts == [1, 1, 4])
    #expect(read.sources[0].rejected.map(\.line) == [2, 3, 4, 6])
    #expect(read.sources[0].rejected.allSatisfy { $0.reason == Rejection.tooLong.reason })
    #expect(read.events.map(\.line) == [5] && read.sources[0].digest == SHA256.digest(of: log))
  }

  @Test func `a document nested too deep is no JSON, around records or in one`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    let around = "{\"x\":\(nested(127)),\"Records\":[{}]}\n{\"x\":\(nested(128)),\"Records\":[{}]}"
    #expect(try read(around, "Records[]").counts == [0, 1, 1])
    #expect(
      try read("[{\"x\":\(nested(127))},{\"x\":\(nested(128))}]", "[]").counts == [0, 1, 1])
  }

  // MARK: Compressed and cut short

  @Test func `a compressed document that is cut short is one rejected record more`() throws {
    let records = (0..<4000).map { Self.record("r\($0)") }.joined(separator: ",\n")
    let packed = try GzipTests.gzip(Array("{\"Records\":[\(records)]}\n".utf8))
    #expect(try read(packed, "Records[]", [1000]).counts == [4000, 0, 0])
    for cut in [packed.count / 3, packed.count / 2, packed.count - 4] {
      let read = try read(Array(packed[..<cut]), "Records[]", [500])
      #expect(read.tally.rejected == 1 && read.tally.lines == read.tally.used + 1)
      #expect(read.sources[0].rejected.map(\.reason) == [Rejection.cutShort.reason])
    }
  }

  // MARK: FHIR

  @Test(arguments: [
    "{\"resourceType\":\"Bundle\",\"entry\":[{\"fullUrl\":\"u\",\"resource\":%a},{},{\"resource\":%b}]}",
    "{\"entry\":[{\"resource\":%a},{\"resource\":%b}],\"resourceType\":\"Bundle\"}",
    "{\"id\":\"x\",\"resourceType\":\"Bund\\u006ce\",\"entry\":[{\"resource\":%a},{\"resource\":%b}]}",
    "[%a,%b]", "%a\n%b\n", "\u{FEFF}%a %b",
    "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":%a}]}\n%b",
  ])
  func `FHIR's resources are found in a Bundle, an array and one after the other`(log: String)
    throws
  {
    let first =
      "{\"id\":\"1\",\"x\":{\"entry\":[{\"resource\":{}}]},\"resourceType\":\"AuditEvent\"}"
    let second = "{\n\"resourceType\":\"AuditEvent\",\n\"id\":\"2\"}"
    let bytes = Array(log.replacing("%a", with: first).replacing("%b", with: second).utf8)
    for size in [1, 5, 64, 4096] {
      #expect(UnitText.of(bytes, .fhirResources, chunkSize: size) == [first, second], "\(size)")
    }
  }
}

/// The units of a log as texts, without a judge.
enum UnitText {
  /// A rejected unit is `!` and why.
  static func of(_ log: [UInt8], _ units: Units, chunkSize: Int) -> [String] {
    var cutter = JSONRecordCutter(units)
    var found: [String] = []
    var kept: [UInt8] = []
    var read = 0
    while true {
      let more = log[read..<min(read + chunkSize, log.count)]
      read += more.count
      let held = kept + more
      let isEnd = more.isEmpty
      let rest = (held + [UInt8](repeating: 0, count: 64)).withUnsafeBufferPointer { bytes in
        let slice = Slice(start: bytes.baseAddress, count: held.count)
        let rest = cutter.cut(slice, isEnd ? .whole : .more)
        for cut in cutter.cuts {
          found.append(
            cut.rejection.map { "!" + $0.reason }
              ?? slice.part(cut.start..<(cut.start + cut.count)).text)
        }
        return rest
      }
      if isEnd { return found }
      kept = Array(held.suffix(rest))
    }
  }
}
