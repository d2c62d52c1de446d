import Model
import Testing

@testable import Obligations

/// What holds a letter until a person has decided.
struct NoticeHoldTests {
  private let today = CivilDate(year: 2020, month: 6, day: 10)

  private func person(_ id: String, _ change: (inout Person) -> Void = { _ in }) -> Person {
    var person = Person(patient: Identifier(id))
    person.name = "Testina Example\(id)"
    person.address = ["\(id) Nowhere Lane", "Sampleton"]
    person.postcode = "ZZ99 1AA"
    change(&person)
    return person
  }

  private func reasons(
    _ person: Person?, others: [Person] = [], way: NoticeHold.Way = .post,
    languages: Set<String> = ["en"]
  ) -> [NoticeHold] {
    NoticeHold.reasons(
      person: person, others: others.map(Household.init), today: today, way: way,
      languages: languages)
  }

  @Test func `nothing holds a letter to an adult with an address`() {
    #expect(reasons(person("1") { $0.dateOfBirth = "1980-02-29" }).isEmpty)
  }

  @Test func `whoever is in no table, has died, is on hold or has a guardian is held`() {
    #expect(reasons(nil) == [.unknownPerson])
    #expect(reasons(person("1") { $0.deceased = true }) == [.deceased])
    #expect(reasons(person("1") { $0.hold = "ring first" }) == [.markedInTable("ring first")])
    #expect(reasons(person("1") { $0.guardian = Identifier("9") }) == [.guardian])
    #expect(reasons(person("1") { $0.language = "cy" }) == [.otherLanguage("cy")])
    #expect(reasons(person("1") { $0.language = "en-GB" }).isEmpty)
  }

