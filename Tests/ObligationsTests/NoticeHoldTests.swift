import Model
import Testing

@testable import Obligations

/// What holds a letter until a person has decided.
struct NoticeHoldTests {
  private let today = CivilDate(year: 2020, month: 6, day: 10)

  private func person(_ id: String, _ change: (inout Person) -> Void = { _ in }) -> Person {
    var person = Person(patient: Identifier(id))
    person.name = "Testina Example"
    person.address = ["\(id) Nowhere Lane", "Sampleton"]
    person.postcode = "ZZ99 1AA"
    change(&person)
    return person
  }

  private func reasons(_ person: Person?, others: [Person] = []) -> [NoticeHold] {
    NoticeHold.reasons(person: person, others: others, today: today, languages: ["en"])
  }

  @Test func `nothing holds a letter to an adult with an address`() {
    #expect(reasons(person("1") { $0.dateOfBirth = "1980-02-29" }).isEmpty)
  }

  @Test func `whoever is in no table, has died, is on hold or has a guardian is held`() {
    #expect(reasons(nil) == [.unknownPerson])
    #expect(reasons(person("1") { $0.deceased = true }) == [.deceased])
    #expect(reasons(person("1") { $0.hold = "ring first" }) == [.markedInTable])
    #expect(reasons(person("1") { $0.guardian = Identifier("9") }) == [.guardian])
    #expect(reasons(person("1") { $0.language = "cy" }) == [.otherLanguage])
    #expect(reasons(person("1") { $0.language = "en-GB" }).isEmpty)
  }

  @Test func `no address means none for the channel that is wanted`() {
    #expect(reasons(person("1") { $0.address = [] }) == [.noAddress])
    #expect(reasons(person("1") { $0.channel = .email }) == [.noAddress])
    #expect(
      reasons(
        person("1") {
          $0.channel = .email
          $0.address = []
          $0.email = "a@example.org"
        }
      ).isEmpty)
  }

  @Test(arguments: ["2012-05-12", "2012-05-12T00:00:00Z", "2012-05-12 00:00:00", "2004-06-11"])
  func `a child is held, however the day is written`(born: String) {
    #expect(reasons(person("1") { $0.dateOfBirth = born }) == [.under16])
  }

  @Test func `whoever is sixteen today is no child`() {
    #expect(reasons(person("1") { $0.dateOfBirth = "2004-06-10" }).isEmpty)
  }

  @Test(arguments: ["12/05/2012", "20120512", "12 May 2012", "unknown"])
  func `a birth date that cannot be read may be a child's`(born: String) {
    #expect(reasons(person("1") { $0.dateOfBirth = born }) == [.unreadableBirthDate])
  }

  @Test(arguments: [
    ("+44 7700 900123", "0044 7700 900123"), ("07700 900123", "+44 (0)7700 900123"),
    ("7700900123", "07700 900 123"), ("020 7946 0018", "+44 20 7946 0018"),
  ])
  func `one telephone written two ways is one household`(mine: String, theirs: String) {
    let owner = person("1") { $0.phone = mine }
    let recipient = person("2") { $0.phone = theirs }
    #expect(reasons(owner, others: [recipient]) == [.sharedContact])
    #expect(reasons(owner, others: [person("2") { $0.phone = "07700 900999" }]).isEmpty)
  }

  @Test func `an address, an e-mail or a guardian shared with the other side holds`() {
    let owner = person("1") { $0.email = "A.B@example.org" }
    #expect(
      reasons(owner, others: [person("2") { $0.email = "a.b@example.org" }]) == [.sharedContact])
    #expect(
      reasons(owner, others: [person("2") { $0.address = ["1 NOWHERE LANE"] }]) == [.sharedContact])
    #expect(
      reasons(owner, others: [person("2") { $0.guardian = Identifier("1") }]) == [.sharedContact])
    #expect(reasons(owner, others: [owner]).isEmpty)
  }
}
