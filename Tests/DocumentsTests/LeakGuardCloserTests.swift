import Documents
import Model
import Testing

/// Names and homes in a letter as people write them in a fact or a template, other than as the table
/// has them.
struct LeakGuardCloserTests {
  private static func subject(
    _ number: Int, _ name: String, _ address: [String] = []
  ) -> GuardSubject {
    var person = Person(patient: Identifier("patient-\(number)"))
    person.name = name
    person.address = address
    return GuardSubject(person, pseudonym: "P-\(number)")
  }

  private let leakGuard = LeakGuard(
    subjects: [
      subject(1, "Anna Karenin", ["12 Rookery Ave"]),
      subject(2, "Bartholomew Quux", ["77 Gorsedown Avenue", "4 Fake St"]),
      subject(3, "Mr Will Close"), subject(4, "Dorothea Karenin"),
    ], organisation: [GuardTerm(.name, "Dr Ida Quux")], forLetters: true)

  /// A letter to Anna Karenin, with a fact and a template's words.
  private func leaks(fact: String, words: String = "We are sorry.", as kind: OutputKind) throws
    -> [String]
  {
    let template = try MustacheTemplate(
      Array(
        "{{name}}\n{{line}}\n\nDear {{name}},\n\nIt was {{count}}. {{fact}}\n\n\(words)\n".utf8),
      file: "t")
    let letter = try MustacheRenderer.render(
      template,
      with: .object([
        "name": .text("Anna Karenin"), "line": .text("12 Rookery Ave"), "fact": .text(fact),
        "count": .computed("12"),
      ]), as: kind)
    return leakGuard.verdict(on: letter, addressee: 0).leaks.map { "\($0.what) \($0.place)" }
  }

  @Test(arguments: [
    "Bartholomew J. Quux", "Mr Quux", "Mr. B. Quux", "the Quux family", "seen by B. Quux",
    "Bartholomew van Quux", "MR QUUX", "W. Close",
  ])
  func `somebody is known by a title, an initial and a last name`(name: String) throws {
    for kind in [OutputKind.plain, .html] {
      for _ in 1...2 {
        let found = try leaks(fact: "We asked \(name) about it.", as: kind)
        #expect(found.count == 1 && found[0].hasPrefix("a name of P-"), "\(name)")
      }
    }
  }

  @Test(arguments: [
    "77 Gorsedown Ave", "77 Gorsedown Av.", "77, GORSEDOWN AVENUE", "4 Fake Street", "4 fake str",
  ])
  func `a street is found in its long and its short form`(line: String) throws {
    for kind in [OutputKind.plain, .html] {
      #expect(try leaks(fact: "We went to \(line).", as: kind).count == 1)
      #expect(
        try leaks(fact: "No.", words: "Come to \(line).", as: kind)
          == ["an address line of P-2 template"])
    }
  }

  @Test func `a template's words may hold a last name, and no name with another between`() throws {
    #expect(try leaks(fact: "No.", words: "Ask Mr Quux.", as: .plain) == [])
    #expect(
      try leaks(fact: "No.", words: "Ask Bartholomew J. Quux.", as: .plain)
        == ["a name of P-2 template"])
  }

  @Test(arguments: [
    "Ask Dr Ida Quux.", "We close on Friday. Will they close?", "a close family", "Close by",
    "We are at 7 Gorsedown Avenue.", "Your family may ring. I will not close it.",
  ])
  func `what is the organisation's or a word is not somebody's`(fact: String) throws {
    #expect(try leaks(fact: fact, as: .plain) == [])
  }

  @Test func `the addressee's own name is theirs, however many are called so`() throws {
    #expect(try leaks(fact: "We are sorry.", as: .html) == [])
    #expect(try leaks(fact: "We asked Mrs Karenin.", as: .plain) == ["a name of P-4 value"])
  }
}
