import Documents
import Model
import Testing

/// Names and homes as people write them in an answer, other than as the table has them.
struct LeakGuardShortNameTests {
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
      subject(1, "Poppy Mockchild", ["4 Fake St", "Mudbury"]),
      subject(2, "Erfunden, Mrs Dora", ["7 Gorsedown Avenue"]),
      subject(3, "Adam Ward", ["St Mock's House, Invented Road"]),
      subject(4, "Ian Read"), subject(5, "Will Day"), subject(6, "Mr Ost"),
    ], organisation: [], bornBefore: 2019, forReports: true)

  private func leaks(_ answer: String, as kind: OutputKind = .markdown) throws -> [String] {
    let template = try MustacheTemplate(
      Array("P. Mockchild?\n\nNo: {{answer}}\n".utf8), file: "t")
    let report = try MustacheRenderer.render(
      template, with: .object(["answer": .text(answer)]), as: kind)
    return leakGuard.verdict(on: report).leaks.map { "\($0.what) \($0.place)" }
  }

  @Test(
    arguments: [
      "Poppy Jane Mockchild", "little Miss P. Mockchild", "P. Mockchild", "P Mockchild rang",
      "by P.Mockchild.", "P. J. Mockchild", "POPPY JANE MOCKCHILD", "Poppy J. Mockchild",
      "miss p. mockchild", "Miss Poppy jane mockchild", "Poppy van Mockchild",
      "Poppy\nJane\nMockchild", "Poppy Jane Anne Mockchild", "Poppy Jane-Mockchild",
      "Ｐ． Mockchild", "Poppy \"Pip\" O'Mockchild, née Mockchild", "Mockchild, Poppy Jane",
    ])
  func `a name with another between, or an initial for the first, is a name`(
    answer: String
  ) throws {
    for kind in [OutputKind.markdown, .html, .json, .plain] {
      #expect(try leaks(answer, as: kind) == ["a name of P-1 value"])
    }
  }

  @Test(arguments: ["D Erfunden", "Mrs D. Erfunden", "Dora M Erfunden", "Dr Dora Maria Erfunden"])
  func `a name that the table has behind a comma is found as well`(answer: String) throws {
    #expect(try leaks(answer) == ["a name of P-2 value"])
  }

  @Test(arguments: ["seen by A. Ward", "seen by A Ward", "I. Read", "W. Day", "Will Henry Day"])
  func `an initial that is a word needs its full stop or its place`(answer: String) throws {
    #expect(try leaks(answer).count == 1)
  }

  @Test(
    arguments: [
      "A Ward manager rang", "I Read the log", "I read it", "will not be read", "a ward",
      "Will the Day come?", "Will it be read on that day", "X. Mockchild", "Ms X. Mockchild",
      "Poppy, Jane and Mark Mockchild", "Poppy rang. Then Mockchild", "Poppy and Mockchild",
      "the clinic's Ward", "CLINIC'S WARD", "Mockchild", "Jane Mockchild", "option A: Ward",
      "Poppy 4 Mockchild", "P-Mockchild", "A & Ward", "A/Ward", "Ad Ward",
    ])
  func `another name, a word or a list is nobody's`(answer: String) throws {
    #expect(try leaks(answer) == [])
  }

  @Test func `letters are not read for short names`() throws {
    let leakGuard = LeakGuard(subjects: [Self.subject(1, "Poppy Mockchild")], organisation: [])
    let text = Rendered(
      kind: .plain, bytes: Array("P. Mockchild".utf8),
      stretches: [.init(range: 0..<12, isComputed: false)])
    #expect(leakGuard.verdict(on: text).isClean)
  }

  @Test(
    arguments: [
      ("4 Fake Street", "P-1"), ("4 fake st.", "P-1"), ("4, Fake Str", "P-1"),
      ("7 Gorsedown Ave", "P-2"), ("7 Gorsedown Av.", "P-2"), ("7 Gorsedown Avenue", "P-2"),
      ("Saint Mock's Hse", "P-3"), ("St Mock's House", "P-3"),
    ])
  func `a street is one, written at length or short`(answer: String, whose: String) throws {
    for kind in [OutputKind.markdown, .html, .json, .plain] {
      let template = try MustacheTemplate(Array("Where?\n\n{{answer}}\n".utf8), file: "t")
      let report = try MustacheRenderer.render(
        template, with: .object(["answer": .text("at \(answer) it was")]), as: kind)
      #expect(
        leakGuard.verdict(on: report).leaks.map(\.what) == ["an address line of \(whose)"])
    }
  }

  @Test(arguments: ["4 Fake Lane", "14 Fake Street", "Fake Street", "7 Gorsedown Road"])
  func `another street is nobody's home`(answer: String) throws {
    #expect(try leaks(answer).filter { $0.hasSuffix("value") } == [])
  }
}
