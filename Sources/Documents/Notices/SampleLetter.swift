import Model
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
    case DocumentKind.noticeGeneral.name: general
    case DocumentKind.replyForm.name: recipient.filter { ["shown", "unknown"].contains($0.name) }
    default: []
    }
  }

  /// What the templates of its kind may print, without what a page shows besides.
  func values(for template: DocumentTemplate) -> MustacheValue {
    let renderer = NoticeRenderer(template: template, case: letterCase)
    return switch contents {
    case .letter(let letter): .object(renderer.members(letter))
    case .general(let first, let last): .object(renderer.general(first: first, last: last))
    }
  }
}

extension SampleLetter {
  private typealias Affected = AffectedLetter

  private static let affected: [SampleLetter] =
    opened + listed + notRuledOut
    + [
      affected("attack", "it was an attack", .opened(one), facts: SampleFacts.attack),
      affected("unknown", "before anything is known", .notRuledOut, facts: Facts(), incomplete: true),
      affected("correction", "an earlier letter is no longer right", .opened(one), corrects: true),
      SampleLetter(
        "no-longer", "an earlier letter was wrong: nothing happened", .cleared, corrects: true),
      SampleLetter(
        "no-longer-incomplete", "the same, and records are missing", .cleared, corrects: true,
        incomplete: true),
    ]

  private static let one = Affected.Opened(recordings: 1, accounts: 1, extent: .partial)

  private static let opened = [
    affected("opened", "someone opened a part of 1 recording", .opened(one)),
    affected(
      "opened-whole", "someone opened the whole of 1 recording, and 1 more was listed",
      .opened(.init(recordings: 1, accounts: 1, extent: .whole)), recordings: 2),
    affected(
      "opened-unclear", "how much was opened is not known, and records are missing",
      .opened(.init(recordings: 1, accounts: 1, extent: .unknown)), incomplete: true),
    affected(
      "opened-several", "several accounts opened several recordings, over several days; days named",
      .opened(.init(recordings: 4, accounts: 3, extent: .whole)), recordings: 6, days: 2,
      facts: SampleFacts.withDates),
    affected(
      "opened-several-part", "someone opened parts of several recordings",
      .opened(.init(recordings: 2, accounts: 1, extent: .partial)), recordings: 2),
    affected(
      "opened-several-unclear", "how much of several was opened is not known",
      .opened(.init(recordings: 2, accounts: 2, extent: .unknown)), recordings: 2),
  ]

  private static let listed = [
    affected("shown", "1 recording was listed, and nobody opened it", .shownOnly),
    affected(
      "shown-several", "several were listed, and nobody opened them; days named", .shownOnly,
      recordings: 3, facts: SampleFacts.withDates),
    affected(
      "shown-incomplete", "1 was listed, and records are missing", .shownOnly, incomplete: true),
    affected(
      "shown-unnamed", "1 was listed, and no log names to whom", .shownOnly,
      doubt: .init(viewersAreUnnamed: true)),
    affected(
      "shown-several-unnamed", "several were listed, and no log names to whom", .shownOnly,
      doubt: .init(viewersAreUnnamed: true), recordings: 2, incomplete: true),
  ]

  private static let notRuledOut = [
    affected(
      "not-ruled-out", "1 was listed, and the logs are silent about more", .notRuledOut,
      incomplete: true),
    affected(
      "not-ruled-out-several", "several were listed, over several days", .notRuledOut,
      recordings: 3, days: 2),
    affected(
      "not-ruled-out-reconstructed", "what was listed is worked out: no log shows it",
      .notRuledOut, doubt: .init(isReconstructed: true)),
    affected(
      "not-ruled-out-unnamed", "several were listed, and no log names to whom", .notRuledOut,
      doubt: .init(viewersAreUnnamed: true), recordings: 2),
    affected(
      "not-ruled-out-opened", "one was opened, and no log names by whom", .notRuledOut,
      doubt: .init(viewersAreUnnamed: true, openedByUnnamed: true)),
    affected("linked", "1 would have been listed, and nobody asked yet", .linkedAlone),
    affected(
      "linked-several", "several would have been listed, over several days", .linkedAlone,
      recordings: 3, days: 2),
  ]

