package import Model

/// What is wrong with one log of a sweep, or with what it is checked by: an alert, never a pass.
package struct SweepFailure: Sendable {
  package enum Word: String, Sendable, CaseIterable {
    case unreadable, shrunk, stale, clock
    case fewLines = "few_lines"
    case suppression
    case canaryShown = "canary_shown"
    case canarySilent = "canary_silent"
  }

  package let word: Word
  package let problem: Problem
  /// What makes it another failure than the last one of its kind: told once as long as it is the same.
  let since: String

  /// A log could not be read as it should: exit 3.
  package var isOfInput: Bool {
    ![.clock, .suppression, .canaryShown, .canarySilent].contains(word)
  }

  init(_ word: Word, since: String, _ problem: Problem) {
    self.word = word
    self.since = since
    self.problem = problem
  }
}
