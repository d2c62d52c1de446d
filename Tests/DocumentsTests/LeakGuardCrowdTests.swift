import Documents
import Model
import Testing

/// The guard before many letters of many people: none of somebody else's things passes, and none of
/// the clean letters is withheld.
struct LeakGuardCrowdTests {
  /// A seeded generator, so that a crowd can be met again.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let firsts = ["Ada", "Mary", "Zoë", "Omar", "Grace", "Will", "May", "Hope", "Li"]
  private static let lasts = ["Smith", "O’Brien", "Okafor", "King", "Novák", "Bath", "Long", "Day"]
  private static let towns = ["Leeds", "Reading", "Bath", "Otley", "Sale"]

  private func crowd(_ count: Int, _ dice: inout Dice) -> [Person] {
    (0..<count).map { number in
      var person = Person(patient: Identifier("pt-\(100_000 + number)"))
      let middle = String(UnicodeScalar(UInt8(65 + number % 26)))
      person.name = "\(Self.firsts[number % 9]) \(middle)\(number)x \(Self.lasts[number % 8])"
      person.email = "someone.\(number)@example.org"
      person.phone = "07700 \(900_000 + number)"
      person.address = [
        "\(number + 1) Mill Lane", Self.towns.randomElement(using: &dice) ?? "Leeds",
      ]
      person.postcode = "LS\(number % 30) \(number % 9)A\(middle)"
      return person
    }
  }

  /// Writes letters of one set of facts.
  private struct Desk {
    let affected: NoticeRenderer
    let recipient: NoticeRenderer
    let time: Timestamp

    init(_ facts: Facts) throws {
      let set = try BuiltInTemplates.set()
      let letters = try SampleCase.letters(facts)
      affected = NoticeRenderer(template: try set.document("uk/notice-affected.txt"), case: letters)
      recipient = NoticeRenderer(
        template: try set.document("uk/notice-recipient.txt"), case: letters)
      time = try SampleCase.time("2020-06-09T11:04:00Z")
    }

    func letter(to person: Person, _ contents: Letter.Contents) throws -> Rendered {
      let renderer =
        switch contents {
        case .affected, .cleared: affected
        case .recipient, .reminder: recipient
        }
      return try renderer.render(
        Letter(
          reference: "N-7Q4M2K9D5T", addressee: person, first: time, last: time,
          contents: contents))
    }
  }

  @Test func `of a crowd's own letters none is withheld`() throws {
    var dice = Dice(state: 9)
    let people = crowd(60, &dice)
    let facts = try SampleCase.facts()
    let leakGuard = LeakGuard(
      subjects: people.enumerated().map { GuardSubject($1, pseudonym: "DS-\($0)") },
      organisation: GuardTerm.organisation(facts))
    let desk = try Desk(facts)
    for (number, person) in people.enumerated() {
      let affected = AffectedLetter(
        wording: number % 2 == 0 ? .shownOnly : .notRuledOut, recordings: 1 + number % 3,
        recordedAt: [])
      for contents in [
        Letter.Contents.affected(affected), .recipient(.init(hasOpened: number % 2 == 1)),
      ] {
        let verdict = leakGuard.verdict(
          on: try desk.letter(to: person, contents), addressee: number)
        #expect(verdict.leaks.map(\.sentence) == [], "letter \(number)")
      }
    }
  }

  @Test func `of a crowd's things planted in a letter each is found`() throws {
    var dice = Dice(state: 11)
    let people = crowd(24, &dice)
    let facts = try SampleCase.facts()
    let template = try BuiltInTemplates.set().document("uk/notice-recipient.txt")
    let subjects = people.enumerated().map { GuardSubject($1, pseudonym: "DS-\($0)") }
    let leakGuard = LeakGuard(subjects: subjects, organisation: GuardTerm.organisation(facts))
    for number in people.indices {
      let other = (number + 1 + Int.random(in: 0..<22, using: &dice)) % 24
      if other == number { continue }
      for term in subjects[other].terms where !people[number].address.contains(term.text) {
        var told = facts
        told["support_offered"] = .text("Ring us about \(disguised(term.text, &dice)), please.")
        let time = try SampleCase.time("2020-06-09T11:04:00Z")
        let rendered = try NoticeRenderer(template: template, case: try SampleCase.letters(told))
          .render(
            Letter(
              reference: "N-7Q4M2K9D5T", addressee: people[number], first: time, last: time,
              contents: .recipient(.init(hasOpened: true))))
        let verdict = leakGuard.verdict(on: rendered, addressee: number)
        #expect(verdict.leaks.contains { $0.kind == term.kind }, "\(term.text)")
      }
    }
  }

  /// Another case, more space, other punctuation: what a person would still read as the same.
  private func disguised(_ text: String, _ dice: inout Dice) -> String {
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: text.uppercased()
    case 1: text.lowercased()
    case 2: text.split(separator: " ").joined(separator: "  \n ")
    case 3: text.split(separator: " ").joined(separator: "\u{A0}")
    default: "(\(text))"
    }
  }
}
