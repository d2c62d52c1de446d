import Documents
import Model
import Testing

/// Leaks planted in every disguise, and clean letters that must pass.
struct LeakGuardTests {
  private static let ada: GuardSubject = {
    var person = Person(patient: Identifier("pt-004711"))
    person.name = "Dr Zoë O'Brien-Groß"
    person.email = "zoe.obrien@example.org"
    person.phone = "+44 (0)7700 900 123"
    person.address = ["Flat 2, 14 Mill Lane", "Harrogate"]
    person.postcode = "HG1 4QZ"
    var subject = GuardSubject(person, pseudonym: "DS-001")
    subject.terms += [
      GuardTerm(.recording, "rec-7f3a-9912"), GuardTerm(.session, "s-8841ab"),
      GuardTerm(.networkAddress, "10.0.0.7"), GuardTerm(.viewer, "12"),
    ]
    return subject
  }()

  private static let reader: GuardSubject = {
    var person = Person(patient: Identifier("pt-000001"))
    person.name = "May Bell"
    person.address = ["3 Station Road", "Harrogate"]
    return GuardSubject(person, pseudonym: "DS-002")
  }()

  private static let organisation = [
    GuardTerm(.name, "Calder Digital Clinic"), GuardTerm(.phone, "0113 496 0000"),
    GuardTerm(.address, "1 Mill Lane, Leeds"),
  ]

  private let leakGuard = LeakGuard(subjects: [ada, reader], organisation: organisation)

  /// A letter to May Bell with one value filled in.
  private func letter(_ value: String, kind: OutputKind = .plain) throws -> Rendered {
    let template = try MustacheTemplate(
      Array("Dear May Bell,\n\nWe are sorry. {{value}}\n\n12 people were told.\n".utf8), file: "t")
    return try MustacheRenderer.render(
      template, with: .object(["value": .text(value)]), as: kind)
  }

  @Test(
    arguments: [
      ("pt-004711", GuardTerm.Kind.patient), ("PT-004711", .patient), ("pt 004711", .patient),
      ("pt004711.", .patient), ("rec-7f3a-9912", .recording), ("(REC_7F3A/9912)", .recording),
      ("rec\u{200B}-7f3a-9912", .recording), ("s-8841ab", .session), ("S8841AB", .session),
      ("10.0.0.7", .networkAddress), ("from 10.0.0.7.", .networkAddress), ("12", .viewer),
      ("O'BRIEN-GROSS, Zoë", .name), ("7700 900123", .phone),
      ("Dr Zoë O'Brien-Groß", .name), ("zoë o’brien groß", .name),
      ("ZOË O'BRIEN-GROSS", .name), ("Zoe\u{308} O'Brien-Groß", .name),
      ("Zoe OBrien Gross", .name), ("Zoë\n  O'Brien-Groß's", .name),
      ("Zoë\u{A0}O'Brien\u{2010}Groß", .name), ("Zoë\u{200B}O'Brien-Groß", .name),
      ("ＺＯË O'Brien-Groß", .name), ("ZoëO'Brien-Groß", .name), ("Zo\u{AD}ë O'Brien-Groß", .name),
      ("ᴢᴏᴇ ᴏʙʀɪᴇɴ ɢʀᴏꜱꜱ", .name), ("Zoë\u{3164}O'Brien\u{2800}Groß", .name),
      ("zoe.obrien@example.org", .email), ("mail ZOE.OBRIEN@EXAMPLE.ORG!", .email),
      ("+447700900123", .phone), ("07700 900123", .phone), ("0770 090 0123", .phone),
      ("(07700) 900-123", .phone), ("0044 7700 900 123", .phone), ("+44(0)7700900123", .phone),
      ("０７７００ ９００１２３", .phone),
      ("Flat 2, 14 Mill Lane", .address), ("Flat 2\n14 Mill Lane", .address),
      ("FLAT 2 14 MILL\nLANE", .address), ("HG1 4QZ", .address), ("hg14qz", .address),
    ])
  func `no planted leak passes`(planted: String, kind: GuardTerm.Kind) throws {
    let verdict = leakGuard.verdict(on: try letter(planted), addressee: 1)
    #expect(verdict.leaks.contains { $0.kind == kind && $0.pseudonym == "DS-001" }, "\(planted)")
    #expect(verdict.leaks.allSatisfy { $0.line >= 3 && $0.place == .value })
  }

  @Test(
    arguments: [
      "Nobody else is named here.", "zoe", "Brien", "pt-0047112", "xpt-004711", "arec-7f3a-9912",
      "110.0.0.7", "10.0.0.77", "10007 people", "07700 900 1234", "14 Mill Lanes", "120 calls",
      "pt-004712", "Mayb ell", "HG1 4QZZ",
    ])
  func `a clean letter is not withheld for a word that is not somebody's`(words: String) throws {
    #expect(leakGuard.verdict(on: try letter(words), addressee: 1).leaks == [])
  }

  @Test func `what the addressee or the organisation has too is no leak but is noted`() throws {
    let verdict = leakGuard.verdict(
      on: try letter("May Bell, 3 Station Road, Harrogate. Ring +44 113 4960000."), addressee: 1)
    #expect(verdict.leaks == [])
    #expect(verdict.noted.map(\.kind) == [.address, .viewer])
    #expect(verdict.noted.map(\.pseudonym) == ["DS-001", "DS-001"])
  }

  @Test func `in a report everybody is foreign but the organisation`() throws {
    let report = Rendered(kind: .markdown, bytes: Array("May Bell\nCalder Digital Clinic".utf8))
    let verdict = leakGuard.verdict(on: report)
    #expect(verdict.leaks.map(\.sentence) == ["line 1: a name of DS-002, in the template's words"])
  }

