import Model
import Testing

@testable import Exposures

/// Where logs are silent, and what may be said of it (DESIGN §5 Coverage, §13 Sources).
@Suite struct CoverageTests {
  private func source(
    _ path: String, _ first: Int?, _ last: Int?, silences: [(Int, Int)] = [],
    profile: String = "one", witnesses: Set<Action> = [.shown, .opened]
  ) -> Source {
    let digest = Clinic.digest(profile)
    return Source(
      kind: .file, path: path, digest: digest, contentDigest: digest, bytes: 0, contentBytes: 0,
      reading: Source.Reading(
        profileName: profile, format: "combined", profileText: [], profileDigest: digest,
        zone: nil, since: nil, until: nil, maxGap: .seconds(10), witnesses: witnesses, clock: nil),
      tally: Source.LineTally(), rejected: [], first: first.map(Clinic.time),
      last: last.map(Clinic.time), silences: silences.map { Clinic.period($0, $1) }, events: 0)
  }

  private func source(
    _ first: Int?, _ last: Int?, silences: [(Int, Int)] = [],
    witnesses: Set<Action> = [.shown, .opened]
  ) -> Source {
    source("a.log", first, last, silences: silences, witnesses: witnesses)
  }

  private func window(_ first: Int, _ last: Int) -> IncidentWindow {
    IncidentWindow(first: Clinic.time(first), last: Clinic.time(last))
  }

  private func shown(_ first: Int, _ last: Int) -> Exposure {
    var tallies = Action.allCases.map { _ in Exposure.Tally() }
    tallies[Int(Action.shown.rawValue)] = Exposure.Tally(
      count: 2, first: Clinic.time(first), last: Clinic.time(last))
    return Exposure(
      key: Exposure.Key(
        recording: Identifier("rec-1"), patient: Identifier("pt-1"), viewer: Identifier("pt-2")),
      viewerKind: .patient, content: .consultation, evidence: .recorded, action: .shown,
      tallies: tallies, bytes: nil, playedMicroseconds: nil, extent: nil, lines: [])
  }

  private func rulesOut(
    _ exposure: Exposure, contained: Int? = 100, life: Int64? = 50, _ sources: [Source]
  ) -> Bool {
    CoverageStatement.rulesOutOpening(
      of: exposure, containedAt: contained.map(Clinic.time),
      linkLife: life.map { Timestamp.Span.seconds($0) }, sources: sources)
  }

  // MARK: - Gaps

  @Test func `a silence is a gap where it takes away from the window`() {
    let log = source(0, 100, silences: [(10, 30), (50, 70), (75, 90)])
    #expect(
      CoverageStatement.gaps(in: [log], window: window(30, 60)) == [[Clinic.period(50, 70)]])
    #expect(
      CoverageStatement.gaps(in: [log], window: window(29, 76)).first?.count == 3)
    #expect(CoverageStatement.gaps(in: [log], window: window(55, 55)).first?.count == 1)
    #expect(CoverageStatement.gaps(in: [log], window: nil) == [[]])
  }

  @Test func `a late hand-over is a gap of the later file`() {
    let files = [source("b.log", 120, 200), source("a.log", 0, 100)]
    #expect(
      CoverageStatement.gaps(in: files, window: window(50, 150))
        == [[Clinic.period(100, 120)], []])
    #expect(CoverageStatement.gaps(in: files, window: window(150, 160)) == [[], []])
  }

  @Test func `no gap lies between files that meet, overlap or are of two profiles`() {
    let whole = window(0, 300)
    let meeting = [source("a.log", 0, 100), source("b.log", 110, 200)]
    #expect(CoverageStatement.gaps(in: meeting, window: whole) == [[], []])
    let within = [source("a.log", 0, 300), source("b.log", 10, 20), source("c.log", 50, 60)]
    #expect(CoverageStatement.gaps(in: within, window: whole) == [[], [], []])
    let two = [source("a.log", 0, 100), source("b.log", 150, 200, profile: "two")]
    #expect(CoverageStatement.gaps(in: two, window: whole) == [[], []])
    let empty = [source("a.log", 0, 100), source("e.log", nil, nil)]
    #expect(CoverageStatement.gaps(in: empty, window: whole) == [[], []])
  }

  @Test func `the window runs from the first event of any exposure to the last`() {
    let both = IncidentWindow(of: [shown(20, 30), shown(10, 15)])
    #expect(both == window(10, 30))
    #expect(IncidentWindow(of: []) == nil)
  }

  // MARK: - Not opened

  @Test func `not opened is said where a log covers it until the last link has died`() {
    #expect(rulesOut(shown(10, 20), [source(10, 150)]))
    #expect(!rulesOut(shown(10, 20), [source(11, 150)]))
    #expect(!rulesOut(shown(10, 20), [source(10, 149)]))
  }

  @Test func `not opened is never said while a fact is not yet known`() {
    #expect(!rulesOut(shown(10, 20), contained: nil, [source(0, 1000)]))
    #expect(!rulesOut(shown(10, 20), life: nil, [source(0, 1000)]))
  }

  @Test func `a log that cannot show an opening rules none out`() {
    #expect(!rulesOut(shown(10, 20), [source(0, 1000, witnesses: [.shown])]))
    #expect(!rulesOut(shown(10, 20), []))
  }

  @Test func `a silence within rules nothing out, one before or after does no harm`() {
    #expect(!rulesOut(shown(10, 20), [source(0, 1000, silences: [(60, 80)])]))
    #expect(rulesOut(shown(60, 60), [source(0, 1000, silences: [(20, 60), (150, 300)])]))
    let other = source("b.log", 50, 90, profile: "two")
    #expect(rulesOut(shown(10, 20), [source(0, 1000, silences: [(60, 80)]), other]))
  }

  @Test func `files of one log that follow closely cover what lies between`() {
    #expect(rulesOut(shown(10, 20), [source("a.log", 0, 60), source("b.log", 70, 200)]))
    #expect(!rulesOut(shown(10, 20), [source("a.log", 0, 60), source("b.log", 71, 200)]))
    #expect(
      !rulesOut(
        shown(10, 20), [source("a.log", 0, 60), source("b.log", 65, 200, profile: "two")]))
  }

  @Test func `what was shown again after containment could be opened later still`() {
    #expect(!rulesOut(shown(10, 120), [source(0, 160)]))
    #expect(rulesOut(shown(10, 120), [source(0, 170)]))
  }

  @Test func `a log that ended before it was shown covers nothing`() {
    #expect(!rulesOut(shown(100, 100), life: 0, [source(0, 50)]))
  }

  @Test func `only what a log recorded as shown can be said not to have been opened`() {
    var exposure = shown(10, 20)
    exposure.evidence = .reconstructed
    #expect(!rulesOut(exposure, [source(0, 1000)]))
    exposure.evidence = .recorded
    exposure.action = .opened
    #expect(!rulesOut(exposure, [source(0, 1000)]))
  }
}
