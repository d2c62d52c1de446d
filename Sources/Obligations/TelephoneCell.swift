import Notation

/// The telephone numbers in one cell of a table, so that two ways of writing one number are one:
/// `+44 (0)20…`, `0044 20…`, `020…` and `20…`; with an extension, a word about it or another number
/// beside it.
enum TelephoneCell {
  static func numbers(in cell: String) -> Set<String> {
    var numbers: Set<String> = []
    var groups: [Group] = []
    func end() {
      numbers.formUnion(ways(toRead: groups).map(number).filter(isDialled))
      groups.removeAll()
    }
    var isPlus = false
    var isInGroup = false
    for scalar in cell.unicodeScalars {
      if let digit = digit(scalar) {
        if !isInGroup { groups.append(Group(isAbroad: isPlus)) }
        groups[groups.count - 1].digits.append(digit)
        isInGroup = true
        isPlus = false
        continue
      }
      // Nothing to see: the digits around it stand together.
      if case .invisible = ScalarFolding(scalar) { continue }
      isInGroup = false
      if scalar == "+" || scalar == "\u{FF0B}" { isPlus = true }
      // `or`, `ext.`, `/`: another number, or none, begins.
      if scalar.properties.isAlphabetic || "/,;|&\n".unicodeScalars.contains(scalar) { end() }
    }
    end()
    return numbers
  }

  private struct Group {
    var digits = ""
    /// A `+` stands before it.
    var isAbroad: Bool
  }

  /// All of it as one number, and as several where one may end and another begin.
  private static func ways(toRead groups: [Group]) -> [String] {
    var several = [""]
    for group in groups {
      let mayBegin = group.isAbroad || group.digits.hasPrefix("0")
      if several[several.count - 1].count >= whole, mayBegin { several.append("") }
      several[several.count - 1] += group.digits
    }
    return [groups.map(\.digits).joined()] + several
  }

  /// A number of so many digits may be whole.
  private static let whole = 10

  private static func number(_ digits: String) -> String {
    var number = digits.drop { $0 == "0" }
    if number.hasPrefix("44"), number.count > whole {
      number = number.dropFirst(2).drop { $0 == "0" }
    }
    return String(number)
  }

  /// `00000`, `07000 000000` and `01234 567890` are written where a number has to be and none is known.
  private static func isDialled(_ number: String) -> Bool {
    if number.count < 5 { return false }
    let last = number.utf8.suffix(6).map { $0 }
    let steps = Set(zip(last, last.dropFirst()).map { (10 + $1 - $0) % 10 })
    return !(steps == [0] || steps == [1])
  }

  private static func digit(_ scalar: Unicode.Scalar) -> String? {
    guard case .letters(let folded, _) = ScalarFolding(scalar), folded.count == 1,
      (0x30...0x39).contains(folded[0])
    else { return nil }
    return String(decoding: folded, as: UTF8.self)
  }
}
