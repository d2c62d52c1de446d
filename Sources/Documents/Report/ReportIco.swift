package import Model
import Notation

/// Writes the report to the regulator: every question of the form in its order, answered from the
/// evidence, from the facts, or "Not yet known".
///
/// The words stand in one template; here is only what they are filled with. The page and the JSON are
/// made of the same words, so that none of the three can say something else.
package struct ReportIco: Sendable {
  private let template: DocumentTemplate
  private let page: DocumentTemplate?

  /// - Parameters:
  ///   - template: of `DocumentKind.reportIco`.
  ///   - page: of `DocumentKind.reportIcoPage`, for `page(_:)`.
  package init(template: DocumentTemplate, page: DocumentTemplate? = nil) {
    self.template = template
    self.page = page
  }

  /// Numbers of the form's questions that nobody has answered yet.
  package static func openQuestions(in input: ReportInput) -> [Int] {
    ReportQuestions.open(in: input)
  }

  /// Markdown, to paste question by question. Throws only where partials call each other without end.
  package func render(_ input: ReportInput) throws(Problem) -> Rendered {
    try template.render(values(input))
  }

  /// HTML in one file, to read and to print. Throws as `render` does, and `.input` without its
  /// template.
  package func page(_ input: ReportInput) throws(Problem) -> Rendered {
    guard let page else { throw .noPage }
    let report = try ReportPage(
      input, template.marked(values(input)), phase: ReportValues(input).phase)
    return try page.render(report.value)
  }

  /// JSON, under keys that stay. Throws as `render` does.
  package func record(_ input: ReportInput) throws(Problem) -> Rendered {
    ReportRecord(input, try template.marked(values(input)), templates: files).document
  }

  private var files: [TemplateSet.File] { template.files + (page?.files ?? []) }

  private func values(_ input: ReportInput) -> MustacheValue {
    var members = ReportValues(input).members
    members["templates"] = .list(
      files.map { file in
        .object(["name": .text(file.name), "digest": .computed(file.digest.hex)])
      })
    return .object(members)
  }
}

extension Problem {
  fileprivate static var noPage: Problem {
    Problem(.input, "the report has no template for its page")
  }
}

/// The report's variables, worked out from its input.
struct ReportValues {
  private let input: ReportInput

  init(_ input: ReportInput) { self.input = input }

  var members: [String: MustacheValue] {
    [
      "case": .computed(input.caseReference), "controller": .text(orNothing: input.controller),
      "as_of": time(input.asOf),
      "zone": .computed(input.zone.name),
      "phase": phase, "changes": changes,
      "passed": .list(
        PromisedDay.passed(in: input).map { day in
          .object(["number": .computed("\(day.question)"), "words": .text(day.words)])
        }),
      "outstanding": .list(ReportQuestions.outstanding(in: input).map(outstanding)),
      "assessment": input.assessment.map { ReportAssessment($0, in: input).value } ?? .nothing,
      "open_questions": .computed(
        orNothing: ReportQuestions.open(in: input).map(String.init).joined(separator: ", ")),
      "warnings": .list((input.assessment?.warnings ?? []).map { .text($0) }),
      "law": law, "marks": marks,
      "after_containment": some(input.afterContainment),
      "clock": clock, "reported": reported, "recipients": recipients,
      "shares": input.assessment.map { ControllerShares($0, in: input).value } ?? .nothing,
      "other_controller": input.assessment.map { ControllerShares($0, in: input).onlyOne }
        ?? .nothing,
      "window": .object(["first": time(input.firstExposure), "last": time(input.lastExposure)]),
      "cyber": answer("cyber"), "first_contact": answer("first_contact"),
      "facts": facts,
      "decisions": .list(input.facts.decisions.map(decision)),
      "totals": totals,
      "letters": input.letters?.value(time: time) ?? .nothing,
      "at_least": .bool(input.totals.bound == .atLeast),
      "no_logs": .bool(input.reach.isSilent), "reach": reach,
      "none_found": .bool(noneFound),
      "rejected": some(input.rejectedLines),
      "unattributed": some(input.totals.unattributed),
      "ownerless": some(input.ownerless), "dropped_logs": some(input.droppedLogs),
      "gaps_count": some(input.gaps),
      "unanswered_lists": some(input.unansweredLists),
      "silences_count": some(input.silences.count),
      "silences": .list(input.silences.map(silence)),
      "sources_count": .computed("\(input.logs.count)"),
      "sources": .list(input.logs.map(log)),
      "timeline": .list(ReportTimeline.entries(of: input).map(entry)),
      "compared": .bool(input.disputedRecordings != nil),
      "disputed": some(input.disputedRecordings ?? 0),
      "recordings_from": .text(orNothing: input.recordingsFrom),
      "ledger": .object([
        "entries": .computed("\(input.ledgerEntries)"),
        "head": .computed(orNothing: input.ledgerHead?.hex),
      ]),
    ]
  }

