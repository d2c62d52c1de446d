/// Where the breach stands on the NHS grid of harm to people: how likely an adverse effect is, and
/// how severe (NHS Digital, Guide to the Notification of Data Security and Protection Incidents).
package struct HarmGrade: Hashable, Sendable {
  /// Whom the region of the grid tells. It is the region that decides, never the product.
  package enum Region: String, CaseIterable, Sendable {
    /// No adverse effect has occurred or can arise: kept in the register.
    case none
    /// An effect is unlikely: kept in the register.
    case log
    case ico
    /// And the Department of Health and Social Care.
    case icoAndDhsc = "ico+dhsc"
  }

  package struct Proposed: Hashable, Sendable {
    package let likelihood: Int
    package let severity: Int

    package init(likelihood: Int, severity: Int) {
      self.likelihood = likelihood
      self.severity = severity
    }
  }

  /// 1 to 5, not occurred to occurred; with the floor of vulnerable groups. Nil, as `severity` and
  /// `region`, where nobody has graded it and the evidence neither proves an exposure nor rules one out.
  package let likelihood: Int?
  /// 1 to 5, none to death; with the floor of vulnerable groups.
  package let severity: Int?
  package let region: Region?
  /// Nil: not yet known.
  package let isVulnerable: Bool?
  /// A person graded it, with a reason; else it is proposed.
  package let reason: String?
  /// Beside a person's grade: the proposal, before the floor of vulnerable groups; nil where nobody has
  /// graded it, or there is no proposal.
  package let proposed: Proposed?
  /// Whole sentences without a full stop.
  package var grounds: [String]
  /// Why the scores of the facts do not count; nil where they do, or there are none.
  package let refusal: String?

  package init(
    likelihood: Int?, severity: Int?, region: Region?, isVulnerable: Bool?, reason: String?,
    grounds: [String], refusal: String?, proposed: Proposed? = nil
  ) {
    self.proposed = proposed
    self.likelihood = likelihood
    self.severity = severity
    self.region = region
    self.isVulnerable = isVulnerable
    self.reason = reason
    self.grounds = grounds
    self.refusal = refusal
  }
}
