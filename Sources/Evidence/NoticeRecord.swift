package import Model

/// A letter to one patient: to whom, about which exposures, and how far it has come.
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

  /// Means nothing outside the case.
  package var reference: String
  package var audience: Audience
  package var patient: Identifier
  /// Of what the letter states about the exposures.
  package var exposures: Digest
  package var state: State
  package var reason: String?
  /// The path of its document; nil where none was written.
  package var document: String?

  package init(
    reference: String, audience: Audience, patient: Identifier, exposures: Digest, state: State,
    reason: String? = nil, document: String? = nil
  ) {
    self.reference = reference
    self.audience = audience
    self.patient = patient
    self.exposures = exposures
    self.state = state
    self.reason = reason
    self.document = document
  }
}
