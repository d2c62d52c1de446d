import Documents
import Model
import Testing

/// Leaks that a program undoes before a person reads them, and what must stand in no letter at all.
struct LeakGuardDisguiseTests {
  private static func subject(_ place: Int, _ name: String, _ terms: [GuardTerm]) -> GuardSubject {
    var person = Person(patient: Identifier("pt-0013\(place)"))
    person.name = name
    person.email = "someone.\(place)@example.org"
    person.address = ["\(place) Elsewhere Road"]
    person.postcode = "W1 \(place)AA"
    var subject = GuardSubject(person, pseudonym: "P-00\(place)")
    subject.terms += terms
    return subject
  }

  private let leakGuard = LeakGuard(
    subjects: [
      subject(1, "Imagina Stubbs-Null", [GuardTerm(.recording, "rec-0001")]),
      subject(2, "José Łuk", [GuardTerm(.viewer, "v-778812")]),
      subject(
        3, "May Bell",
        [
          GuardTerm(.recording, "rec-0003"), GuardTerm(.viewer, "v-3x4y5z"),
          GuardTerm(.session, "s-99aa77"), GuardTerm(.networkAddress, "10.0.0.7"),
        ]),
      subject(4, "王芳", []), subject(5, "Søren Ægir Þór", []),
    ], organisation: [])

  private func kinds(_ text: String, as kind: OutputKind = .plain) -> [GuardTerm.Kind] {
    leakGuard.verdict(on: Rendered(kind: kind, bytes: Array(text.utf8)), addressee: 2).leaks
      .map(\.kind)
  }

  @Test(
    arguments: [
      "https://x.example/?p=pt%2D00131", "https://x.example/?p=pt%252d00131", "&#112;t-00131",
      "&#x70;t&hyphen;00131", "&#0000000112t-00131", "<a href='/pt-00131'>", "<!-- pt-00131 -->",
      "p\u{200D}t-00131",
    ])
  func `an id in a URL, an attribute, a comment or in entities is an id`(text: String) {
    for kind in [OutputKind.plain, .markdown, .html] {
      #expect(kinds(text, as: kind) == [.patient])
    }
  }

  @Test(
    arguments: [
      "Imagina<b></b> Stubbs-Null", "Ima<b></b>gina Stubbs-Null", "<i>Ima</i>gina Stubbs<br>Null",
      "Ima**gina** Stubbs-Null", "Imag-\nina Stubbs-Null", "I m a g i n a  S t u b b s  N u l l",
      "<img alt=\"Imagina Stubbs-Null\">", "<img alt=\"Ima&#103;ina &#83;tubbs-Null\">",
      "IMAGINA\n  STUBBS\n  NULL", "\u{24BE}magina Stubbs-Null", "Im\u{430}gina Stubbs-Null",
      #"<style>p::after{content:"\49 m\61 gina \000053tubbs-Null"}</style>"#,
      "Im\u{E1}gina Stubbs\u{2011}Null", "mailto:Imagina%20Stubbs%2DNull", "Stubbs-Null, Imagina",
    ])
  func `a name parted by markup, lines or letters is a name`(text: String) {
    let html = text.replacing("**", with: "")
    #expect(kinds(text, as: .markdown).contains(.name), "\(text)")
    #expect(kinds(html, as: .html).contains(.name), "\(html)")
    #expect(kinds(text).contains(.name), "\(text)")
  }

  @Test(
    arguments: [
      "Jose Luk", "JOSÉ ŁUK", "jose\u{301} łuk", "José &Lstrok;uk", "&#x4A;os&eacute; Łuk",
      "Jos&eacute;&NonBreakingSpace;Łuk", "Jo&ZeroWidthSpace;sé Łuk", "王 芳", "王\n芳女士",
      "Soren Aegir Thor", "SØREN ÆGIR ÞÓR",
    ])
  func `a name that lost its accents, strokes or spaces is a name`(text: String) {
    #expect(kinds(text, as: .html) == [.name])
  }

