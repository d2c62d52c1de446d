package import Model
import Notation

/// Why a letter must not go out before a person has decided (DESIGN §8): a letter that reaches the
/// wrong reader, or the right one in the wrong way, is a second harm.
package enum NoticeHold: Hashable, Sendable {
  /// The people table says that nothing may be sent, and why, in its own words.
  case markedInTable(String)
  /// The recordings, or some of them, were made for other controllers; the name of each.
  case otherControllers([String])
  case deceased
  case under16(LetterReader.Kind)
  /// The birth date is there and cannot be read: it may be a child's.
  case unreadableBirthDate
  /// Someone else answers for this patient.
  case guardian
  /// Nothing to send to, for the channel this letter goes.
  case noAddress
  /// An e-mail, and facts name no address to write it from.
  case noSender
  /// The table of people has no row for this patient.
  case unknownPerson
  /// The row has no name: whoever opens it would not know whose it is.
  case unnamed
  /// An owner and a recipient share a home, a phone, an e-mail or a guardian.
  case sharedContact
  /// One of an owner and a recipient is, or was, allowed to see the other's recordings.
  case authorised
  /// No template is in the patient's language; its tag, where it is one.
  case otherLanguage(String?)
  /// A format that no file can be: easy read, Braille, audio.
  case otherFormat(Person.Format)
  /// An earlier letter told the patient of something that did not happen, as far as is known now.
  case cleared

  /// For the list of held letters, whose reader decides: of the tables it has what the decision needs,
  /// the words of a hold, the name of a controller and a plain tag of a language, and nothing else.
  package var sentence: String {
    switch self {
    case .markedInTable(let words): "the table of people says to hold it: \"\(words)\""
    case .otherControllers(let names):
      "recordings of this patient were made for \(Self.controllers(names)) who writes"
    case .deceased: "the patient has died: a personal representative is told, if anybody is"
    case .under16(.patient):
      "the patient is under 16, and the letter is to them: decide who is told"
    case .under16(.carer):
      "the patient is under 16, and the letter is to the parent or carer at the patient's address:"
        + " decide if they are told, or the patient by hand (--channel hand)"
    case .under16(.guardian):
      "the patient is under 16, and the letter is to the parent or carer at the guardian's address:"
        + " decide if they are told, or the patient by hand (--channel hand)"
    case .unreadableBirthDate: "the date of birth cannot be read: it may be a child's"
    case .guardian: "someone else answers for this patient: decide who is told"
    case .noAddress: "there is no address for the channel this letter goes"
    case .noSender: "the facts name no e-mail address to write from: set contact.email"
    case .unknownPerson: "the table of people has no row for this patient"
    case .unnamed: "the table of people has no name for this patient"
    case .sharedContact:
      "an owner and a recipient share a home, a phone, an e-mail or a guardian: decide for both"
    case .authorised:
      "an owner and a recipient know each other: one may see, or once could, what is the other's"
    case .otherLanguage(let tag):
      "there is no template in \(tag ?? "the language of this patient"): translate it,"
        + " or decide that English will do"
    case .otherFormat(let format):
      "the patient asks for \(format.words): make it, and decide if this letter goes with it"
    case .cleared:
      "nothing shows any more what an earlier letter told this patient: decide who says so"
    }
  }

  /// Who may decide.
  package var decider: String {
    switch self {
    case .markedInTable, .under16, .unreadableBirthDate, .guardian, .sharedContact, .authorised:
      "the safeguarding lead"
    case .deceased: "the Caldicott Guardian"
    case .noAddress, .unknownPerson, .unnamed: "whoever keeps the patient records"
    case .noSender, .otherLanguage, .otherFormat, .cleared, .otherControllers:
      "the data protection officer"
    }
  }

  /// How a letter is to go: what it needs to arrive.
  package enum Way: Sendable {
    case post
    /// `canSend`: there is an address to write from.
    case mail(canSend: Bool)
    /// Given by a person, who finds the reader.
    case hand
  }

  /// Who is as old as this is written to like an adult.
  static let adult = 16

  /// Every reason that holds a letter to `person`, in a fixed order.
  ///
  /// - Parameters:
  ///   - others: the people on the other side: the recipients of an owner's recordings, the owners of
  ///     the recordings a recipient was shown.
  ///   - reader: to whom the letter is, where that is not the patient.
  ///   - isAuthorised: whether one of them was allowed to see what is this patient's, or the reverse.
  ///   - controllers: others than we ourselves, for which recordings of the letter were made.
  ///   - today: the civil date the letter bears.
  ///   - languages: tags of the templates there are, in small letters.
  package static func reasons(
    person: Person?, reader: LetterReader? = nil, others: [Household],
    isAuthorised: Bool = false, controllers: [String] = [],
    today: CivilDate, way: Way, languages: Set<String>
  ) -> [NoticeHold] {
    var reasons = [NoticeHold]()
    if !controllers.isEmpty { reasons.append(.otherControllers(controllers.map(plain))) }
    guard let person else {
      return reasons + (isAuthorised ? [.unknownPerson, .authorised] : [.unknownPerson])
    }
    for hold in [person.hold, reader?.guardian?.hold] {
      if let hold { reasons.append(.markedInTable(plain(hold))) }
    }
    if person.deceased { reasons.append(.deceased) }
    if let written = person.dateOfBirth {
      if let born = CivilDate(written) {
        if born.age(on: today) < adult {
          reasons.append(.under16(reader?.kind ?? .patient))
        }
      } else {
        reasons.append(.unreadableBirthDate)
      }
    }
    if person.guardian != nil { reasons.append(.guardian) }
    let addressed = reader?.person ?? person
    if !(person.name ?? "").contains(where: { $0.isLetter || $0.isNumber }) {
      reasons.append(.unnamed)
    }
    reasons += hindrances(to: addressed, way)
    let homes = (reader?.guardian == nil ? [person] : [person, addressed]).map(Household.init)
    if others.contains(where: { other in homes.contains { $0.joins(other) } }) {
      reasons.append(.sharedContact)
    }
    if isAuthorised { reasons.append(.authorised) }
    if LetterLanguage.match(addressed.language, among: languages) == nil {
      reasons.append(.otherLanguage(LetterLanguage.printable(addressed.language)))
    }
    if let format = addressed.format, format != .largePrint { reasons.append(.otherFormat(format)) }
    return reasons
  }

  private static func controllers(_ names: [String]) -> String {
    let named = names.map { "\"\($0)\"" }
    guard let last = named.last, named.count > 1 else {
      return "another controller, \(named.joined()): agree with them"
    }
    return
      "\(named.count) other controllers, \(named.dropLast().joined(separator: ", ")) and \(last):"
      + " agree with each of them"
  }

  /// On one line.
  private static func plain(_ words: String) -> String {
    words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func hindrances(to person: Person, _ way: Way) -> [NoticeHold] {
    switch way {
    case .post: person.address.isEmpty ? [.noAddress] : []
    case .mail(let canSend):
      (person.email.map(MailText.isAddress) ?? false ? [] : [.noAddress])
        + (canSend ? [] : [.noSender])
    case .hand: []
    }
  }

  /// What to know of a letter that nothing holds; nil where there is nothing. Whoever is 16 or 17 is
  /// written to like an adult.
  package static func remark(on person: Person?, today: CivilDate) -> String? {
    guard let born = person?.dateOfBirth.flatMap({ CivilDate($0) }) else { return nil }
    return (16...17).contains(born.age(on: today)) ? "aged 16 or 17: written to like an adult" : nil
  }
}

extension Person.Format {
  fileprivate var words: String {
    switch self {
    case .largePrint: "large print"
    case .easyRead: "easy read"
    case .braille: "Braille"
    case .audio: "audio"
    }
  }
}
