package import Model

/// What a named person decided about one letter.
package struct NoticeDecision: Hashable, Sendable {
  package enum Word: String, Sendable {
    /// Send it although it is held.
    case send
    case never
  }

  package var reference: String
  /// Nil where the channel alone was decided.
  package var word: Word?
  /// Nil: as the table of people says.
  package var channel: NoticeRecord.Channel?
  /// Why the letter was held when it was decided to send it: the decision holds for that reason alone.
  package var reason: String?
  package var by: String
  package var because: String
  package var time: Timestamp
  /// What the letter said happened when this was decided; it is read from the letter's own history, and
  /// nil where that is not known.
  package var content: Digest?
  /// The ledger entry that tells of it; 0 before it is recorded.
  package var entry = 0

  package init(
    reference: String, word: Word?, channel: NoticeRecord.Channel?, reason: String?, by: String,
    because: String, time: Timestamp
  ) {
    self.reference = reference
    self.word = word
    self.channel = channel
    self.reason = reason
    self.by = by
    self.because = because
    self.time = time
  }
}
