import Documents
import Model
import Notation
import TestSupport

/// A random clinic: some people who share names and households, what the case knows of each, and the
/// letters it would send them.
struct PlantedClinic {
  enum Place: CaseIterable {
    case fact, partial, template, page, attribute, comment, link, mail
  }

  var people: [Person] = []
  private(set) var leakGuard: LeakGuard
  private var identifiers: [[GuardTerm]] = []
  private var facts: Facts

  private static let set = Result { try BuiltInTemplates.set() }

  private static let firsts = [
    "Ada", "José", "Zoë", "Imagina", "Søren", "Łucja", "Mary Ann", "O’Neil", "Grace", "Will", "May",
    "Nguyễn", "Žofie", "Jean-Luc",
  ]
  private static let lasts = [
    "Stubbs-Null", "O’Brien", "Okafor", "Łuk", "Novák", "Groß", "Long", "Day", "van der Berg",
    "Ægisson", "Müller", "D'Souza", "Said", "Hope",
  ]
  private static let streets = ["Mill Lane", "Élm Road", "St John's Street", "High Street", "Way"]
  private static let towns = ["Leeds", "Reading", "Bath", "Otley", "Sale"]

  init(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    facts = try SampleCase.facts()
    for number in 0..<(6 + dice.below(10)) {
      var person = Person(patient: Identifier("pt-\(100_000 + number * 7 + dice.below(7))"))
      person.name = "\(dice.one(of: Self.firsts)) \(dice.one(of: Self.lasts))"
      person.email = "someone.\(seed)x\(number)@example.org"
      person.phone = "07700 90\(1000 + number * 17)"
      person.address = [
        "\(number + 1) \(dice.one(of: Self.streets))", dice.one(of: Self.towns),
      ]
      person.postcode = "L\(["S", ""][dice.below(2)])\(number + 1) \(dice.below(9))ZQ"
      if number > 0, dice.once(in: 6) {
        let other = people[dice.below(number)]
        if dice.once(in: 2) { person.name = other.name } else { person.address = other.address }
      }
      people.append(person)
      identifiers.append([
        GuardTerm(.recording, "rec-\(seed)-\(9000 + number)"),
        GuardTerm(.viewer, "v\(number)k\(7000 + dice.below(999))q"),
        GuardTerm(.session, "s-\(number)f\(80_000 + dice.below(9999))"),
        GuardTerm(.networkAddress, "10.\(dice.below(200)).\(number).\(7 + dice.below(200))"),
      ])
    }
    leakGuard = LeakGuard(subjects: [], organisation: [])
    leakGuard = withItsPeople().leakGuard
  }

  /// The same clinic, its guard told of the people as they are now.
  func withItsPeople() -> PlantedClinic {
    var clinic = self
    let subjects = people.enumerated().map { number, person in
      var subject = GuardSubject(person, pseudonym: "P-\(number)")
      subject.terms += identifiers[number]
      return subject
    }
    clinic.leakGuard = LeakGuard(
      subjects: subjects, organisation: GuardTerm.organisation(facts))
    return clinic
  }

  /// Something that belongs to others, and not to that person; of more than a word.
  func foreignTerm(to number: Int, _ dice: inout Dice) -> GuardTerm {
    while true {
      let other = dice.below(people.count)
      let subject = GuardSubject(people[other], pseudonym: "")
      let term = dice.one(of: subject.terms + identifiers[other])
      let own = GuardSubject(people[number], pseudonym: "").terms + identifiers[number]
      let isTown = Self.towns.contains(term.text)
      if other != number, !own.contains(term), !isTown { return term }
    }
  }

  /// Every letter that somebody may get.
  func letters(to number: Int, facts told: Facts? = nil, templates: TemplateSet? = nil) throws
    -> [Rendered]
  {
    let set = try templates ?? Self.set.get()
    let letterCase = try SampleCase.letters(told ?? facts)
    let time = try SampleCase.time("2020-06-09T11:04:00Z")
    let wordings: [Letter.Contents] = [
      .affected(.init(wording: .shownOnly, recordings: 1 + number % 3, recordedAt: [])),
      .affected(.init(wording: .notRuledOut, recordings: 2, recordedAt: [])),
      .recipient(.init(hasOpened: number % 2 == 0)),
    ]
    return try wordings.map { contents in
      let name =
        switch contents {
        case .recipient: "recipient"
        default: "affected"
        }
      return try NoticeRenderer(template: set.document("uk/notice-\(name).txt"), case: letterCase)
        .render(
          Letter(
            reference: "N-7Q4M2K9D5T", addressee: people[number], first: time, last: time,
            contents: contents))
    }
  }

