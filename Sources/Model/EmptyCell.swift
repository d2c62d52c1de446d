/// What people write into a cell of a table to say that there is nothing: as good as an empty one,
/// wherever a cell about a person is read.
package enum EmptyCell {
  /// `n/a`, `None`, `not known`, `-`.
  package static func saysNothing(_ cell: some StringProtocol) -> Bool {
    var letters: [UInt8] = []
    for byte in cell.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: letters.append(byte)
      case 0x41...0x5A: letters.append(byte | 0x20)
      // A letter of another alphabet says something.
      case 0x80...: return false
      default: break
      }
      if letters.count > longest { return false }
    }
    return isNothing(letters)
  }

  /// - Parameter letters: of a cell, the letters and digits alone, in small letters.
  package static func isNothing(_ letters: [UInt8]) -> Bool {
    guard let first = letters.first else { return true }
    if letters.count > longest { return false }
    return words[Int(first)].contains(letters)
  }

  private static let all = [
    "na", "nil", "no", "none", "null", "unknown", "notknown", "notgiven", "notapplicable",
    "notavailable", "notprovided", "notrecorded", "notstated", "notdisclosed", "undisclosed",
    "nonegiven", "noneprovided", "nonerecorded", "donotknow", "dontknow", "declined", "refused",
    "withheld", "exdirectory", "tba", "tbc", "tbd", "noname", "noemail", "noemailaddress",
    "nophone", "nophonenumber", "notelephone", "nomobile", "nolandline", "nonumber", "noaddress",
    "nopostcode", "nofixedabode", "nofixedaddress", "nfa",
  ]

  private static let longest = all.map(\.utf8.count).max() ?? 0

  /// By their first byte.
  private static let words: [Set<[UInt8]>] = (0..<256).map { first in
    Set(all.map { Array($0.utf8) }.filter { $0.first.map(Int.init) == first })
  }
}