  private var marks: MustacheValue {
    guard let marks = input.assessment?.marks else { return .nothing }
    return .object([
      "children": .computed(orNothing: marks.childrenInWords(input.totals.bound)),
      "dead": some(marks.dead),
    ])
  }

  /// No recording of a patient is proved to have reached anybody.
  private var noneFound: Bool {
    input.totals.records.maximum == 0 && input.totals.unattributed == 0
  }

  private var reach: MustacheValue {
    let reach = input.reach
    return .object([
      "maximum": .bool(input.isMaximum),
      "openings_open": .bool(
        reach.leavesOpeningsOpen || input.totals.bound == .atLeast),
      "openings_in_doubt": some(reach.openingsInDoubt),
      "unheard_count": some(reach.unheard.count),
      "unheard": .list(reach.unheard.map(silence)),
      "missing": .computed(
        orNothing: reach.isSilent ? "" : reach.missing.joined(separator: ", ")),
      "no_openings": .bool(reach.unwitnessed.contains(.opened)),
      "no_listings": .bool(reach.unwitnessed.contains(.shown)),
    ])
  }

  var phase: MustacheValue {
    .object([
      "initial": .bool(input.phase == .initial), "follow_up": .bool(input.phase == .followUp),
      "final": .bool(input.phase == .final), "unsent": .bool(input.sendings.isEmpty),
    ])
  }

  /// No and unknown are two answers.
  private func answer(_ key: String) -> MustacheValue {
    .object([
      "yes": .bool(input.facts.yes(key) == true), "no": .bool(input.facts.yes(key) == false),
    ])
  }

  /// With the bound it was stated with, so that a lower bound is never told as a finding.
  private func stated(_ number: ReportChanges.Stated) -> MustacheValue {
    .object([
      "number": .computed("\(number.number)"), "at_least": .bool(number.bound == .atLeast),
      "none": .bool(number.number == 0 && number.bound == .atLeast),
      "unread": .bool(number.isUnread),
    ])
  }

  private var changes: MustacheValue {
    guard let changes = input.changes else { return .nothing }
    func numbers(_ numbers: [Int]) -> MustacheValue {
      let list = numbers.map(String.init).joined(separator: ", ")
      return list.isEmpty
        ? .nothing : .computed("\(numbers.count == 1 ? "question" : "questions") \(list)")
    }
    return .object([
      "since": .computed(changes.since), "sent": time(changes.sentAt),
      "nothing": .bool(changes.isNothing),
      "numbers": .object([
        "any": .bool(!changes.numbers.isEmpty),
        "list": .list(
          changes.numbers.map { number in
            .object([
              "name": .computed(number.name), "before": stated(number.before),
              "now": stated(number.now),
            ])
          }),
      ]),
      "dropped": .list(changes.dropped.map { .text($0) }),
      "replaced": .list(changes.replaced.map { .text($0) }),
      "now_exact": .bool(changes.boundBefore == .atLeast),
      "now_at_least": .bool(changes.boundBefore == .exact),
      "added": numbers(changes.answers.added), "changed": numbers(changes.answers.changed),
      "withdrawn": numbers(changes.answers.withdrawn),
      "quoted": .list(
        changes.quoted.map { quoted in
          .object([
            "number": .computed("\(quoted.number)"), "question": .computed(quoted.question),
            "before": said(quoted.before), "now": said(quoted.now),
          ])
        }),
    ])
  }

