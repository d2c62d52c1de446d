package import Model

/// Writes the public statement, and the questions of those who call with their answers, from the
/// numbers of the report.
package struct ReportStatement: Sendable {
  private let template: DocumentTemplate

  /// - Parameter template: of `DocumentKind.reportStatement`.
  package init(template: DocumentTemplate) { self.template = template }

  /// Throws only where partials call each other without end.
  package func render(_ account: IncidentAccount) throws(Problem) -> Rendered {
    try template.render(.object(AccountValues(account, template: template).members))
  }
}