  @Test
  func `a cell of several lines, mailboxes or numbers is each of them, and a word is no number`() {
    var person = Person(patient: Identifier("pt-00009"))
    person.address = ["77 Gorsedown Avenue, Mudbury"]
    person.email = "bart@example.org; b2@example.org"
    person.phone = "n/a"
    let leakGuard = LeakGuard(
      subjects: [GuardSubject(person, pseudonym: "P-009")], organisation: [])
    #expect(leakGuard.unsearchable.isEmpty)
    for text in [
      "We went to 77 Gorsedown Avenue.", "They live in Mudbury.", "Mail b2@example.org.",
    ] {
      let bytes = Array(text.utf8)
      let value = Rendered.Stretch(range: 0..<bytes.count, isComputed: false)
      let verdict = leakGuard.verdict(
        on: Rendered(kind: .plain, bytes: bytes, stretches: [value]))
      #expect(!verdict.leaks.isEmpty, "\(text)")
    }
  }

  @Test
  func `an address that stands there whole is one finding, and what others have of it another`() {
    func whole(_ others: [GuardSubject]) -> [String] {
      var person = Person(patient: Identifier("pt-00009"))
      person.address = ["77 Gorsedown Avenue, Mudbury"]
      let leakGuard = LeakGuard(
        subjects: [GuardSubject(person, pseudonym: "P-009")] + others, organisation: [])
      let bytes = Array("They live at 77 Gorsedown Avenue, Mudbury.".utf8)
      let value = Rendered.Stretch(range: 0..<bytes.count, isComputed: false)
      return leakGuard.verdict(on: Rendered(kind: .plain, bytes: bytes, stretches: [value])).leaks
        .map(\.what)
    }
    #expect(whole([]) == ["an address line of P-009"])
    var other = Person(patient: Identifier("pt-00008"))
    other.address = ["77 Gorsedown Avenue"]
    #expect(
      Set(whole([GuardSubject(other, pseudonym: "P-008")]))
        == ["an address line of P-009", "an address line of P-009 and 1 other"])
  }

  @Test(
    arguments: [
      // "Ada King", "Mrs Ada King, pt-00001", "<text>Ada King</text>", once more encoded.
      ("QWRhIEtpbmc=", true), ("see QWRhIEtpbmc.", true),
      ("data:text/plain;base64,QWRhIEtpbmc", true),
      ("PHRleHQ-QWRhIEtpbmc8L3RleHQ-", true), ("UVdSaElFdHBibWM9", true),
      ("Recordings/consultations", false), ("QWRh IEtpbmc=", false),
    ])
  func `a name that was filled in as base64 is a name`(text: String, isLeak: Bool) {
    let leakGuard = LeakGuard(
      subjects: [Self.subject(1, "Ada King", []), Self.subject(2, "Bob Hall", [])],
      organisation: [])
    let bytes = Array("In short:\n\(text)".utf8)
    let value = Rendered.Stretch(range: 10..<bytes.count, isComputed: false)
    let document = Rendered(kind: .plain, bytes: bytes, stretches: [value])
    let sentences = leakGuard.verdict(on: document, addressee: 1).leaks.map(\.sentence)
    #expect(
      sentences == (isLeak ? ["line 2: a name of P-001 (as base64), in what was filled in"] : []))
    #expect(leakGuard.verdict(on: document, addressee: 0).isClean)
    #expect(leakGuard.verdict(onTemplate: bytes, kind: .html).leaks.isEmpty != isLeak)
  }

  @Test func `a short postcode counts in a template's words too`() {
    #expect(kinds("Ring us at W1 1AA.") == [.address])
    #expect(kinds("Ring us at w11aa.") == [.address])
  }

  @Test(arguments: ["rec-0003", "v-3x4y5z", "s-99aa77", "10.0.0.7", "rec-0001", "v-778812"])
  func `ids of recordings, viewers, sessions and networks are for nobody to read`(text: String) {
    #expect(kinds("You saw \(text).").count == 1)
  }

  @Test func `a viewer's id that is the addressee's own mailbox or patient id`() {
    var subject = Self.subject(1, "Ada King", [GuardTerm(.viewer, "someone.1@example.org")])
    subject.terms.append(GuardTerm(.viewer, "pt-00131"))
    let leakGuard = LeakGuard(subjects: [subject], organisation: [])
    func verdict(_ text: String) -> LeakVerdict {
      leakGuard.verdict(on: Rendered(kind: .plain, bytes: Array(text.utf8)), addressee: 0)
    }
    #expect(verdict("To: Ada King <someone.1@example.org>").isClean)
    #expect(verdict("Your account is pt-00131").leaks.map(\.kind) == [.viewer])
  }

  @Test func `what the addressee has too is noted with the reason`() {
    let both = LeakGuard(
      subjects: [Self.subject(1, "Ada King", []), Self.subject(2, "ADA KING", [])],
      organisation: [])
    let verdict = both.verdict(
      on: Rendered(kind: .plain, bytes: Array("Dear Ada King".utf8)), addressee: 0)
    #expect(verdict.isClean)
    #expect(verdict.noted.map(\.excuse) == [.addressee])
    #expect(verdict.noted.map(\.pseudonym) == ["P-002"])
  }

  @Test func `markup around the addressee's own lines makes nobody else's of them`() {
    let leakGuard = LeakGuard(
      subjects: [
        Self.subject(1, "Ada King", []),
        GuardSubject(
          pseudonym: "P-002", terms: [GuardTerm(.viewer, "1"), GuardTerm(.viewer, "W1")]),
      ], organisation: [])
    let page = "<p>Ada King<br>1 Elsewhere Road<br>W1 1AA</p><p>We are sorry.</p>"
    let bytes = Array(page.utf8)
    let value = Rendered.Stretch(range: 3..<(bytes.count - 26), isComputed: false)
    let verdict = leakGuard.verdict(
      on: Rendered(kind: .html, bytes: bytes, stretches: [value]), addressee: 0)
    #expect(verdict.leaks == [])
  }

  @Test func `what is no text is refused`() {
    let verdict = leakGuard.verdict(
      on: Rendered(kind: .plain, bytes: Array("Dear Jos".utf8) + [0xE9] + Array("\n".utf8)))
    #expect(verdict.refusals == ["line 1: bytes that are no text"])
    #expect(!verdict.isClean)
  }

  @Test func `a mail is read as its reader sees it`() {
    func verdict(_ head: String, _ body: String) -> LeakVerdict {
      let message = """
        From: clinic@example.org
        Subject: A letter for you
        \(head)
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: quoted-printable

        \(body)

        """
      return leakGuard.verdict(onMessage: Array(message.utf8), addressee: 2)
    }
    #expect(verdict("To: May Bell <someone.3@example.org>", "Dear May Bell=\n,").isClean)
    #expect(verdict("To: x@example.org", "Jos=C3=A9 =C5=\n=81uk").leaks.map(\.kind) == [.name])
    #expect(
      verdict("To: x@example.org", "-- \nIma=\ngina Stubbs=2DNull").leaks.map(\.kind) == [.name])
    #expect(verdict("To: =?UTF-8?Q?Jos=C3=A9_=C5=81uk?= <x@example.org>", "").leaks.count == 1)
    #expect(
      verdict("To: =?UTF-8?Q?Jos=C3=A9_=C5=81?=\n =?UTF-8?Q?uk?= <x@example.org>", "").leaks.count
        == 1)
    #expect(verdict("To: =?UTF-8?Q?Zo=C3=AB?= <x@example.org>", "Dear May Bell").isClean)
    #expect(verdict("X-Id: pt-\n 00131", "").leaks.map(\.kind) == [.patient])
    #expect(!verdict("To: =?UTF-8?B?Sm9zw6k=?= <x@example.org>", "").isClean)
  }

  @Test(
    arguments: [
      ("Your consultation", true), ("Video recordings", true), ("about your DIABETES", true),
      ("A letter for you", false), ("Reference N-7Q4M2K9D5T", false), ("About your account", false),
    ])
  func `a subject says nothing of anybody's health`(subject: String, isClinical: Bool) {
    let message = "Subject: \(subject)\nTo: x@example.org\n\nDear reader\n"
    #expect(leakGuard.verdict(onMessage: Array(message.utf8)).isClean != isClinical)
    #expect(leakGuard.verdict(onName: "\(subject).txt").isClean != isClinical)
  }

  @Test func `an acceptance sees another letter, another person and another word as another thing`()
  {
    func passages(_ text: String, _ kind: OutputKind = .plain) -> [Digest] {
      let bytes = Array(text.utf8)
      let value = Rendered.Stretch(range: 0..<bytes.count, isComputed: false)
      return leakGuard.verdict(on: Rendered(kind: kind, bytes: bytes, stretches: [value])).leaks
        .map(\.passage)
    }
    let first = passages("Near José Łuk street")
    #expect(first.count == 1)
    #expect(passages("Near  José Łuk\nstreet") == first)
    #expect(passages("Near Jos&#233; Łuk street", .html) == first)
    #expect(passages("Near JOSÉ Łuk street") != first)
    #expect(passages("Near José Łuk street.") != first)
    #expect(passages("Near Imagina Stubbs-Null street") != first)
  }
}
