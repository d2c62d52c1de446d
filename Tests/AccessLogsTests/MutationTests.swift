import Model
import Notation
import Testing

@testable import AccessLogs

/// Thousands of broken lines: no crash, every line counted once, and the same outcome however the log
/// is cut and shared out.
struct MutationTests {
  private static let bytes: [UInt8] =
    Array(
      "\"\\\\\"{}[]:,-0123456789 \t\r=%/.?*&xX[]\u{0}\u{1}é".utf8) + [0xFF, 0xC3, 0x80, 0xED, 0xA0]

  /// Lines with a few bytes changed, doubled, taken out or cut off.
  static func log(of seeds: [[UInt8]], lines: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    var log: [UInt8] = []
    for _ in 0..<lines {
      var line = seeds[random.below(seeds.count)]
      for _ in 0..<random.below(4) {
        let place = random.below(line.count + 1)
        switch random.below(6) {
        case 0: line.insert(bytes[random.below(bytes.count)], at: place)
        case 1: if place < line.count { line[place] = bytes[random.below(bytes.count)] }
        case 2: if place < line.count { line.remove(at: place) }
        case 3: line = Array(line[..<place])
        case 4:
          let end = min(line.count, place + random.below(40))
          line.insert(contentsOf: line[place..<end], at: place)
        default: line += seeds[random.below(seeds.count)]
        }
      }
      log += line + [0x0A]
    }
    return log
  }

  /// A log of broken lines of a format. A CSV's header stands above them whole: below a broken one
  /// there would be no events.
  private func log(of profile: Profile, lines: Int, seed: UInt64) -> [UInt8] {
    if profile.format != CSVLog.name {
      return Self.log(of: profile.rules.samples.map(\.line), lines: lines, seed: seed)
    }
    let header = Array("time,viewer,recording,action,status,note\n".utf8)
    let rows = [
      "2020-06-09T11:02:11Z,pt-7,r-1,opened,200,",
      "2020-06-09T11:02:11Z,pt-7,r-1,login,200,\"a\nb\"",
      "\"2020-06-09T11:02:11Z\",\"pt \"\"7\"\"\",\"r,1\",\"shown\",\"304\",\"\"",
      "2020-06-09T11:02:11Z,pt-7,,open,,\"\"\"\"", "# a \"remark\"",
    ].map { Array($0.utf8) }
    return header + Self.log(of: rows, lines: lines, seed: seed)
  }

  private func profile(_ name: String) throws -> Profile {
    let format = try #require(Formats.named(name))
    return try Profile.parse(Array(format.sample.utf8), file: name)
  }

  @Test(arguments: Formats.names, 1...6)
  func `broken lines are counted once each, however they are cut and shared out`(
    name: String, seed: Int
  ) throws {
    let profile = try profile(name)
    let log = log(of: profile, lines: 1500, seed: UInt64(seed))
    let file = try TemporaryLog(log)
    let request = LogRequest(
      input: .file(path: file.path), profile: profile, maxGap: .seconds(1))
    let right = try Gathered([request], threads: 1)
    let tally = right.tally
    // A record of JSON may be less than a line, or more.
    let isByLine = Formats.named(name)?.units(profile.rules) != .fhirResources
    #expect(!isByLine || tally.lines == log.count { $0 == 0x0A })
    #expect(tally.lines == tally.used + tally.ignored + tally.rejected)
    #expect(tally.used > 100 && tally.ignored > 100 && tally.rejected > 100)
    #expect(tally.rejected == right.sources[0].rejected.count)
    let units = Set(right.events.map { $0.line..<$0.line + Int64($0.lines) })
    let isCSV = profile.format == CSVLog.name
    #expect(tally.used == (isCSV ? units.map(\.count).reduce(0, +) : units.count))
    #expect(right.sources[0].events == right.events.count)
    for (threads, chunkSize) in [(1, 13), (2, 200), (4, 5000), (3, 1 << 20)] {
      #expect(try Gathered([request], threads: threads, chunkSize: chunkSize) == right)
    }
  }

  /// What is true of every event, whatever the line.
  @Test(arguments: Formats.names)
  func `an event of a broken line still has names in UTF-8 and its own bytes`(name: String) throws {
    let profile = try profile(name)
    let log = log(of: profile, lines: 4000, seed: 99)
    let isByLine = Formats.named(name)?.units(profile.rules) != .fhirResources
    let file = try TemporaryLog(log)
    let (_, _, sinks) = try LogReader(
      requests: [LogRequest(input: .file(path: file.path), profile: profile)], threads: 2
    ).read(sinks: { CheckingSink(log: log, isByLine: isByLine) })
    #expect(sinks.map(\.count).reduce(0, +) > 400)
    #expect(sinks.map(\.faults).reduce(0, +) == 0)
  }

  @Test func `lines of noise are counted too`() throws {
    var random = SeededRandom(seed: 3)
    let log = (0..<60_000).map { _ in
      random.below(30) == 0 ? 0x0A : Self.bytes[random.below(Self.bytes.count)]
    }
    for name in Formats.names {
      let file = try TemporaryLog(log)
      let request = LogRequest(input: .file(path: file.path), profile: try profile(name))
      let right = try Gathered([request], threads: 1)
      let tally = right.tally
      #expect(tally.lines == tally.used + tally.ignored + tally.rejected)
      #expect(try Gathered([request], threads: 4, chunkSize: 100) == right)
    }
  }
}

/// Holds what the contract promises of an event while its slices are valid.
private struct CheckingSink: EventSink {
  let log: [UInt8]
  let isByLine: Bool
  var count = 0
  var faults = 0

  mutating func add(_ events: Swift.Span<AccessEvent>, of source: Int) {
    for index in events.indices {
      let event = events[index]
      let names = [event.recording, event.viewer, event.session, event.address, event.identity]
      let isUTF8 = names.allSatisfy { String(validating: $0.buffer, as: UTF8.self) != nil }
      let start = Int(event.offset)
      let isOwn =
        start + event.raw.count <= log.count
        && Array(log[start..<(start + event.raw.count)]) == event.raw.copied
      let isWhole =
        !isByLine
        || (start == 0 || log[start - 1] == 0x0A) && log[start + event.raw.count] == 0x0A
      count += 1
      if event.recording.isEmpty || !isUTF8 || !isOwn || !isWhole { faults += 1 }
    }
  }
}
