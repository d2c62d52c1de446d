import Documents
import Model
import Testing

/// Letters as they are printed and as they are mailed.
struct LetterPageTests {
  private static let opened = Letter.Contents.affected(
    AffectedLetter(
      wording: .opened(.init(recordings: 1, accounts: 1, extent: .partial)), recordings: 1,
      recordedAt: []))

  private func letter(_ contents: Letter.Contents, to person: Person = SampleCase.jo()) throws
    -> Letter
  {
    let time = try SampleCase.time("2020-06-09T11:04:00Z")
    return Letter(
      reference: "N-7Q4M2K9D5T", addressee: person, first: time, last: time, contents: contents)
  }

  private func words(_ audience: String, _ facts: Facts? = nil) throws -> NoticeRenderer {
    NoticeRenderer(
      template: try BuiltInTemplates.set().document("uk/notice-\(audience).txt"),
      case: try SampleCase.letters(try facts ?? SampleCase.facts()))
  }

  private func page(_ audience: String) throws -> NoticePage {
    let set = try BuiltInTemplates.set()
    return NoticePage(
      words: try words(audience), layout: try set.document("uk/notice-\(audience).html"),
      form: audience == "recipient" ? try set.document("uk/reply-form.txt") : nil,
      subject: try set.document("uk/letter-subject.txt"), language: "en-GB")
  }

  private func message(_ person: Person, facts: Facts? = nil) throws -> [UInt8]? {
    let letter = try letter(Self.opened, to: person)
    let words = try words("affected", facts)
    let mail = NoticeMail(
      subject: try BuiltInTemplates.set().document("uk/letter-subject.txt"), language: "en-GB",
      case: try SampleCase.letters(try facts ?? SampleCase.facts()))
    return try mail?.message(
      letter, text: try words.render(letter), content: words.statement(of: letter).digest)
  }

  @Test func `a letter to a patient, on paper`() throws {
    try Golden.expect(
      try page("affected").render(try letter(Self.opened)).text, is: "notice-affected-opened.html")
  }

  @Test func `a letter to a recipient, on paper, with the form to answer on`() throws {
    let recipient = Letter.Contents.recipient(RecipientLetter(hasOpened: true))
    try Golden.expect(
      try page("recipient").render(try letter(recipient)).text,
      is: "notice-recipient-opened.html")
  }

  @Test func `the general notice, on paper, names nobody`() throws {
    let time = try SampleCase.time("2020-06-09T11:04:00Z")
    let text = try page("general").general(first: time, last: time).text
    #expect(text.contains("<h2>To everyone who uses our service</h2>"))
    #expect(!text.contains("class=\"window\""))
  }

  @Test func `the page says what the text says, in the same order`() throws {
    let letter = try letter(.recipient(RecipientLetter(hasOpened: false)))
    let page = try page("recipient").render(letter).text
      .split(separator: "<main>")[1]
      .split(separator: "<").map { String($0.drop { $0 != ">" }.dropFirst()) }.joined()
    let flat = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let text = try words("recipient").render(letter).text
    let body = try #require(text.firstRange(of: "Dear Jo Marsh-Okafor"))
    let paragraphs = text[body.lowerBound...].split(separator: "\n\n").map {
      $0.split(whereSeparator: \.isWhitespace).filter { $0 != "-" }.joined(separator: " ")
    }
    var rest = Substring(flat)
    for paragraph in paragraphs {
      let apart = paragraph.split(separator: "'").map(String.init)
      let found = try #require(rest.firstRange(of: apart[0]), "\(paragraph)")
      rest = rest[found.upperBound...]
    }
  }

  @Test func `large print is where it is asked for, a long address is in smaller letters`() throws {
    var person = SampleCase.jo()
    #expect(try !page("affected").render(letter(Self.opened, to: person)).text.contains("large\""))
    person.format = .largePrint
    person.address = ["Flat 1", "The Old Mill", "4 Hill Road", "Otley", "Leeds", "Yorkshire"]
    let text = try page("affected").render(letter(Self.opened, to: person)).text
    #expect(text.contains("<body class=\"large\">"))
    #expect(text.contains("<p class=\"window long\">"))
  }

