package import Model
import Notation

/// Writes the letters of one case: what they share is prepared once, a letter is one pass over its
/// template.
package struct NoticeRenderer: Sendable {
  let template: DocumentTemplate
  private let shared: [String: MustacheValue]
  private let zone: Zone
  private let statements: LetterStatements
  private let dates: LetterDates?

  /// Facts that a letter of this kind should state and cannot yet: its draft says so visibly.
  package let openFacts: [String]

  /// - Parameters:
  ///   - template: of `DocumentKind.noticeAffected` or `.noticeRecipient`.
  ///   - dates: how its language writes days; nil: as English does.
  package init(
    template: DocumentTemplate, case letterCase: LetterCase, dates: LetterDates? = nil
  ) {
    let facts = letterCase.facts
    self.template = template
    zone = letterCase.zone
    statements = LetterStatements(letterCase)
    self.dates = dates
    shared = Self.shared(letterCase, dates)
    openFacts = Self.wanted.filter { !facts.isKnown($0) }
  }

  /// What a reader of a letter has to be told, and only people know.
  private static let wanted = [
    "organisation.name", "discovered_at", "contained_at", "cyber", "consequences", "actions_taken",
    "actions_planned", "recurrence_prevention", "support_offered", "contact.phone",
    "contact.email", "contact.post", "contact.hours", "dpo.name",
  ]

  /// The text. Throws only where partials call each other without end.
  package func render(_ letter: Letter) throws(Problem) -> Rendered {
    try template.render(.object(members(letter)))
  }

  /// The text of the general notice. Throws as `render` does.
  package func renderGeneral(first: Timestamp?, last: Timestamp?) throws(Problem) -> Rendered {
    try template.render(.object(general(first: first, last: last)))
  }

  /// What the templates of a letter may print.
  func members(_ letter: Letter) -> [String: MustacheValue] {
    var members = shared
    members["reference"] = .computed(letter.reference)
    members["addressee"] = addressee(letter.addressee, isCarer: letter.isToCarer)
    members["correction"] = correction(letter)
    switch letter.contents {
    case .affected(let affected):
      members["when"] = when(letter.first, letter.last)
      members.merge(values(of: affected)) { $1 }
    case .recipient(let recipient):
      members["when"] = when(letter.first, letter.last)
      members["opened"] = .bool(recipient.hasOpened)
      members["opened_empty"] = .bool(recipient.hasOpenedEmpty)
      if let answer = letter.answer {
        members["answered"] = .object(["deleted": .bool(answer == .deleted)])
      }
    case .cleared: members["no_longer"] = .bool(true)
    case .reminder(let reminder):
      members["when"] = when(letter.first, letter.last)
      members["written"] = .computed(Self.day(reminder.written, zone, dates))
      members["second"] = .bool(reminder.isSecond)
    }
    return members
  }

  /// What the templates of the general notice may print; `first` and `last` are of the whole incident.
  func general(first: Timestamp?, last: Timestamp?) -> [String: MustacheValue] {
    var members = shared
    if let first, let last { members["when"] = when(first, last) }
    return members
  }

  private static func shared(_ letterCase: LetterCase, _ dates: LetterDates?)
    -> [String: MustacheValue]
  {
    let facts = letterCase.facts
    func text(_ time: Timestamp) -> String { Self.day(time, letterCase.zone, dates) }
    func day(_ key: String) -> MustacheValue { .computed(orNothing: facts.time(key).map(text)) }
    func group(_ name: String, _ members: [String]) -> MustacheValue {
      .object(
        Dictionary(
          uniqueKeysWithValues: members.map { member in
            let lines = facts.text("\(name).\(member)").map(Self.lines) ?? []
            return (member, .text(orNothing: lines.joined(separator: ", ")))
          }))
    }
    return [
      "date": .computed(text(letterCase.asOf)),
      "organisation": .object([
        "name": .text(orNothing: facts.text("organisation.name")),
        "lines": .paragraphs(facts.text("organisation.address")),
      ]),
      "discovered": day("discovered_at"),
      "contained": day("contained_at"),
      "found_and_stopped": foundAndStopped(facts, text),
      "cause": .paragraphs(facts.text(LetterCause.fact)),
      "fault": .bool(facts.yes("cyber") == false),
      "attack": .bool(facts.yes("cyber") == true),
      "records_incomplete": .bool(letterCase.recordsAreIncomplete),
      "regulator_told": .bool(
        letterCase.regulatorIsTold || facts.isKnown("ico_reference")),
      "actions_taken": .paragraphs(facts.text("actions_taken")),
      "actions_planned": .paragraphs(facts.text("actions_planned")),
      "recurrence_prevention": .paragraphs(facts.text("recurrence_prevention")),
      "support": .paragraphs(facts.text("support_offered")),
      "consequences": .paragraphs(facts.text("consequences")),
      "contact": group("contact", ["name", "phone", "hours", "email", "post"]),
      "dpo": group("dpo", ["name", "phone", "email"]),
    ]
  }

  /// The day on which both happened; nothing where they were two, or one is not yet known.
  private static func foundAndStopped(
    _ facts: Facts, _ day: (Timestamp) -> String
  ) -> MustacheValue {
    guard let found = facts.time("discovered_at"), let stopped = facts.time("contained_at"),
      day(found) == day(stopped)
    else { return .nothing }
    return .computed(day(found))
  }

  /// With the name above them, more lines than the window of an envelope shows in the size of the
  /// letter.
  private static let longAddress = 7

  private func addressee(_ person: Person, isCarer: Bool) -> MustacheValue {
    var lines = person.address
    if let postcode = person.postcode { lines.append(postcode) }
    if let country = CountryLine.text(person.country) { lines.append(country) }
    return .object([
      "name": .text(orNothing: person.name), "lines": .list(lines.map(MustacheValue.text)),
      "long": .bool(lines.count >= Self.longAddress), "carer": .bool(isCarer),
    ])
  }

  private func correction(_ letter: Letter) -> MustacheValue {
    guard let correction = letter.correction else { return .nothing }
    var members =
      correction.told.map { LetterChange(from: $0, to: statement(of: letter)).members }
      ?? [:]
    members["unclear"] = .bool(members.isEmpty)
    members["date"] = .computed(Self.day(correction.written, zone, dates))
    return .object(members)
  }

  private func when(_ first: Timestamp, _ last: Timestamp) -> MustacheValue {
    let (first, last) = (Self.day(first, zone, dates), Self.day(last, zone, dates))
    if first == last { return .object(["day": .computed(first)]) }
    return .object(["from": .computed(first), "until": .computed(last)])
  }

  private func values(of letter: AffectedLetter) -> [String: MustacheValue] {
    var members: [String: MustacheValue] = [:]
    switch letter.wording {
    case .opened(let opened): members["opened"] = values(of: opened, in: letter)
    case .shownOnly: members["shown_only"] = doubtful(letter)
    case .notRuledOut: members["not_ruled_out"] = doubtful(letter)
    case .linkedAlone:
      members["not_ruled_out"] = .object(
        count(letter.recordings).merging(["linked": .bool(true)]) { $1 })
    }
    if letter.isOnSeveralLists {
      members["lists"] = .object([
        "number": .computed("\(letter.lists.named)"), "at_least": .bool(letter.lists.areMore),
        "of_one": .bool(letter.recordings == 1),
      ])
    }
    let days = statements.consultations(of: letter).map { Self.day($0, zone, dates) }
    if !days.isEmpty {
      members["dates"] = .object([
        "days": .list(days.map(MustacheValue.computed)),
        "undated": letter.undated > 0 ? .computed("\(letter.undated)") : .nothing,
      ])
    }
    return members
  }

  private func values(
    of opened: AffectedLetter.Opened, in letter: AffectedLetter
  ) -> MustacheValue {
    var members = count(opened.recordings)
    if opened.accounts > 1 {
      members["accounts"] = .computed("\(opened.accounts)")
    } else {
      members["one_account"] = .bool(true)
    }
    switch opened.extent {
    case .whole:
      members["whole"] = .bool(true)
      members["to_some"] = .bool(opened.isWholeToSome)
    case .partial: members["part"] = .bool(true)
    case .unknown: members["unclear"] = .bool(true)
    }
    let others = letter.recordings - opened.recordings
    if others > 0 {
      members["listed_too"] = .object(
        count(others).merging(["several_lists": .bool(letter.unopenedLists.named > 1)]) { $1 })
    }
    return .object(members)
  }

  /// What the letter says happened to its reader.
  package func statement(of letter: Letter) -> LetterStatement {
    statements.statement(of: letter.contents, first: letter.first, last: letter.last)
  }

  private func doubtful(_ letter: AffectedLetter) -> MustacheValue {
    var members = count(letter.recordings)
    members["unnamed"] = .bool(letter.doubt.viewersAreUnnamed)
    members["opened_by_unnamed"] = .bool(letter.doubt.openedByUnnamed)
    members["reconstructed"] = .bool(letter.doubt.isReconstructed)
    return .object(members)
  }

  /// One is a sentence of its own; of several the number is printed. Each says no to the other, or
  /// a count within a count would be answered by the outer one.
  private func count(_ number: Int) -> [String: MustacheValue] {
    number == 1
      ? ["one": .bool(true), "count": .nothing]
      : ["one": .bool(false), "count": .computed("\(number)")]
  }

  private static func day(
    _ time: Timestamp, _ zone: Zone, _ dates: LetterDates? = nil
  ) -> String {
    let civil = TimeText.civil(time, zone: zone)
    return dates?.text(civil) ?? civil.dateText
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map(String.init)
  }
}

extension AffectedLetter {
  /// Where nobody asked for a list yet, none is counted.
  fileprivate var isOnSeveralLists: Bool {
    if case .linkedAlone = wording { false } else { lists.named > 1 }
  }
}

extension MustacheValue {
  /// A fact's text, each line of it an item.
  static func paragraphs(_ text: String?) -> MustacheValue {
    let lines = (text ?? "").split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
    return .list(lines.map(MustacheValue.text))
  }
}
