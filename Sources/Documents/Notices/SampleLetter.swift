package import Model
import Notation

/// An invented letter for each thing that may have happened to its reader: by these a template's words
/// are checked, and read aloud before there is a letter.
///
/// They are made as real ones are, so that none can say what no letter would.
package struct SampleLetter: Sendable {
  /// As `template render --variant` takes it: `opened-several`.
  package let name: String
  package let meaning: String
  let letterCase: LetterCase
  let contents: Contents

  enum Contents {
    case letter(Letter)
    /// To nobody in particular: when it happened.
    case general(first: Timestamp, last: Timestamp)
  }

  /// In the order in which they are best read; none for a document that is no letter.
  package static func all(of kind: DocumentKind) -> [SampleLetter] {
    let stem = kind.name.split(separator: ".").first.map(String.init) ?? kind.name
    return switch stem {
    case DocumentKind.noticeAffected.name: affected
    case DocumentKind.noticeRecipient.name: recipient
    case DocumentKind.noticeReminder.name: reminder
    case DocumentKind.noticeGeneral.name: general
    case DocumentKind.replyForm.name: recipient.filter { ["shown", "unknown"].contains($0.name) }
    default: []
    }
  }

  /// What the document of that name would be, if this were a letter. Throws what keeps the template, or
  /// one that a page draws on, from being used.
  package func render(_ name: String, in set: TemplateSet) throws(Problem) -> Rendered {
    let document = try set.document(name)
    let dates = try set.dates(beside: name)
    guard document.output == .html else {
      return try document.render(values(for: document, dates: dates))
    }
    let folder = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    let stem = name.dropLast(".html".count)
    let page = NoticePage(
      words: NoticeRenderer(
        template: try set.document("\(stem).txt"), case: letterCase, dates: dates),
      layout: document,
      form: asksForAnswers ? try set.document("\(folder)\(DocumentKind.replyForm.name).txt") : nil,
      subject: try set.document("\(folder)\(DocumentKind.letterSubject.name).txt"),
      language: "en-GB")
    return switch contents {
    case .letter(let letter): try page.render(letter)
    case .general(let first, let last): try page.general(first: first, last: last)
    }
  }

  private var asksForAnswers: Bool {
    if case .letter(let letter) = contents { letter.asksForAnswers } else { false }
  }

  /// What the templates of its kind may print, without what a page shows besides.
  func values(for template: DocumentTemplate, dates: LetterDates? = nil) -> MustacheValue {
    let renderer = NoticeRenderer(template: template, case: letterCase, dates: dates)
    return switch contents {
    case .letter(let letter): .object(renderer.members(letter))
    case .general(let first, let last): .object(renderer.general(first: first, last: last))
    }
  }
}

// How each is made.
extension SampleLetter {
  static func affected(
    _ name: String, _ meaning: String, _ wording: AffectedLetter.Wording,
    doubt: AffectedLetter.Doubt = .init(), lists: AffectedLetter.Lists = .init(named: 1),
    unopenedLists: AffectedLetter.Lists = .init(named: 1), recordings: Int = 1, undated: Int = 0,
    days: Int64 = 1, facts: Facts = SampleFacts.known, incomplete: Bool = false,
    corrects: Bool = false,
    told: Letter.Contents? = nil, toldFacts: Facts? = nil, large: Bool = false,
    toCarer: Bool = false
  ) -> SampleLetter {
    let affected = AffectedLetter(
      wording: wording, doubt: doubt, lists: lists, unopenedLists: unopenedLists,
      recordings: recordings, recordedAt: [SampleFacts.recorded, SampleFacts.recordedBefore],
      undated: undated)
    return SampleLetter(
      name, meaning, .affected(affected), days: days, facts: facts, corrects: corrects,
      told: told, toldFacts: toldFacts, incomplete: incomplete, large: large, toCarer: toCarer)
  }

  static func recipient(
    _ name: String, _ meaning: String, _ recipient: RecipientLetter, days: Int64 = 1,
    facts: Facts = SampleFacts.known, corrects: Bool = false, told: Letter.Contents? = nil,
    toldFacts: Facts? = nil
  ) -> SampleLetter {
    SampleLetter(
      name, meaning, .recipient(recipient), days: days, facts: facts, corrects: corrects,
      told: told, toldFacts: toldFacts)
  }

  static func general(
    _ name: String, _ meaning: String, _ facts: Facts, days: Int64 = 1
  ) -> SampleLetter {
    SampleLetter(
      name: name, meaning: meaning, letterCase: letterCase(facts, days: days, incomplete: days > 1),
      contents: .general(first: SampleFacts.started, last: SampleFacts.after(days: days)))
  }

  init(
    _ name: String, _ meaning: String, _ contents: Letter.Contents, days: Int64 = 1,
    facts: Facts = SampleFacts.known, corrects: Bool = false,
    told: Letter.Contents? = nil, toldFacts: Facts? = nil, incomplete: Bool = false,
    large: Bool = false, answer: Letter.Answer? = nil,
    toCarer: Bool = false
  ) {
    var person = Person(patient: Identifier("pt-000001"))
    person.name = "Jo Marsh"
    person.address = ["4 Hill Road", "Otley"]
    person.postcode = "LS21 0ZZ"
    person.format = large ? .largePrint : nil
    let letter = Letter(
      reference: "N-7Q4M2K9D5T", addressee: person, first: SampleFacts.started,
      last: SampleFacts.after(days: days), contents: contents,
      correction: corrects || told != nil
        ? Self.correction(of: told, facts: toldFacts ?? facts, days: days) : nil,
      answer: answer, isToCarer: toCarer)
    self.init(
      name: name, meaning: meaning,
      letterCase: Self.letterCase(facts, days: days, incomplete: incomplete),
      contents: .letter(letter))
  }

  /// - Parameters:
  ///   - told: what the earlier letter said, of one day.
  ///   - facts: as they stood then.
  private static func correction(
    of told: Letter.Contents?, facts: Facts, days: Int64
  ) -> Letter.Correction {
    let statements = LetterStatements(letterCase(facts, days: days, incomplete: false))
    return Letter.Correction(
      written: SampleFacts.after(days: 2),
      told: told.map {
        statements.statement(of: $0, first: SampleFacts.started, last: SampleFacts.started)
      })
  }

  private static func letterCase(_ facts: Facts, days: Int64, incomplete: Bool) -> LetterCase {
    var facts = facts
    // It was stopped on the last day.
    if days > 1 { facts["contained_at"] = .time(SampleFacts.after(days: days), written: "") }
    return LetterCase(
      facts: facts, zone: .utc, asOf: SampleFacts.after(days: 3), recordsAreIncomplete: incomplete)
  }
}
