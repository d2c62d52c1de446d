import Model

/// How much of a recording was seen, as far as the log can tell: never one number where the log
/// leaves two (FORMATS §2.3).
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

  /// At most this many bytes, and less than a twentieth of the recording, are what a player fetches
  /// to prepare: the index of the file and the first frames.
  package static let preparation: Int64 = 256 << 10

  /// Nil where no event carries any, and for the segments of a stream, whose sizes say nothing of the
  /// recording's.
  package let bytes: Bounds?
  /// Nil where no event tells what was played.
  package let microseconds: Bounds?
  /// No more was sent than a player fetches to prepare: what was played cannot be told.
  package let isOnlyPreparation: Bool

  init(_ playback: Playback) {
    let (sent, heard) = (playback.sent, playback.heard)
    bytes = playback.hasSegments ? nil : Bounds(sent, of: playback.size)
    microseconds = Bounds(heard, of: playback.length)
    guard let sum = sent.sum, sent.isComplete, let size = playback.size else {
      isOnlyPreparation = false
      return
    }
    isOnlyPreparation =
      sum <= Self.preparation && 20 * Int128(sum) < Int128(size) && (heard.sum ?? 0) == 0
  }
}

extension AmountSeen.Bounds {
  fileprivate init?(_ amount: Amount, of whole: Int64?) {
    guard let sum = amount.sum else { return nil }
    self.init(
      lower: min(amount.proved ?? 0, sum), upper: amount.isComplete ? sum : whole, whole: whole)
  }
}
