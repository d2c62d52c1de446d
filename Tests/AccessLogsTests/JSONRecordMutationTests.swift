import Model
import Notation
import Testing

@testable import AccessLogs

/// Thousands of random and broken documents: the records are those that the tokenizer finds, the same
/// however the bytes come, and what is broken is told.
struct JSONRecordMutationTests {

  /// A value of JSON with all that could be mistaken for structure in it.
  private static func value(_ random: inout SeededRandom, depth: Int) -> String {
    let spaces = ["", "", " ", "\n", "\n  ", "\r\n\t"]
    func space(_ random: inout SeededRandom) -> String { spaces[random.below(spaces.count)] }
    switch random.below(depth > 4 ? 4 : 8) {
    case 0: return ["1", "-0.5e3", "true", "false", "null"][random.below(5)]
    case 1: return "\"\""
    case 2: return ["\"}]\\\\\"", "\"\\\"{[\"", "\"\\\\\\\"\"", "\"\\u007b,\""][random.below(4)]
    case 3: return "\"" + String(repeating: "a\\\"", count: random.below(60)) + "\""
    case 4, 5:
      let members = (0..<random.below(4)).map { _ in
        ["\"Records\"", "\"a\"", "\"entry\"", "\"{\\\"\""][random.below(4)] + space(&random) + ":"
          + space(&random) + value(&random, depth: depth + 1)
      }
      return "{" + space(&random) + members.joined(separator: "," + space(&random)) + "}"
    default:
      let elements = (0..<random.below(5)).map { _ in value(&random, depth: depth + 1) }
      return "[" + elements.joined(separator: space(&random) + ",") + space(&random) + "]"
    }
  }

  private static func document(_ random: inout SeededRandom) -> (text: String, records: [String]) {
    let records = (0..<random.below(6)).map { _ in value(&random, depth: 0) }
    let before = value(&random, depth: 1)
    let text = "{\"x\":\(before),\n\"Records\" :[ \(records.joined(separator: ",\n")) ],\"y\":[1]}"
    return (text, records)
  }

  @Test(arguments: 1...4)
  func `of sound documents every record is found, whole and in order`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var log = ""
    var right: [String] = []
    for _ in 0..<40 {
      let (text, records) = Self.document(&random)
      log += text + ["", "\n", " ", "\r\n\r\n"][random.below(4)]
      right += records
    }
    let path = try #require(FieldPath("Records[]"))
    for size in [7, 64, 65, 1000, 1 << 20] {
      let found = UnitText.of(Array(log.utf8), .jsonRecords(each: path), chunkSize: size)
      #expect(found == right, "\(size)")
    }
  }

  @Test(arguments: 1...4)
  func `broken documents give the same however the bytes come`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(100 + seed))
    let seeds = (0..<20).map { _ in Array(Self.document(&random).text.utf8) }
    let log = MutationTests.log(of: seeds, lines: 80, seed: UInt64(seed))
    for text in ["Records[]", "[]", "x[]", "Records[][]"] {
      let path = try #require(FieldPath(text, atTop: true))
      let right = UnitText.of(log, .jsonRecords(each: path), chunkSize: 1 << 20)
      #expect(right.contains { $0.hasPrefix("!") } && right.contains { !$0.hasPrefix("!") })
      for size in [29, 64, 4096] {
        #expect(UnitText.of(log, .jsonRecords(each: path), chunkSize: size) == right, "\(size)")
      }
    }
    let right = UnitText.of(log, .fhirResources, chunkSize: 1 << 20)
    for size in [29, 64, 4096] {
      #expect(UnitText.of(log, .fhirResources, chunkSize: size) == right, "\(size)")
    }
  }

  /// The next document begins a line, so that no broken one takes more than itself along.
  @Test(arguments: 1...4)
  func `a document that is cut off takes no other along`(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(200 + seed))
    let sound = "{\"Records\":[{\"r\":1}]}\n"
    var log = ""
    var cut = 0
    for _ in 0..<200 {
      let (text, _) = Self.document(&random)
      let line = Array(text.replacing("\n", with: " ").utf8)
      log += String(decoding: line[..<(1 + random.below(line.count - 1))], as: UTF8.self) + "\n"
      log += sound + sound + sound
      cut += 1
    }
    let path = try #require(FieldPath("Records[]"))
    let found = UnitText.of(Array(log.utf8), .jsonRecords(each: path), chunkSize: 1000)
    // What breaks off where a value may follow takes the next document for that value: one of three.
    #expect(found.count { $0 == "{\"r\":1}" } >= 2 * cut)
    #expect(found.count { $0.hasPrefix("!") } >= cut)
  }

  @Test func `a log made to be read again and again is read in time that follows its length`() {
    // Each line could be a record of its own that breaks off at the end of the log.
    let lines = String(repeating: "{\"a\":\n", count: 40_000)
    let path = FieldPath("[]", atTop: true)
    let found = path.map {
      UnitText.of(Array(lines.utf8), .jsonRecords(each: $0), chunkSize: 1 << 16)
    }
    #expect(found.map { !$0.isEmpty && $0.count < 100 } == true)
  }
}
