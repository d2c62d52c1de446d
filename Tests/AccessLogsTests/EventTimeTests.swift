import Model
import Notation
import Testing

@testable import AccessLogs

/// When an event was: offsets, zones, epochs, clocks, which end of the request (DESIGN §4, §13).
struct EventTimeTests {
  private func read(_ profile: String, _ members: String) throws -> Gathered {
    let text = """
      { name: "a", format: "json-lines", \(profile),
        fields: { time: "t", recording: "r", action: "a", duration: "d", duration_ms: "ms" } }
      """
    return try Gathered("{\"r\":\"r\",\"a\":\"opened\",\(members)}", profile: text)
  }

  /// Nil: rejected.
  private func when(_ profile: String, _ members: String) throws -> Timestamp? {
    let read = try read(profile, members)
    #expect(read.tally.used + read.tally.rejected == 1)
    return read.events.first?.time
  }

  private let plain = "counts: \"body\""

  @Test func `nine fraction digits and any offset are kept in full`() throws {
    #expect(
      try when(plain, "\"t\":\"2020-06-09T12:00:00.123456789+01:00\"")?.nanoseconds
        == time("2020-06-09T11:00:00Z").nanoseconds + 123_456_789)
  }

  @Test func `a zone is for times without an offset only`() throws {
    let zone = "zone: \"Europe/London\""
    #expect(try when(zone, "\"t\":\"2020-06-09T12:00:00\"") == time("2020-06-09T11:00:00Z"))
    #expect(try when(zone, "\"t\":\"2020-06-09T12:00:00Z\"") == time("2020-06-09T12:00:00Z"))
    #expect(try when(zone, "\"t\":\"2020-03-29T01:30:00\"") == nil)
    #expect(try when(zone, "\"t\":\"2020-10-25T01:30:00\"") == nil)
    #expect(try when(plain, "\"t\":\"2020-06-09T12:00:00\"") == nil)
  }

  @Test func `a zone of the request comes before the profile's`() throws {
    let folder = "{\"time\":\"2020-06-09T12:00:00\",\"recording\":\"r\",\"action\":\"opened\"}"
    let file = try TemporaryLog(folder)
    let zone = try #require(Zone(name: "Europe/Paris"))
    let read = try Gathered([LogRequest(input: .file(path: file.path), zone: zone)])
    #expect(try read.events.first?.time == time("2020-06-09T10:00:00Z"))
    #expect(read.sources[0].reading.zone == "Europe/Paris")
  }

  @Test func `epoch says what numbers mean, in quotes or not, other text stays RFC 3339`() throws {
    let at = try time("2020-06-09T11:00:00.5Z")
    #expect(try when("epoch: \"s\"", "\"t\":1591700400.5") == at)
    #expect(try when("epoch: \"ms\"", "\"t\":1591700400500") == at)
    #expect(try when("epoch: \"us\"", "\"t\":\"1591700400500000\"") == at)
    #expect(try when("epoch: \"ns\"", "\"t\":1591700400500000000") == at)
    #expect(try when("epoch: \"s\"", "\"t\":\"2020-06-09T11:00:00.5Z\"") == at)
    #expect(try when("epoch: \"s\"", "\"t\":\"1591700400.5\"") == at)
    #expect(try when("epoch: \"s\"", "\"t\":\"1591700400.5.5\"") == nil)
    #expect(try when("epoch: \"s\"", "\"t\":\"1591700400,5\"") == nil)
    #expect(try when("epoch: \"s\"", "\"t\":1591700400500") == nil)
    #expect(try when("epoch: \"s\"", "\"t\":true") == nil)
    #expect(try when(plain, "\"t\":1591700400.5") == nil)
  }

  @Test func `a clock is added to every time`() throws {
    let read = try read("clock: \"+2.5s\"", "\"t\":\"2020-06-09T11:00:00Z\"")
    #expect(try read.events[0].time == time("2020-06-09T11:00:02.5Z"))
    #expect(try read.events[0].logged == time("2020-06-09T11:00:00Z"))
    #expect(try read.sources[0].first == time("2020-06-09T11:00:02.5Z"))
    #expect(read.sources[0].reading.clock == "+2.5s")
    #expect(
      try when("clock: \"-1m\"", "\"t\":\"2020-06-09T11:00:00Z\"") == time("2020-06-09T10:59:00Z"))
  }

  @Test func `a time that marks the end is brought back to the start where that can be known`()
    throws
  {
    let end = "\"t\":\"2020-06-09T11:00:00Z\""
    let marks = "marks: \"end\""
    let start = try time("2020-06-09T10:59:58.5Z")
    #expect(try when(marks, "\(end),\"d\":1.5") == start)
    #expect(try when(marks, "\(end),\"d\":\"1.500\"") == start)
    #expect(try when(marks, "\(end),\"ms\":1500") == start)
    for other in ["\"d\":null", "\"d\":\"-\"", "\"d\":-1", "\"d\":0", "\"d\":[]", "\"x\":1"] {
      #expect(try when(marks, "\(end),\(other)") == time("2020-06-09T11:00:00Z"), "\(other)")
    }
    #expect(try when("marks: \"start\"", "\(end),\"d\":1.5") == time("2020-06-09T11:00:00Z"))
    #expect(try when(plain, "\(end),\"d\":1.5") == time("2020-06-09T11:00:00Z"))
    #expect(try read(marks, "\(end),\"d\":1.5").events[0].logged == time("2020-06-09T11:00:00Z"))
  }

  @Test func `since and until are half-open, and a line outside is ignored but seen`() throws {
    let lines = (0..<6).map {
      "{\"time\":\"2020-06-09T11:00:0\($0)Z\",\"recording\":\"r-\($0)\",\"action\":\"opened\"}"
    }
    let bad = "{\"recording\":\"r\",\"action\":\"opened\"}"
    let log = Array((lines + [bad]).joined(separator: "\n").utf8)
    let read = try Gathered(
      log, profile: nil, since: time("2020-06-09T11:00:01Z"), until: time("2020-06-09T11:00:04Z"))
    #expect(read.recordings == ["r-1", "r-2", "r-3"])
    #expect(read.counts == [3, 3, 1])
    #expect(try read.sources[0].first == time("2020-06-09T11:00:00Z"))
    #expect(try read.sources[0].last == time("2020-06-09T11:00:05Z"))
    #expect(try read.sources[0].reading.since == time("2020-06-09T11:00:01Z"))
  }

  @Test func `first and last are of lines with shape and a possible time, used or ignored`() throws
  {
    let log = """
      {"time":"2020-06-09T10:00:00Z"}
      {"time":"2020-06-09T11:00:00Z","recording":"r","action":"opened"}
      {"time":"2020-06-09T09:00:00Z","recording":null,"action":"opened"}
      {"time":"2020-06-09T12:00:00Z","time":"2020-06-09T13:00:00Z"}
      {"time":"2020-06-09T14:00:00Z","action":"shown","recording":[]}
      {"time":"2020-06-09T15:00:00Z"
      {"time":"yesterday"}
      """
    let read = try Gathered(log, profile: nil)
    #expect(read.counts == [1, 4, 2])
    #expect(try read.sources[0].first == time("2020-06-09T10:00:00Z"))
    #expect(try read.sources[0].last == time("2020-06-09T14:00:00Z"))
  }
}
