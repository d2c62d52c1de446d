package import Model

/// One thing that the law asks for after a breach: to tell somebody, or to keep a record.
package struct Duty: Hashable, Sendable {
  /// In what part an organisation owes it.
  package enum Role: String, CaseIterable, Sendable {
    case controller
    /// For recordings made for another controller: owed to each of them.
    case processor
  }

  /// From when its time counts.
  package enum Start: String, CaseIterable, Sendable {
    case aware, discovered

    /// The fact that says when.
    package var fact: String { "\(rawValue)_at" }
  }

  /// Owed only for so many people of the countries that bring the regime in, both ends included.
  package struct People: Hashable, Sendable {
    package let count: ClosedRange<Int>
    /// The number is of one part of the country, which no table names: `state`.
    package let per: String?
  }

  /// Whose rule it is: `uk-ico`; `{code}` stands for each country's.
  package let regime: String
  /// What is owed, in one word: `regulator`, `data-subjects`, `record`.
  package let duty: String
  package let role: Role
  /// Who is told, in the words of a document; `{country}` stands for each country's name.
  package let to: String
  /// Nil where the law counts no time.
  package let clock: DutyClock?
  package let start: Start
  package let people: People?
  /// Owed once for each country.
  package let isOfEachCountry: Bool
  /// The law's own words for the time: `without undue delay`.
  package let timing: String
  /// When it is owed, or when it is not, in the words of a document.
  package let condition: String
  /// What only a person can say before one knows whether it is owed; nil where the numbers say.
  package let unclear: String?
  /// Who is late must say why.
  package let lateNeedsReasons: Bool
  /// Breaches of this time owe it.
  package let force: Period
  /// The provision: `GDPR Article 33(1)`.
  package let source: String
  package let confirm: Bool
}
