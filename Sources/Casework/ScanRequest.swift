import Evidence
import Exposures
package import Model

/// What the user asks of one scan: logs, tables, and how to read them.
package struct ScanRequest: Sendable {
  package struct Log: Hashable, Sendable {
    /// `-` for standard input.
    package var path: String
    /// The name of a built-in profile, or the path of one; nil: told by the first line.
    package var profile: String?

    package init(path: String, profile: String?) {
      self.path = path
      self.profile = profile
    }
  }

  package var logs: [Log] = []
  /// Paths by kind (`recordings`, `authorised`, …), for the tables this scan names; the others come
  /// from the case.
  package var tables: [String: String] = [:]
  /// Where the recordings export came from, in words.
  package var recordingsFrom: String?
  /// `--column` options; nil keeps those of the case.
  package var columns: [String]?
  /// `--attribute` names; nil keeps those of the case.
  package var attributes: [String]?
  /// The zone of logs whose times carry no offset: an IANA name.
  package var zone: String?
  /// Half-open on event time.
  package var since: Timestamp?
  package var until: Timestamp?
  package var maxGap = Timestamp.Span.seconds(600)
  package var threads = 2
  /// Go on where the tables and the logs do not seem to belong together.
  package var unlikelyIsFine = false

  /// Where relative paths begin.
  package var workingFolder: String

  package init(workingFolder: String) { self.workingFolder = workingFolder }
}

/// What a scan did.
package struct ScanOutcome {
  /// Of the scan, from 1.
  package let number: Int
  /// How many exposures are new, rose to a higher action, are not shown by the evidence any more.
  package let new: Int
  package let raised: Int
  package let cleared: Int
  /// Names of the sources that were read, in byte order.
  package let sources: [String]
  /// Names of those among the given logs that the case knew already.
  package let known: [String]
  /// What a person should look at before believing the answer; the scan went on.
  package let doubts: [Problem]
  /// The case as it is now.
  package let view: CaseView
  /// When canaries were seen last, where any were looked out for.
  let canaries: CanaryWatch.Sights
}
