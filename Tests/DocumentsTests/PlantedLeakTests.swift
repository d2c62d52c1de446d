import Documents
import Model
import TestSupport
import Testing

/// Thousands of letters of random clinics: what is planted in a template, a partial, an answer, a page
/// or a cell is found however it is disguised, and no clean letter is withheld.
struct PlantedLeakTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func `of a random clinic's own letters none is withheld`(seed: UInt64) throws {
    let clinic = try PlantedClinic(seed: seed)
    for number in clinic.people.indices {
      for letter in try clinic.letters(to: number) {
        let verdict = clinic.leakGuard.verdict(on: letter, addressee: number)
        #expect(verdict.leaks.map(\.sentence) == [], "clinic \(seed), letter \(number)")
        #expect(verdict.refusals == [])
        let mail = clinic.mail(letter, to: number)
        let sent = clinic.leakGuard.verdict(onMessage: mail, addressee: number)
        #expect(sent.leaks.map(\.sentence) == [], "clinic \(seed), mail \(number)")
        #expect(sent.refusals == [])
      }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `of what is planted in a random clinic's letters nothing passes`(seed: UInt64) throws {
    let clinic = try PlantedClinic(seed: seed)
    var dice = Dice(seed: ~seed)
    for _ in 0..<60 {
      let number = dice.below(clinic.people.count)
      let term = clinic.foreignTerm(to: number, &dice)
      let place = dice.one(of: PlantedClinic.Place.allCases)
      let text = place.disguised(term, &dice)
      let verdict = try clinic.verdict(onLetterTo: number, with: text, in: place)
      #expect(
        verdict.leaks.contains { $0.kind == term.kind },
        "clinic \(seed): \(term.kind.rawValue) as <\(text)> in \(place)")
    }
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `what the addressee's own cells hold of others is reported, and ids there are leaks`(
    seed: UInt64
  ) throws {
    var clinic = try PlantedClinic(seed: seed)
    var dice = Dice(seed: seed &* 31)
    let term = clinic.foreignTerm(to: 0, &dice)
    clinic.people[0].address.append("c/o \(term.text)")
    let again = clinic.withItsPeople()
    for letter in try again.letters(to: 0) {
      let verdict = again.leakGuard.verdict(on: letter, addressee: 0)
      switch term.kind {
      case .name, .address, .email, .phone:
        #expect(verdict.isClean)
        #expect(
          verdict.noted.contains {
            $0.kind == term.kind && [.addressee, .another].contains($0.excuse)
          })
      default: #expect(verdict.leaks.contains { $0.kind == term.kind })
      }
    }
  }
}
