/// Text for a terminal of 80 columns: wrapped sentences, and a column of names beside them.
enum Layout {
  static let width = 80

  /// Wraps every paragraph at the width; lines that begin with two spaces stay as they are.
  static func wrapped(_ text: String, indent: Int = 0) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix("  ") ? [String(line)] : wrapped(line: line, indent: indent)
    }
  }

  /// `  name   sentence`, the sentences under each other.
  static func columns(_ rows: [(name: String, sentence: String)]) -> [String] {
    let longest = rows.map(\.name.count).filter { $0 <= 30 }.max() ?? 0
    return rows.flatMap { row in
      let lines = wrapped(line: row.sentence[...], indent: longest + 4)
      let head = "  " + padded(row.name, to: longest) + "  "
      guard row.name.count <= longest, let first = lines.first else {
        return ["  \(row.name)"] + lines
      }
      return [head + first.drop { $0 == " " }] + lines.dropFirst()
    }
  }

  static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - text.count))
  }

  static func wrapped(line: some StringProtocol, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      if !current.isEmpty, indent + current.count + 1 + word.count > width {
        lines.append(margin + current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    return lines + [current.isEmpty ? "" : margin + current]
  }
}
