import Model
import Testing

@testable import Notation

/// What the law said for 2020, in UTC: the offset at New Year, and when it changed to what.
struct ZoneYear: Sendable, CustomTestStringConvertible {
  let name: String
  let rule: String
  let first: (minutes: Int64, abbreviation: String)
  let changes: [(at: String, minutes: Int64, abbreviation: String)]

  var testDescription: String { name }

  static let of2020 = [
    ZoneYear(
      name: "Europe/London", rule: "GMT0BST,M3.5.0/1,M10.5.0", first: (0, "GMT"),
      changes: [("2020-03-29T01:00:00Z", 60, "BST"), ("2020-10-25T01:00:00Z", 0, "GMT")]),
    ZoneYear(
      name: "America/New_York", rule: "EST5EDT,M3.2.0,M11.1.0", first: (-300, "EST"),
      changes: [("2020-03-08T07:00:00Z", -240, "EDT"), ("2020-11-01T06:00:00Z", -300, "EST")]),
    ZoneYear(
      name: "Australia/Lord_Howe", rule: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
      first: (660, "+11"),
      changes: [("2020-04-04T15:00:00Z", 630, "+1030"), ("2020-10-03T15:30:00Z", 660, "+11")]),
    ZoneYear(name: "Africa/Kigali", rule: "CAT-2", first: (120, "CAT"), changes: []),
  ]
}

@Suite struct ZoneTests {
  /// With the host's files and, as on a host without any, by the rule alone.
  private func zones(_ year: ZoneYear) throws -> [Zone] {
    let byRule = try #require(Zone(name: year.name, rule: year.rule, folder: "/nowhere"))
    guard let byFile = Zone(name: year.name) else {
      print("skipped: this host has no zone file for \(year.name)")
      return [byRule]
    }
    return [byRule, byFile]
  }

  @Test(arguments: ZoneYear.of2020)
  func `every half hour of 2020 has the offset that the law gave it`(year: ZoneYear) throws {
    let newYear = try #require(TimeText.rfc3339("2020-01-01T00:00:00Z")).seconds
    let changes = try year.changes.map {
      (seconds: try #require(TimeText.rfc3339($0.at)).seconds, minutes: $0.minutes, $0.abbreviation)
    }
    for zone in try zones(year) {
      for seconds in stride(from: newYear, to: newYear + 366 * 86400, by: 1800) {
        let passed = changes.last { $0.seconds <= seconds }
        let civil = TimeText.civil(Timestamp(nanoseconds: seconds * 1_000_000_000), zone: zone)
        #expect(civil.offsetSeconds == Int((passed?.minutes ?? year.first.minutes) * 60))
        #expect(civil.abbreviation == passed?.2 ?? year.first.abbreviation)
      }
    }
  }

  @Test(arguments: ZoneYear.of2020)
  func `every wall clock time of 2020 is one instant, or none`(year: ZoneYear) throws {
    let newYear = try #require(TimeText.rfc3339("2020-01-01T00:00:00Z")).seconds
    for zone in try zones(year) {
      // How often each wall clock time was shown, by asking every instant.
      var shown: [Int64: [Int64]] = [:]
      for seconds in stride(from: newYear - 86400, to: newYear + 367 * 86400, by: 1800) {
        shown[seconds + Int64(zone.type(at: seconds).offset), default: []].append(seconds)
      }
      for wall in stride(from: newYear, to: newYear + 366 * 86400, by: 1800) {
        let instants = shown[wall] ?? []
        #expect(zone.utcSeconds(ofWall: wall) == (instants.count == 1 ? instants[0] : nil))
      }
    }
  }

  @Test func `the hour that London skips and the hour it has twice are no times`() throws {
    for zone in try zones(ZoneYear.of2020[0]) {
      func read(_ text: String) -> String? {
        TimeText.rfc3339(text, zone: zone).map(TimeText.utcMilliseconds)
      }
      #expect(read("2020-03-29T00:59:59.999999999") == "2020-03-29T00:59:59.999Z")
      #expect(read("2020-03-29T01:00:00") == nil)
      #expect(read("2020-03-29T01:59:59.9") == nil)
      #expect(read("2020-03-29T02:00:00") == "2020-03-29T01:00:00.000Z")
      #expect(read("2020-10-25T00:59:59") == "2020-10-24T23:59:59.000Z")
      #expect(read("2020-10-25T01:00:00") == nil)
      #expect(read("2020-10-25T01:59:59") == nil)
      #expect(read("2020-10-25T02:00:00") == "2020-10-25T02:00:00.000Z")
      #expect(read("2020-06-09T12:02:11") == "2020-06-09T11:02:11.000Z")
      #expect(read("2020-06-09T12:02:11Z") == "2020-06-09T12:02:11.000Z", "an offset wins")
      #expect(read("2100-07-01T12:00:00") == "2100-07-01T11:00:00.000Z", "the rule goes on")
    }
  }

  @Test func `a document shows local time with the zone named`() throws {
    let time = try #require(TimeText.rfc3339("2020-06-09T11:02:11.5Z"))
    for zone in try zones(ZoneYear.of2020[0]) {
      let civil = TimeText.civil(time, zone: zone)
      #expect(civil.longText == "9 June 2020 at 12:02 BST")
      #expect(civil.weekdayName == "Tuesday")
      #expect(civil.nanosecond == 500_000_000)
    }
    #expect(TimeText.civil(time, zone: .utc).longText == "9 June 2020 at 11:02 UTC")
    let first = TimeText.civil(.distantPast, zone: .utc)
    #expect((first.year, first.month, first.day) == (1677, 9, 21))
    #expect(first.weekdayName == "Tuesday")
  }

  @Test(arguments: [
    "", ".", "..", "../etc/passwd", "Europe/../Europe/London", "/usr/share/zoneinfo/Europe/London",
    "Europe//London", "Europe/London/", "Europe/Lon don", "Europe", "Europe/Atlantis", "zone.tab",
    "Europe/London\u{0}", "europe/london",
  ])
  func `a name that leads to no zone file is no zone`(name: String) {
    #expect(Zone(name: name) == nil)
  }

  @Test func `UTC and GMT need no file`() throws {
    for name in ["UTC", "Etc/UTC", "GMT", "Etc/GMT"] {
      let zone = try #require(Zone(name: name, rule: nil, folder: "/nowhere"))
      #expect(zone.utcSeconds(ofWall: 12) == 12)
    }
    #expect(Zone(name: "Europe/London", rule: nil, folder: "/nowhere") == nil)
    #expect(Zone(name: "Europe/London", rule: "summer", folder: "/nowhere") == nil)
  }
}
