import Model
import Testing

@testable import Exposures

/// How much of a streamed recording was played: segments by their playing time (FORMATS §2.1, §2.3).
@Suite struct SegmentTests {
  /// Of a recording of 1,000 bytes and 100 seconds, unless said otherwise.
  private func opened(
    _ events: [Clinic.Event], size: Int64? = 1000, seconds: Int64? = 100
  ) throws -> (bytes: Int64?, seconds: Int64?, extent: Exposure.Extent?) {
    var clinic = Clinic(
      recordings: [Clinic.Recording(id: "r", patient: "pt-1", bytes: size, seconds: seconds)])
    clinic.events = events.enumerated().map { index, event in
      var event = event
      event.line = index + 1
      return event
    }
    let exposure = try #require(try clinic.judged().first)
    return (exposure.bytes, exposure.playedMicroseconds.map { $0 / 1_000_000 }, exposure.extent)
  }

  private func segment(
    _ from: Int64, _ until: Int64, bytes: Int64? = 50, seconds: Int64? = nil,
    range: ByteRange? = nil, marks: AccessEvent.Marks = []
  ) -> Clinic.Event {
    Clinic.Event(
      recording: "r", viewer: "pt-2", time: 10, bytes: bytes, seconds: seconds, range: range,
      media: MediaSpan(from: from * 1_000_000, until: until * 1_000_000), marks: marks)
  }

  private func body(_ bytes: Int64?, seconds: Int64? = nil) -> Clinic.Event {
    Clinic.Event(recording: "r", viewer: "pt-2", time: 10, bytes: bytes, seconds: seconds)
  }

  @Test func `segments add up by what they play`() throws {
    #expect(try opened([segment(0, 6), segment(6, 12)]) == (100, 12, .partial))
  }

  @Test func `two renditions of one stretch are that stretch once`() throws {
    let both = [segment(0, 6, bytes: 20), segment(0, 6, bytes: 80), segment(6, 12)]
    #expect(try opened(both) == (150, 12, .partial))
  }

  @Test func `a segment fetched again is one view`() throws {
    #expect(try opened([segment(0, 6), segment(0, 6)]) == (100, 6, .partial))
  }

  @Test func `95 in a hundred seconds are the whole, whatever the bytes`() throws {
    #expect(try opened([segment(0, 50), segment(45, 95)]).extent == .whole)
    #expect(try opened([segment(0, 50), segment(45, 94)]).extent == .partial)
    #expect(try opened([segment(0, 96, bytes: 1)]) == (1, 96, .whole))
  }

  @Test func `the last segment ends where the recording ends`() throws {
    #expect(try opened([segment(96, 102)]) == (50, 4, .partial))
    #expect(try opened([segment(0, 90), segment(96, 102)]) == (100, 94, .partial))
    #expect(try opened([segment(0, 96), segment(96, 102)]) == (100, 100, .whole))
  }

  @Test func `what is said to play behind the end proves nothing of the recording`() throws {
    #expect(try opened([segment(0, 50), segment(100, 150)]) == (100, 100, .unknown))
  }

  @Test func `bytes of segments never decide against the recording's size`() throws {
    #expect(try opened([segment(0, 6, bytes: 5000)], seconds: nil) == (1000, 6, .unknown))
    #expect(try opened([segment(0, 6, bytes: 10)], seconds: nil) == (10, 6, .unknown))
    let ranged = segment(0, 6, bytes: 1000, range: ByteRange(first: 0, last: 999, total: 1000))
    #expect(try opened([ranged], seconds: nil) == (1000, 6, .unknown))
  }

  @Test func `a segment without bytes was played all the same`() throws {
    #expect(try opened([segment(0, 6, bytes: nil)]) == (nil, 6, .partial))
  }

  @Test func `a segment from the cache leaves open how much was seen`() throws {
    let cached = segment(6, 12, bytes: 0, marks: .notModified)
    #expect(try opened([segment(0, 6), cached]) == (50, 6, .unknown))
    #expect(try opened([cached]) == (nil, nil, .unknown))
    #expect(try opened([segment(0, 95), cached]) == (50, 95, .whole))
  }

  @Test func `one whole download decides beside segments`() throws {
    #expect(try opened([segment(0, 6), body(960)]) == (1000, 6, .whole))
    #expect(try opened([segment(0, 6), body(100)]) == (150, 6, .unknown))
  }

  @Test func `what an app says was played may be another time`() throws {
    #expect(try opened([segment(0, 60), body(nil, seconds: 40)]) == (50, 100, .unknown))
    #expect(try opened([segment(0, 10), body(nil, seconds: 20)]) == (50, 30, .partial))
    #expect(try opened([segment(0, 10, seconds: 4)]) == (50, 10, .partial))
  }

  @Test func `times that no recording has do no harm`() throws {
    let far = Clinic.Event(
      recording: "r", viewer: "pt-2", time: 1, bytes: 1,
      media: MediaSpan(from: .max - 1, until: .max))
    let backwards = Clinic.Event(
      recording: "r", viewer: "pt-2", time: 1, bytes: 1, media: MediaSpan(from: 9, until: 3))
    let before = Clinic.Event(
      recording: "r", viewer: "pt-2", time: 1, bytes: 1, media: MediaSpan(from: .min, until: 3))
    #expect(try opened([far]).extent == .partial)
    #expect(try opened([backwards]) == (1, nil, .unknown))
    #expect(try opened([before]) == (1, nil, .unknown))
    #expect(try opened([far, backwards, before], size: nil, seconds: nil).extent == .unknown)
    #expect(try opened([segment(0, 6)], seconds: 0) == (50, 0, .whole))
  }
}
