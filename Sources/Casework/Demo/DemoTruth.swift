package import Model

/// What really happened in the demo's world, noted while its logs were written and by no other part
/// of Candour: a test holds the tool's answer against it.
package struct DemoTruth: Sendable {
  package struct Source: Sendable {
    package let name: String
    package let tally: Model.Source.LineTally
    /// Line numbers of the damaged lines.
    package let rejected: [Int]
    package let first: Timestamp
    package let last: Timestamp
    /// Silences of over ten minutes that overlap the incident's window.
    package let gaps: [Period]
  }

  /// By how a letter to the owner must put it. Every affected owner is in one of the three.
  package struct Letters: Sendable {
    package let opened: [Identifier]
    package let shownOnly: [Identifier]
    /// Listed before the gateway's log fell silent: nobody can say that it was not opened then.
    package let notRuledOut: [Identifier]
    /// Owners whose letter waits for a person's decision.
    package let heldOwners: [Identifier]
    package let recipients: [Identifier]
    package let heldRecipients: [Identifier]
  }

  /// By name.
  package let sources: [Source]
  /// By key, not numbered. A line's `source` is its place in `sources`.
  package let exposures: [Exposure]
  package let totals: Totals
  /// First and last event of an exposure.
  package let first: Timestamp
  package let last: Timestamp
  package let letters: Letters
}
