import Documents
import Model
import Testing

/// Dates of birth, consultation ids and the organisation's own name, as reports are read for them.
struct LeakGuardBirthTests {
  private static let ada: GuardSubject = {
    var person = Person(patient: Identifier("pt-004711"))
    person.name = "Ada King"
    var subject = GuardSubject(person, pseudonym: "P-001")
    subject.terms += [
      GuardTerm(.birth, "1980-02-29"), GuardTerm(.consultation, "cons-77-004711"),
    ]
    return subject
  }()

  private static let newborn = GuardSubject(
    pseudonym: "P-002", terms: [GuardTerm(.birth, "2020-06-09")])

  private let leakGuard = LeakGuard(
    subjects: [ada, newborn], organisation: [], bornBefore: 2019)

  private func report(_ answer: String, kind: OutputKind = .markdown) throws -> Rendered {
    let template = try MustacheTemplate(
      Array("Born 29 February 1980?\n\n{{day}}\n\n{{answer}}\n".utf8), file: "t")
    return try MustacheRenderer.render(
      template,
      with: .object(["answer": .text(answer), "day": .computed("29 February 1980")]), as: kind)
  }

  @Test(
    arguments: [
      "1980-02-29", "29/02/1980", "29.2.1980", "29-02-80 or 29-02-1980",
      "born on 29 February 1980.",
      "29th of February, 1980", "the 29th Feb 1980", "February 29, 1980", "FEB 29th 1980",
      "19800229", "29021980", "02/29/1980", "1980-02-29T00:00:00Z", "(29/FEB/1980)", "２９/０２/１９８０",
    ])
  func `a date of birth is found in whatever form it is written`(answer: String) throws {
    for kind in [OutputKind.markdown, .html, .json, .plain] {
      let leaks = leakGuard.verdict(on: try report(answer, kind: kind)).leaks
      #expect(leaks.map(\.what) == ["a date of birth of P-001"])
      #expect(leaks.map(\.place) == [.value])
    }
  }

  @Test(
    arguments: [
      "9 June 2020", "from 2020-06-09 on", "28 February 1980", "29 February", "February 1980",
      "129/02/1980", "29/02/19801", "1980-02-291", "29 30 1980", "version 1980.2",
    ])
  func `a day of the incident, another day or part of one is nobody's birth`(
    answer: String
  ) throws {
    #expect(leakGuard.verdict(on: try report(answer)).leaks == [])
  }

  @Test(
    arguments: [
      "29.02.80", "29/02/80", "29-2-80", "29 Feb 80", "29th of February '80", "February 29 80",
      "02/29/80", "80-02-29", "29\u{2011}02\u{2011}80", "29 . 02 . 80.", "born February 29, 80",
      "29-FEB-80",
    ])
  func `a year of two digits is the one of a birth too`(answer: String) throws {
    for kind in [OutputKind.markdown, .html, .json, .plain] {
      let leaks = leakGuard.verdict(on: try report(answer, kind: kind)).leaks
      #expect(leaks.map(\.what) == ["a date of birth of P-001"])
    }
  }

  @Test(
    arguments: [
      "29:02:80", "version 29.2.80", "10.29.02.80", "29.02.80.1", "29 02 80", "29, 02, 80",
      "29 Feb, 80 people", "29 Feb 80:30", "29.02-80", "v29.02.80", "29/02", "02/80",
    ])
  func `a time, a version or a list of numbers is no birth`(answer: String) throws {
    #expect(leakGuard.verdict(on: try report(answer)).leaks == [])
  }

  @Test func `a day of the incident in two digits is nobody's who was born a century before`()
    throws
  {
    let old = GuardSubject(pseudonym: "P-003", terms: [GuardTerm(.birth, "1920-06-12")])
    let leakGuard = LeakGuard(subjects: [old], organisation: [], bornBefore: 2019)
    for answer in ["on 12.06.20 the release was made", "12 June 20", "12/06/20"] {
      #expect(leakGuard.verdict(on: try report(answer)).leaks == [])
    }
    for answer in ["born 12.06.20", "date of birth: 12 June 20", "DOB 12/06/20", "12.06.1920"] {
      #expect(leakGuard.verdict(on: try report(answer)).leaks.count == 1)
    }
  }

  @Test func `what Candour worked out and a template's own words are no birth`() throws {
    let verdict = leakGuard.verdict(on: try report("nothing"))
    #expect(verdict.leaks == [])
    #expect(verdict.noted.allSatisfy { $0.excuse == .common })
  }

  @Test func `a consultation id is nobody's to read`() throws {
    let leaks = leakGuard.verdict(on: try report("about CONS-77-004711")).leaks
    #expect(leaks.map(\.what) == ["a consultation id of P-001"])
  }

  @Test(
    arguments: [
      "Mrs King rang", "MR. KING", "Dr King's recording", "the King family", "Miss\nKing",
    ])
  func `a title and a last name are a name`(answer: String) throws {
    let leakGuard = LeakGuard(subjects: [Self.ada], organisation: [], forReports: true)
    #expect(
      leakGuard.verdict(on: try report(answer)).leaks.map(\.what) == ["a name of P-001"])
  }

  @Test(arguments: ["the king", "King Street", "Mr Kingsley", "Mrs Ada", "family King", "a Mr"])
  func `a last name alone may be any word`(answer: String) throws {
    let leakGuard = LeakGuard(subjects: [Self.ada], organisation: [], forReports: true)
    #expect(leakGuard.verdict(on: try report(answer)).leaks == [])
  }

  @Test(arguments: ["organisation.name", "organisation.address", "contact.post"])
  func `a patient's full name in what the organisation is called is a leak`(key: String) throws {
    var facts = Facts()
    facts[key] = .text("c/o Ada King, 1 Mill Lane")
    let leakGuard = LeakGuard(
      subjects: [Self.ada], organisation: GuardTerm.organisation(facts))
    let leaks = leakGuard.verdict(on: try report("c/o Ada King, 1 Mill Lane")).leaks
    #expect(leaks.map(\.what) == ["a name of P-001"])
  }

  @Test(arguments: ["dpo.name", "contact.name", "reporter.name"])
  func `one of the organisation's people may be called as a patient is`(key: String) throws {
    var facts = Facts()
    facts[key] = .text("Dr Ada King")
    let leakGuard = LeakGuard(
      subjects: [Self.ada], organisation: GuardTerm.organisation(facts))
    let verdict = leakGuard.verdict(on: try report("Dr Ada King"))
    #expect(verdict.leaks == [])
    #expect(verdict.noted.contains { $0.kind == .name && $0.excuse == .organisation })
  }
}
