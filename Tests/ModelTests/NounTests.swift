import Testing

@testable import Model

struct TimestampTests {
  @Test func `milliseconds and seconds are rounded down, before 1970 too`() {
    #expect(Timestamp(nanoseconds: 1_999_999).milliseconds == 1)
    #expect(Timestamp(nanoseconds: -1).milliseconds == -1)
    #expect(Timestamp(nanoseconds: -1).seconds == -1)
    #expect(Timestamp(nanoseconds: -1_000_000_000).seconds == -1)
  }

  @Test func `an instant that does not fit is none`() {
    #expect(Timestamp(seconds: 9_223_372_036) != nil)
    #expect(Timestamp(seconds: 9_223_372_037) == nil)
    #expect(Timestamp(seconds: -9_223_372_037) == nil)
  }

  @Test func `adding stays within what fits`() {
    #expect(Timestamp.distantFuture.adding(.hours(72)) == .distantFuture)
    #expect(Timestamp.distantPast.adding(.hours(-1)) == .distantPast)
    let noon = Timestamp(nanoseconds: 0)
    #expect(noon.adding(.hours(72)).seconds == 259_200)
  }

  @Test func `a period holds its beginning and not its end`() {
    let from = Timestamp(nanoseconds: 10)
    let until = Timestamp(nanoseconds: 20)
    let period = Period(from: from, until: until)
    #expect(period.contains(from))
    #expect(!period.contains(until))
    #expect(!period.overlaps(Period(from: until)))
    #expect(period.overlaps(.always))
  }
}

struct IdentifierTests {
  @Test func `two spellings of one letter are two identifiers`() {
    #expect(Identifier("\u{E9}-1") != Identifier("e\u{301}-1"))
    #expect("\u{E9}-1" == "e\u{301}-1")
  }

  @Test func `the order is that of the bytes`() {
    #expect(Identifier("Z") < Identifier("a"))
    #expect(Identifier("a") < Identifier("a0"))
    #expect(Identifier("z") < Identifier("\u{E9}"))
  }

  @Test func `a digest reads what it writes, and nothing else`() {
    let digest = Digest(bytes: (0..<32).map { UInt8($0 * 8) })
    #expect(Digest(hex: digest.hex) == digest)
    #expect(Digest(hex: digest.hex.uppercased()) == digest)
    #expect(Digest(hex: String(digest.hex.dropLast())) == nil)
    #expect(Digest(hex: "g" + digest.hex.dropFirst()) == nil)
  }
}

struct ExposureKeyTests {
  @Test func `recordings come first, then nobody's before somebody's, then the viewer`() {
    func key(_ recording: String, _ patient: String?, _ viewer: String) -> Exposure.Key {
      Exposure.Key(
        recording: Identifier(recording), patient: patient.map { Identifier($0) },
        viewer: Identifier(viewer))
    }
    let ordered = [
      key("a", nil, "z"), key("a", "p", "b"), key("a", "p", "c"), key("a", "q", "a"),
      key("b", nil, "a"),
    ]
    #expect(ordered.reversed().sorted() == ordered)
  }

  @Test func `an unknown viewer is not a named one`() {
    func exposure(by viewer: String) -> Exposure {
      Exposure(
        key: Exposure.Key(
          recording: Identifier("r"), patient: nil, viewer: Identifier(viewer)),
        viewerKind: .unknown, content: .consultation, evidence: .recorded, action: .shown,
        tallies: Action.allCases.map { _ in Exposure.Tally() }, bytes: nil,
        playedMicroseconds: nil, extent: nil, lines: [])
    }
    #expect(!exposure(by: "unknown:").viewerIsNamed)
    #expect(!exposure(by: "unknown:s-1").viewerIsNamed)
    #expect(exposure(by: "unknow").viewerIsNamed)
  }
}

struct ProblemTests {
  @Test func `a place is a file, and a line and column of it`() {
    #expect(Problem.Place("a.csv").text == "a.csv")
    #expect(Problem.Place("a.csv", line: 18).text == "a.csv:18")
    #expect(Problem.Place("a.json5", line: 18, column: 4).text == "a.json5:18:4")
  }
}
