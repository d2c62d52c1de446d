import Model
import Testing

@testable import Exposures

/// How much of a recording was opened (DESIGN §5, Extent).
@Suite struct ExtentTests {
  /// Of a recording of 1,000 bytes and 100 seconds, unless said otherwise.
  private func opened(
    _ events: [Clinic.Event], size: Int64? = 1000, seconds: Int64? = nil
  ) throws -> (bytes: Int64?, seconds: Int64?, extent: Exposure.Extent?) {
    var clinic = Clinic(
      recordings: [
        Clinic.Recording(id: "rec-1", patient: "pt-1", bytes: size, seconds: seconds)
      ])
    clinic.events = events.enumerated().map { index, event in
      var event = event
      event.line = index + 1
      return event
    }
    let exposure = try #require(try clinic.judged().first)
    return (exposure.bytes, exposure.playedMicroseconds.map { $0 / 1_000_000 }, exposure.extent)
  }

  private func event(
    _ bytes: Int64? = nil, _ range: ClosedRange<Int64>? = nil, seconds: Int64? = nil,
    action: Action = .opened, marks: AccessEvent.Marks = []
  ) -> Clinic.Event {
    Clinic.Event(
      recording: "rec-1", viewer: "pt-2", time: 10, action: action, bytes: bytes, seconds: seconds,
      range: range.map { ByteRange(first: $0.lowerBound, last: $0.upperBound, total: nil) },
      marks: marks)
  }

  @Test func `without an opened event nothing is said`() throws {
    let shown = try opened([event(1000, action: .shown)])
    #expect(shown.bytes == nil && shown.seconds == nil && shown.extent == nil)
  }

  @Test func `one body of 95 in a hundred is whole, one of less is partial`() throws {
    #expect(try opened([event(950)]) == (950, nil, .whole))
    #expect(try opened([event(949)]) == (949, nil, .partial))
  }

  @Test func `two halves without ranges may be the same half twice`() throws {
    #expect(try opened([event(500), event(500)]) == (1000, nil, .unknown))
    #expect(try opened([event(400), event(400)]) == (800, nil, .partial))
  }

  @Test func `the sum never goes over the size`() throws {
    #expect(try opened([event(900), event(900)]) == (1000, nil, .unknown))
    #expect(try opened([event(5000)]) == (1000, nil, .whole))
  }

  @Test func `two halves with ranges are the whole, the same half twice is a half`() throws {
    #expect(try opened([event(500, 0...499), event(500, 500...999)]) == (1000, nil, .whole))
    #expect(try opened([event(500, 0...499), event(500, 0...499)]) == (500, nil, .partial))
    #expect(try opened([event(600, 0...599), event(600, 400...999)]) == (1000, nil, .whole))
  }

  @Test func `a transfer that was broken off carried only the front of its range`() throws {
    #expect(try opened([event(100, 0...999)]) == (100, nil, .partial))
    #expect(try opened([event(100, 0...999), event(100, 50...999)]) == (150, nil, .partial))
  }

  @Test func `a 304 adds no bytes and leaves open how much was seen`() throws {
    #expect(try opened([event(0, marks: .notModified)]) == (nil, nil, .unknown))
    #expect(try opened([event(100), event(0, marks: .notModified)]) == (100, nil, .unknown))
    #expect(try opened([event(1000), event(0, marks: .notModified)]) == (1000, nil, .whole))
  }

  @Test func `an event without bytes leaves open how much was seen`() throws {
    #expect(try opened([event()]) == (nil, nil, .unknown))
    #expect(try opened([event(100), event()]) == (100, nil, .unknown))
    #expect(try opened([event(1000), event()]) == (1000, nil, .whole))
  }

  @Test func `bytes counted on the wire prove no whole, but a part`() throws {
    #expect(try opened([event(1000, marks: .wireBytes)]) == (1000, nil, .unknown))
    #expect(try opened([event(1000, 0...999, marks: .wireBytes)]) == (1000, nil, .unknown))
    #expect(try opened([event(900, marks: .wireBytes)]) == (900, nil, .partial))
  }

  @Test func `of an unknown size no extent is known`() throws {
    #expect(try opened([event(500)], size: nil) == (500, nil, .unknown))
  }

  @Test func `seconds decide only where bytes cannot`() throws {
    let whole = [event(100, seconds: 95)]
    #expect(try opened(whole, seconds: 100) == (100, 95, .partial))
    #expect(try opened(whole, size: nil, seconds: 100) == (100, 95, .whole))
    #expect(try opened([event(seconds: 94)], seconds: 100) == (nil, 94, .partial))
    #expect(
      try opened([event(seconds: 50), event(seconds: 60)], seconds: 100) == (nil, 100, .unknown))
    #expect(try opened([event(seconds: 50), event()], seconds: 100) == (nil, 50, .unknown))
    #expect(
      try opened([event(1000, seconds: 5, marks: .wireBytes)], seconds: 100)
        == (1000, 5, .partial))
    #expect(try opened([event(seconds: 50)]) == (nil, 50, .unknown))
  }

  @Test func `a recording whose row in force states no size has that of its other row`() throws {
    var clinic = Clinic(
      recordings: [
        Clinic.Recording(id: "rec-1", patient: "pt-1", until: 5),
        Clinic.Recording(id: "rec-1", patient: "pt-1", from: 7, until: 8, bytes: 1000),
      ])
    clinic.events = [
      Clinic.Event(recording: "rec-1", viewer: "pt-2", time: 1, bytes: 990, line: 1),
      Clinic.Event(recording: "rec-1", viewer: "pt-2", time: 9, bytes: 10, line: 2),
    ]
    #expect(try clinic.judged().map(\.key.patient) == [nil, Identifier("pt-1")])
    #expect(try clinic.judged().map(\.extent) == [.partial, .whole])
  }

  @Test func `numbers that no recording has do no harm`() throws {
    let huge = Int64.max
    #expect(try opened([event(huge), event(huge)]) == (1000, nil, .whole))
    #expect(try opened([event(huge), event(huge)], size: nil) == (huge, nil, .unknown))
    #expect(try opened([event(huge)], size: huge) == (huge, nil, .whole))
    #expect(
      try opened([event(huge, 0...huge), event(huge, (huge - 1)...huge)], size: nil).bytes
        == huge)
    #expect(try opened([event(5, (huge - 1)...huge)]).bytes == 5)
    #expect(try opened([event(0)], size: 0) == (0, nil, .whole))
  }

  @Test func `a range that ends before it begins is no range`() throws {
    var backwards = event(500)
    backwards.range = ByteRange(first: 10, last: 5, total: nil)
    #expect(try opened([backwards, backwards]) == (1000, nil, .unknown))
    backwards.range = ByteRange(first: -5, last: 5, total: nil)
    #expect(try opened([backwards]) == (500, nil, .partial))
  }
}
