import Documents
import Model
import Testing

/// Letters as they would be sent, kept whole.
struct NoticeTests {
  private func letter(
    _ contents: Letter.Contents, facts: Facts, until: String = "2020-06-09T12:51:00Z",
    incomplete: Bool = true, to addressee: Person = SampleCase.jo()
  ) throws -> Rendered {
    let name =
      switch contents {
      case .affected, .cleared: "uk/notice-affected.txt"
      case .recipient: "uk/notice-recipient.txt"
      case .reminder: "uk/notice-reminder.txt"
      }
    let renderer = NoticeRenderer(
      template: try BuiltInTemplates.set().document(name),
      case: try SampleCase.letters(facts, incomplete: incomplete))
    return try renderer.render(
      Letter(
        reference: "N-7Q4M2K9D5T", addressee: addressee,
        first: try SampleCase.time("2020-06-09T11:04:00Z"), last: try SampleCase.time(until),
        contents: contents))
  }

  /// The words without their line breaks.
  private func words(_ rendered: Rendered) -> String {
    rendered.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `a letter to a patient whose recording was opened`() throws {
    var facts = try SampleCase.facts()
    facts["letters.name_dates"] = .yes(true)
    facts["ico_reference"] = .text("IC-00000-A1B2")
    let affected = AffectedLetter(
      wording: .opened(.init(recordings: 1, accounts: 1, extent: .partial)), recordings: 3,
      recordedAt: [
        try SampleCase.time("2020-06-03T09:00:00Z"), try SampleCase.time("2020-05-01T23:30:00Z"),
        try SampleCase.time("2020-06-03T15:00:00Z"),
      ])
    try Golden.expect(
      try letter(.affected(affected), facts: facts, incomplete: false).text,
      is: "notice-affected-opened.txt")
  }

  @Test func `a letter to a patient whose recordings were opened from several accounts`() throws {
    let affected = AffectedLetter(
      wording: .opened(.init(recordings: 2, accounts: 3, extent: .whole)), recordings: 2,
      recordedAt: [try SampleCase.time("2020-06-03T09:00:00Z")])
    let text = words(
      try letter(
        .affected(affected), facts: try SampleCase.facts(), until: "2020-06-10T12:00:00Z"))
    #expect(
      text.contains("We are sorry. We let other people open 2 recordings of calls you had with us.")
    )
    #expect(
      text.contains(
        "2 recordings of calls you had with us were opened from 3 accounts that are not yours."))
    #expect(text.contains("From 9 June 2020 to 10 June 2020"))
    #expect(!text.contains("3 June 2020"))
    #expect(text.contains("Some of our records are missing"))
  }

  @Test func `a letter to a patient whose recording was listed and not opened`() throws {
    let affected = AffectedLetter(wording: .shownOnly, recordings: 1, recordedAt: [])
    try Golden.expect(
      try letter(.affected(affected), facts: try SampleCase.facts(), incomplete: false).text,
      is: "notice-affected-shown.txt")
  }

  @Test func `a letter to a patient whose recordings cannot be ruled out, before facts are known`()
    throws
  {
    let affected = AffectedLetter(wording: .notRuledOut, recordings: 4, recordedAt: [])
    try Golden.expect(
      try letter(.affected(affected), facts: Facts()).text, is: "notice-affected-not-ruled-out.txt")
  }

  @Test func `a letter where the list was never asked for says so`() throws {
    let affected = AffectedLetter(wording: .linkedAlone, recordings: 1, recordedAt: [])
    let text = words(try letter(.affected(affected), facts: try SampleCase.facts()))
    #expect(text.contains("We put a recording of a call you had with us at risk"))
    #expect(!text.contains("Someone else opened"))
  }

  @Test func `a letter on what no log names anybody for blames nobody and rules nothing out`()
    throws
  {
    let opened = AffectedLetter(
      wording: .notRuledOut, doubt: .init(viewersAreUnnamed: true, openedByUnnamed: true),
      recordings: 1, recordedAt: [])
    let text = words(try letter(.affected(opened), facts: try SampleCase.facts()))
    #expect(text.contains("Yours may be among them."))
    #expect(text.contains("Our records do not show whose list it was. It could be your own."))
    #expect(text.contains("was opened. They do not show who opened it. It could be that you did."))
    #expect(!text.contains("someone else's list"))
    let worked = AffectedLetter(
      wording: .notRuledOut, doubt: .init(isReconstructed: true), recordings: 2, recordedAt: [])
    let other = words(try letter(.affected(worked), facts: try SampleCase.facts()))
    #expect(
      other.contains(
        "We believe that we put 2 recordings of calls you had with us on someone else's list."))
    #expect(other.contains("We worked it out from what our service was set to do."))
  }

  @Test func `a letter to a recipient who opened a recording`() throws {
    try Golden.expect(
      try letter(.recipient(RecipientLetter(hasOpened: true)), facts: try SampleCase.facts()).text,
      is: "notice-recipient-opened.txt")
  }

  @Test func `a letter to a recipient who was shown recordings`() throws {
    let text = words(try letter(.recipient(RecipientLetter(hasOpened: false)), facts: Facts()))
    #expect(text.contains("You did nothing wrong."))
    #expect(text.contains("do not show that a recording of a call was opened from your account"))
    #expect(text.contains("We have not yet been able to say that it is stopped."))
  }

  @Test func `a hostile name can neither begin a line nor hide behind control characters`() throws {
    var person = SampleCase.jo()
    person.name = "Jo\u{1B}[31m Marsh\n\n  PS call 0900\u{202E}"
    let text = try letter(
      .recipient(RecipientLetter(hasOpened: false)), facts: try SampleCase.facts(), to: person
    ).text
    #expect(text.contains("Dear Jo[31m Marsh PS call 0900\n"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }

  @Test func `every value of a letter is told apart from the template's words`() throws {
    let affected = AffectedLetter(wording: .shownOnly, recordings: 2, recordedAt: [])
    let rendered = try letter(.affected(affected), facts: try SampleCase.facts())
    let values = rendered.stretches.map { stretch in
      String(decoding: rendered.bytes[stretch.range], as: UTF8.self)
    }
    #expect(values.filter { $0 == "Jo Marsh-Okafor" }.count == 2)
    #expect(values.contains("N-7Q4M2K9D5T"))
    #expect(values.contains("9 June 2020"))
    #expect(rendered.stretches.contains { !$0.isComputed })
  }

  @Test func `a letter names the facts it still wants`() throws {
    let set = try BuiltInTemplates.set()
    let known = NoticeRenderer(
      template: try set.document("uk/notice-affected.txt"),
      case: try SampleCase.letters(try SampleCase.facts()))
    #expect(known.openFacts == [])
    let unknown = NoticeRenderer(
      template: try set.document("uk/notice-affected.txt"), case: try SampleCase.letters(Facts()))
    #expect(unknown.openFacts.contains("support_offered"))
  }
}