  /// What the guard says of a letter to somebody in which somebody planted a text.
  func verdict(onLetterTo number: Int, with text: String, in place: Place) throws -> LeakVerdict {
    switch place {
    case .fact:
      var told = facts
      told["actions_taken"] = .text("We asked \(text) about it.")
      return leakGuard.verdict(
        on: try letters(to: number, facts: told)[number % 2], addressee: number)
    case .template, .partial:
      let file = place == .partial ? "uk/letter-contact.txt" : "uk/notice-affected.txt"
      let set = try Self.set.get()
      let files = set.files.map { (name: $0.name, bytes: $0.bytes) }
      let own = (set.file(file)?.bytes ?? []) + Array("\nAsk \(text) too.\n".utf8)
      let planted = TemplateSet(builtIn: files, overriding: [(name: file, bytes: own)])
      return leakGuard.verdict(
        on: try letters(to: number, templates: planted)[0], addressee: number)
    case .mail:
      let letter = Rendered(kind: .plain, bytes: Array("Dear reader,\n\(text)\n".utf8))
      return leakGuard.verdict(onMessage: mail(letter, to: number), addressee: number)
    case .page, .attribute, .comment, .link:
      let html =
        switch place {
        case .attribute: "<p><img src=\"logo\" alt=\"\(text)\"></p>"
        case .comment: "<!-- to do: \(text) --><p>Hello</p>"
        case .link: "<a href=\"https://x.example/?q=\(text)&amp;r=1\">here</a>"
        default: "<p>Dear reader</p><p>See \(text).</p>"
        }
      return leakGuard.verdict(
        on: Rendered(kind: .html, bytes: Array(html.utf8)), addressee: number)
    }
  }

  /// Quoted-printable, every line in two, each byte above ASCII and many below it written as a number.
  func mail(_ letter: Rendered, to number: Int) -> [UInt8] {
    var text = "From: clinic@calder.example\r\nTo: <\(people[number].email ?? "")>\r\n"
    text += "Subject: A letter for you\r\nContent-Type: text/plain; charset=utf-8\r\n"
    text += "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
    for (place, byte) in letter.bytes.enumerated() {
      if byte == 0x0A {
        text += "\r\n"
        continue
      }
      if place % 29 == 28 { text += "=\r\n" }
      if byte >= 0x80 || byte == UInt8(ascii: "=") || place % 7 == 0 {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "=" + String(repeating: "0", count: 2 - digits.count) + digits
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return Array(text.utf8)
  }
}

extension PlantedClinic.Place {
  /// The term as a person, a program or a careless hand might have written it there.
  func disguised(_ term: GuardTerm, _ dice: inout Dice) -> String {
    let plain = Self.rewritten(term, &dice)
    switch self {
    case .link: return Self.percent(plain)
    case .page, .attribute:
      switch dice.below(4) {
      case 0: return Self.entities(plain, &dice)
      case 1 where self == .page: return Self.parted(plain, by: "<b></b>", &dice)
      case 2 where self == .page:
        return plain.split(separator: " ").joined(separator: "<br>\n  <span>")
      default: return plain
      }
    case .fact, .partial, .template, .comment, .mail: return plain
    }
  }

  private static func rewritten(_ term: GuardTerm, _ dice: inout Dice) -> String {
    let text = term.text
    if term.kind == .phone, dice.once(in: 2) {
      let digits = String(text.filter(\.isNumber).dropFirst())
      let half = digits.count / 2
      return dice.one(of: [
        "+44\(digits)", "0044 \(digits.prefix(half)) \(digits.dropFirst(half))", "(0\(digits))",
        "+44 (0) \(digits.prefix(4))-\(digits.dropFirst(4))",
      ])
    }
    switch dice.below(9) {
    case 0: return text.uppercased()
    case 1: return text.lowercased()
    case 2: return text.split(separator: " ").joined(separator: "  ")
    case 3: return text.split(separator: " ").joined(separator: "\u{A0}")
    case 4: return "(\(text))"
    case 5: return wide(text)
    case 6: return parted(text, by: dice.one(of: ["\u{200B}", "\u{AD}"]), &dice)
    case 7: return decomposed(text)
    default: return text
    }
  }

  /// Full-width letters and digits.
  private static func wide(_ text: String) -> String {
    var wide = ""
    for scalar in text.unicodeScalars {
      let isWord = scalar.isASCII && scalar.properties.isAlphabetic
      let shifted = Unicode.Scalar(scalar.value + 0xFEE0)
      wide.unicodeScalars.append(isWord ? shifted ?? scalar : scalar)
    }
    return wide
  }

  /// Accents apart from their letters, for those that the names here have.
  private static func decomposed(_ text: String) -> String {
    var apart = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "é": apart += "e\u{301}"
      case "ë": apart += "e\u{308}"
      case "ü": apart += "u\u{308}"
      case "á": apart += "a\u{301}"
      case "Ž": apart += "Z\u{30C}"
      default: apart.unicodeScalars.append(scalar)
      }
    }
    return apart
  }

  private static func parted(_ text: String, by mark: String, _ dice: inout Dice) -> String {
    var parts = Array(text)
    let place = 1 + dice.below(parts.count - 1)
    parts.insert(contentsOf: mark, at: place)
    return String(parts)
  }

  private static func entities(_ text: String, _ dice: inout Dice) -> String {
    text.unicodeScalars.map { scalar in
      switch dice.below(3) {
      case 0: "&#\(scalar.value);"
      case 1: "&#x\(String(scalar.value, radix: 16));"
      default: String(scalar)
      }
    }.joined()
  }

  private static func percent(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      return isPlain
        ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
