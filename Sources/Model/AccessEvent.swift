/// What a viewer did with a recording, from the least to the most.
///
/// Public as `Slice` is, so that comparing two of them is no call.
public enum Action: UInt8, Comparable, CaseIterable, Sendable, BitwiseCopyable {
  /// Asked, and was refused.
  case attempted
  /// Would be listed now; nobody asked yet.
  case linked
  /// Listed, or its details sent.
  case shown
  /// Audio, video or transcript bytes sent.
  case opened

  /// The word of the contract: in profiles, JSON and the case.
  package var word: String {
    switch self {
    case .attempted: "attempted"
    case .linked: "linked"
    case .shown: "shown"
    case .opened: "opened"
    }
  }

  package init?(word: some StringProtocol) {
    guard let action = Action.allCases.first(where: { $0.word == word }) else { return nil }
    self = action
  }

  @inlinable public static func < (left: Action, right: Action) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Which bytes of a recording a response carried: `first...last`, counted from 0, of `total`.
public struct ByteRange: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline package let first: Int64
  @usableFromInline package let last: Int64
  /// The whole size by the response itself; nil where it said `*` or the log lacks it.
  @usableFromInline package let total: Int64?

  @inlinable package init(first: Int64, last: Int64, total: Int64?) {
    self.first = first
    self.last = last
    self.total = total
  }
}

/// One request for, or sight of, one recording, as one log line states it.
///
/// A line that lists fifty recordings gives fifty events that share the line's fields. Slices point
/// into the reader's buffer and are valid until `EventSink.add` returns.
///
/// Public as `Slice` is, so that a reader writes one straight into its batch.
public struct AccessEvent: BitwiseCopyable {
  public struct Marks: OptionSet, Hashable, Sendable, BitwiseCopyable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Status 304: the client already held the bytes.
    package static let notModified = Marks(rawValue: 1)
    /// `bytes` counts more than the recording's own: the wire's headers, or those of the parts of
    /// an answer in several ranges.
    package static let wireBytes = Marks(rawValue: 2)
    /// Bytes of the line that were not UTF-8 became U+FFFD.
    package static let repaired = Marks(rawValue: 4)
    /// Rebuilt from what a list request would have returned.
    package static let reconstructed = Marks(rawValue: 8)
    /// Asked for as an opening is, and answered with a head alone or with next to nothing: how a
    /// player looks before it plays, and how a bot makes a preview of a link.
    package static let probe = Marks(rawValue: 16)
  }

  /// Never empty; valid UTF-8.
  @usableFromInline package var recording: Slice
  /// Prefix applied; empty where the line names nobody.
  @usableFromInline package var viewer: Slice
  @usableFromInline package var session: Slice
  @usableFromInline package var address: Slice
  /// The profile's `id` fields, joined by U+001F; empty where it names none.
  @usableFromInline package var identity: Slice
  /// The start of the request where it can be known, else the time as logged; clock corrected.
  @usableFromInline package var time: Timestamp
  /// The time as the line writes it.
  @usableFromInline package var logged: Timestamp
  /// Negative where the line carries none.
  @usableFromInline package var bytes: Int64
  /// Played, in microseconds; negative where the line carries none.
  @usableFromInline package var playedMicroseconds: Int64
  @usableFromInline package var range: ByteRange?
  /// What a segment of a stream plays; nil where the request was for no segment.
  @usableFromInline package var media: MediaSpan?
  @usableFromInline package var action: Action
  @usableFromInline package var marks: Marks
  /// Counted from 1 in the decompressed source.
  @usableFromInline package var line: Int64
  /// Of the line's first byte in the decompressed source.
  @usableFromInline package var offset: Int64
  /// The line's own bytes, without its LF (a CR before it is kept: the bytes are the evidence).
  @usableFromInline package var raw: Slice

  @inlinable package init(
    recording: Slice, viewer: Slice, session: Slice = .empty, address: Slice = .empty,
    identity: Slice = .empty, time: Timestamp, logged: Timestamp, bytes: Int64 = -1,
    playedMicroseconds: Int64 = -1, range: ByteRange? = nil, media: MediaSpan? = nil,
    action: Action, marks: Marks = [], line: Int64, offset: Int64, raw: Slice
  ) {
    self.recording = recording
    self.viewer = viewer
    self.session = session
    self.address = address
    self.identity = identity
    self.time = time
    self.logged = logged
    self.bytes = bytes
    self.playedMicroseconds = playedMicroseconds
    self.range = range
    self.media = media
    self.action = action
    self.marks = marks
    self.line = line
    self.offset = offset
    self.raw = raw
  }
}

/// Takes events in batches of up to a few thousand: one call a batch, so the border costs nothing.
///
/// A reader gives each of its threads a sink of its own, and the lines of a source to several of
/// them in no promised order: what a sink finds must not depend on the order in which it hears.
package protocol EventSink {
  /// `source` is the place of the source in the list that the reader was given.
  mutating func add(_ events: Swift.Span<AccessEvent>, of source: Int)
}
