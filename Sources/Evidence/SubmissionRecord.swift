package import Model

/// That a person sent a draft to the regulator. Candour sends none itself.
package struct SubmissionRecord: Hashable, Sendable {
  /// Under `documents/`, of one file of the draft: it must be known to the case.
  package var document: String
  /// `initial`, `follow-up`, `final`.
  package var phase: String
  package var sent: Timestamp
  /// The regulator's reference, or that of the message.
  package var reference: String

  package init(document: String, phase: String, sent: Timestamp, reference: String) {
    self.document = document
    self.phase = phase
    self.sent = sent
    self.reference = reference
  }
}
