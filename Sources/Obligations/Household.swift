package import Model

/// Whether two people may live together, or be reached through each other, as far as a table can show:
/// then a letter to one may be opened by the other.
///
/// Rather too often than once too seldom: whoever decides looks at both. One per person, made once:
/// a recipient may have seen the recordings of thousands.
package struct Household: Sendable {
  private let patient: Identifier
  private let guardian: Identifier?
  private let name: PersonWords
  private let home: HomeAddress
  private let mailboxes: Set<String>
  private let telephones: Set<String>

  package init(_ person: Person) {
    patient = person.patient
    guardian = person.guardian
    name = PersonWords(person.name)
    home = HomeAddress(person)
    mailboxes = Household.cells(person.email, between: ",;| \n") { $0.folded }
    telephones = Household.cells(person.phone, between: "/,;|&\n") {
      let number = Household.number($0)
      return number.count < 5 ? "" : number
    }
  }

  package func joins(_ other: Household) -> Bool {
    if patient == other.patient { return false }
    return !mailboxes.isDisjoint(with: other.mailboxes)
      || !telephones.isDisjoint(with: other.telephones) || sharesGuardian(with: other)
      || sharesName(with: other) || home.isHome(of: other.home) || home.names(other.name)
      || other.home.names(name)
  }

  /// One is the other's guardian, or both have the same.
  private func sharesGuardian(with other: Household) -> Bool {
    guardian.map { $0 == other.guardian || $0 == other.patient } ?? false
      || other.guardian.map { $0 == patient } ?? false
  }

  /// One surname and one postcode.
  private func sharesName(with other: Household) -> Bool {
    guard let surname = name.surname, !home.postcode.isEmpty else { return false }
    return surname == other.name.surname && home.postcode == other.home.postcode
  }

  /// One cell may hold two mailboxes or two numbers.
  private static func cells(
    _ cell: String?, between separators: String, _ fold: (String) -> String
  ) -> Set<String> {
    Set(
      (cell ?? "").split { separators.contains($0) }.map { fold(String($0)) }
        .filter { !$0.isEmpty })
  }

  /// `+44 (0)20…`, `0044 20…`, `020…` and `20…` are one number.
  private static func number(_ text: String) -> String {
    var digits = text.filter(\.isNumber).drop { $0 == "0" }
    if digits.hasPrefix("44"), digits.count > 10 { digits = digits.dropFirst(2).drop { $0 == "0" } }
    return String(digits)
  }
}
