enum Nearest {
  static func name(to word: String, among names: [String]) -> String? {
    func distance(_ a: [Character], _ b: [Character]) -> Int {
      var row = Array(0...b.count)
      for (i, x) in a.enumerated() {
        var previous = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
          let next = min(row[j + 1] + 1, row[j] + 1, previous + (x == y ? 0 : 1))
          previous = row[j + 1]
          row[j + 1] = next
        }
      }
      return row[b.count]
    }
    return names.map { (distance(Array(word), Array($0)), $0) }
      .filter { $0.0 <= max(1, min(2, word.count / 2)) }.min { $0.0 < $1.0 }?.1
  }
}
enum TerminalText {
  static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { s in
          (s.value < 32 && s.value != 10) || (s.value >= 127 && s.value < 160) ? "\u{FFFD}" : s
        }))
  }
}
