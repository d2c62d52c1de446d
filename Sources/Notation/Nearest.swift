/// The word that somebody most likely meant: for keys of profiles and facts, options, columns.
package enum Nearest {
  /// The nearest of `words` by letters left out, added, changed or swapped with their neighbour;
  /// capitals do not count. Nil where none is near; the first of those equally near.
  package static func match(for word: String, among words: [String]) -> String? {
    let typed = letters(word)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let letters = letters(candidate)
      let limit = max(1, max(typed.count, letters.count) / 3)
      let distance = distance(typed, letters)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// In lower case, and cut where no key is as long.
  private static func letters(_ word: String) -> [UInt8] {
    word.utf8.prefix(64).map { (65...90).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(last[column + 1] + 1, current[column] + 1)
        least = min(least, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      before = last
      last = current
    }
    return last[right.count]
  }
}
