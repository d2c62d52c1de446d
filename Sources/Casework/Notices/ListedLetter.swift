import Evidence

/// One letter as a list shows it: in words, and nothing of whose it is.
package struct ListedLetter: Hashable, Sendable {
  /// Stays, whatever becomes of the letter.
  package let number: Int
  package let reference: String
  /// `affected`, `recipient`.
  package let audience: String
  /// `letter`, `email`, `hand`.
  package let channel: String
  /// `drafted`, `held`, `withheld`, `approved`, `released`, `void`.
  package let state: String
  /// Why it is held or withheld.
  package let reason: String?
  /// What a person has decided about it: `send`, `never`.
  package let decision: String?
  /// Who may decide about it, where it is held.
  package let decider: String?
  /// What to know before it is sent.
  package let remark: String?
  /// An earlier letter to the same reader went out, and this one takes its place.
  package let isCorrection: Bool
  /// Under `documents/`; nil where none was written.
  package let file: String?

  /// One that is not written, whatever its record says.
  init(_ notice: NoticeRecord, heldBecause reason: String) {
    var held = notice
    held.state = .held
    held.reason = reason
    held.decider = nil
    self.init(held)
  }

  /// - Parameter decision: as far as it still holds.
  init(_ notice: NoticeRecord, decision: NoticeDecision? = nil) {
    number = notice.number
    reference = notice.reference
    audience = notice.audience.rawValue
    channel = notice.channel.rawValue
    state = notice.state.rawValue
    reason = notice.reason
    self.decision = decision?.word?.rawValue
    decider = notice.decider
    remark = notice.remark
    isCorrection = notice.isCorrection
    file = notice.files.first
  }
}
