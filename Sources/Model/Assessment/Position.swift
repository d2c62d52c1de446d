/// What the case says about a duty that hangs on a judgement of risk: a proposal with its reasons.
/// A named person decides, in `decisions` of the facts; the proposal is never a decision.
package struct Position: Hashable, Sendable {
  package enum Proposal: String, CaseIterable, Sendable {
    /// Tell the regulator.
    case notify
    /// Keep it in the register only.
    case record
    /// Tell the people.
    case tell
    case notRequired = "not-required"
    /// The recordings are another controller's, who decides.
    case tellController = "tell-controller"
    /// The evidence does not say.
    case undecided
  }

  package let proposal: Proposal
  /// Whole sentences without a full stop.
  package var reasons: [String]
  /// The last one taken.
  package let decision: Facts.Decision?
  /// Members that the decision lacks: without `by` and `because` nobody answers for it.
  package let missing: [String]

  package init(
    proposal: Proposal, reasons: [String], decision: Facts.Decision?, missing: [String]
  ) {
    self.proposal = proposal
    self.reasons = reasons
    self.decision = decision
    self.missing = missing
  }
}
