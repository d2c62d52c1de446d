package import Model

/// The law that a report cites, for breaches from its first day until the next law's.
package struct Law: Hashable, Sendable {
  /// With the article where a sentence needs it: `the General Data Protection Regulation …`.
  package let name: Statement
  /// `GDPR`.
  package let short: String
  package let from: Timestamp
  /// The article on telling the regulator: `Article 33`.
  package let regulatorArticle: String
  /// The article on telling the people: `Article 34`.
  package let peopleArticle: String
}
