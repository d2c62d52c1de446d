package import Model

/// What every document besides the letters is made of: the report's own input, so that no two of
/// them can state another number, and what the breach amounts to.
package struct IncidentAccount: Sendable {
  /// What the evidence says happened.
  package enum Outcome: String, CaseIterable, Sendable {
    /// A recording of a patient was shown or opened by somebody not entitled to it.
    case breach
    /// Nothing of a patient's got through: refused requests, lists that nobody asked for, artefacts
    /// without a consultation.
    case nearMiss = "near-miss"
    /// No exposure is proved; where the bound is `at_least` none can be ruled out either.
    case notEstablished = "not-established"
  }

  package var report: ReportInput
  package var assessment: Assessment
  /// The country whose rules the case is under, by ISO 3166: `GB`; nil for none or several.
  package var country: String?
  /// Who scored the severity by ENISA's method, and who graded it on the NHS grid; nil where nobody
  /// did.
  package var scoredBy: Signature?
  package var gradedBy: Signature?

  package init(_ report: ReportInput, assessment: Assessment, country: String? = nil) {
    self.report = report
    self.assessment = assessment
    self.country = country
  }

  package var outcome: Outcome {
    let kinds = Set(assessment.severity.classes.map(\.kind))
    if kinds.contains(.opened) || kinds.contains(.shown) { return .breach }
    if report.totals.bound == .atLeast { return .notEstablished }
    return report.totals.exposures.contains { $0 > 0 } ? .nearMiss : .notEstablished
  }

  var facts: Facts { report.facts }
  var totals: Totals { report.totals }
}
