import Testing

@testable import Notation

@Suite struct ZoneFileTests {
  private func number(_ value: Int64, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (Int64($0) * 8)) }
  }

  private func header(_ counts: [Int64], version: Character = "2") -> [UInt8] {
    Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
      + counts.flatMap { number($0, bytes: 4) }
  }

  /// One change, at the given second, from three hours west to two hours west.
  private func file(
    at change: Int64 = 1_000_000, kind: UInt8 = 1, leapSeconds: Int64 = 0,
    footer: String = "<-02>2",
    version: Character = "2", offset: Int64 = -7200
  ) -> [UInt8] {
    let old = header([0, 0, 0, 0, 1, 4], version: version) + [UInt8](repeating: 0, count: 10)
    let block =
      number(change, bytes: 8) + [kind] + number(-10_800, bytes: 4) + [0, 0]
      + number(offset, bytes: 4) + [0, 4] + Array("-03\0-02\0".utf8)
    return old + header([0, 0, leapSeconds, 1, 2, 8], version: version) + block
      + Array("\n\(footer)\n".utf8)
  }

  @Test func `a zone file gives its changes and names`() throws {
    let zone = try #require(ZoneFile.timeline(of: file()))
    #expect(zone.type(at: 999_999) == ZoneTimeline.LocalType(offset: -10_800, abbreviation: "-03"))
    #expect(zone.type(at: 1_000_000) == ZoneTimeline.LocalType(offset: -7200, abbreviation: "-02"))
    #expect(zone.type(at: .min).offset == -10_800)
    #expect(zone.type(at: .max).offset == -7200)
  }

  @Test func `the rule at its foot goes on after its last change`() throws {
    let zone = try #require(
      ZoneFile.timeline(of: file(footer: "<-02>2<-01>,M3.5.0/1,M10.5.0")))
    #expect(zone.type(at: 999_999).abbreviation == "-03")
    #expect(zone.type(at: 1_591_700_531).abbreviation == "-01")
  }

  @Test func `a file that is cut anywhere is no zone`() {
    let whole = file()
    for count in 0..<whole.count {
      #expect(ZoneFile.timeline(of: Array(whole.prefix(count))) == nil)
    }
  }

  @Test func `a file that is damaged is no zone`() {
    #expect(ZoneFile.timeline(of: file(kind: 2)) == nil, "a type that it does not have")
    #expect(ZoneFile.timeline(of: file(leapSeconds: 1)) == nil, "leap seconds")
    #expect(ZoneFile.timeline(of: file(footer: "summer")) == nil)
    #expect(ZoneFile.timeline(of: file(version: "\0")) == nil, "the old, 32-bit form")
    #expect(ZoneFile.timeline(of: file(offset: 27 * 3600)) == nil)
    #expect(ZoneFile.timeline(of: file(offset: Int64(Int32.min))) == nil)
  }

  @Test func `any byte changed does no harm`() {
    let whole = file(footer: "<-02>2<-01>,M3.5.0/1,M10.5.0")
    for index in whole.indices {
      for byte in [UInt8(0), 0x7F, 0x80, 0xFF] {
        var changed = whole
        changed[index] = byte
        _ = ZoneFile.timeline(of: changed)?.utcSeconds(ofWall: 1_591_700_531)
      }
    }
  }
}
