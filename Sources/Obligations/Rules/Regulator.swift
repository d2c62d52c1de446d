/// Who supervises data protection there, and how to reach them.
package struct Regulator: Hashable, Sendable {
  package let name: Statement
  /// `ICO`.
  package let short: String
  /// One line of the postal address each; empty where the file gives none.
  package let address: [Statement]
  package let helpline: Statement?
  /// When the helpline answers.
  package let hours: Statement?
  package let website: Statement?
}
