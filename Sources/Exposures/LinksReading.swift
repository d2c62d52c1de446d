package import Model

/// What became of a table of links, in the words of a source: its rows are lines that were used, its
/// header and blank lines were ignored, and none can be rejected, for a bad row is refused.
package struct LinksReading: Hashable, Sendable {
  package let digest: Digest
  package let bytes: Int64
  package let tally: Source.LineTally
  package let events: Int
  /// Of `seen_at`.
  package let first: Timestamp?
  package let last: Timestamp?
  /// Every stretch between two neighbouring times longer than `maxGap`, in order.
  package let silences: [Period]
}