  @Test func `a hostile name is words on the page`() throws {
    var person = SampleCase.jo()
    person.name = "<script>alert(1)</script> Jo & \"co\""
    person.address = ["</p><img src=x onerror=alert(1)>"]
    let rendered = try page("affected").render(letter(Self.opened, to: person))
    #expect(!rendered.text.contains("<script") && !rendered.text.contains("<img"))
    #expect(rendered.text.contains("&lt;script&gt;alert(1)&lt;/script&gt; Jo &amp; &quot;co&quot;"))
    let values = rendered.stretches.map {
      String(decoding: rendered.bytes[$0.range], as: UTF8.self)
    }
    #expect(values.filter { $0.hasPrefix("&lt;script") }.count == 2)
  }

  @Test func `a page asks nothing of the network and runs nothing`() throws {
    for audience in ["affected", "recipient"] {
      let contents =
        audience == "affected" ? Self.opened : .recipient(RecipientLetter(hasOpened: true))
      let text = try page(audience).render(try letter(contents)).text.lowercased()
      for word in ["<script", "http:", "https:", "src=", "href=", "url(", "@import", "<link"] {
        #expect(!text.contains(word), "\(word)")
      }
    }
  }

  @Test func `a letter by e-mail, as it is sent`() throws {
    var person = SampleCase.jo()
    person.name = "Zoë Marsh"
    person.email = "zoe@example.org"
    let message = try #require(try message(person))
    try Golden.expect(
      String(decoding: message, as: UTF8.self), is: "notice-affected-opened.eml")
    let lines = String(decoding: message, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
    #expect(lines.filter { $0.lowercased().hasPrefix("to:") }.count == 1)
    #expect(
      !lines.contains { $0.lowercased().hasPrefix("cc:") || $0.lowercased().hasPrefix("bcc:") })
    #expect(lines.contains("Subject: Our reference: N-7Q4M2K9D5T"))
  }

  @Test func `a message keeps its number until it says something else happened`() throws {
    func number(_ recordings: Int, on day: String, _ facts: Facts) throws -> String {
      var person = SampleCase.jo()
      person.email = "jo@example.org"
      var letterCase = try SampleCase.letters(facts)
      letterCase.asOf = try SampleCase.time(day)
      let set = try BuiltInTemplates.set()
      let words = NoticeRenderer(
        template: try set.document("uk/notice-affected.txt"), case: letterCase)
      let mail = try #require(
        NoticeMail(
          subject: try set.document("uk/letter-subject.txt"), language: "en-GB", case: letterCase))
      let letter = try letter(
        .affected(AffectedLetter(wording: .shownOnly, recordings: recordings, recordedAt: [])),
        to: person)
      let message = try mail.message(
        letter, text: try words.render(letter), content: words.statement(of: letter).digest)
      let text = String(decoding: try #require(message), as: UTF8.self)
      return try #require(
        text.split(separator: "\r\n").first { $0.hasPrefix("Message-ID: ") }.map(String.init))
    }
    var facts = try SampleCase.facts()
    let first = try number(1, on: "2020-06-11T10:00:00Z", facts)
    facts["actions_taken"] = .text("We did more.")
    #expect(try number(1, on: "2020-06-19T10:00:00Z", facts) == first)
    #expect(try number(2, on: "2020-06-11T10:00:00Z", facts) != first)
    #expect(first.hasSuffix("@calder.example>"))
  }

  @Test(arguments: ["jo@example.org, x@example.org", "jo@example.org\r\nBcc: x@example.org", ""])
  func `an address that could be two is none`(address: String) throws {
    var person = SampleCase.jo()
    person.email = address
    #expect(try message(person) == nil)
  }

  @Test func `without an address to write from there is no message`() throws {
    var facts = try SampleCase.facts()
    facts["contact.email"] = nil
    var person = SampleCase.jo()
    person.email = "jo@example.org"
    #expect(try message(person, facts: facts) == nil)
  }

  @Test func `the list for a mailing house shows formulas and obeys none`() {
    var person = SampleCase.jo()
    person.name = "=HYPERLINK(\"http://x\")"
    person.format = .largePrint
    var list = MailingList()
    list.add("N-7Q4M2K9D5T", to: person, file: "N-7Q4M2K9D5T.html")
    let rows = String(decoding: list.bytes, as: UTF8.self).split(separator: "\r\n")
    #expect(
      rows[0]
        == "reference,name,address_1,address_2,address_3,address_4,address_5,address_6,postcode,"
        + "country,format,file")
    #expect(
      rows[1]
        == "N-7Q4M2K9D5T,\"'=HYPERLINK(\"\"http://x\"\")\",4 Hill Road,Otley,,,,,LS21 0ZZ,,"
        + "large-print,N-7Q4M2K9D5T.html")
  }
}
