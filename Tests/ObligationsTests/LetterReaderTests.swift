import Model
import Testing

@testable import Obligations

/// To whom the letter about a child is written.
struct LetterReaderTests {
  private let today = CivilDate(year: 2020, month: 6, day: 10)

  private func child(born: String = "2010-01-02") -> Person {
    var child = Person(patient: Identifier("1"))
    child.name = "Testina Example"
    child.address = ["1 Nowhere Lane"]
    child.postcode = "ZZ1 1ZZ"
    child.dateOfBirth = born
    child.guardian = Identifier("2")
    return child
  }

  private func mother(_ change: (inout Person) -> Void = { _ in }) -> Person {
    var mother = Person(patient: Identifier("2"))
    mother.address = ["2 Elsewhere Road"]
    mother.postcode = "ZZ2 2ZZ"
    mother.language = "cy"
    change(&mother)
    return mother
  }

  private func reader(_ patient: Person, _ guardian: Person?, byHand: Bool = false) -> LetterReader
  {
    LetterReader(patient, guardian: guardian, isByHand: byHand, on: today)
  }

  @Test func `a child's letter is to the parent or carer, where the guardian lives`() {
    let reader = reader(child(), mother())
    #expect(reader.kind == .guardian)
    #expect(reader.person.name == "Testina Example")
    #expect(reader.person.address == ["2 Elsewhere Road"])
    #expect(reader.person.postcode == "ZZ2 2ZZ")
    #expect(reader.person.language == "cy")
  }

  @Test func `without a guardian's address it goes to the child's own`() {
    for guardian in [nil, mother { $0.deceased = true }] {
      let reader = reader(child(), guardian)
      #expect(reader.kind == .carer)
      #expect(reader.person.address == ["1 Nowhere Lane"])
    }
    #expect(reader(child(), mother { $0.address = [] }).person.address == ["1 Nowhere Lane"])
  }

  @Test func `whoever is 16, or is given the letter by hand, is written to`() {
    #expect(reader(child(born: "2004-06-10"), mother()).kind == .patient)
    #expect(reader(child(), mother(), byHand: true).kind == .patient)
    #expect(reader(child(), mother(), byHand: true).person.address == ["1 Nowhere Lane"])
  }

  @Test func `a hold on the guardian, and the guardian's home, hold the child's letter`() {
    let reader = reader(child(), mother { $0.hold = "not at this address" })
    var stranger = Person(patient: Identifier("3"))
    stranger.address = ["2 Elsewhere Road"]
    stranger.postcode = "ZZ2 2ZZ"
    let reasons = NoticeHold.reasons(
      person: child(), reader: reader, others: [Household(stranger)], today: today, way: .post,
      languages: ["en", "cy"])
    #expect(
      reasons == [
        .markedInTable("not at this address"), .under16(.guardian), .guardian, .sharedContact,
      ])
  }
}
