import Documents
import Model
import Testing

/// What people wrote, and what is in the table of people or among the ids by chance alone: a clinic
/// whose ids are plain numbers, or a patient called Will, still gets its letters.
struct LeakGuardChanceTests {
  private func leaks(_ text: String, _ terms: [GuardTerm], as kind: OutputKind = .plain) -> Int {
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(pseudonym: "P-001", terms: terms)], organisation: [])
    let bytes = Array(text.utf8)
    let value = Rendered.Stretch(range: 0..<bytes.count, isComputed: false)
    return leakGuard.verdict(on: Rendered(kind: kind, bytes: bytes, stretches: [value])).leaks.count
  }

  private static let numbers = [
    GuardTerm(.patient, "12"), GuardTerm(.recording, "2020"), GuardTerm(.viewer, "6"),
    GuardTerm(.session, "14"), GuardTerm(.patient, "june"), GuardTerm(.recording, "15"),
  ]

  @Test(arguments: [
    "We will test it by 12 June 2020.", "From 12 June, and again on June 12, 2020", "2020-06-12",
    "on 12/06/2020 at 14:15", "on the 12th of June", "In June 2020 we stop.", "6.12.2020",
    "12\u{2013}15 June 2020", "12 to 15 June", "Friday 12\u{A0}June", "at 2020-06-12T14:12:06Z",
    "by 12 Jun 2020", "12&nbsp;June&nbsp;2020",
  ])
  func `the numbers and the month of a day are nobody's id`(text: String) {
    #expect(leaks(text, Self.numbers, as: text.contains("&") ? .html : .plain) == 0)
  }

  @Test(arguments: [
    "Patient 12 rang.", "2020 saw it", "It was 6.", "from 12 of them", "12, 14", "12-6",
    "Line 14:90", "number 2020 June Street", "12 Juniper Road",
  ])
  func `a number by itself may be somebody's id`(text: String) {
    #expect(leaks(text, Self.numbers) > 0)
  }

  @Test func `a day that is one number may be an id, and a longer id is never a day's`() {
    #expect(leaks("number 12062020", [GuardTerm(.recording, "12062020")]) == 1)
    #expect(leaks("on 12 June 2020", [GuardTerm(.recording, "12June")]) == 1)
  }

  @Test(arguments: ["Will", "Free", "Day", "June", "Mrs"])
  func `a name of one word is one where it is written large`(name: String) {
    let term = [GuardTerm(.name, name)]
    #expect(leaks("We will do this every day, free of charge, mrs, on 23 June 2020.", term) == 0)
    #expect(leaks("We asked \(name) about it.", term) == 1)
    #expect(leaks("We asked \(name.uppercased()) about it.", term) == 1)
  }

  @Test func `nobody is known by one letter, but by it and another word`() {
    let subjects = ["X", "O", "王"].enumerated().map { place, name in
      GuardSubject(pseudonym: "P-00\(place)", terms: [GuardTerm(.name, name)])
    }
    #expect(LeakGuard(subjects: subjects, organisation: []).unsearchable == [])
    #expect(leaks("A xylophone, o so X.", [GuardTerm(.name, "X"), GuardTerm(.name, "O")]) == 0)
    #expect(leaks("We asked Y Li.", [GuardTerm(.name, "Y Li")]) == 1)
  }

  @Test(arguments: ["letter", "by post", "no email", "phone", "call only", "none", "-"])
  func `what has no at sign is no mailbox`(cell: String) {
    var person = Person(patient: Identifier("pt-000001"))
    person.email = cell
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(person, pseudonym: "P-001")], organisation: [])
    let text = "We send a letter by post. There is no email, no phone, call only us. None."
    #expect(
      leakGuard.verdict(on: Rendered(kind: .plain, bytes: Array(text.utf8))).leaks.isEmpty)
    #expect(leakGuard.unsearchable.isEmpty)
  }
}
