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
    mailboxes = Household.mailboxes(in: person.email)
    telephones = TelephoneCell.numbers(in: person.phone ?? "")
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

  /// One cell may hold two mailboxes. What has no `@` is none.
  private static func mailboxes(in cell: String?) -> Set<String> {
    let words = (cell ?? "").split { ",;| \n".contains($0) }
    return Set(
      words.filter { word in
        word.unicodeScalars.contains { $0 == "@" || $0 == "\u{FF20}" || $0 == "\u{FE6B}" }
      }
      .map { word in AddressWords.of(word).joined() }.filter { !$0.isEmpty })
  }
}
