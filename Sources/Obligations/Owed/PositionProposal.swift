import Model

/// Proposes whether the regulator and the people are to be told, with the reasons. The law asks about
/// risk; ENISA's method fixes no band for it, so the bands here are a policy and say so.
struct PositionProposal {
  private let facts: Facts
  private let decisions: [Facts.Decision]
  private let totals: Totals
  private let severity: Severity
  private let reach: EvidenceReach
  private let isForOthersOnly: Bool
  private let law: Law?

  /// - Parameter decisions: those taken by now.
  init(
    facts: Facts, decisions: [Facts.Decision], totals: Totals, severity: Severity,
    reach: EvidenceReach, isForOthersOnly: Bool, law: Law?
  ) {
    self.facts = facts
    self.decisions = decisions
    self.totals = totals
    self.severity = severity
    self.reach = reach
    self.isForOthersOnly = isForOthersOnly
    self.law = law
  }

  var regulator: Position {
    let article = law?.regulatorArticle ?? "Article 33"
    let test =
      "\(article): the regulator is told, unless the breach is unlikely to result in a risk to"
      + " people's rights and freedoms"
    return position("article-33", whenNothing: .record, test: test) { band in
      switch band {
      case .low:
        (
          .record,
          "not to report needs a finding that a risk is unlikely, by a named person, in the register"
        )
      default: (.notify, "nothing here shows that a risk is unlikely")
      }
    }
  }

  var people: Position {
    let article = law?.peopleArticle ?? "Article 34"
    let test =
      "\(article): the people are told, without undue delay, where the breach is likely to result in"
      + " a high risk to their rights and freedoms"
    return position("article-34", whenNothing: .notRequired, test: test) { band in
      switch band {
      case .low: (.notRequired, "nothing here shows a high risk")
      case .medium:
        (.undecided, "a risk stands, and whether it is high is for a person to judge")
      default:
        (
          .tell,
          "not telling them needs one of: data made unintelligible, measures since that make a high"
            + " risk unlikely, or effort out of proportion with a public notice instead"
        )
      }
    }
  }

  private func position(
    _ what: String, whenNothing: Position.Proposal, test: String,
    _ judge: (Severity.Band) -> (Position.Proposal, String)
  ) -> Position {
    var reasons = [test]
    let proposal: Position.Proposal
    if isForOthersOnly {
      proposal = .tellController
      reasons.append(
        "every affected recording was made for another controller: tell them, and they decide")
    } else if let score = severity.score {
      reasons.append(contentsOf: numbers)
      if let doubt = reach.openingDoubt { reasons.append(doubt) }
      let scores =
        "\(score.dpc) × \(score.ei.text) + \(score.cb.text) = \(score.total.text)"
      let whose =
        severity.overridden == nil ? "ENISA severity" : "ENISA severity as a person scored it"
      reasons.append("\(whose) \(scores), \(score.band.rawValue)")
      let (judged, why) = judge(score.band)
      proposal = judged
      reasons.append(why)
      reasons.append(
        "the step from a severity band to a risk is a policy of this tool, not the law")
    } else if totals.bound == .atLeast {
      proposal = .undecided
      reasons.append("no exposure is proved, and the evidence cannot rule one out")
      reasons.append(contentsOf: reach.sentences)
    } else {
      proposal = whenNothing
      reasons.append("the evidence shows no recording of a patient that reached anybody else")
    }
    let decision = decisions.last { ($0.what ?? "").folded == what.folded }
    return Position(
      proposal: proposal, reasons: reasons, decision: decision,
      missing: decision.map { $0.missing } ?? [])
  }

  private var numbers: [String] {
    let bound = totals.bound == .atLeast ? "at least " : ""
    let confirmed = totals.dataSubjects.confirmed
    let maximum = totals.dataSubjects.maximum
    var numbers = [
      "\(bound)\(maximum) \(maximum == 1 ? "person's" : "people's") recordings were shown or opened"
    ]
    if confirmed > 0 {
      let bound = reach.leavesOpeningsOpen ? "at least " : bound
      numbers.append(
        "\(bound)\(confirmed) of them had a recording opened by somebody else whom the logs name")
    }
    if severity.isOver100 == true { numbers.append("more than 100 people are affected") }
    return numbers
  }
}
