package import Model

/// That a recording made for testing was seen by a viewer who checks it.
package struct CanarySight: Hashable, Sendable {
  package let recording: Identifier
  package let viewer: Identifier
  /// Whether the viewer was meant to see it.
  package let may: Bool
  /// The last time.
  package var seen: Timestamp
  /// Until when somebody was told of it; nil: never.
  package var told: Timestamp?

  package init(
    recording: Identifier, viewer: Identifier, may: Bool, seen: Timestamp, told: Timestamp? = nil
  ) {
    self.recording = recording
    self.viewer = viewer
    self.may = may
    self.seen = seen
    self.told = told
  }
}
