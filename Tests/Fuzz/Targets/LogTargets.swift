import Model
import Notation

@testable import AccessLogs

/// Every format of access logs, through the whole reader: what it says of a log does not depend on
/// how the log is cut, and every line is counted once.
enum LogTargets {
  static var all: [FuzzTarget] {
    Formats.all.map { target("log-\($0.name)", profile: Array($0.sample.utf8)) } + [records]
  }

  /// Records of JSON documents: the cutter before the format.
  private static var records: FuzzTarget {
    target(
      "log-records",
      profile: Array(
        #"""
        {
          name: "records", format: "json-lines", each: "Records[].items[]",
          samples: [
            {
              line: '{"v":1,"Records":[{"items":[{"time":"2020-06-09T11:00:00Z","viewer":"a","recording":"r-1","action":"shown"},{"x":"\\"]}"}]},{}]}\n[]\n{"Records":[]}',
              outcome: "used",
            },
          ],
        }
        """#.utf8))
  }

  private static func target(_ name: String, profile text: [UInt8]) -> FuzzTarget {
    let profile = read(text, name)
    let lines = profile.rules.samples.map(\.line)
    return FuzzTarget(name, seeds: lines + [Array(lines.joined(separator: [0x0A]))]) {
      check($0, profile)
    }
  }

  private static func read(_ text: [UInt8], _ name: String) -> Profile {
    do throws(Problem) {
      return try Profile.parse(text, file: name)
    } catch {
      fatalError("the sample of \(name) is no profile: \(error.message)")
    }
  }

  private static func check(_ input: [UInt8], _ profile: Profile) {
    let memory = MemoryFile.shared
    memory.hold(input)
    let request = LogRequest(
      input: .file(path: memory.path), profile: profile, maxGap: .seconds(1))
    let whole = Gathering.read(request, chunkSize: 1 << 16)
    let pieces = Gathering.read(request, chunkSize: 1 + Int(input.first ?? 0) % 61)
    insist(whole == pieces, "the same however it is cut")
    guard let whole else { return }
    let tally = whole.source.tally
    insist(tally.lines == tally.used + tally.ignored + tally.rejected, "every line once")
    insist(whole.source.rejected.count == tally.rejected, "every rejected line is named")
    for event in whole.events {
      insist(!event.recording.isEmpty, "an event names a recording")
      insist(event.offset >= 0 && Int(event.offset) + event.raw.count <= input.count, "its place")
      insist(
        Array(input[Int(event.offset)..<Int(event.offset) + event.raw.count]) == event.raw,
        "its bytes are the log's")
    }
  }
}

/// What a read gave; nil where the source could not be read at all.
private struct Gathering: Equatable {
  struct Event: Equatable {
    let recording: [UInt8]
    let viewer: [UInt8]
    let action: Action
    let time: Timestamp
    let line: Int64
    let offset: Int64
    let raw: [UInt8]
  }

  let source: Source
  let events: [Event]

  static func read(_ request: LogRequest, chunkSize: Int) -> Gathering? {
    let reader = LogReader(requests: [request], threads: 1, chunkSize: chunkSize)
    do throws(Problem) {
      let (sources, _, sinks) = try reader.read(sinks: { GatheringSink() })
      return sources.first.map { Gathering(source: $0, events: sinks.flatMap(\.events)) }
    } catch {
      // Bytes that begin like gzip and are none, say: a sentence, and no crash.
      insist(!error.message.isEmpty, "a problem has a sentence")
      return nil
    }
  }

  private struct GatheringSink: EventSink {
    var events: [Event] = []

    mutating func add(_ events: Swift.Span<AccessEvent>, of source: Int) {
      for index in events.indices {
        let event = events[index]
        insist(event.recording.isUTF8 && event.viewer.isUTF8, "ids are UTF-8")
        self.events.append(
          Event(
            recording: event.recording.copied, viewer: event.viewer.copied, action: event.action,
            time: event.time, line: event.line, offset: event.offset, raw: event.raw.copied))
      }
    }
  }
}