  /// On one line; a time as the clocks of the report show it.
  private func said(_ answer: String?) -> MustacheValue {
    guard let answer else { return .nothing }
    if let time = TimeText.rfc3339(answer) { return self.time(time) }
    return .text(answer.split(whereSeparator: \.isNewline).joined(separator: " "))
  }

  private func outstanding(_ outstanding: ReportQuestions.Outstanding) -> MustacheValue {
    .object([
      "number": .computed("\(outstanding.number)"),
      "missing": .computed(outstanding.questions.joined(separator: " ")),
      "by": .text(orNothing: outstanding.decision?.decision),
      "who": .text(orNothing: outstanding.decision?.by),
    ])
  }

  private var law: MustacheValue {
    guard let law = input.law else { return .nothing }
    return .object([
      "name": .text(law.name), "article": .text(law.article),
      "unconfirmed": .bool(law.needsConfirmation),
    ])
  }

  // MARK: Times

  private func time(_ time: Timestamp?) -> MustacheValue {
    .computed(orNothing: time.map { TimeText.civil($0, zone: input.zone).longText })
  }

  private var clock: MustacheValue {
    guard let clock = input.clock else { return .nothing }
    let until = input.submittedAt ?? input.asOf
    return .object([
      "aware": time(clock.awareAt), "due": time(clock.dueAt), "reported": time(input.submittedAt),
      "elapsed": until < clock.awareAt
        ? .nothing : .computed(ElapsedTime(from: clock.awareAt, to: until).text),
      "sent_under": .text(orNothing: input.sendingReference),
      "late": .bool(input.isLate),
      "left": input.isLate || input.submittedAt != nil || until < clock.awareAt
        ? .nothing : .computed(ElapsedTime(from: until, to: clock.dueAt).text),
    ])
  }

  /// That a report was sent, also where nobody has said when the clock began.
  private var reported: MustacheValue {
    guard let submittedAt = input.submittedAt else { return .nothing }
    return .object([
      "at": time(submittedAt), "reference": .text(orNothing: input.facts.text("ico_reference")),
      "sent_under": .text(orNothing: input.sendingReference),
    ])
  }

  private func entry(_ entry: ReportTimeline.Entry) -> MustacheValue {
    var members = ["time": time(entry.time), entry.what.rawValue: MustacheValue.bool(true)]
    if let name = entry.name { members["name"] = .text(name) }
    return .object(members)
  }

  // MARK: Facts

  private var facts: MustacheValue {
    var members: [String: MustacheValue] = [:]
    var groups: [String: [String: MustacheValue]] = [:]
    for key in Facts.keys {
      let value = fact(key)
      if let group = key.group {
        groups[group, default: [:]][key.member] = value
      } else {
        members[key.name] = value
      }
    }
    for (name, group) in groups { members[name] = .object(group) }
    return .object(members)
  }

  /// Prose by paragraphs; a short answer (a name, a number, an address) as one text.
  private func fact(_ key: Facts.Key) -> MustacheValue {
    switch input.facts[key.name] {
    case .text(let word) where !key.choices.isEmpty:
      .object([word.replacing("-", with: "_"): .bool(true)])
    case .text(let text) where key.group == nil && key.name != "ico_reference": .paragraphs(text)
    case .text(let text):
      .text(orNothing: text.split(whereSeparator: \.isNewline).joined(separator: ", "))
    case .time(let time, _): self.time(time)
    case .yes(let yes): .bool(yes)
    case .integer(let count): .computed("\(count)")
    case .number(_, let written), .duration(_, let written): .text(written)
    case .decisions, nil: .nothing
    }
  }

  private func decision(_ decision: Facts.Decision) -> MustacheValue {
    .object([
      "what": .text(orNothing: decision.what), "decision": .text(orNothing: decision.decision),
      "by": .text(orNothing: decision.by), "at": time(decision.at),
      "because": .text(orNothing: decision.because),
    ])
  }

  // MARK: Numbers

