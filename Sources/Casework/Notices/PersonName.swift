import Documents
import Model

/// Who somebody says they are with `--by`.
enum PersonName {
  /// Throws `.usage` where no name is given, or one without a letter.
  static func required(_ name: String?, for what: String) throws(Problem) -> String {
    guard let name, !FoldedName.letters(of: name).isEmpty else { throw .unsigned(what) }
    return name
  }

  /// Whether both may be one person, however the name is spaced, accented, punctuated or
  /// capitalised; whichever word comes first, with a title or an office or without; and where one
  /// is the other cut short: `Drafter, Dora`, `Dr Dora Drafter`, `Dora Drafter (DPO)`, `D. Drafter`.
  ///
  /// Two persons whose names are alike have to give them in full.
  static func isSame(_ one: String, _ other: String) -> Bool {
    if FoldedName.letters(of: one) == FoldedName.letters(of: other) { return true }
    let names = [words(of: one), words(of: other)].sorted { $0.count < $1.count }
    return !names[0].isEmpty && isShort(names[0], of: names[1])
  }

  /// Whether each word of `short` is a word of `long`, or the first letter of one.
  private static func isShort(_ short: [[UInt8]], of long: [[UInt8]]) -> Bool {
    var left = long
    // Whole words first, so that a letter does not take the place of one.
    for word in short.sorted(by: { $0.count > $1.count }) {
      let place =
        left.firstIndex(of: word)
        ?? left.firstIndex { (word.count == 1 || $0.count == 1) && $0.first == word.first }
      guard let place else { return false }
      left.remove(at: place)
    }
    return true
  }

  /// Folded; without what stands in brackets, titles and offices where anything else is left.
  private static func words(of name: String) -> [[UInt8]] {
    let all = folded(name)
    let outside = folded(outsideBrackets(name)).filter { !offices.contains($0) }
    if !outside.isEmpty { return outside }
    let inside = all.filter { !offices.contains($0) }
    return inside.isEmpty ? all : inside
  }

  private static func outsideBrackets(_ name: String) -> String {
    var depth = 0
    var outside = ""
    for character in name {
      if "([{<".contains(character) {
        depth += 1
        outside.append(" ")
      } else if ")]}>".contains(character) {
        depth = max(0, depth - 1)
      } else if depth == 0 {
        outside.append(character)
      }
    }
    return outside
  }

  private static func folded(_ name: String) -> [[UInt8]] {
    name.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "\u{2019}" }
      .map { FoldedName.letters(of: String($0)) }.filter { !$0.isEmpty }
  }

  private static let offices = Set(
    NameWords.titles.union(NameWords.offices).map { Array($0.utf8) })

  /// Whether a reason says anything.
  static func isSaid(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }
}

extension Problem {
  fileprivate static func unsigned(_ what: String) -> Problem {
    Problem(.usage, "\(what) is a named person's", hint: "say whose it is: --by \"NAME\"")
  }
}
