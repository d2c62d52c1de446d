/// A log as the case knows it: what its bytes are, how they were read, and what became of every line.
package struct Source: Hashable, Sendable {
  package enum Kind: String, Sendable { case file, pipe, query }

  /// `lines = used + ignored + rejected`; `repaired` lines are counted in one of those as well.
  package struct LineTally: Hashable, Sendable {
    package var lines = 0
    package var used = 0
    package var ignored = 0
    package var rejected = 0
    package var repaired = 0
    /// Not of lines but of requests in them: for a list that was sent, and of which nobody can say what
    /// it showed to whom.
    package var unansweredLists = 0

    package init(
      lines: Int = 0, used: Int = 0, ignored: Int = 0, rejected: Int = 0, repaired: Int = 0,
      unansweredLists: Int = 0
    ) {
      self.lines = lines
      self.used = used
      self.ignored = ignored
      self.rejected = rejected
      self.repaired = repaired
      self.unansweredLists = unansweredLists
    }

    package static func += (left: inout LineTally, right: LineTally) {
      left.lines += right.lines
      left.used += right.used
      left.ignored += right.ignored
      left.rejected += right.rejected
      left.repaired += right.repaired
      left.unansweredLists += right.unansweredLists
    }
  }

  /// A line that could not be an event, by number and reason; its bytes stay in the log.
  package struct RejectedLine: Hashable, Sendable {
    package let line: Int
    /// A sentence without any value of the line.
    package let reason: String

    package init(line: Int, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  /// How a source is read. The same bytes read another way are another statement.
  package struct Reading: Hashable, Sendable {
    package var profileName: String
    package var format: String
    /// The whole text of the profile, as it was given.
    package var profileText: [UInt8]
    package var profileDigest: Digest
    /// IANA name; nil where the format's own times carry their offset.
    package var zone: String?
    /// `--since` and `--until`: half-open on event time.
    package var since: Timestamp?
    package var until: Timestamp?
    package var maxGap: Timestamp.Span
    /// Which actions this log can show at all.
    package var witnesses: Set<Action>
    /// A known offset of the log's clock, as the profile writes it: `+2.5s`.
    package var clock: String?

    package init(
      profileName: String, format: String, profileText: [UInt8], profileDigest: Digest,
      zone: String?, since: Timestamp?, until: Timestamp?, maxGap: Timestamp.Span,
      witnesses: Set<Action>, clock: String?
    ) {
      self.profileName = profileName
      self.format = format
      self.profileText = profileText
      self.profileDigest = profileDigest
      self.zone = zone
      self.since = since
      self.until = until
      self.maxGap = maxGap
      self.witnesses = witnesses
      self.clock = clock
    }
  }

  /// In the case; 0 before the case has numbered it.
  package var number = 0
  package var kind: Kind
  /// Absolute; `-` for standard input.
  package var path: String
  /// What `sha256sum` prints.
  package var digest: Digest
  /// Of the decompressed bytes; the same as `digest` for a plain file.
  package var contentDigest: Digest
  package var bytes: Int64
  package var contentBytes: Int64
  package var reading: Reading
  package var tally: LineTally
  package var rejected: [RejectedLine]
  /// Of lines with shape and a possible time, used or ignored.
  package var first: Timestamp?
  package var last: Timestamp?
  /// Every stretch between two neighbouring times longer than `reading.maxGap`, in order.
  package var silences: [Period]
  package var events: Int

  package init(
    number: Int = 0, kind: Kind, path: String, digest: Digest, contentDigest: Digest, bytes: Int64,
    contentBytes: Int64, reading: Reading, tally: LineTally, rejected: [RejectedLine],
    first: Timestamp?, last: Timestamp?, silences: [Period], events: Int
  ) {
    self.number = number
    self.kind = kind
    self.path = path
    self.digest = digest
    self.contentDigest = contentDigest
    self.bytes = bytes
    self.contentBytes = contentBytes
    self.reading = reading
    self.tally = tally
    self.rejected = rejected
    self.first = first
    self.last = last
    self.silences = silences
    self.events = events
  }
}
