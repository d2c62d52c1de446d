package import Model

/// One thing that the law asks for after a breach: to tell somebody, or to keep a record.
package struct Duty: Hashable, Sendable {
  /// Whose rule it is: `uk-ico`.
  package let regime: String
  /// What is owed, in one word: `regulator`, `data-subjects`, `record`.
  package let duty: String
  /// Who is told, in the words of a document.
  package let to: String
  /// Elapsed time from awareness; nil where the law counts no hours.
  package let within: Timestamp.Span?
  /// The law's own words for the time: `without undue delay`.
  package let timing: String
  /// When it is owed, or when it is not, in the words of a document.
  package let condition: String
  /// Breaches of this time owe it.
  package let force: Period
  /// The provision: `GDPR Article 33(1)`.
  package let source: String
  package let confirm: Bool
}
