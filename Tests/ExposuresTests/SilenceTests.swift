import Model
import Testing

@testable import Exposures

/// When no log speaks at all, and what hostile coverage may not be taken to prove (DESIGN §5 Coverage).
@Suite struct SilenceTests {
  private func source(
    _ first: Int?, _ last: Int?, silences: [(Int, Int)] = [], profile: String = "one",
    witnesses: Set<Action> = [.shown, .opened], maxGap: Int64 = 10, since: Int? = nil,
    until: Int? = nil
  ) -> Source {
    let digest = Clinic.digest(profile)
    return Source(
      kind: .file, path: "\(profile).log", digest: digest, contentDigest: digest, bytes: 0,
      contentBytes: 0,
      reading: Source.Reading(
        profileName: profile, format: "combined", profileText: [], profileDigest: digest,
        zone: nil, since: since.map(Clinic.time), until: until.map(Clinic.time),
        maxGap: .seconds(maxGap), witnesses: witnesses, clock: nil),
      tally: Source.LineTally(), rejected: [], first: first.map(Clinic.time),
      last: last.map(Clinic.time), silences: silences.map { Clinic.period($0, $1) }, events: 0)
  }

  private func silences(_ sources: [Source], from: Int = 0, to: Int = 1000) -> [Period] {
    let window = IncidentWindow(first: Clinic.time(from), last: Clinic.time(to))
    let all = CoverageStatement.silences(over: sources, window: window)
    #expect(all == CoverageStatement.silences(over: sources.reversed(), window: window))
    return all
  }

  private func rulesOut(
    _ sources: [Source], shown: (Int, Int) = (10, 20), linked: Int? = nil
  ) -> Bool {
    var tallies = Action.allCases.map { _ in Exposure.Tally() }
    tallies[Int(Action.shown.rawValue)] = Exposure.Tally(
      count: 2, first: Clinic.time(shown.0), last: Clinic.time(shown.1))
    if let linked {
      tallies[Int(Action.linked.rawValue)] = Exposure.Tally(
        count: 1, first: Clinic.time(linked), last: Clinic.time(linked))
    }
    let exposure = Exposure(
      key: Exposure.Key(
        recording: Identifier("rec-1"), patient: Identifier("pt-1"), viewer: Identifier("pt-2")),
      viewerKind: .patient, content: .consultation, evidence: .recorded, action: .shown,
      tallies: tallies, bytes: nil, playedMicroseconds: nil, extent: nil, lines: [])
    let sides = [sources, sources.reversed()].map {
      CoverageStatement.rulesOutOpening(
        of: exposure, containedAt: Clinic.time(100), linkLife: .seconds(50), sources: $0)
    }
    #expect(sides[0] == sides[1], "the order of the files decides nothing")
    return sides[0]
  }

  // MARK: Over all

  @Test func `where one log is silent and another speaks, there is no silence over all`() {
    let one = source(0, 100, silences: [(20, 40), (60, 80)])
    #expect(silences([one]) == [Clinic.period(20, 40), Clinic.period(60, 80)])
    let two = source(15, 45, profile: "two")
    #expect(silences([one, two]) == [Clinic.period(60, 80)])
    #expect(silences([one, two, source(65, 70, profile: "three")]) == [])
  }

  @Test func `what is left of two silences is a silence if it is long enough`() {
    let one = source(0, 200, silences: [(50, 100)])
    #expect(silences([one, source(0, 80, profile: "two")]) == [Clinic.period(80, 100)])
    #expect(silences([one, source(0, 90, profile: "two")]) == [])
    #expect(silences([one, source(75, 75, profile: "two")]).count == 2)
  }

  @Test func `between logs of two profiles there may be silence though neither has a gap`() {
    let logs = [source(0, 100), source(150, 200, profile: "two")]
    let window = IncidentWindow(first: Clinic.time(0), last: Clinic.time(200))
    #expect(CoverageStatement.gaps(in: logs, window: window) == [[], []])
    #expect(silences(logs) == [Clinic.period(100, 150)])
    #expect(silences(logs, from: 150, to: 200) == [])
  }

