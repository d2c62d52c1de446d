package import Model

/// From the first to the last event of any exposure, both included.
package struct IncidentWindow: Hashable, Sendable {
  package let first: Timestamp
  package let last: Timestamp

  package init(first: Timestamp, last: Timestamp) {
    self.first = first
    self.last = last
  }

  /// Nil without an exposure.
  package init?(of exposures: [Exposure]) {
    guard let first = exposures.compactMap(\.first).min(),
      let last = exposures.compactMap(\.last).max()
    else { return nil }
    self.init(first: first, last: last)
  }

  /// Whether a silence between two times takes away anything of the window.
  func overlaps(_ silence: Period) -> Bool { silence.from < last && first < silence.until }
}
