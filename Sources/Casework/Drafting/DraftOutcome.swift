import Model

/// What became of a draft.
package enum DraftOutcome: Sendable {
  /// The paths of its files, in the order in which the kind writes them; and what a person should look
  /// at before it is used: `CaseView.warnings`, and what of somebody's the organisation has too.
  case written([String], warnings: [String])
  /// The same of a trial, which wrote nothing.
  case wouldBeWritten([String], warnings: [String])
  /// By the leak guard, nothing written.
  case refused([Refusal])

  /// One thing of somebody's that stands in the draft: what, whose by pseudonym, and where. What it
  /// says is never quoted.
  package struct Refusal: Sendable, Hashable {
    /// As `--accept` takes it: the same as long as the case stays as it is.
    package let number: Int
    /// `a name of P-003 in what_happened (question 7)`.
    package let sentence: String
    /// The line to type for a correction, where it stands in an answer.
    package let correction: String?
    let binding: Digest
  }
}
