package import Model

/// What is wrong with one log of a sweep: a failure and an alert, never a pass.
package struct SweepFailure: Sendable {
  package enum Word: String, Sendable, CaseIterable {
    case unreadable, shrunk, stale
    case fewLines = "few_lines"
    case suppression
  }

  package let word: Word
  package let problem: Problem
  /// What makes it another failure than the last one of its kind: told once as long as it is the same.
  let since: String

  /// A log could not be read as it should: exit 3.
  package var isOfInput: Bool { word != .suppression }

  init(_ word: Word, since: String, _ problem: Problem) {
    self.word = word
    self.since = since
    self.problem = problem
  }
}
