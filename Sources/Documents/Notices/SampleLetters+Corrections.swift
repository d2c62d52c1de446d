import Model

// Sample letters that take the place of an earlier one, by what that said. To add one: a line.
extension SampleLetter {
  static let corrections: [SampleLetter] =
    [affected("correction", "an earlier letter is no longer right", .opened(one), corrects: true)]
    + otherwise + numbers + ofIncident

  private static func told(
    _ wording: Affected.Wording, doubt: Affected.Doubt = .init(),
    lists: Affected.Lists = .init(named: 1), recordings: Int = 1
  ) -> Letter.Contents {
    .affected(
      Affected(
        wording: wording, doubt: doubt, lists: lists, recordings: recordings, recordedAt: []))
  }

  private static let otherwise = [
    affected(
      "correction-of-no-longer", "an earlier letter said that nothing happened", .shownOnly,
      told: .cleared),
    affected(
      "correction-opened", "an earlier letter said that nobody opened it", .opened(one),
      told: told(.shownOnly)),
    affected(
      "correction-opened-after-doubt", "an earlier letter said that it was not known",
      .opened(one), told: told(.notRuledOut)),
    affected(
      "correction-shown", "an earlier letter said that someone opened it", .shownOnly,
      told: told(.opened(one))),
    affected(
      "correction-shown-incomplete", "the same, and records are missing", .shownOnly,
      incomplete: true, told: told(.opened(one))),
    affected(
      "correction-shown-after-doubt", "an earlier letter said that it was not known", .shownOnly,
      told: told(.notRuledOut)),
    affected(
      "correction-shown-after-doubt-incomplete", "the same, and records are missing", .shownOnly,
      incomplete: true, told: told(.notRuledOut)),
    affected(
      "correction-doubt", "an earlier letter said that someone opened it", .notRuledOut,
      incomplete: true, told: told(.opened(one))),
    affected(
      "correction-doubt-after-shown", "an earlier letter said that nobody opened it",
      .notRuledOut, incomplete: true, told: told(.shownOnly)),
    affected(
      "correction-doubt-after-linked", "an earlier letter said that nobody asked for the list",
      .notRuledOut, told: told(.linkedAlone)),
    affected(
      "correction-believed-after-linked", "the same, and that somebody did is worked out",
      .notRuledOut, doubt: .init(isReconstructed: true), told: told(.linkedAlone)),
    affected(
      "correction-linked", "an earlier letter said that it was on a list", .linkedAlone,
      told: told(.shownOnly)),
  ]

  private static let numbers = [
    affected(
      "correction-more", "an earlier letter told of less, on one day",
      .opened(.init(recordings: 2, accounts: 3, extent: .whole)),
      lists: .init(named: 4, areMore: true), recordings: 4, days: 2, facts: SampleFacts.withDates,
      told: told(.opened(one))),
    affected(
      "correction-fewer", "an earlier letter told of more", .opened(one),
      told: told(
        .opened(.init(recordings: 4, accounts: 3, extent: .whole)), lists: .init(named: 4),
        recordings: 6)),
    affected(
      "correction-viewers", "an earlier letter said that others had it on their list",
      .shownOnly, doubt: .init(viewersAreUnnamed: true), told: told(.shownOnly)),
  ]

  private static let ofIncident = [
    affected(
      "correction-attack", "an earlier letter said that it was no attack, and gave other days",
      .opened(one), facts: SampleFacts.attack, told: told(.opened(one)),
      toldFacts: SampleFacts.known),
    affected(
      "correction-fault", "an earlier letter said that it was an attack, and gave other days",
      .opened(one), told: told(.opened(one)), toldFacts: SampleFacts.foundLater),
    affected(
      "correction-incident-open", "what an earlier letter said of the incident is not known",
      .opened(one), facts: SampleFacts.open, told: told(.opened(one)),
      toldFacts: SampleFacts.known),
  ]
}
