import Model

// The sample letters. To add one: a line where it is best read.
extension SampleLetter {
  typealias Affected = AffectedLetter

  static let affected: [SampleLetter] =
    opened + listed + notRuledOut
    + [
      affected("attack", "it was an attack", .opened(one), facts: SampleFacts.attack),
      affected(
        "cause", "the cause in words of our own", .opened(one), facts: SampleFacts.withCause),
      affected(
        "unknown", "before anything is known", .notRuledOut, facts: Facts(), incomplete: true),
    ] + corrections
    + [
      SampleLetter(
        "no-longer", "an earlier letter was wrong: nothing happened", .cleared, corrects: true),
      SampleLetter(
        "no-longer-incomplete", "the same, and records are missing", .cleared, corrects: true,
        incomplete: true),
    ]

  static let one = Affected.Opened(recordings: 1, accounts: 1, extent: .partial)

  private static let opened = [
    affected("opened", "someone opened a part of 1 recording", .opened(one)),
    affected(
      "to-carer", "the same about a child, to the parent or carer", .opened(one), toCarer: true),
    affected(
      "large-print", "the same to a patient who asks for large print", .opened(one), large: true),
    affected(
      "opened-whole", "someone opened the whole of 1 recording, and 1 more was listed",
      .opened(.init(recordings: 1, accounts: 1, extent: .whole)), recordings: 2),
    affected(
      "opened-unclear", "how much was opened is not known, and records are missing",
      .opened(.init(recordings: 1, accounts: 1, extent: .unknown)), incomplete: true),
    affected(
      "opened-several", "several accounts opened several recordings, over several days; days named",
      .opened(.init(recordings: 4, accounts: 3, extent: .whole)), lists: .init(named: 5),
      unopenedLists: .init(named: 2), recordings: 6, undated: 1, days: 2,
      facts: SampleFacts.withDates),
    affected(
      "opened-by-several", "several accounts opened 1 recording",
      .opened(.init(recordings: 1, accounts: 2, extent: .partial))),
    affected(
      "opened-by-several-whole", "several accounts opened 1 recording, some of them the whole",
      .opened(.init(recordings: 1, accounts: 2, extent: .whole, isWholeToSome: true))),
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
      "shown-to-several", "1 was listed to several, not all of them named", .shownOnly,
      lists: .init(named: 3, areMore: true)),
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
      "not-ruled-out-several", "several were listed to several, over several days", .notRuledOut,
      lists: .init(named: 2), recordings: 3, days: 2),
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

  static let recipient: [SampleLetter] = [
    recipient("opened", "this account opened a recording", .init(hasOpened: true)),
    SampleLetter(
      "to-carer", "the same of a child, to the parent or carer",
      .recipient(.init(hasOpened: true)), toCarer: true),
    recipient("shown", "recordings were listed to it", .init(hasOpened: false)),
    recipient(
      "opened-empty", "it opened an item that held no call",
      .init(hasOpened: false, hasOpenedEmpty: true)),
    recipient("several-days", "over several days", .init(hasOpened: true), days: 2),
    recipient("attack", "it was an attack", .init(hasOpened: false), facts: SampleFacts.attack),
    recipient(
      "cause", "the cause in words of our own", .init(hasOpened: false),
      facts: SampleFacts.withCause),
    recipient("unknown", "before anything is known", .init(hasOpened: false), facts: Facts()),
    recipient(
      "correction", "an earlier letter is no longer right", .init(hasOpened: true), corrects: true),
    recipient(
      "correction-opened", "an earlier letter said that this account opened none",
      .init(hasOpened: true), told: .recipient(.init(hasOpened: false))),
    recipient(
      "correction-not-opened", "an earlier letter said that it opened one",
      .init(hasOpened: false), told: .recipient(.init(hasOpened: true))),
    recipient(
      "correction-days", "an earlier letter gave other days", .init(hasOpened: true), days: 2,
      told: .recipient(.init(hasOpened: true))),
    recipient(
      "correction-attack", "an earlier letter said that it was no attack", .init(hasOpened: true),
      facts: SampleFacts.attack, told: .recipient(.init(hasOpened: true)),
      toldFacts: SampleFacts.known),
    recipient(
      "correction-fault", "an earlier letter said that it was an attack, and gave other days",
      .init(hasOpened: true), told: .recipient(.init(hasOpened: true)),
      toldFacts: SampleFacts.foundLater),
    recipient(
      "correction-incident-open", "what an earlier letter said of the incident is not known",
      .init(hasOpened: true), facts: SampleFacts.open, told: .recipient(.init(hasOpened: true)),
      toldFacts: SampleFacts.known),
    recipient(
      "correction-of-no-longer", "an earlier letter said that nothing happened",
      .init(hasOpened: false), told: .cleared),
    SampleLetter(
      "correction-answered", "the same to a reader who has deleted every copy",
      .recipient(.init(hasOpened: true)), corrects: true, answer: .deleted),
    SampleLetter(
      "correction-answered-otherwise", "the same to a reader who has answered otherwise",
      .recipient(.init(hasOpened: true)), corrects: true, answer: .other),
    SampleLetter(
      "no-longer", "an earlier letter was wrong: nothing happened", .cleared, corrects: true),
    SampleLetter(
      "no-longer-incomplete", "the same, and records are missing", .cleared, corrects: true,
      incomplete: true),
  ]

  static let reminder: [SampleLetter] = [
    SampleLetter("first", "no answer after 7 days", .reminder(reminds(second: false))),
    SampleLetter(
      "to-carer", "the same to the parent or carer of a child", .reminder(reminds(second: false)),
      toCarer: true),
    SampleLetter("second", "no answer after 14 days", .reminder(reminds(second: true))),
    SampleLetter(
      "attack", "it was an attack", .reminder(reminds(second: false)), facts: SampleFacts.attack),
    SampleLetter(
      "unknown", "before anything is known", .reminder(reminds(second: false)), facts: Facts()),
  ]

  private static func reminds(second: Bool) -> ReminderLetter {
    ReminderLetter(written: SampleFacts.after(days: 2), isSecond: second)
  }

  static let general: [SampleLetter] = [
    general("known", "what happened is known", SampleFacts.known),
    general(
      "several-days", "over several days, and records are missing", SampleFacts.withDates, days: 2),
    general("attack", "it was an attack", SampleFacts.attack),
    general("cause", "the cause in words of our own", SampleFacts.withCause),
    general("unknown", "before anything is known", Facts()),
  ]
}
