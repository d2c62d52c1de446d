/// How much of a recording was seen, as far as the log can tell: never one number where the log
/// leaves two.
package struct AmountSeen: Hashable, Sendable {
  package struct Bounds: Hashable, Sendable {
    /// So much was sent for certain.
    package let lower: Int64
    /// No more than that was sent; nil where the log does not tell.
    package let upper: Int64?
    /// Of the whole recording, by the tables.
    package let whole: Int64?

    package init(lower: Int64, upper: Int64?, whole: Int64?) {
      self.lower = lower
      self.upper = upper
      self.whole = whole
    }
  }

  /// Nil where no event carries any, and for the segments of a stream, whose sizes say nothing of the
  /// recording's.
  package let bytes: Bounds?
  /// Nil where no event tells what was played.
  package let microseconds: Bounds?
  /// No more was sent than a player fetches to prepare: what was played cannot be told.
  package let isOnlyPreparation: Bool

  /// Whether what was sent lies between two numbers, for all that the log says.
  package var leavesTwoBounds: Bool {
    [bytes, microseconds].contains { $0.map { $0.lower != $0.upper } ?? false }
  }

  package init(bytes: Bounds?, microseconds: Bounds?, isOnlyPreparation: Bool) {
    self.bytes = bytes
    self.microseconds = microseconds
    self.isOnlyPreparation = isOnlyPreparation
  }
}
