package import Model

/// That a person sent a report, as it was recorded.
package struct ReportSending: Sendable, Hashable {
  /// `initial`, `follow-up`, `final`.
  package let phase: String
  package let time: Timestamp
  package let reference: String

  package init(phase: String, time: Timestamp, reference: String) {
    self.phase = phase
    self.time = time
    self.reference = reference
  }
}