  @Test func `the shortest limit of any log holds for all`() {
    let logs = [source(0, 100, maxGap: 60), source(130, 200, profile: "two", maxGap: 20)]
    #expect(silences(logs) == [Clinic.period(100, 130)])
  }

  @Test func `a table of links is no log that speaks`() {
    let links = source(50, 50, profile: "links", witnesses: [.linked])
    #expect(silences([source(0, 100, silences: [(20, 80)]), links]) == [Clinic.period(20, 80)])
    #expect(silences([links]) == [])
  }

  @Test func `an empty log, a log of one line and no log at all do no harm`() {
    #expect(silences([]) == [])
    #expect(silences([source(nil, nil)]) == [])
    #expect(silences([source(7, 7), source(nil, nil)]) == [])
    #expect(silences([source(7, 7), source(60, 60)]) == [Clinic.period(7, 60)])
    #expect(
      CoverageStatement.silences(over: [source(0, 9, silences: [(1, 8)])], window: nil) == [])
  }

  // MARK: What may not be said

  @Test func `what --since and --until left out was not witnessed`() {
    #expect(rulesOut([source(0, 1000)]))
    #expect(!rulesOut([source(0, 1000, until: 150)]))
    #expect(rulesOut([source(0, 1000, until: 151)]))
    #expect(!rulesOut([source(0, 1000, since: 11)]))
    #expect(rulesOut([source(0, 1000, since: 10)]))
    #expect(!rulesOut([source(0, 1000, since: 400, until: 300)]))
    #expect(!rulesOut([source(0, 1000, silences: [(60, 80)], until: 70)]))
  }

  @Test func `between files of which one was not read to its end nothing is known`() {
    #expect(rulesOut([source(0, 60), source(65, 200)]))
    #expect(!rulesOut([source(0, 60, until: 62), source(65, 200, since: 62)]))
    #expect(!rulesOut([source(0, 60, until: 60), source(65, 200)]))
  }

  @Test func `files that overlap, lie within each other or are turned over cover what they cover`()
  {
    #expect(rulesOut([source(0, 80), source(40, 120), source(110, 160)]))
    #expect(rulesOut([source(0, 200), source(50, 60), source(55, 55)]))
    #expect(!rulesOut([source(0, 60, silences: [(30, 50)]), source(58, 200)]))
    #expect(rulesOut([source(0, 60, silences: [(30, 50)]), source(29, 51), source(58, 200)]))
    let turned = (0..<20).map { source($0 * 10, $0 * 10 + 4) }
    #expect(rulesOut(turned))
    var torn = turned
    torn.remove(at: 7)
    #expect(!rulesOut(torn))
  }

  @Test func `a log of one line witnesses that instant and no more`() {
    #expect(!rulesOut([source(10, 10)]))
    #expect(!rulesOut([source(10, 10), source(30, 200)]))
    #expect(rulesOut([source(10, 10), source(20, 200)]))
  }

  @Test func `a log that cannot show an opening bridges nothing`() {
    let blind = source(0, 1000, profile: "two", witnesses: [.shown])
    #expect(!rulesOut([blind, source(0, 60), source(75, 200)]))
    #expect(!rulesOut([blind, source(0, 149)]))
    #expect(rulesOut([blind, source(0, 150)]))
  }

  @Test func `what would be listed again after containment could be opened later still`() {
    #expect(rulesOut([source(0, 160)]))
    #expect(!rulesOut([source(0, 160)], linked: 120))
    #expect(rulesOut([source(0, 170)], linked: 120))
    #expect(rulesOut([source(0, 160)], linked: 5))
  }

  @Test func `one line of another century bridges nothing`() {
    #expect(!rulesOut([source(0, 9_000_000, silences: [(120, 9_000_000)])]))
    #expect(rulesOut([source(-9_000_000, 200, silences: [(-9_000_000, 0)])]))
  }

  @Test func `the ends of time do no harm`() {
    var all = source(0, 0)
    all.first = .distantPast
    all.last = .distantFuture
    #expect(rulesOut([all]))
    #expect(silences([all, source(0, 9)]) == [])
    all.reading.since = .distantPast
    all.reading.until = .distantPast
    #expect(!rulesOut([all]))
  }
}
