package import Model
package import Notation

/// Where a log comes from.
package enum LogInput: Hashable, Sendable {
  /// Plain or gzip, told by its first bytes.
  case file(path: String)
  case standardInput
}

/// One log to read, and how.
package struct LogRequest: Sendable {
  package var input: LogInput
  /// Nil: the first non-blank line tells. A line that begins with `{` is `json-lines` with the default
  /// keys; doubt is refused.
  package var profile: Profile?
  /// For times without an offset; before the profile's own.
  package var zone: Zone?
  /// Half-open on event time: a line whose events all lie outside is ignored.
  package var since: Timestamp?
  package var until: Timestamp?
  /// A longer silence is reported.
  package var maxGap: Timestamp.Span
  /// Lengths of the decompressed content at which its SHA-256 is wanted too: those of logs known
  /// before, with which this one may begin.
  package var marks: Set<Int64> = []

  /// The file itself, where it is open already: what its name means may change meanwhile.
  package var opened: FileBytes?
  /// Go on from there; only of an input that is a file.
  package var resume: LogResume?
  /// Where a plain file's content ends for this reading, before its real end.
  package var end: Int64?
  /// A line of this time or later is too new to be judged, and `LogEnding` says where the first is.
  package var cutoff: Timestamp?
  /// A line of this time or later has it from a clock that is wrong: however young it claims to be, it
  /// is judged, and `LogEnding` counts it. After `cutoff`.
  package var horizon: Timestamp?

  /// What a list request would have returned; nil: requests of list routes are no events.
  package var lists: (any ListReplay)?

  package init(
    input: LogInput, profile: Profile? = nil, zone: Zone? = nil, since: Timestamp? = nil,
    until: Timestamp? = nil, maxGap: Timestamp.Span = .seconds(600)
  ) {
    self.input = input
    self.profile = profile
    self.zone = zone
    self.since = since
    self.until = until
    self.maxGap = maxGap
  }
}

/// How far a read has come.
package struct LogProgress: Sendable {
  /// As they lie on disk, of all sources.
  package var bytes: Int64 = 0
  /// Nil where a pipe is among the sources.
  package var totalBytes: Int64?
  package var lines: Int64 = 0
  package var sourcesDone = 0
}
