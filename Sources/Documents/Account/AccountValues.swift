import Model
import Notation

/// The variables of the documents besides the form: the report's own, and what the breach amounts
/// to. The words stand in the templates.
struct AccountValues {
  private let account: IncidentAccount
  private let template: DocumentTemplate

  init(_ account: IncidentAccount, template: DocumentTemplate) {
    self.account = account
    self.template = template
  }

  var members: [String: MustacheValue] {
    var members = ReportValues(account.report).members
    members["templates"] = .list(
      template.files.map {
        .object(["name": .text($0.name), "digest": .computed($0.digest.hex)])
      })
    members["outcome"] = outcome
    members["shares"] = ControllerShares(account.assessment, in: account.report).value
    members["disclosure"] = disclosure
    members["spans"] = spans
    members["countries"] = .list(account.assessment.byCountry.compactMap(country))
    members["grade"] = grade
    members["severity"] = severity
    members["postmortem"] = postmortem
    members["taxonomy"] = .list(taxonomy)
    members["decision"] = .object([
      "regulator": decision(account.assessment.regulator.decision, tells: "notify"),
      "people": decision(account.assessment.people.decision),
      "grading": decision(grading), "not_told": .bool(needNotTell),
    ])
    return members
  }

  // MARK: What it was

  private var outcome: MustacheValue {
    .object([
      "breach": .bool(account.outcome == .breach),
      "near_miss": .bool(account.outcome == .nearMiss),
      "not_established": .bool(account.outcome == .notEstablished),
    ])
  }

  /// Whether anything was opened: by somebody whom the logs name, or by nobody they name.
  private var disclosure: MustacheValue {
    let opened = account.totals.records.confirmed > 0
    let classes = account.assessment.severity.classes.map(\.kind)
    return .object([
      "opened": .bool(opened),
      "maybe_opened": .bool(!opened && classes.contains(.opened)),
      "empty": .bool(account.totals.noContent > 0),
      "unnamed": .bool(account.totals.unknownViewers > 0),
      "listed": .bool(!classes.contains(.opened) && classes.contains(.shown)),
    ])
  }

  private var spans: MustacheValue {
    let facts = account.facts
    let began = facts.time("started_at") ?? account.report.firstExposure
    let discovered = facts.time("discovered_at")
    let contained = account.report.afterContainment > 0 ? nil : facts.time("contained_at")
    return .object([
      "discovery": length(from: began, to: discovered),
      "containment": length(from: discovered, to: contained),
      "over": .bool(isOver(contained, before: discovered)),
      "whole": length(from: began, to: contained),
    ])
  }

  private func isOver(_ contained: Timestamp?, before discovered: Timestamp?) -> Bool {
    guard let contained, let discovered else { return false }
    return contained < discovered
  }

  /// Nothing where an end is not known, or where they stand the wrong way round.
  private func length(from start: Timestamp?, to end: Timestamp?) -> MustacheValue {
    guard let start, let end, start <= end else { return .nothing }
    return .computed(ElapsedTime(from: start, to: end).text)
  }

  private func country(_ share: CountryShare) -> MustacheValue? {
    let people = share.totals.dataSubjects.maximum
    if people == 0 { return nil }
    return .object([
      "name": .text(orNothing: share.name),
      "people": count(people, share.totals.bound),
    ])
  }

  private func count(_ number: Int, _ bound: Totals.Bound) -> MustacheValue {
    .count(number, atLeast: bound == .atLeast, rejected: account.report.rejectedLines)
  }

  // MARK: How grave it is

  private var grade: MustacheValue {
    let grade = account.assessment.grade
    return .object([
      "undecided": .bool(grade.region == nil),
      "likelihood": .computed(orNothing: grade.likelihood.map { "\($0)" }),
      "severity": .computed(orNothing: grade.severity.map { "\($0)" }),
      "none": .bool(grade.region == HarmGrade.Region.none), "log": .bool(grade.region == .log),
      "ico": .bool(grade.region == .ico), "ico_and_dhsc": .bool(grade.region == .icoAndDhsc),
      "vulnerable": .object([
        "yes": .bool(grade.isVulnerable == true), "no": .bool(grade.isVulnerable == false),
      ]),
      "reason": .text(orNothing: grade.reason), "refusal": .computed(orNothing: grade.refusal),
      "grounds": .list(grade.grounds.map(MustacheValue.computed)),
    ])
  }

  private var severity: MustacheValue {
    guard let score = account.assessment.severity.score else { return .nothing }
    return .object([
      "score": .computed(
        "\(score.dpc) × \(score.ei.text) + \(score.cb.text) = \(score.total.text)"),
      "band": .computed(score.band.rawValue),
      "reason": .text(orNothing: account.assessment.severity.overridden?.reason),
    ])
  }

  /// Somebody decided that the duty to tell the regulator is not owed.
  private var needNotTell: Bool {
    account.assessment.duties.first { $0.duty == "regulator" && $0.country == nil }?.isNotOwed
      ?? false
  }

  /// What somebody decided about the NHS tool.
  private var grading: Facts.Decision? {
    account.facts.decisions.last { ["dspt", "uk-dspt nhs"].contains($0.what ?? "") }
  }

  /// - Parameter word: with which a decision begins that somebody is told.
  private func decision(
    _ decision: Facts.Decision?, tells word: String? = nil
  ) -> MustacheValue {
    guard let decision else { return .nothing }
    let first = (decision.decision ?? "").lowercased().split { !$0.isLetter }.first
    return .object([
      "tells": .bool(word != nil && first.map(String.init) == word),
      "words": .text(orNothing: decision.decision), "by": .text(orNothing: decision.by),
      "at": .computed(
        orNothing: decision.at.map {
          TimeText.civil($0, zone: account.report.zone).longText
        }),
      "because": .text(orNothing: decision.because),
    ])
  }

  // MARK: The fault

  private var postmortem: MustacheValue {
    var members: [String: MustacheValue] = [:]
    for key in Facts.keys where key.group == "postmortem" && key.kind == .text {
      guard !key.member.hasSuffix(AccountValues.ground) else { continue }
      members[key.member] = .paragraphs(account.facts.text(key.name))
    }
    return .object(members)
  }

  private var taxonomy: [MustacheValue] {
    Facts.keys.filter { $0.group == "postmortem" && $0.kind == .choice }.map { key in
      .object([
        "name": .computed(key.member), "question": .computed(key.question),
        "value": .text(orNothing: account.facts.text(key.name)),
        "because": .text(
          orNothing: account.facts.text(key.name + AccountValues.ground)?
            .split(whereSeparator: \.isNewline).joined(separator: " ")),
        "choices": .computed(key.choices.joined(separator: ", ")),
      ])
    }
  }

  /// Behind the name of a value of the taxonomy: on what ground.
  private static let ground = "_because"
}
