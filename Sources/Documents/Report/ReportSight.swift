package import Model

/// That somebody was shown, or opened, a recording they were not entitled to, under pseudonyms: what
/// the report's charts draw. The key to the pseudonyms stays in the case.
package struct ReportSight: Sendable, Hashable {
  /// `R-01`; `U-01` where no log names the viewer.
  package let recipient: String
  /// `DS-001`; nil where nobody knows whose the recording is.
  package let subject: String?
  /// The highest: `.shown` or `.opened`.
  package let action: Action
  /// Of the first event that was no refused attempt.
  package let first: Timestamp
  /// An artefact that holds no consultation, and so nobody's data.
  package let isEmpty: Bool

  package init(
    recipient: String, subject: String?, action: Action, first: Timestamp, isEmpty: Bool
  ) {
    self.recipient = recipient
    self.subject = subject
    self.action = action
    self.first = first
    self.isEmpty = isEmpty
  }
}