  @Test func `the words of a hold are told to whoever decides, on one line`() {
    let held = reasons(person("1") { $0.hold = "ring first,\n  never post" })
    #expect(
      held.map(\.sentence) == ["the table of people says to hold it: \"ring first, never post\""])
  }

  @Test func `another controller's patients are not for us alone to write to`() {
    let held = NoticeHold.reasons(
      person: person("1"), others: [], controllers: ["Northmere Trust"], today: today, way: .post,
      languages: ["en"])
    #expect(held == [.otherControllers(["Northmere Trust"])])
    #expect(held.map(\.decider) == ["the data protection officer"])
  }

  @Test func `whoever is to be asked before a letter goes is named, every one of them`() {
    let two = NoticeHold.otherControllers(["Northmere Trust", "Sedgemere Trust"]).sentence
    #expect(
      two == "recordings of this patient were made for 2 other controllers, \"Northmere Trust\" and"
        + " \"Sedgemere Trust\": agree with each of them who writes")
    #expect(
      NoticeHold.otherControllers(["Northmere Trust"]).sentence
        == "recordings of this patient were made for another controller, \"Northmere Trust\":"
        + " agree with them who writes")
  }

  @Test func `no address means none for the way the letter goes`() {
    #expect(reasons(person("1") { $0.address = [] }) == [.noAddress])
    #expect(reasons(person("1"), way: .mail(canSend: true)) == [.noAddress])
    #expect(reasons(person("1") { $0.address = [] }, way: .hand).isEmpty)
    let reachable = person("1") {
      $0.address = []
      $0.email = "a@example.org"
    }
    #expect(reasons(reachable, way: .mail(canSend: true)).isEmpty)
    #expect(reasons(reachable, way: .mail(canSend: false)) == [.noSender])
  }

  @Test(arguments: [
    "a@example.org, b@example.org", "a@example.org\r\nBcc: b@example.org", "Jo <a@example.org>",
    "a@b@example.org", "a@localhost", "@example.org", "a@-example.org", "a..b@example.org",
  ])
  func `an e-mail address that is not one plain address is none`(email: String) {
    #expect(reasons(person("1") { $0.email = email }, way: .mail(canSend: true)) == [.noAddress])
  }

  @Test func `a language has templates or holds the letter, whatever region it is read in`() {
    func held(_ language: String?, _ languages: Set<String> = ["en", "cy"]) -> [NoticeHold] {
      reasons(person("1") { $0.language = language }, languages: languages)
    }
    for known in [nil, "", "en", "EN", "en-US", "eng", "English", "cy", "cy-GB", "Welsh", "CY"] {
      #expect(held(known).isEmpty, "\(known ?? "nothing")")
    }
    #expect(held("pl-PL") == [.otherLanguage("pl-PL")])
    #expect(held("cy", ["en"]) == [.otherLanguage("cy")])
    #expect(held("Jo Marsh's mother tongue") == [.otherLanguage(nil)])
    #expect(
      held("xx<script>").map(\.sentence)
        == [
          "there is no template in the language of this patient: translate it,"
            + " or decide that English will do"
        ])
  }

  @Test func `what no file can be is held, large print is printed`() {
    #expect(reasons(person("1") { $0.format = .braille }) == [.otherFormat(.braille)])
    #expect(reasons(person("1") { $0.format = .easyRead }) == [.otherFormat(.easyRead)])
    #expect(reasons(person("1") { $0.format = .largePrint }).isEmpty)
  }

  @Test func `whoever is 16 or 17 is marked and not held`() {
    let young = person("1") { $0.dateOfBirth = "2003-06-11" }
    #expect(reasons(young).isEmpty)
    #expect(NoticeHold.remark(on: young, today: today)?.contains("16 or 17") == true)
    #expect(
      NoticeHold.remark(on: person("1") { $0.dateOfBirth = "2002-06-10" }, today: today) == nil)
    #expect(
      NoticeHold.remark(on: person("1") { $0.dateOfBirth = "2004-06-11" }, today: today) == nil)
  }

  @Test func `people who were allowed to see each other's recordings are held`() {
    let held = NoticeHold.reasons(
      person: person("1"), others: [], isAuthorised: true, today: today, way: .post,
      languages: ["en"])
    #expect(held == [.authorised])
  }

  @Test(arguments: ["2012-05-12", "2012-05-12T00:00:00Z", "2012-05-12 00:00:00", "2004-06-11"])
  func `a child is held, however the day is written`(born: String) {
    #expect(reasons(person("1") { $0.dateOfBirth = born }) == [.under16(.patient)])
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

  private func home(_ id: String, _ address: [String], _ name: String = "Ann Example") -> Person {
    person(id) {
      $0.name = name
      $0.address = address
      $0.postcode = id == "1" ? "LS1 1AA" : "ls11aa"
    }
  }

  @Test(arguments: [
    (["Flat 2", "14 Mill Lane"], ["14 Mill Lane"]),
    (["Flat 2, 14 Mill Lane"], ["14 Mill Lane", "Flat 2"]),
    (["Rose Cottage", "Mill Lane"], ["rose cottage", "Leeds"]),
    (["14a Mill Lane"], ["14A, Mill Lane"]),
  ])
  func `one home written two ways is one household`(mine: [String], theirs: [String]) {
    #expect(
      reasons(home("1", mine), others: [home("2", theirs, "Bo Other")]) == [.sharedContact])
  }

  @Test(arguments: [
    (["Flat 2", "14 Mill Lane"], ["Flat 3", "14 Mill Lane"]),
    (["14 Mill Lane"], ["16 Mill Lane"]), (["Rose Cottage"], ["Ivy Cottage"]),
  ])
  func `neighbours are no household`(mine: [String], theirs: [String]) {
    #expect(reasons(home("1", mine), others: [home("2", theirs, "Bo Other")]).isEmpty)
  }

  @Test(arguments: [
    ["77 Gorsedown Avenue", "Mudbury"], ["77 Gorsedown Avenue", "Mudbury", "Kent"],
    ["77 Gorsedown Avenue", "Mudbury", "ZZ3 3CC"], ["77 Gorsedown Avenue, Mudbury, ZZ3 3CC"],
    ["77 Gorsedown Avenue Mudbury ZZ33CC"], ["77", "Gorsedown Avenue", "ZZ3 3CC"],
    ["77 GORSEDOWN AVE."], ["The Old Barn", "77, Gorsedown Avenue", "Mudbury"],
    ["12 Rookery Close", "c/o Bartholomew Quux"], ["c/o Mr B Quux, 12 Rookery Close"],
    ["Bartholomew Quux", "12 Rookery Close"],
  ])
  func `one home is one household, however its cells are filled in`(lines: [String]) {
    let owner = person("1") {
      $0.address = lines
      $0.postcode = nil
    }
    let recipient = person("2") {
      $0.name = "Mr Bartholomew Quux"
      $0.address = ["77 Gorsedown Avenue", "Mudbury"]
      $0.postcode = "ZZ3 3CC"
    }
    #expect(reasons(owner, others: [recipient]) == [.sharedContact])
    #expect(reasons(recipient, others: [owner]) == [.sharedContact])
  }

  @Test(arguments: [
    ["77 Gorsedown Avenue", "Slough"], ["7 Gorsedown Avenue", "Mudbury"], ["Mudbury"],
    ["77 Rookery Close", "Mudbury"], ["12 Testina Example2 Street"],
    ["77 Gorsedown Avenue, Mudbury, ZZ3 3CD, Flat 4"],
  ])
  func `another town, street or number without a postcode is another home`(lines: [String]) {
    func living(_ id: String, _ lines: [String]) -> Person {
      person(id) {
        $0.address = lines
        $0.postcode = nil
      }
    }
    let there = ["77 Gorsedown Avenue", "Mudbury"] + (lines.count == 1 ? ["ZZ3 3CC"] : [])
    #expect(reasons(living("1", lines), others: [living("2", there)]).isEmpty)
  }

  @Test func `one surname at one postcode is one household`() {
    let owner = home("1", ["14 Mill Lane"], "Ann O'Hara")
    #expect(reasons(owner, others: [home("2", ["16 Mill Lane"], "Bo OHARA")]) == [.sharedContact])
    #expect(reasons(owner, others: [home("2", ["16 Mill Lane"], "Bo Harper")]).isEmpty)
  }

  @Test func `every reason names who may decide, and none but a hold quotes the table`() {
    let person = person("1") {
      $0.hold = "ring first"
      $0.deceased = true
      $0.language = "SECRET LANGUAGE"
      $0.guardian = Identifier("SECRET ID")
      $0.dateOfBirth = "SECRET DAY"
    }
    for reason in reasons(person) {
      #expect(!reason.sentence.contains("SECRET"))
      #expect(!reason.decider.isEmpty)
    }
  }
}
