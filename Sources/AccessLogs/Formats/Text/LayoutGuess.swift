import Model
import Notation

/// Guesses how the lines of a log are laid out, for a profile to start from.
///
/// A value has a name where its form tells what it is, else it is `value3`, the third of its line: the
/// server's own words, which its operator has, are better. Only what stands in every line is taken for
/// what stands between two values.
enum LayoutGuess {
  private static let mostLines = 20

  /// Nil where the lines have no layout in common, or none with a time in it.
  static func layout(of beginning: Slice) -> LogLayout? {
    let lines = lines(of: beginning)
    guard let first = lines.first, first[0] != UInt8(ascii: "{"), first[0] != UInt8(ascii: "#")
    else { return nil }
    for separator in [UInt8(ascii: "|"), UInt8(ascii: "\t"), UInt8(ascii: " ")] {
      let rows = lines.map { cells(of: $0, between: separator) }
      let common = rows.filter { $0.count == rows[0].count }
      guard rows[0].count > 3, common.count * 10 >= rows.count * 9 else { continue }
      var namer = ValueNamer()
      let parts = (0..<rows[0].count).map { column in
        namer.part(of: common.map { $0[column] })
      }
      guard namer.hasTime else { continue }
      let text = Array(parts.joined(separator: [separator]))
      return try? LogLayout(text, at: Problem.Place("layout"))
    }
    return nil
  }

  private static func lines(of beginning: Slice) -> [Slice] {
    var lines: [Slice] = []
    var start = 0
    while lines.count < mostLines, start < beginning.count,
      let end = beginning.firstIndex(of: UInt8(ascii: "\n"), from: start)
    {
      var line = beginning.part(start..<end)
      if line.count > 0, line[line.count - 1] == UInt8(ascii: "\r") {
        line = line.part(0..<(line.count - 1))
      }
      if !line.isEmpty { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  /// Brackets and quotes hold together what stands in them.
  private static func cells(of line: Slice, between separator: UInt8) -> [Slice] {
    var cells: [Slice] = []
    var start = 0
    var next = 0
    while next < line.count {
      if next == start, line[next] == UInt8(ascii: "["),
        let close = line.firstIndex(of: UInt8(ascii: "]"), from: next)
      {
        next = close
      } else if line[next] == UInt8(ascii: "\""),
        let close = CombinedLine.closingQuote(line, next + 1)
      {
        next = close
      } else if line[next] == separator {
        cells.append(line.part(start..<next))
        start = next + 1
      }
      next += 1
    }
    cells.append(line.dropping(min(start, line.count)))
    return cells
  }
}

/// Names the values of a line from left to right.
private struct ValueNamer {
  private var taken: Set<String> = []
  private var count = 0
  private(set) var hasTime = false

  /// A cell as a layout writes it.
  mutating func part(of cells: [Slice]) -> [UInt8] {
    count += 1
    if let (open, inner, close) = Self.wrapped(cells) {
      return open + Array("$\(name(of: inner))".utf8) + close
    }
    return Array("$\(name(of: cells))".utf8)
  }

  /// Brackets, quotes and `name=`, where every cell has them.
  private static func wrapped(_ cells: [Slice]) -> ([UInt8], [Slice], [UInt8])? {
    for (open, close) in [("[", "]"), ("\"", "\"")] {
      let isWrapped = cells.allSatisfy {
        $0.count > 1 && $0[0] == open.utf8.first && $0[$0.count - 1] == close.utf8.first
      }
      if isWrapped {
        return (Array(open.utf8), cells.map { $0.part(1..<($0.count - 1)) }, Array(close.utf8))
      }
    }
    guard let first = cells.first, let end = first.firstIndex(of: UInt8(ascii: "=")) else {
      return nil
    }
    let lead = first.part(0..<(end + 1)).copied
    guard Vocabulary.isName(Array(lead.dropLast())), cells.allSatisfy({ $0.starts(with: lead) })
    else { return nil }
    let inner = cells.map { $0.dropping(lead.count) }
    if let (open, innermost, close) = wrapped(inner) { return (lead + open, innermost, close) }
    return (lead, inner, [])
  }

  private mutating func name(of values: [Slice]) -> String {
    let name = likely(values) ?? "value\(count)"
    return taken.insert(name).inserted ? name : "value\(count)"
  }

  private mutating func likely(_ values: [Slice]) -> String? {
    let name = Array("x".utf8)
    let forms = values.map { ValueForm(SeenField(name, text: $0)) }
    func all(_ form: ValueForm) -> Bool {
      forms.filter { $0 == form }.count * 10 >= forms.count * 9
    }
    if all(.clf) { return time("time_local") }
    if all(.time) { return time("time_iso8601") }
    if all(.localTime) { return time("time_iso8601") }
    if all(.epoch(.seconds)) { return time("msec") }
    if all(.request) { return "request" }
    if all(.path) { return "request_uri" }
    if all(.method) { return "request_method" }
    if values.allSatisfy(Self.isStatus) { return "status" }
    if values.allSatisfy(Self.isAddress) { return "remote_addr" }
    guard taken.contains("status"), all(.number) || values.allSatisfy(Self.isCount) else {
      return nil
    }
    let hasFractions = values.contains { $0.contains(UInt8(ascii: ".")) }
    return hasFractions ? "request_time" : "body_bytes_sent"
  }

  private mutating func time(_ name: String) -> String {
    hasTime = true
    return name
  }

  private static func isStatus(_ text: Slice) -> Bool {
    text.count == 3 && text[0] &- 49 < 5 && text.buffer.allSatisfy { $0 &- 48 <= 9 }
  }

  private static func isCount(_ text: Slice) -> Bool {
    text.isDash || !text.isEmpty && text.buffer.allSatisfy { $0 &- 48 <= 9 }
  }

  /// IPv4, or IPv6 with at least two colons.
  private static func isAddress(_ text: Slice) -> Bool {
    let parts = text.buffer.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isDecimal =
      parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.count) && part.allSatisfy { $0 &- 48 <= 9 }
      }
    let colons = text.buffer.count { $0 == UInt8(ascii: ":") }
    return isDecimal
      || colons >= 2
        && text.buffer.allSatisfy { byte in
          byte == UInt8(ascii: ":") || byte &- 48 <= 9 || (byte | 0x20) &- 97 < 6
        }
  }
}
