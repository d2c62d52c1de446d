import Evidence
package import Model

/// What is asked of one sweep, besides what a scan is asked.
package struct SweepRequest: Sendable {
  /// Logs, tables, and how to read them.
  package var scan: ScanRequest
  /// Events younger than this are left for the next sweep, so that the tables can catch up.
  package var lag = Timestamp.Span.seconds(900)
  /// A log whose last line is older than this is a failure; nil: it may be silent.
  package var stale: Timestamp.Span?
  /// A log that has fewer new lines than this is a failure.
  package var minLines = 0

  /// A table of what is not to be told.
  package var suppress: String?
  /// A table of recordings made for testing.
  package var canary: String?

  package init(_ scan: ScanRequest) { self.scan = scan }
}

/// What a sweep did.
package struct SweepOutcome {
  /// An exposure to tell of, as being of its highest action.
  package struct Told: Hashable, Sendable {
    package let number: Int
    package let action: Action
  }

  /// Of the sweep, among the scans of the case.
  package let number: Int
  package let new: Int
  package let raised: Int
  package let cleared: Int
  /// To tell of: not told before, or not as what they are now; by number.
  package let telling: [Told]
  /// Lines that were judged for the first time.
  package let lines: Int
  /// Bytes of the logs that they stand in.
  package let bytes: Int64
  /// Lines among them that could not be read.
  package let rejected: Int
  /// What went wrong with a log, the rest of them swept all the same.
  package let failures: [SweepFailure]
  package let doubts: [Problem]
  /// How many of the case stand, by `Action.rawValue` of their highest action.
  package let exposures: [Int]
  /// How many of them go on at or after containment.
  package let afterContainment: Int
  /// Lines of the whole case that could not be read.
  package let rejectedInCase: Int
  /// Forbidden canaries that were seen, and nobody was told.
  let canaries: [CanarySight]
}
