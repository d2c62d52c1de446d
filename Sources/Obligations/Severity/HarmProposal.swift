import Model

/// Proposes the two scores of the NHS grid from what the case proves, and takes a person's own where
/// they are whole and have a reason. It grades harm to people; how many they are is no factor.
struct HarmProposal {
  private let facts: Facts
  private let kinds: Set<Severity.Class>
  private let bound: Totals.Bound
  private let reach: EvidenceReach
  private let marks: PeopleMarks

  init(
    facts: Facts, exposures: [Exposure], totals: Totals, reach: EvidenceReach,
    marks: PeopleMarks = PeopleMarks()
  ) {
    self.marks = marks
    self.facts = facts
    kinds = Set(exposures.compactMap { Severity.Class(of: $0) })
    bound = totals.bound
    self.reach = reach
  }

  var grade: HarmGrade {
    let (given, refusal) = given
    let proposed = proposed
    let isVulnerable = isVulnerable
    let scores = given ?? proposed.map { ($0.likelihood, $0.severity) }
    let floored = scores.map { scores in
      (
        likelihood: HarmGrid.floored(scores.0, isVulnerable: isVulnerable == true),
        severity: HarmGrid.floored(scores.1, isVulnerable: isVulnerable == true)
      )
    }
    var grounds =
      scores.map { scores in
        [
          "likelihood \(scores.0), \(HarmGrid.likelihoodWords(scores.0))"
            + (given == nil ? proposed.map { ": \($0.likely)" } ?? "" : ""),
          "severity \(scores.1), \(HarmGrid.severityWords(scores.1))"
            + (given == nil ? proposed.map { ": \($0.severe)" } ?? "" : ""),
        ]
      }
      ?? [
        "no exposure is proved, and the evidence cannot rule one out: there is no proposal, and the"
          + " likelihood is not below 2 until somebody has ruled one out"
      ] + reach.sentences
    switch isVulnerable {
    case true? where said == nil:
      grounds.append(
        "children are among those affected, by the dates of birth in the table of people (under 18; a"
          + " person has to confirm it): neither score is below 2")
    case true?:
      grounds.append("vulnerable people are among those affected: neither score is below 2")
    case nil:
      grounds.append(
        "whether vulnerable people are affected is not known; if so, neither score is below 2")
    case false?: break
    }
    grounds.append(
      "the grid is for health and care bodies in England that hold NHS patients' data; the data"
        + " protection officer, the Caldicott Guardian or the SIRO agrees the grading")
    return HarmGrade(
      likelihood: floored?.likelihood, severity: floored?.severity,
      region: floored.map { HarmGrid.region(likelihood: $0.likelihood, severity: $0.severity) },
      isVulnerable: isVulnerable, reason: given == nil ? nil : facts.text("dspt.reason"),
      grounds: grounds, refusal: refusal,
      proposed: given == nil
        ? nil
        : proposed.map {
          HarmGrade.Proposed(likelihood: $0.likelihood, severity: $0.severity)
        })
  }

  private typealias Proposed = (likelihood: Int, likely: String, severity: Int, severe: String)

  /// Nil where no exposure is proved and none can be ruled out: a guess would read as a finding.
  private var proposed: Proposed? {
    if kinds.contains(.opened) {
      return (
        3, "a recording was opened by somebody not entitled to it",
        3, "what is said to a clinician is confidential, and its release may cause distress"
      )
    }
    if kinds.contains(.shown), reach.leavesOpeningsOpen {
      return (
        3, "recordings were listed, and that one was opened cannot be ruled out",
        3,
        "if one was: what is said to a clinician is confidential, and its release may cause distress"
      )
    }
    if kinds.contains(.shown) || kinds.contains(.linked) {
      return (
        2, "recordings were listed, and no log shows one opened",
        2, "somebody may know that a patient had a consultation, and when"
      )
    }
    if bound == .atLeast { return nil }
    return (
      1, "no recording reached anybody not entitled to it", 1, "there is nothing to suffer from"
    )
  }

  /// Where nobody has answered, a child by the table is proposed.
  private var isVulnerable: Bool? { said ?? (marks.children > 0 ? true : nil) }

  /// The answer begins with no, none or yes, or names the groups.
  private var said: Bool? {
    guard facts.isKnown("vulnerable") else { return nil }
    if let yes = facts.yes("vulnerable") { return yes }
    let answer = (facts.text("vulnerable") ?? "").lowercased()
    let first = answer.split { !$0.isLetter }.first ?? ""
    if ["unknown", "not"].contains(first) { return nil }
    return !["no", "none", "nobody"].contains(first)
  }

  private var given: ((Int, Int)?, refusal: String?) {
    let names = ["dspt.likelihood", "dspt.severity"]
    guard names.contains(where: facts.isKnown) else { return (nil, nil) }
    if let missing = (names + ["dspt.reason"]).first(where: { !facts.isKnown($0) }) {
      return (nil, "the scores of the facts do not count without \(missing)")
    }
    guard let likelihood = facts.integer("dspt.likelihood"), (1...5).contains(likelihood),
      let severity = facts.integer("dspt.severity"), (1...5).contains(severity)
    else { return (nil, "dspt.likelihood and dspt.severity must be whole numbers from 1 to 5") }
    return ((likelihood, severity), nil)
  }
}
