package import Model

/// Somebody whose data the leak guard looks for, known to its reports by a pseudonym alone.
package struct GuardSubject: Sendable {
  /// What the case calls them where no name may stand: `DS-001`, `V-003`.
  package var pseudonym: String
  /// What tells them from anybody else for ever; pseudonyms are counted anew as a case grows.
  package var identity: [UInt8]
  package var terms: [GuardTerm]

  /// - Parameter identity: nil: the pseudonym.
  package init(pseudonym: String, identity: [UInt8]? = nil, terms: [GuardTerm]) {
    self.pseudonym = pseudonym
    self.identity = identity ?? Array(pseudonym.utf8)
    self.terms = terms
  }

  /// All that the people table says of a patient which a letter to somebody else must not hold.
  package init(_ person: Person, pseudonym: String) {
    var terms: [GuardTerm] = []
    terms.reserveCapacity(5 + person.address.count)
    terms.append(GuardTerm(.patient, person.patient.text))
    if let name = person.name { terms.append(GuardTerm(.name, name)) }
    // One cell may hold two mailboxes, two numbers, or a number and a word about it.
    if let email = person.email {
      GuardTerm(.email, email).eachPart(apartFrom: ",;| \n") { part, _ in
        if part.isMailbox { terms.append(part) }
      }
    }
    if let phone = person.phone {
      GuardTerm(.phone, phone).eachPart(apartFrom: "/,;|&\n") { part, _ in
        if part.hasNumber { terms.append(part) }
      }
    }
    // A cell may be several lines of an address: each is one.
    for line in person.address {
      let whole = GuardTerm(.address, line)
      terms.append(whole)
      whole.eachPart(apartFrom: ",;\n") { part, isWhole in
        if !isWhole { terms.append(part) }
      }
    }
    if let postcode = person.postcode { terms.append(GuardTerm(.address, postcode)) }
    if let country = person.country { terms.append(GuardTerm(.country, country)) }
    self.init(pseudonym: pseudonym, identity: person.patient.bytes, terms: terms)
  }
}

/// One thing that must not stand in somebody else's letter.
package struct GuardTerm: Sendable, Hashable {
  package enum Kind: String, Sendable, CaseIterable {
    case patient = "patient id"
    case recording = "recording id"
    case viewer = "viewer id"
    case session = "session id"
    case networkAddress = "network address"
    case name
    case address = "address line"
    case email = "e-mail"
    case phone
    /// Looked for as a day of the calendar, in whatever form, and in what people wrote alone: a day
    /// that Candour worked out is the incident's.
    case birth = "date of birth"
    case consultation = "consultation id"
    /// The addressee's own; nobody is known by another's.
    case country

    /// How to reach a person, or what they are called: their own letter may say it.
    var isParticular: Bool {
      switch self {
      case .patient, .recording, .viewer, .session, .networkAddress, .consultation: false
      case .name, .address, .email, .phone, .birth, .country: true
      }
    }
  }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  fileprivate var hasNumber: Bool {
    text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } || text.contains(where: \.isNumber)
  }

  /// `by post` and `none` in the place of a mailbox are words, which every letter may say.
  fileprivate var isMailbox: Bool {
    text.unicodeScalars.contains { $0 == "@" || $0 == "\u{FF20}" || $0 == "\u{FE6B}" }
  }

  /// Several of a kind that stand in one cell, without what parts them; itself, where nothing does.
  ///
  /// - Parameter take: a part, and whether it is all there is.
  fileprivate func eachPart(
    apartFrom separators: String, _ take: (_ part: GuardTerm, _ isWhole: Bool) -> Void
  ) {
    // Characters are costly to tell apart: hardly a cell has more than one part.
    var (text, separating) = (text, separators)
    let isOne = text.withUTF8 { bytes in
      separating.withUTF8 { separating in !bytes.contains { separating.contains($0) } }
    }
    if isOne {
      if !text.isEmpty { take(self, true) }
      return
    }
    let parts = text.split { separators.contains($0) }
    for part in parts { take(GuardTerm(kind, String(part)), parts.count == 1) }
  }

  /// What is the organisation's own, by its facts, and so no leak where it stands: its name and
  /// addresses, and how to reach its data protection officer, its contact and who reports. No other
  /// answer excuses anything. What these three are called excuses a person's name; what the
  /// organisation is called and where it is says no more than an address, since a patient's name in it
  /// is a slip.
  package static func organisation(_ facts: Facts) -> [GuardTerm] {
    var terms: [GuardTerm] = []
    for key in Facts.keys {
      guard ["organisation", "dpo", "contact", "reporter"].contains(key.group),
        let text = facts.text(key.name)
      else { continue }
      switch key.member {
      case "name" where key.group == "organisation": terms.append(GuardTerm(.address, text))
      case "name": terms.append(GuardTerm(.name, text))
      case "email": terms.append(GuardTerm(.email, text))
      case "phone": terms.append(GuardTerm(.phone, text))
      case "address", "post":
        // As one stretch, as it is printed, and each line of it.
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        terms += ([text] + lines).map { GuardTerm(.address, $0) }
      default: break
      }
    }
    return terms
  }
}
