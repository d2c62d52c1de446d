/// One recording, the patient it belonged to at that time, and one viewer not entitled to it.
///
/// However many requests that took it is one exposure. It is worked out anew from its proving lines
/// whenever they change, so nothing here can disagree with the evidence.
package struct Exposure: Hashable, Sendable {
  package struct Key: Hashable, Comparable, Sendable {
    package let recording: Identifier
    /// Nil: it belonged to nobody at that time (*unattributed*).
    package let patient: Identifier?
    package let viewer: Identifier

    package init(recording: Identifier, patient: Identifier?, viewer: Identifier) {
      self.recording = recording
      self.patient = patient
      self.viewer = viewer
    }

    /// Byte order of recording, then patient (nobody first), then viewer.
    package static func < (left: Key, right: Key) -> Bool {
      if left.recording != right.recording { return left.recording < right.recording }
      if left.patient != right.patient {
        guard let mine = left.patient else { return true }
        guard let other = right.patient else { return false }
        return mine < other
      }
      return left.viewer < right.viewer
    }
  }

  package enum ViewerKind: String, Sendable { case patient, unknown }
  package enum Content: String, CaseIterable, Sendable { case consultation, none }
  package enum Evidence: String, Sendable { case recorded, reconstructed }
  package enum Extent: String, Sendable { case whole, partial, unknown }

  /// How often, first and last, for one action.
  package struct Tally: Hashable, Sendable {
    package var count = 0
    package var first: Timestamp?
    package var last: Timestamp?

    package init(count: Int = 0, first: Timestamp? = nil, last: Timestamp? = nil) {
      self.count = count
      self.first = first
      self.last = last
    }
  }

  package var key: Key
  /// In the case; 0 before the case has numbered it.
  package var number = 0
  package var viewerKind: ViewerKind
  package var content: Content
  package var evidence: Evidence
  /// The highest.
  package var action: Action
  /// By `Action.rawValue`.
  package var tallies: [Tally]
  /// Of the opened events, capped at the recording's size; nil as DESIGN §5 says.
  package var bytes: Int64?
  package var playedMicroseconds: Int64?
  /// Nil without an opened event.
  package var extent: Extent?
  /// Every proving line, by source then line.
  package var lines: [LineReference]

  package init(
    key: Key, number: Int = 0, viewerKind: ViewerKind, content: Content, evidence: Evidence,
    action: Action, tallies: [Tally], bytes: Int64?, playedMicroseconds: Int64?, extent: Extent?,
    lines: [LineReference]
  ) {
    self.key = key
    self.number = number
    self.viewerKind = viewerKind
    self.content = content
    self.evidence = evidence
    self.action = action
    self.tallies = tallies
    self.bytes = bytes
    self.playedMicroseconds = playedMicroseconds
    self.extent = extent
    self.lines = lines
  }

  package subscript(action: Action) -> Tally { tallies[Int(action.rawValue)] }

  /// The first event of any action.
  package var first: Timestamp? { tallies.compactMap(\.first).min() }
  package var last: Timestamp? { tallies.compactMap(\.last).max() }

  /// An `unknown:…` viewer: nobody knows who that was, it may have been the owner.
  package var viewerIsNamed: Bool { !key.viewer.bytes.starts(with: "unknown:".utf8) }
}

/// A line of a source: the source's number in the case, and the line counted from 1.
package struct LineReference: Hashable, Comparable, Sendable {
  package let source: Int
  package let line: Int

  package init(source: Int, line: Int) {
    self.source = source
    self.line = line
  }

  package static func < (left: LineReference, right: LineReference) -> Bool {
    (left.source, left.line) < (right.source, right.line)
  }
}

/// One line that proves one exposure, with all that the line said: enough to judge it again without
/// the log (DESIGN §5, data minimisation).
package struct ProvingLine: Hashable, Sendable {
  /// Within a scan the place in its list of sources; in the case the number of the source row.
  package var source: Int
  package var line: Int
  package var offset: Int64
  package var raw: [UInt8]
  package var action: Action
  package var time: Timestamp
  package var logged: Timestamp
  package var bytes: Int64?
  package var playedMicroseconds: Int64?
  package var range: ByteRange?
  package var media: MediaSpan?
  package var marks: AccessEvent.Marks
  /// As the line gave it (prefix applied), not as it was resolved; nil where it named nobody.
  package var viewer: Identifier?
  package var session: Identifier?
  package var address: Identifier?
  /// Tells repeated deliveries of one event apart from two events, within one profile.
  package var identity: Identifier?

  package init(
    source: Int, line: Int, offset: Int64, raw: [UInt8], action: Action, time: Timestamp,
    logged: Timestamp, bytes: Int64?, playedMicroseconds: Int64?, range: ByteRange?,
    media: MediaSpan? = nil, marks: AccessEvent.Marks, viewer: Identifier?, session: Identifier?,
    address: Identifier?,
    identity: Identifier?
  ) {
    self.source = source
    self.line = line
    self.offset = offset
    self.raw = raw
    self.action = action
    self.time = time
    self.logged = logged
    self.bytes = bytes
    self.playedMicroseconds = playedMicroseconds
    self.range = range
    self.media = media
    self.marks = marks
    self.viewer = viewer
    self.session = session
    self.address = address
    self.identity = identity
  }

  package var reference: LineReference { LineReference(source: source, line: line) }
}

/// An event by somebody not entitled: the exposure it belongs to, what the tables say of the
/// recording at that time, and the line that proves it.
package struct Finding: Hashable, Sendable {
  package var key: Exposure.Key
  package var viewerKind: Exposure.ViewerKind
  package var content: Exposure.Content
  /// The recording's whole size and length by the tables, at the event's time.
  package var size: Int64?
  package var lengthMicroseconds: Int64?
  package var proof: ProvingLine

  package init(
    key: Exposure.Key, viewerKind: Exposure.ViewerKind, content: Exposure.Content, size: Int64?,
    lengthMicroseconds: Int64?, proof: ProvingLine
  ) {
    self.key = key
    self.viewerKind = viewerKind
    self.content = content
    self.size = size
    self.lengthMicroseconds = lengthMicroseconds
    self.proof = proof
  }
}