  @Test func `a name in a partial is a leak in the template's words`() throws {
    let letter = try MustacheTemplate(Array("Dear {{name}},\n{{> footer}}\n".utf8), file: "t")
    let footer = try MustacheTemplate(Array("Yours,\nZoë O'Brien-Groß\n".utf8), file: "footer")
    let rendered = try MustacheRenderer.render(
      letter, with: .object(["name": .text("May Bell")]), as: .plain, partials: ["footer": footer])
    let verdict = leakGuard.verdict(on: rendered, addressee: 1)
    #expect(verdict.leaks.map(\.line) == [3])
    #expect(verdict.leaks.map(\.place) == [.template])
  }

  @Test func `a name that is half the template's word is a leak all the same`() throws {
    let template = try MustacheTemplate(Array("Ask Zoë {{surname}}.".utf8), file: "t")
    let rendered = try MustacheRenderer.render(
      template, with: .object(["surname": .text("O'Brien-Groß")]), as: .plain)
    #expect(leakGuard.verdict(on: rendered, addressee: 1).leaks.map(\.place) == [.value])
  }

  @Test func `what is escaped for a page is read as the reader sees it`() throws {
    let letter = try letter("Zoë O'Brien-Groß & co", kind: .html)
    #expect(letter.text.contains("O&#39;Brien"))
    #expect(leakGuard.verdict(on: letter, addressee: 1).leaks.map(\.kind) == [.name])
    let split = Rendered(kind: .html, bytes: Array("<p>14 Mill Lane<br>HG1 <b>4QZ</b></p>".utf8))
    #expect(Set(leakGuard.verdict(on: split, addressee: 1).leaks.map(\.kind)) == [.address])
  }

  @Test func `short ids and ids of digits count in what was filled in, not in counts or templates`()
    throws
  {
    let subject = GuardSubject(
      pseudonym: "DS-001", terms: [GuardTerm(.patient, "2020"), GuardTerm(.recording, "123456789")])
    let leakGuard = LeakGuard(subjects: [subject], organisation: [])
    let template = try MustacheTemplate(Array("2020 123456789 {{date}} {{words}}".utf8), file: "t")
    func leaks(date: String, words: String) throws -> [GuardTerm.Kind] {
      let rendered = try MustacheRenderer.render(
        template, with: .object(["date": .computed(date), "words": .text(words)]), as: .plain)
      return leakGuard.verdict(on: rendered).leaks.map(\.kind)
    }
    #expect(try leaks(date: "9 June 2020", words: "in the spring") == [])
    #expect(try leaks(date: "9 June 2020", words: "in 2020") == [.patient])
    #expect(try leaks(date: "today", words: "number 123-456-789") == [.recording])
  }

  @Test func `a name of ordinary words is found as words only`() throws {
    let subject = GuardSubject(
      pseudonym: "DS-001", terms: [GuardTerm(.name, "An Other"), GuardTerm(.name, "Hope")])
    let leakGuard = LeakGuard(subjects: [subject], organisation: [])
    #expect(leakGuard.verdict(on: try letter("There is another way. Maybe hopeful.")).leaks == [])
    #expect(leakGuard.verdict(on: try letter("Ask AN OTHER.")).leaks.map(\.kind) == [.name])
    #expect(leakGuard.verdict(on: try letter("Ask AnOther.")).leaks.map(\.kind) == [.name])
    #expect(leakGuard.verdict(on: try letter("Ask Hope.")).leaks.map(\.kind) == [.name])
    let words = leakGuard.verdict(onTemplate: Array("We hope you are well".utf8), kind: .plain)
    #expect(words.leaks == [])
    #expect(words.noted.count == 1)
  }

  @Test func `what cannot be looked for is named, and a cell that says nothing is nothing`() {
    let subject = GuardSubject(
      pseudonym: "DS-009",
      terms: [
        GuardTerm(.patient, "--"), GuardTerm(.phone, "gone"), GuardTerm(.phone, "none"),
        GuardTerm(.email, "n/a"), GuardTerm(.address, "-"),
      ])
    let leakGuard = LeakGuard(subjects: [subject], organisation: [])
    #expect(
      leakGuard.unsearchable.map(\.sentence) == [
        "the patient id of DS-009 cannot be looked for", "the phone of DS-009 cannot be looked for",
      ])
  }

  @Test func `a finding never quotes what it found`() throws {
    let verdict = leakGuard.verdict(on: try letter("pt-004711 HG1 4QZ"), addressee: 1)
    for finding in verdict.leaks {
      #expect(!finding.sentence.contains("4711") && !finding.sentence.contains("4QZ"))
    }
    #expect(
      verdict.leaks.first?.sentence == "line 3: a patient id of DS-001, in what was filled in")
  }

  @Test func `a name in a script without spaces is found among its neighbours`() throws {
    let subject = GuardSubject(pseudonym: "DS-001", terms: [GuardTerm(.name, "王芳")])
    let leakGuard = LeakGuard(subjects: [subject], organisation: [])
    #expect(leakGuard.verdict(on: try letter("您好王芳女士")).leaks.count == 1)
  }

  @Test func `two numbers in one cell are two numbers, and a leading nought may be missing`() throws
  {
    var person = Person(patient: Identifier("pt-000009"))
    person.phone = "020 7946 0018 / 7700900999"
    let both = LeakGuard(subjects: [GuardSubject(person, pseudonym: "DS-009")], organisation: [])
    #expect(!both.verdict(on: try letter("ring 020 7946 0018")).isClean)
    #expect(!both.verdict(on: try letter("ring +44 7700 900999")).isClean)
    #expect(both.verdict(on: try letter("ring 020 7946 0019")).isClean)
  }
}
