package import Model

/// Writes what the NHS incident tool asks (the Data Security and Protection Toolkit), in its order,
/// with the grading that decides whom the tool tells.
package struct ReportDspt: Sendable {
  private let template: DocumentTemplate

  /// - Parameter template: of `DocumentKind.reportDspt`.
  package init(template: DocumentTemplate) { self.template = template }

  /// Throws only where partials call each other without end.
  package func render(_ account: IncidentAccount) throws(Problem) -> Rendered {
    try template.render(.object(AccountValues(account, template: template).members))
  }
}
