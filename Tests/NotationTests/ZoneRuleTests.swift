import Testing

@testable import Notation

@Suite struct ZoneRuleTests {
  @Test func `the forms of POSIX are read`() throws {
    #expect(try #require(ZoneRule("UTC0")).standard.offset == 0)
    #expect(try #require(ZoneRule("<-03>3")).standard.offset == -10_800)
    #expect(try #require(ZoneRule("<-03>3")).standard.abbreviation == "-03")
    #expect(try #require(ZoneRule("IST-5:30")).standard.offset == 19_800)
    #expect(try #require(ZoneRule("LMT0:01:15")).standard.offset == -75)
    let newYork = try #require(ZoneRule("EST5EDT,M3.2.0,M11.1.0"))
    #expect(newYork.summer?.type.offset == -14_400)
    #expect(newYork.summer?.starts.seconds == 7200)
    let greenland = try #require(ZoneRule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0"))
    #expect(greenland.summer?.starts.seconds == -3600)
    #expect(try #require(ZoneRule("AAA3BBB2:30,J60/26,300")).summer?.type.offset == -9000)
  }

  @Test(arguments: [
    "", "GMT", "GM0", "0", "GMT25", "GMT0:60", "GMT0BST", "GMT0BST,M3.5.0/1", "GMT0BST,M3.5.0/1,",
    "GMT0BST,M13.5.0,M10.5.0", "GMT0BST,M3.6.0,M10.5.0", "GMT0BST,M3.5.7,M10.5.0",
    "GMT0BST,J0,J365", "GMT0BST,366,1", "GMT0BST,M3.5.0/168,M10.5.0", "<GMT0", "<>0",
    "GMT0BST,M3.5.0/1,M10.5.0 ", "GMT0BST,M3.5.0/1,M10.5.0,M1.1.1", ":Europe/London",
    "GMT99999999999999999999",
  ])
  func `what is not a rule is none`(text: String) {
    #expect(ZoneRule(text) == nil)
  }

  @Test func `the days of a year are counted with and without 29 February`() throws {
    func start(_ rule: String, _ year: Int) throws -> Int64? {
      try #require(ZoneRule(rule)).changes(years: year...year).first?.time
    }
    let firstOfMarch2020: Int64 = 1_583_020_800
    #expect(try start("AAA0BBB,J60/0,J300", 2020) == firstOfMarch2020)
    #expect(try start("AAA0BBB,60/0,J300", 2020) == firstOfMarch2020)
    #expect(try start("AAA0BBB,59/0,J300", 2020) == firstOfMarch2020 - 86400)
    #expect(try start("AAA0BBB,J59/0,J300", 2020) == firstOfMarch2020 - 2 * 86400)
    let firstOfMarch2021: Int64 = 1_614_556_800
    #expect(try start("AAA0BBB,J60/0,J300", 2021) == firstOfMarch2021)
    #expect(try start("AAA0BBB,59/0,J300", 2021) == firstOfMarch2021)
  }

  @Test func `a summer that lasts all year never ends`() throws {
    let rule = try #require(ZoneRule("EST5EDT,0/0,J365/25"))
    let zone = try #require(ZoneTimeline(rule: rule))
    for day in Int64(0)..<2000 {
      #expect(zone.type(at: day * 43_200).offset == -14_400)
    }
    let newYear: Int64 = 1_577_836_800
    #expect(zone.utcSeconds(ofWall: newYear) == newYear + 14_400)
  }

  @Test func `south of the equator the year begins in summer`() throws {
    let rule = try #require(ZoneRule("AEST-10AEDT,M10.1.0,M4.1.0/3"))
    let zone = try #require(ZoneTimeline(rule: rule))
    #expect(zone.type(at: 1_577_836_800).abbreviation == "AEDT")
    #expect(zone.type(at: 1_592_000_000).abbreviation == "AEST")
  }
}
