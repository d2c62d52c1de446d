import Documents
import Model
import Synchronization
import TestSupport
import Testing

/// Thousands of letters of one clinic, read on every core by one guard, and the pages that are
/// shipped: nothing that is planted passes, and no clean letter is withheld.
struct PlantedCrowdTests {
  private static let count = 3000

  private static let template = """
    Calder Digital Clinic

    {{name}}
    {{#lines}}{{.}}
    {{/lines}}
    Dear {{name}},

    Your recording of 9 June was listed to 1 other account. We are sorry.
    {{{planted}}}
    Ring us on 0113 496 0000.
    """

  private static let people: [Person] = (0..<count).map { number in
    var person = Person(patient: Identifier("pt-\(200_000 + number)"))
    let tail = String(UnicodeScalar(UInt8(97 + number % 26)))
    person.name =
      "\(["Ada", "Zoë", "Łucja", "Omar"][number % 4]) \(tail)\(number)q \(["King", "Groß"][number % 2])"
    person.email = "someone.\(number)@example.org"
    person.phone = "07700 \(900_000 + number)"
    person.address = ["\(number + 1) Nowhere Lane", ["Leeds", "Otley"][number % 2]]
    person.postcode = "LS\(number % 90 + 1) \(number % 10)Z\(tail.uppercased())"
    return person
  }

  private static func subject(_ number: Int) -> GuardSubject {
    var subject = GuardSubject(people[number], pseudonym: "P-\(number)")
    subject.terms += [
      GuardTerm(.recording, "rec-\(700_000 + number)"), GuardTerm(.session, "s-\(number)f8841"),
      GuardTerm(.networkAddress, "10.9.\(number / 250).\(number % 250)"),
    ]
    return subject
  }

  private static func letter(
    to number: Int, _ template: MustacheTemplate, planted: String
  ) throws(Problem) -> Rendered {
    let person = people[number]
    return try MustacheRenderer.render(
      template,
      with: .object([
        "name": .text(orNothing: person.name), "planted": .text(planted),
        "lines": .list((person.address + [person.postcode ?? ""]).map(MustacheValue.text)),
      ]), as: .plain)
  }

  @Test func `of thousands of letters none is withheld, and each with a neighbour's is`() throws {
    let subjects = (0..<Self.count).map(Self.subject)
    let leakGuard = LeakGuard(
      subjects: subjects, organisation: [GuardTerm(.phone, "0113 496 0000")])
    let template = try MustacheTemplate(Array(Self.template.utf8), file: "t")
    let foreign = (0..<Self.count).map { number in
      let other = subjects[(number * 7 + 13) % Self.count]
      let strong = other.terms.filter { !["Leeds", "Otley"].contains($0.text) }
      return strong[number % strong.count]
    }
    var withheld: [Int] = []
    var missed: [Int] = []
    try LetterBatches.run(count: Self.count) { number throws(Problem) in
      let clean = try Self.letter(to: number, template, planted: "Nobody else is named.")
      let leaking = try Self.letter(to: number, template, planted: foreign[number].text)
      return (
        leakGuard.verdict(on: clean, addressee: number),
        leakGuard.verdict(on: leaking, addressee: number)
      )
    } take: { number, verdicts in
      if !verdicts.0.isClean { withheld.append(number) }
      let isOwn = number == (number * 7 + 13) % Self.count
      let isFound = verdicts.1.leaks.contains { $0.kind == foreign[number].kind }
      if !isFound, !isOwn { missed.append(number) }
    }
    #expect(withheld == [])
    #expect(missed == [])
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `of a random clinic's own pages none is withheld`(seed: UInt64) throws {
    let clinic = try PlantedClinic(seed: seed)
    for number in clinic.people.indices {
      for page in try clinic.pages(to: number) {
        let verdict = clinic.leakGuard.verdict(on: page, addressee: number)
        #expect(verdict.leaks.map(\.sentence) == [], "clinic \(seed), page \(number)")
        #expect(verdict.refusals == [])
      }
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `of what is planted in the shipped pages nothing passes`(seed: UInt64) throws {
    let clinic = try PlantedClinic(seed: seed)
    var dice = Dice(seed: seed &+ 77)
    for place in [PlantedClinic.Place.fact, .partial, .template, .page] {
      for _ in 0..<3 {
        let number = dice.below(clinic.people.count)
        let term = clinic.foreignTerm(to: number, &dice)
        let text = place.disguised(term, &dice)
        let verdicts = try clinic.verdicts(onPagesTo: number, with: text, in: place)
        for verdict in verdicts {
          #expect(
            verdict.leaks.contains { $0.kind == term.kind },
            "clinic \(seed): \(term.kind.rawValue) as <\(text)> in \(place)")
        }
      }
    }
  }
}

extension PlantedClinic {
  /// The letters to somebody as they are printed.
  func pages(
    to number: Int, facts told: Facts? = nil, templates: TemplateSet? = nil
  ) throws -> [Rendered] {
    let set = try templates ?? BuiltInTemplates.set()
    let letterCase = try SampleCase.letters(told ?? SampleCase.facts())
    let time = try SampleCase.time("2020-06-09T11:04:00Z")
    let letters: [(String, Letter.Contents)] = [
      ("affected", .affected(.init(wording: .shownOnly, recordings: 2, recordedAt: []))),
      ("recipient", .recipient(.init(hasOpened: true))),
    ]
    return try letters.map { audience, contents in
      let name = "uk/notice-\(audience)"
      let page = NoticePage(
        words: NoticeRenderer(template: try set.document("\(name).txt"), case: letterCase),
        layout: try set.document("\(name).html"),
        form: audience == "recipient" ? try set.document("uk/reply-form.txt") : nil,
        subject: try set.document("uk/letter-subject.txt"), language: "en-GB")
      return try page.render(
        Letter(
          reference: "N-7Q4M2K9D5T", addressee: people[number], first: time, last: time,
          contents: contents))
    }
  }

  /// What the guard says of the pages to somebody in which somebody planted a text.
  func verdicts(
    onPagesTo number: Int, with text: String, in place: Place
  ) throws -> [LeakVerdict] {
    var told = try SampleCase.facts()
    var files = try BuiltInTemplates.set().files.map { (name: $0.name, bytes: $0.bytes) }
    switch place {
    case .fact: told["support_offered"] = .text("Ask \(text) about it.")
    case .partial: plant("\nAsk \(text) too.\n", into: "uk/letter-contact.txt", of: &files)
    case .template:
      plant("\nAsk \(text) too.\n", into: "uk/notice-affected.txt", of: &files)
      plant("\nAsk \(text) too.\n", into: "uk/notice-recipient.txt", of: &files)
    default:
      plant("<p>See \(text).</p>", into: "uk/notice-affected.html", of: &files)
      plant("<p>See \(text).</p>", into: "uk/notice-recipient.html", of: &files)
    }
    let templates = TemplateSet(builtIn: files)
    return try pages(to: number, facts: told, templates: templates).map {
      leakGuard.verdict(on: $0, addressee: number)
    }
  }

  private func plant(
    _ text: String, into name: String, of files: inout [(name: String, bytes: [UInt8])]
  ) {
    for place in files.indices where files[place].name == name {
      files[place].bytes += Array(text.utf8)
    }
  }
}
