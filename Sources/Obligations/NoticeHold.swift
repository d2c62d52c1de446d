package import Model

/// Why a letter must not go out before a person has decided (DESIGN §8): a letter that reaches the
/// wrong reader, or the right one in the wrong way, is a second harm.
package enum NoticeHold: Hashable, Comparable, Sendable {
  /// The people table says that nothing may be sent, and why.
  case markedInTable
  case deceased
  case under16
  /// The birth date is there and cannot be read: it may be a child's.
  case unreadableBirthDate
  /// Someone else answers for this patient.
  case guardian
  /// Nothing to send to, for the channel this patient wants.
  case noAddress
  /// The table of people has no row for this patient.
  case unknownPerson
  /// An owner and a recipient share an address, a phone, an e-mail or a guardian.
  case sharedContact
  /// Another language than the templates are in.
  case otherLanguage

  /// For the list of held letters; no value of the table.
  package var sentence: String {
    switch self {
    case .markedInTable: "the table of people says to hold it"
    case .deceased: "the patient has died: a personal representative is told, if anybody is"
    case .under16: "the patient is under 16: decide who is told"
    case .unreadableBirthDate: "the date of birth cannot be read: it may be a child's"
    case .guardian: "someone else answers for this patient: decide who is told"
    case .noAddress: "there is no address for the channel this patient wants"
    case .unknownPerson: "the table of people has no row for this patient"
    case .sharedContact:
      "an owner and a recipient share an address, a phone, an e-mail or a guardian"
    case .otherLanguage: "the patient reads another language than the templates"
    }
  }

  /// Every reason that holds a letter to `patient`, in a fixed order.
  ///
  /// `others` are the people on the other side: the recipients of an owner's recordings, the owners
  /// of the recordings a recipient was shown. `today` is the civil date the letter would carry;
  /// `languages` are those the templates are written in (`en`).
  package static func reasons(
    person: Person?, others: [Person], today: CivilDate, languages: Set<String>
  ) -> [NoticeHold] {
    guard let person else { return [.unknownPerson] }
    var reasons: [NoticeHold] = []
    if person.hold != nil { reasons.append(.markedInTable) }
    if person.deceased { reasons.append(.deceased) }
    if let written = person.dateOfBirth {
      if let born = CivilDate(written) {
        if born.age(on: today) < 16 { reasons.append(.under16) }
      } else {
        reasons.append(.unreadableBirthDate)
      }
    }
    if person.guardian != nil { reasons.append(.guardian) }
    let canSend =
      switch person.channel {
      case .letter: !person.address.isEmpty
      case .email: person.email != nil
      }
    if !canSend { reasons.append(.noAddress) }
    if others.contains(where: { shareContact(person, $0) }) { reasons.append(.sharedContact) }
    if let language = person.language?.lowercased().split(separator: "-").first,
      !languages.contains(String(language))
    {
      reasons.append(.otherLanguage)
    }
    return reasons
  }

  private static func shareContact(_ one: Person, _ other: Person) -> Bool {
    if one.patient == other.patient { return false }
    func same(_ left: String?, _ right: String?, _ fold: (String) -> String) -> Bool {
      guard let left, let right else { return false }
      let folded = fold(left)
      return !folded.isEmpty && folded == fold(right)
    }
    return same(one.email, other.email, letters)
      || same(one.phone, other.phone, phone)
      || same(place(one), place(other), letters)
      || one.guardian.map { $0 == other.guardian || $0 == other.patient } ?? false
      || other.guardian.map { $0 == one.patient } ?? false
  }

  /// The first line with the postcode: enough to be one household, however the rest is written.
  private static func place(_ person: Person) -> String? {
    person.address.first.map { $0 + (person.postcode ?? person.address.dropFirst().joined()) }
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// `+44 (0)20…`, `0044 20…`, `020…` and `20…` are one number.
  private static func phone(_ text: String) -> String {
    var digits = text.filter(\.isNumber).drop { $0 == "0" }
    if digits.hasPrefix("44"), digits.count > 10 { digits = digits.dropFirst(2).drop { $0 == "0" } }
    return String(digits)
  }
}

/// A day of the calendar, as forms write it: `1980-02-29`.
package struct CivilDate: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// From `yyyy-mm-dd`, with or without a time behind it; nil for anything else.
  package init?(_ text: String) {
    let date = text.prefix { $0 != "T" && $0 != " " }
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
      (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Full years lived on `date`.
  package func age(on date: CivilDate) -> Int {
    let hadBirthday = (date.month, date.day) >= (month, day)
    return date.year - year - (hadBirthday ? 0 : 1)
  }
}
