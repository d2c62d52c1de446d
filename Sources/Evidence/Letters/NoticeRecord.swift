package import Model

/// A letter to one patient: to whom, about which exposures, and how far it has come.
///
/// Each change of state states the letter anew; what was said of it before stays as history.
package struct NoticeRecord: Hashable, Sendable {
  package enum Audience: String, Sendable { case affected, recipient }
  package enum State: String, Sendable {
    case drafted
    /// Not to be sent without a person deciding.
    case held
    /// Stopped by the leak guard.
    case withheld
    case approved, released
    /// What it states has changed since.
    case void
  }
  /// How it reaches its reader.
  package enum Channel: String, CaseIterable, Sendable {
    case letter, email
    /// Printed, and given by a person.
    case hand
  }

  /// From 1, in the order in which the letters of the case were first drafted; it never changes. 0
  /// before it is recorded.
  package var number = 0
  /// Means nothing outside the case.
  package var reference: String
  package var audience: Audience
  package var patient: Identifier
  package var channel: Channel
  /// Of the facts and exposures that it was made from: another one once they change.
  package var exposures: Digest
  /// Of what the letter says happened to this patient, without what only the organisation's facts
  /// say: a letter that would say the same is not written twice.
  package var content: Digest?
  /// What `content` is the digest of, for the draft that says it first; it is not read back here.
  package var statement: [UInt8]?
  /// An earlier letter to the same patient was released, and this one corrects it.
  package var isCorrection = false
  package var state: State
  /// Why it is held or withheld.
  package var reason: String?
  /// Who may decide about a held one.
  package var decider: String?
  /// What to know before it is sent, no reason to hold it.
  package var remark: String?
  /// The paths of its files under `documents/`, as its draft wrote them, the text first; none where
  /// none was written.
  package var files: [String]
  /// The ledger entry of the draft that wrote it; 0: of the entry that is being recorded.
  package var draft = 0
  /// The ledger entry that gave it its state; 0 before it is recorded.
  package var entry = 0
  /// When; nil before it is recorded.
  package var time: Timestamp?

  package init(
    reference: String, audience: Audience, patient: Identifier, channel: Channel = .letter,
    exposures: Digest, content: Digest? = nil, state: State, reason: String? = nil,
    files: [String] = []
  ) {
    self.reference = reference
    self.audience = audience
    self.patient = patient
    self.channel = channel
    self.exposures = exposures
    self.content = content
    self.state = state
    self.reason = reason
    self.files = files
  }
}
