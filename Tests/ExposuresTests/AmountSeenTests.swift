import Model
import Testing

@testable import Exposures

/// Two bounds where the log leaves two, and what is told apart from playing (FORMATS §2.2, §2.3).
@Suite struct AmountSeenTests {
  private func seen(
    _ events: [Clinic.Event], size: Int64? = 10_000_000, seconds: Int64? = nil
  ) throws -> AmountSeen {
    var clinic = Clinic(
      recordings: [Clinic.Recording(id: "r", patient: "pt-1", bytes: size, seconds: seconds)])
    clinic.events = events.enumerated().map { index, event in
      var event = event
      event.line = index + 1
      return event
    }
    let findings = clinic.result(registry: try clinic.registry()).findings
    let amounts = ExposureBuilder.amountsSeen(in: findings) { _ in Clinic.digest("one") }
    return try #require(amounts.values.first)
  }

  private func event(
    _ bytes: Int64?, _ range: ClosedRange<Int64>? = nil, of total: Int64? = nil,
    seconds: Int64? = nil, marks: AccessEvent.Marks = []
  ) -> Clinic.Event {
    Clinic.Event(
      recording: "r", viewer: "pt-2", time: 10, bytes: bytes, seconds: seconds,
      range: range.map { ByteRange(first: $0.lowerBound, last: $0.upperBound, total: total) },
      marks: marks)
  }

  private func bounds(_ lower: Int64, _ upper: Int64?, _ whole: Int64?) -> AmountSeen.Bounds {
    AmountSeen.Bounds(lower: lower, upper: upper, whole: whole)
  }

  @Test func `without ranges the largest body and the sum are the bounds`() throws {
    let bodies = [event(1_000_000), event(2_000_000), event(500)]
    #expect(try seen(bodies).bytes == bounds(2_000_000, 3_000_500, 10_000_000))
    #expect(
      try seen([event(9_000_000), event(9_000_000)]).bytes
        == bounds(9_000_000, 10_000_000, 10_000_000))
  }

  @Test func `ranges leave one number`() throws {
    let ranges = [event(600, 0...599), event(600, 400...999)]
    #expect(try seen(ranges).bytes == bounds(1000, 1000, 10_000_000))
  }

  @Test func `bytes that hold headers are an upper bound alone`() throws {
    #expect(try seen([event(900, marks: .wireBytes)]).bytes == bounds(0, 900, 10_000_000))
  }

  @Test func `an answer from the cache or without bytes leaves the upper bound at the whole`()
    throws
  {
    let cached = event(0, marks: .notModified)
    #expect(try seen([event(900), cached]).bytes == bounds(900, 10_000_000, 10_000_000))
    #expect(try seen([event(900), event(nil)]).bytes == bounds(900, 10_000_000, 10_000_000))
    #expect(try seen([event(900), cached], size: nil).bytes == bounds(900, nil, nil))
    #expect(try seen([cached]).bytes == nil)
  }

  @Test func `ranges of two files are never one stretch`() throws {
    let ranges = [
      event(5_000_000, 0...4_999_999, of: 10_000_000),
      event(4_999_999, 5_000_000...9_999_998, of: 12_000_000),
    ]
    #expect(try seen(ranges).bytes == bounds(5_000_000, 9_999_999, 10_000_000))
  }

  @Test func `what a player fetches to prepare is told from playing`() throws {
    #expect(try seen([event(262_144)]).isOnlyPreparation)
    #expect(try !seen([event(262_145)]).isOnlyPreparation)
    #expect(try seen([event(131_072), event(131_072)]).isOnlyPreparation)
    #expect(try !seen([event(131_072), event(131_073)]).isOnlyPreparation)
    #expect(try seen([event(900, marks: .wireBytes)]).isOnlyPreparation)
  }

  @Test func `a twentieth of a small recording is more than preparation`() throws {
    #expect(try seen([event(4999)], size: 100_000).isOnlyPreparation)
    #expect(try !seen([event(5000)], size: 100_000).isOnlyPreparation)
    #expect(try !seen([event(10)], size: nil).isOnlyPreparation)
  }

  @Test func `where something is left open, nothing is called preparation`() throws {
    #expect(try !seen([event(900), event(nil)]).isOnlyPreparation)
    #expect(try !seen([event(900), event(0, marks: .notModified)]).isOnlyPreparation)
    #expect(try !seen([event(900, seconds: 3)]).isOnlyPreparation)
    #expect(try seen([event(900, seconds: 0)]).isOnlyPreparation)
    var segment = event(900)
    segment.media = MediaSpan(from: 0, until: 6_000_000)
    #expect(try !seen([segment]).isOnlyPreparation)
    #expect(try seen([segment]).bytes == nil)
  }

  @Test func `seconds have bounds of their own`() throws {
    let played = [event(nil, seconds: 40), event(nil, seconds: 50)]
    #expect(
      try seen(played, seconds: 100).microseconds == bounds(50_000_000, 90_000_000, 100_000_000))
  }
}
