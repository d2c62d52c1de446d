import Evidence
package import Model
import Obligations

/// One letter as the list shows it.
package struct LetterEntry: Sendable, Hashable {
  package struct Decision: Sendable, Hashable {
    /// `send`, `never`; nil where the channel alone was decided.
    package let word: String?
    package let by: String
    package let because: String
    package let at: Timestamp
  }

  package struct Reply: Sendable, Hashable {
    /// `deleted`, `refused`, `disputed`, `escalated`, `returned`.
    package let word: String
    package let at: Timestamp
    package let by: String?
    package let note: String?
  }

  /// From 1; it never changes.
  package let number: Int
  package let reference: String
  /// `affected`, `recipient`.
  package let audience: String
  /// `letter`, `email`, `hand`.
  package let channel: String
  /// `drafted`, `held`, `withheld`, `approved`, `released`, `void`.
  package let state: String
  /// Why it is held, withheld or void.
  package let reason: String?
  /// Who may decide about a held one.
  package let decider: String?
  /// What to know before it is sent.
  package let remark: String?
  /// What it told its reader is no longer true, and no letter is drafted that says so.
  package let isToBeCorrected: Bool
  package let decision: Decision?
  package let isCorrection: Bool
  /// Under `documents/`.
  package let files: [String]
  /// The last time it was.
  package let releasedAt: Timestamp?
  package let reply: Reply?
  /// Sent since then.
  package let reminders: Int
  /// `first reminder`, `second reminder`, `escalation`; nil where nothing is due.
  package let step: String?
  package let due: Timestamp?
  package let isOverdue: Bool

  init(_ letter: LetterStanding, in book: LetterBook) {
    let record = letter.record
    number = record.number
    reference = record.reference
    audience = record.audience.rawValue
    channel = (letter.channel?.channel ?? record.channel).rawValue
    if record.state == .approved, case .void(_, let because) = book.approval {
      state = NoticeRecord.State.void.rawValue
      reason = because
    } else {
      state = record.state.rawValue
      reason = record.state == .released ? nil : record.reason
    }
    decider = record.state == .held && letter.decision == nil ? record.decider : nil
    isToBeCorrected = letter.isToBeCorrected
    if letter.isToBeCorrected {
      remark =
        letter.isMoot
        ? "nothing shows any more what it told its reader: candour notices draft"
        : "what it told its reader is no longer true: candour notices draft"
    } else {
      remark = record.remark
    }
    // Who let a held letter go is not forgotten once it went.
    let letGo = record.state == .released ? letter.letGo : nil
    decision = (letter.decision ?? letGo ?? letter.channel).map {
      Decision(word: $0.word?.rawValue, by: $0.by, because: $0.because, at: $0.time)
    }
    isCorrection = record.isCorrection
    files = record.files
    releasedAt = letter.release?.time
    reply = letter.reply.map {
      Reply(word: $0.word.rawValue, at: $0.time, by: $0.by, note: $0.note)
    }
    reminders = letter.reminders
    step = letter.chase?.step.rawValue
    due = letter.chase?.due
    isOverdue = book.isOverdue(letter)
  }
}
