import Model

/// Whether two people may live together, or be reached through each other, as far as a table can show:
/// then a letter to one may be opened by the other.
///
/// Rather too often than once too seldom: whoever decides looks at both.
enum Household {
  static func joins(_ one: Person, _ other: Person) -> Bool {
    if one.patient == other.patient { return false }
    return same(one.email, other.email) { $0.folded } || sharePhone(one, other)
      || shareHome(one, other) || shareName(one, other) || shareGuardian(one, other)
  }

  private static func same(
    _ left: String?, _ right: String?, _ fold: (String) -> String
  ) -> Bool {
    guard let left, let right else { return false }
    let folded = fold(left)
    return !folded.isEmpty && folded == fold(right)
  }

  /// One is the other's guardian, or both have the same.
  private static func shareGuardian(_ one: Person, _ other: Person) -> Bool {
    one.guardian.map { $0 == other.guardian || $0 == other.patient } ?? false
      || other.guardian.map { $0 == one.patient } ?? false
  }

  // MARK: Telephones

  /// One cell may hold two numbers.
  private static func sharePhone(_ one: Person, _ other: Person) -> Bool {
    func numbers(_ person: Person) -> Set<String> {
      let cells = (person.phone ?? "").split { "/,;|&\n".contains($0) }
      return Set(cells.map { phone(String($0)) }.filter { !$0.isEmpty })
    }
    return !numbers(one).isDisjoint(with: numbers(other))
  }

  /// `+44 (0)20…`, `0044 20…`, `020…` and `20…` are one number.
  private static func phone(_ text: String) -> String {
    var digits = text.filter(\.isNumber).drop { $0 == "0" }
    if digits.hasPrefix("44"), digits.count > 10 { digits = digits.dropFirst(2).drop { $0 == "0" } }
    return String(digits)
  }

  // MARK: Homes

  /// The same first line and postcode, or the same postcode with no number of a house or a flat that
  /// tells them apart: `Flat 2, 14 Mill Lane` and `14 Mill Lane` may be one home, two flats are not.
  private static func shareHome(_ one: Person, _ other: Person) -> Bool {
    if same(place(one), place(other), { $0.folded }) { return true }
    guard same(one.postcode, other.postcode, { $0.folded }) else { return false }
    let (mine, theirs) = (numbers(one), numbers(other))
    if mine.isEmpty && theirs.isEmpty {
      return same(one.address.first, other.address.first) { $0.folded }
    }
    return !mine.isEmpty && !theirs.isEmpty
      && (mine.isSubset(of: theirs) || theirs.isSubset(of: mine))
  }

  private static func place(_ person: Person) -> String? {
    person.address.first.map { $0 + (person.postcode ?? person.address.dropFirst().joined()) }
  }

  /// The words of the address with a digit in them, the postcode apart.
  private static func numbers(_ person: Person) -> Set<String> {
    let words = person.address.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
    return Set(words.map { $0.lowercased() }.filter { $0.contains(where: \.isNumber) })
  }

  /// One surname and one postcode.
  private static func shareName(_ one: Person, _ other: Person) -> Bool {
    same(one.postcode, other.postcode) { $0.folded }
      && same(surname(one), surname(other)) { $0.folded }
  }

  private static func surname(_ person: Person) -> String? {
    person.name?.split(whereSeparator: \.isWhitespace).last.map(String.init)
  }
}
