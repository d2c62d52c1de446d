import Model

@testable import Notation

/// What stands below every room: JSON, CSV, times, numbers.
enum NotationTargets {
  static let all: [FuzzTarget] = [json, json5, csv, table, times]

  /// What the strict tokenizer accepts, the reader of nodes reads, and writes to the same value.
  private static let json = FuzzTarget(
    "json", seeds: [#"{"a":[1,-2.5e+3,null,true],"b\u0065":"é\n\ud83d\ude00"}"#, "[]", "\"\""],
    checkJson)

  private static func checkJson(_ input: [UInt8]) {
    guard let read = node(input, lenient: false) else { return }
    var writer = JSONWriter()
    writer.value(read.value)
    insist(node(writer.bytes, lenient: false).map(values) == values(read), "read, written, read")
  }

  private static let json5 = FuzzTarget(
    "json5", seeds: ["// x\n{ a: 'b\\x41', c: [+1, .5, 0xF, Infinity,], /* y */ }"], checkJson5)

  private static func checkJson5(_ input: [UInt8]) {
    // A log's broken text is repaired; what a person writes has to be whole: UTF-8, no lone surrogates.
    let isWhole = String(validating: input, as: UTF8.self).map { !$0.contains("\\u") } ?? false
    if isWhole, node(input, lenient: false) != nil {
      insist(node(input, lenient: true) != nil, "what is JSON is JSON5")
    }
    _ = node(input, lenient: true)
  }

  private static let csv = FuzzTarget(
    "csv", seeds: ["a,b\r\n\"x \"\"y\"\"\",\r\n1,\"2\n3\"\n", "\u{FEFF}a;b\n", "\n\n\"\""], checkCsv
  )

  private static func checkCsv(_ input: [UInt8]) {
    let memory = MemoryFile.shared
    memory.hold(input)
    do throws(Problem) {
      let pieces = CSVReader(
        try FileBytes(path: memory.path), buffer: 1 + Int(input.first ?? 0) % 61)
      insist(
        records(CSVReader(input, name: "fuzz")) == records(pieces), "the same however it is cut")
    } catch {
      insist(false, "a memory file can be read")
    }
  }

  private static let table = FuzzTarget(
    "table", seeds: ["recording,patient\nr-1,p-1\n", "{\"recording\":\"r\",\"patient\":\"p\"}\n"],
    checkTable)

  private static func checkTable(_ input: [UInt8]) {
    let columns = ["recording", "patient", "from"].map {
      TableReader.Column($0, required: $0 != "from")
    }
    do throws(Problem) {
      var reader = try TableReader(
        ByteWindow(input), name: "fuzz", table: "recordings", columns: columns, mapping: .none)
      while try reader.next() {
        insist(!reader[0].isEmpty && !reader[1].isEmpty, "a required cell is there")
        insist(reader.line > 0, "a row has a line")
      }
    } catch {
      insist(error.place != nil, "a refused table names its place")
    }
  }

  private static let times = FuzzTarget(
    "times",
    seeds: [
      "2020-06-09T11:02:11.123456789+01:00", "09/Jun/2020:12:10:39 -0700", "1591700762.250",
      "-3m", "2020-02-30T00:00:00Z",
    ], checkTimes)

  private static func checkTimes(_ input: [UInt8]) {
    input.withUnsafeBufferPointer { bytes in
      let text = Slice(bytes)
      if let time = TimeText.rfc3339(text) {
        let written = TimeText.utcMilliseconds(time)
        insist(TimeText.rfc3339(written) != nil, "a written time can be read")
      }
      _ = TimeText.clf(text)
      for unit in EpochUnit.allCases { _ = TimeText.epoch(text, unit: unit) }
      for places in 0...9 { _ = DecimalText.scaled(text, places: places) }
    }
    _ = TimeText.span(String(decoding: input, as: UTF8.self))
    _ = Zone(
      name: String(decoding: input, as: UTF8.self), rule: String(decoding: input, as: UTF8.self))
  }

  private static func node(_ bytes: [UInt8], lenient: Bool) -> JSONNode? {
    do throws(Problem) {
      return try JSONNode.parse(bytes, file: "fuzz", lenient: lenient)
    } catch {
      insist(error.place != nil, "what is no JSON is so at a place")
      return nil
    }
  }

  /// Without the places, which change when it is written anew.
  private static func values(_ node: JSONNode) -> String {
    switch node.value {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .number(let digits): digits
    case .string(let text): "\"\(text)\""
    case .array(let items): "[" + items.map(values).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\"\($0.key)\":\(values($0.node))" }.joined(separator: ",") + "}"
    }
  }

  private static func records(_ reader: CSVReader) -> [[[UInt8]]] {
    var reader = reader
    var record = CSVRecord()
    var all: [[[UInt8]]] = []
    do throws(Problem) {
      while try reader.next(&record) { all.append(record.fields.map(\.copied)) }
    } catch {
      insist(error.place?.line != nil, "a refused record names its line")
    }
    return all
  }
}
