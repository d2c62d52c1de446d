import Foundation
import Model
import Notation

@testable import Exposures

/// A small invented clinic: its tables and what its logs say, with times as whole seconds. The tests
/// have it judged by the room, in memory or through files, and by the naive oracle.
struct Clinic: Sendable {
  /// An identifier, the same as another when its bytes are.
  struct Name: Hashable, Sendable, ExpressibleByStringInterpolation {
    let bytes: [UInt8]
    init(stringLiteral text: String) { bytes = Array(text.utf8) }
    init(_ text: String) { bytes = Array(text.utf8) }
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  struct Recording: Sendable {
    var id: Name
    var patient: Name
    var from: Int?
    var until: Int?
    var bytes: Int64?
    var seconds: Int64?
    var hasContent = true
  }

  struct Authorised: Sendable {
    var viewer: Name
    var patient: Name?
    var recording: Name?
    var from: Int?
    var until: Int?
  }

  /// An account of a patient, or a session of a viewer.
  struct Held: Sendable {
    var thing: Name
    var holder: Name
    var from: Int?
    var until: Int?
  }

  struct Event: Sendable {
    var recording: Name
    var viewer: Name = ""
    var session: Name = ""
    var address: Name = ""
    var identity: Name = ""
    var time: Int
    var action = Action.opened
    var bytes: Int64?
    var seconds: Int64?
    var range: ByteRange?
    var media: MediaSpan?
    var marks: AccessEvent.Marks = []
    var source = 0
    var line = 0
  }

  var recordings: [Recording] = []
  var authorised: [Authorised] = []
  var accounts: [Held] = []
  var sessions: [Held] = []
  var people: [Name] = []
  var events: [Event] = []
  /// By source: the name of its profile.
  var profiles = ["one"]
}

extension Clinic {
  static func digest(_ profile: String) -> Digest { SHA256.digest(of: Array(profile.utf8)) }

  static func period(_ from: Int?, _ until: Int?) -> Period {
    Period(from: from.map(time) ?? .distantPast, until: until.map(time) ?? .distantFuture)
  }

  static func time(_ seconds: Int) -> Timestamp {
    Timestamp(nanoseconds: Int64(seconds) * 1_000_000_000)
  }

  /// What the room finds: the events go, in the order given, to as many correlators as asked for.
  func judged(workers: Int = 1, order: [Int]? = nil) throws -> [Exposure] {
    ExposureBuilder.exposures(
      from: result(registry: try registry(), workers: workers, order: order).findings,
      profileOf: { Clinic.digest(profiles[$0]) })
  }

  func result(registry: Registry, workers: Int = 1, order: [Int]? = nil) -> CorrelatorResult {
    var correlators = (0..<workers).map { _ in
      Correlator(registry: registry, sourceCount: profiles.count)
    }
    var shares = [[[Event]]](
      repeating: Array(repeating: [], count: profiles.count), count: workers)
    for (turn, index) in (order ?? Array(events.indices)).enumerated() {
      shares[turn % workers][events[index].source].append(events[index])
    }
    for (worker, share) in shares.enumerated() {
      for (source, events) in share.enumerated() {
        Event.withAccessEvents(events) { correlators[worker].add($0.span, of: source) }
      }
    }
    var result = correlators.removeFirst().finish()
    for other in correlators { result.merge(other.finish()) }
    return result
  }

  func registry() throws -> Registry {
    var registry = Registry()
    for (line, row) in recordings.enumerated() {
      try Clinic.withKeys([row.id, row.patient], registry.hash) { keys in
        try registry.own(
          keys[0], by: keys[1], in: Clinic.period(row.from, row.until),
          Registry.Measures(
            size: row.bytes, lengthMicroseconds: row.seconds.map { $0 * 1_000_000 },
            content: row.hasContent ? .consultation : .none),
          line: line + 2)
      }
    }
    for row in authorised {
      try Clinic.withKeys([row.viewer, row.recording ?? "", row.patient ?? ""], registry.hash) {
        try registry.authorise(
          $0[0], recording: row.recording == nil ? nil : $0[1],
          patient: row.patient == nil ? nil : $0[2], in: Clinic.period(row.from, row.until))
      }
    }
    for (line, row) in accounts.enumerated() {
      try Clinic.withKeys([row.thing, row.holder], registry.hash) {
        try registry.open(
          account: $0[0], of: $0[1], in: Clinic.period(row.from, row.until), line: line + 2)
      }
    }
    for (line, row) in sessions.enumerated() {
      try Clinic.withKeys([row.thing, row.holder], registry.hash) {
        try registry.open(
          session: $0[0], of: $0[1], in: Clinic.period(row.from, row.until), line: line + 2)
      }
    }
    for (line, patient) in people.enumerated() {
      try Clinic.withKeys([patient], registry.hash) { try registry.list($0[0], line: line + 2) }
    }
    return registry
  }

  private static func withKeys(
    _ texts: [Name], _ hash: IdentifierHash, _ body: ([Registry.Key]) throws -> Void
  ) throws {
    try Clinic.withSlices(texts.map(\.bytes)) { slices in
      try body(slices.map { Registry.Key(text: $0, hash: hash($0)) })
    }
  }

  static func withSlices<Result>(
    _ texts: [[UInt8]], _ body: ([Slice]) throws -> Result
  ) rethrows -> Result {
    let joined = texts.flatMap(\.self)
    return try joined.withUnsafeBufferPointer { buffer in
      var start = 0
      let slices = texts.map { text in
        defer { start += text.count }
        return Slice(UnsafeBufferPointer(rebasing: buffer[start..<start + text.count]))
      }
      return try body(slices)
    }
  }
}

extension Clinic.Event {
  /// The line as it would stand in a log.
  var raw: String { "\(source):\(line)" }

  static func withAccessEvents(_ events: [Clinic.Event], _ body: ([AccessEvent]) -> Void) {
    let texts = events.flatMap { event in
      [
        event.recording, event.viewer, event.session, event.address, event.identity,
        Clinic.Name(event.raw),
      ]
    }
    Clinic.withSlices(texts.map(\.bytes)) { slices in
      body(events.enumerated().map { $1.accessEvent(slices[($0 * 6)..<($0 * 6 + 6)]) })
    }
  }

  private func accessEvent(_ texts: ArraySlice<Slice>) -> AccessEvent {
    let texts = Array(texts)
    return AccessEvent(
      recording: texts[0], viewer: texts[1], session: texts[2], address: texts[3],
      identity: texts[4], time: Clinic.time(time), logged: Clinic.time(time), bytes: bytes ?? -1,
      playedMicroseconds: seconds.map { $0 * 1_000_000 } ?? -1, range: range, media: media,
      action: action, marks: marks, line: Int64(line), offset: Int64(line) * 100, raw: texts[5])
  }
}
