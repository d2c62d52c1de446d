import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import AccessLogs

/// An event as a test can keep it: everything copied.
struct GatheredEvent: Hashable, Comparable, CustomStringConvertible {
  var source: Int
  var line: Int64
  var offset: Int64
  var raw: String
  /// How many lines `raw` spans.
  var lines: Int
  var recording: String
  var viewer: String
  var session: String
  var address: String
  var identity: String
  var action: Action
  var time: Timestamp
  var logged: Timestamp
  var bytes: Int64
  var playedMicroseconds: Int64
  var range: ByteRange?
  var media: MediaSpan?
  var marks: AccessEvent.Marks

  init(_ event: AccessEvent, source: Int) {
    self.source = source
    line = event.line
    offset = event.offset
    raw = event.raw.text
    lines = Int(LineFeeds.count(in: event.raw)) + 1
    recording = event.recording.text
    viewer = event.viewer.text
    session = event.session.text
    address = event.address.text
    identity = event.identity.text
    action = event.action
    time = event.time
    logged = event.logged
    bytes = event.bytes
    playedMicroseconds = event.playedMicroseconds
    range = event.range
    media = event.media
    marks = event.marks
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.source, left.line, left.recording) < (right.source, right.line, right.recording)
  }

  var description: String {
    "\(line) \(action.word) \(recording) \(viewer) \(TimeText.utcMilliseconds(time)) \(bytes)"
  }
}

/// A sink that keeps all it hears.
struct GatheringSink: EventSink {
  var events: [GatheredEvent] = []

  mutating func add(_ events: Swift.Span<AccessEvent>, of source: Int) {
    for index in events.indices { self.events.append(GatheredEvent(events[index], source: source)) }
  }
}

/// What a read gave, in an order that does not depend on threads.
struct Gathered: Equatable {
  var sources: [Source]
  var events: [GatheredEvent]

  init(_ requests: [LogRequest], threads: Int = 2, chunkSize: Int = 1 << 20) throws(Problem) {
    let reader = LogReader(requests: requests, threads: threads, chunkSize: chunkSize)
    let (sources, _, sinks) = try reader.read(sinks: { GatheringSink() })
    self.sources = sources
    events = sinks.flatMap(\.events).sorted()
  }

  /// Of one log given as bytes.
  init(
    _ log: [UInt8], profile: String?, threads: Int = 1, chunkSize: Int = 1 << 20,
    since: Timestamp? = nil, until: Timestamp? = nil, maxGap: Timestamp.Span = .seconds(600)
  ) throws {
    let folder = try TemporaryFolder()
    try Data(log).write(to: folder.url.appendingPathComponent("a.log"))
    try self.init(
      [
        LogRequest(
          input: .file(path: folder.path("a.log")),
          profile: try profile.map { try Profile.parse(Array($0.utf8), file: "a.json5") },
          since: since, until: until, maxGap: maxGap)
      ], threads: threads, chunkSize: chunkSize)
  }

  init(_ log: String, profile: String?) throws {
    try self.init(Array(log.utf8), profile: profile)
  }

  var tally: Source.LineTally { sources[0].tally }
  var recordings: [String] { events.map(\.recording) }
  var actions: [String] { events.map(\.action.word) }

  /// `used ignored rejected`.
  var counts: [Int] { [tally.used, tally.ignored, tally.rejected] }
}

/// Profiles that several tests read by.
enum TestProfiles {
  static let gateway = """
    {
      name: "replay-gateway", format: "combined", zone: "UTC",
      viewer: { field: "remote_user", prefix: "pt-" },
      routes: [
        { request: "GET /v1/replays/{recording}/stream", action: "opened" },
        { request: "GET /v1/replays/{recording}", action: "shown" },
      ],
    }
    """

  static let audit = """
    {
      name: "app-audit", format: "json-lines",
      fields: { time: "ts", viewer: "actor.id", session: "session", recording: "items[].recording",
        action: "event", status: "status", bytes: "bytes", seconds: "played_s", address: "ip" },
      actions: { "replays.listed": "shown", "replay.played": "opened" },
    }
    """
}

func time(_ text: String) throws -> Timestamp { try #require(TimeText.rfc3339(text)) }
