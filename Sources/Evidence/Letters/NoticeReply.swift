package import Model

/// What became of a letter after its release: an answer, its return by the post, a reminder.
package struct NoticeReply: Hashable, Sendable {
  package enum Word: String, CaseIterable, Sendable {
    /// The recipient confirms that nothing is kept.
    case deleted
    case refused
    /// The recipient says that it was otherwise.
    case disputed
    /// Handed to somebody who decides what follows.
    case escalated
    /// The letter came back.
    case returned
    /// A reminder was sent.
    case reminded
    /// An answer was recorded by mistake: there is none.
    case none
  }

  package var reference: String
  package var word: Word
  /// When it came, or was sent.
  package var time: Timestamp
  package var by: String?
  package var note: String?
  /// The ledger entry that tells of it; 0 before it is recorded.
  package var entry = 0

  package init(reference: String, word: Word, time: Timestamp, by: String?, note: String?) {
    self.reference = reference
    self.word = word
    self.time = time
    self.by = by
    self.note = note
  }
}