  private static let recipient: [SampleLetter] = [
    recipient("opened", "this account opened a recording", .init(hasOpened: true)),
    recipient("shown", "recordings were listed to it", .init(hasOpened: false)),
    recipient(
      "opened-empty", "it opened an item that held no call",
      .init(hasOpened: false, hasOpenedEmpty: true)),
    recipient("several-days", "over several days", .init(hasOpened: true), days: 2),
    recipient("attack", "it was an attack", .init(hasOpened: false), facts: SampleFacts.attack),
    recipient("unknown", "before anything is known", .init(hasOpened: false), facts: Facts()),
    recipient(
      "correction", "an earlier letter is no longer right", .init(hasOpened: true), corrects: true),
    SampleLetter(
      "no-longer", "an earlier letter was wrong: nothing happened", .cleared, corrects: true),
  ]

  private static let general: [SampleLetter] = [
    general("known", "what happened is known", SampleFacts.known),
    general("several-days", "over several days, and records are missing", SampleFacts.known, days: 2),
    general("attack", "it was an attack", SampleFacts.attack),
    general("unknown", "before anything is known", Facts()),
  ]
}

// How each is made.
extension SampleLetter {
  private static func affected(
    _ name: String, _ meaning: String, _ wording: AffectedLetter.Wording,
    doubt: AffectedLetter.Doubt = .init(), recordings: Int = 1, days: Int64 = 1,
    facts: Facts = SampleFacts.known, incomplete: Bool = false, corrects: Bool = false
  ) -> SampleLetter {
    let affected = AffectedLetter(
      wording: wording, doubt: doubt, recordings: recordings,
      recordedAt: [SampleFacts.recorded, SampleFacts.recordedBefore])
    return SampleLetter(
      name, meaning, .affected(affected), days: days, facts: facts, corrects: corrects,
      incomplete: incomplete)
  }

  private static func recipient(
    _ name: String, _ meaning: String, _ recipient: RecipientLetter, days: Int64 = 1,
    facts: Facts = SampleFacts.known, corrects: Bool = false
  ) -> SampleLetter {
    SampleLetter(name, meaning, .recipient(recipient), days: days, facts: facts, corrects: corrects)
  }

  private static func general(
    _ name: String, _ meaning: String, _ facts: Facts, days: Int64 = 1
  ) -> SampleLetter {
    SampleLetter(
      name: name, meaning: meaning, letterCase: letterCase(facts, incomplete: days > 1),
      contents: .general(first: SampleFacts.started, last: SampleFacts.after(days: days)))
  }

  private init(
    _ name: String, _ meaning: String, _ contents: Letter.Contents, days: Int64 = 1,
    facts: Facts = SampleFacts.known, corrects: Bool = false, incomplete: Bool = false
  ) {
    var person = Person(patient: Identifier("pt-000001"))
    person.name = "Jo Marsh"
    person.address = ["4 Hill Road", "Otley"]
    person.postcode = "LS21 0ZZ"
    let letter = Letter(
      reference: "N-7Q4M2K9D5T", addressee: person, first: SampleFacts.started,
      last: SampleFacts.after(days: days), contents: contents,
      correction: corrects ? Letter.Correction(written: SampleFacts.stopped) : nil)
    self.init(
      name: name, meaning: meaning, letterCase: Self.letterCase(facts, incomplete: incomplete),
      contents: .letter(letter))
  }

  private init(name: String, meaning: String, letterCase: LetterCase, contents: Contents) {
    self.name = name
    self.meaning = meaning
    self.letterCase = letterCase
    self.contents = contents
  }

  private static func letterCase(_ facts: Facts, incomplete: Bool) -> LetterCase {
    LetterCase(
      facts: facts, zone: .utc, asOf: SampleFacts.after(days: 3), recordsAreIncomplete: incomplete)
  }
}
