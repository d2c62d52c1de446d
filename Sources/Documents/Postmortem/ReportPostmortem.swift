package import Model

/// Writes what went wrong: the timeline, the system, causes and impacts, what would have prevented it
/// and what was mended, and the fault by its taxonomy, each value with its ground.
package struct ReportPostmortem: Sendable {
  private let template: DocumentTemplate

  /// - Parameter template: of `DocumentKind.reportPostmortem`.
  package init(template: DocumentTemplate) { self.template = template }

  /// Throws only where partials call each other without end.
  package func render(_ account: IncidentAccount) throws(Problem) -> Rendered {
    try template.render(.object(AccountValues(account, template: template).members))
  }
}