  private var totals: MustacheValue {
    let totals = input.totals
    var members: [String: MustacheValue] = [
      "data_subjects": pair(totals.dataSubjects), "records": pair(totals.records),
      "recipients": .object([
        "opened": opened(totals.recipientsOpened), "shown": count(totals.recipientsShown),
      ]),
      "exposures": .object([
        "opened": opened(totals[.opened]), "shown": count(totals[.shown]),
        "linked": count(totals[.linked]), "attempted": count(totals[.attempted]),
        "unattributed": count(totals.unattributed), "no_content": count(totals.noContent),
      ]),
      "unknown_viewers": count(totals.unknownViewers),
    ]
    if let opened = input.opened { members["amounts"] = amounts(opened) }
    if let opened = input.openedArtefacts { members["artefact_amounts"] = amounts(opened) }
    if let recorded = input.recordedOnly {
      members["recorded_only"] = .object([
        "data_subjects": count(recorded.dataSubjects.maximum),
        "records": count(recorded.records.maximum),
      ])
    }
    return .object(members)
  }

  private var recipients: MustacheValue {
    guard let recipients = input.recipients else { return .nothing }
    return .object([
      "consultations_shown": count(recipients.consultationsShown),
      "consultations_opened": opened(recipients.consultationsOpened),
      "artefacts_shown": count(recipients.artefactsShown),
      "artefacts_opened": opened(recipients.artefactsOpened),
    ])
  }

  /// By what the lines say that were read: more of them could make a part a whole, so none of these is
  /// a lower bound.
  private func amounts(_ opened: ReportOpened) -> MustacheValue {
    var members: [String: MustacheValue] = [
      "whole": count(opened.whole, mayGrow: false),
      "partial": count(opened.partial, mayGrow: false),
      "unknown": count(opened.unknown, mayGrow: false),
    ]
    if opened.preparation > 0 {
      members["preparation"] = count(opened.preparation, mayGrow: false)
    }
    if opened.bounded > 0 { members["bounded"] = count(opened.bounded, mayGrow: false) }
    return .object(members)
  }

  private func pair(_ count: Totals.Count) -> MustacheValue {
    .object(["confirmed": opened(count.confirmed), "maximum": self.count(count.maximum)])
  }

  /// No number stands without its bound and the lines that could not be read.
  private func count(_ number: Int, mayGrow: Bool = true) -> MustacheValue {
    .count(
      number, atLeast: mayGrow && input.totals.bound == .atLeast, rejected: input.rejectedLines)
  }

  /// The same of what was opened: that more was may be open where the rest is exact.
  private func opened(_ number: Int) -> MustacheValue {
    .count(
      number, atLeast: input.totals.bound == .atLeast, rejected: input.rejectedLines,
      isOpen: input.reach.leavesOpeningsOpen)
  }

  private func some(_ number: Int) -> MustacheValue { .some(number) }

  private func log(_ log: ReportInput.Log) -> MustacheValue {
    let tally = log.source.tally
    return .object([
      "name": .text(log.name), "digest": .computed(log.source.digest.hex),
      "lines": .computed("\(tally.lines)"), "used": .computed("\(tally.used)"),
      "ignored": .computed("\(tally.ignored)"), "rejected": .computed("\(tally.rejected)"),
      "first": time(log.source.first), "last": time(log.source.last),
      "clock": .text(orNothing: log.source.reading.clock),
      "silences": .list(log.gaps.map(silence)),
    ])
  }

  private func silence(_ gap: Period) -> MustacheValue {
    .object(["from": time(gap.from), "until": time(gap.until)])
  }
}

extension MustacheValue {
  /// A number that is told where it is not 0.
  static func some(_ number: Int) -> MustacheValue {
    number == 0 ? .nothing : .computed("\(number)")
  }

  /// What the template `report-count` prints.
  ///
  /// - Parameter isOpen: it counts what was opened, and that more was cannot be ruled out.
  static func count(
    _ number: Int, atLeast: Bool, rejected: Int, isOpen: Bool = false
  ) -> MustacheValue {
    .object([
      "number": .computed("\(number)"), "at_least": .bool(atLeast || isOpen),
      "rejected": .some(rejected),
      "some": .bool(number > 0), "none": .bool(number == 0 && (atLeast || isOpen)),
      "open": .bool(number == 0 && isOpen),
    ])
  }
}
