import Model
import Notation

/// What the report quotes of the assessment: proposals with their working, and who decided.
struct ReportAssessment {
  private let assessment: Assessment
  private let input: ReportInput

  init(_ assessment: Assessment, in input: ReportInput) {
    self.assessment = assessment
    self.input = input
  }

  var value: MustacheValue {
    .object([
      "severity": severity, "article_33": position(assessment.regulator),
      "article_34": position(assessment.people),
      "duties": .list(assessment.duties.dropFirst().map(duty)),
      "countries": .list(
        assessment.byCountry.map { share in
          .object([
            "name": .text(orNothing: share.name),
            "data_subjects": count(share.totals.dataSubjects.maximum),
            "confirmed": count(
              share.totals.dataSubjects.confirmed, isOpen: input.reach.leavesOpeningsOpen),
            "recognised": .bool(share.isRecognised),
          ])
        }),
      "notes": .list(assessment.notes.map { .text($0) }),
    ])
  }

  private func count(_ number: Int, isOpen: Bool = false) -> MustacheValue {
    .count(
      number, atLeast: input.totals.bound == .atLeast, rejected: input.rejectedLines,
      isOpen: isOpen)
  }

  private var severity: MustacheValue {
    let severity = assessment.severity
    guard let score = severity.score else { return .nothing }
    return .object([
      "score": .computed(ReportAssessment.text(score)), "band": .computed(score.band.rawValue),
      "by_person": .bool(severity.overridden != nil),
      "scored_by": .text(
        orNothing: input.facts.decisions.last { ($0.what ?? "").hasPrefix("severity") }?.by),
      "proposed": severity.proposed.map { proposed in
        .object([
          "score": .computed(ReportAssessment.text(proposed)),
          "band": .computed(proposed.band.rawValue),
        ])
      } ?? .nothing,
      "reason": .text(orNothing: severity.overridden?.reason),
      "over_100": .bool(severity.isOver100 == true),
      "classes": .list(
        severity.classes.map { kind in
          .object([
            "name": .computed(kind.kind.rawValue), "exposures": .computed("\(kind.exposures)"),
            "score": .computed(orNothing: kind.score.map(ReportAssessment.text)),
            "band": .computed(orNothing: kind.score?.band.rawValue),
            "grounds": .computed(
              ([kind.grounds.dpc, kind.grounds.ei] + kind.grounds.cb).joined(separator: "; ")),
          ])
        }),
    ])
  }

  static func text(_ score: Severity.Score) -> String {
    "\(score.dpc) × \(score.ei.text) + \(score.cb.text) = \(score.total.text)"
  }

  private func position(_ position: Position) -> MustacheValue {
    var members: [String: MustacheValue] = [
      position.proposal.rawValue.replacing("-", with: "_"): .bool(true),
      "reasons": .list(position.reasons.map { .computed($0) }),
    ]
    if let decision = position.decision {
      members["decision"] = .object([
        "text": .text(orNothing: decision.decision), "by": .text(orNothing: decision.by),
        "at": time(decision.at), "because": .text(orNothing: decision.because),
      ])
    }
    return .object(members)
  }

  private func duty(_ duty: DutyOwed) -> MustacheValue {
    .object([
      "to": .text(duty.to), "country": .text(orNothing: duty.country),
      "due": time(duty.clock?.due), "timing": .computed(duty.timing),
      "source": .computed(duty.source), "unclear": .text(orNothing: duty.unclear),
      "unconfirmed": .bool(duty.confirm),
    ])
  }

  private func time(_ time: Timestamp?) -> MustacheValue {
    .computed(orNothing: time.map { TimeText.civil($0, zone: input.zone).longText })
  }
}
