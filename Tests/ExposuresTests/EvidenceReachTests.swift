import Model
import Testing

@testable import Exposures

/// What the logs leave open of an incident whose times people have stated.
@Suite struct EvidenceReachTests {
  private func log(
    _ first: Int?, _ last: Int?, silences: [(Int, Int)] = [],
    witnesses: Set<Action> = [.shown, .opened], profile: String = "one"
  ) -> Source {
    let digest = Clinic.digest(profile)
    return Source(
      kind: .file, path: "a.log", digest: digest, contentDigest: digest, bytes: 0, contentBytes: 0,
      reading: Source.Reading(
        profileName: profile, format: "combined", profileText: [], profileDigest: digest,
        zone: nil, since: nil, until: nil, maxGap: .seconds(10), witnesses: witnesses, clock: nil),
      tally: Source.LineTally(), rejected: [], first: first.map(Clinic.time),
      last: last.map(Clinic.time), silences: silences.map { Clinic.period($0, $1) }, events: 0)
  }

  private func exposure(
    _ action: Action, patient: String = "pt-1", viewer: String = "pt-2", at seconds: Int = 30
  ) -> Exposure {
    var tallies = Action.allCases.map { _ in Exposure.Tally() }
    let time = Clinic.time(seconds)
    tallies[Int(action.rawValue)] = Exposure.Tally(count: 1, first: time, last: time)
    return Exposure(
      key: Exposure.Key(
        recording: Identifier("rec-\(patient)"), patient: Identifier(patient),
        viewer: Identifier(viewer)),
      viewerKind: .patient, content: .consultation, evidence: .recorded, action: action,
      tallies: tallies, bytes: nil, playedMicroseconds: nil, extent: nil, lines: [])
  }

  private func reach(
    _ logs: [Source], _ exposures: [Exposure] = [], started: Int? = 0, contained: Int? = 100,
    life: Int64? = 50
  ) -> EvidenceReach {
    CoverageStatement.reach(
      of: logs, over: exposures, startedAt: started.map(Clinic.time),
      containedAt: contained.map(Clinic.time), linkLife: life.map { .seconds($0) })
  }

  @Test func `a log of one instant leaves all but that instant of the incident open`() {
    let reach = reach([log(40, 40)])
    #expect(reach.unheard == [Clinic.period(0, 40), Clinic.period(40, 150)])
    #expect(reach.leavesOpen && !reach.rulesOutMore)
  }

  @Test func `logs that speak until the last link has ended rule out that there was more`() {
    let reach = reach([log(0, 90), log(95, 150)])
    #expect(reach.unheard.isEmpty && reach.missing.isEmpty)
    #expect(reach.rulesOutMore && !reach.leavesOpeningsOpen)
  }

  @Test func `a silence no longer than a log may be silent is none`() {
    #expect(reach([log(10, 140)]).unheard.isEmpty)
    #expect(
      reach([log(11, 139)]).unheard == [Clinic.period(0, 11), Clinic.period(139, 150)])
  }

  @Test func `a silence within the log counts where nobody was shown anything yet`() {
    #expect(reach([log(0, 150, silences: [(20, 60)])]).unheard == [Clinic.period(20, 60)])
  }

  @Test func `each of listing and opening needs a log that shows it`() {
    let lists = log(0, 150, witnesses: [.shown])
    #expect(reach([lists]).unwitnessed == [.opened])
    #expect(reach([lists]).leavesOpeningsOpen && !reach([lists]).leavesOpen)
    #expect(!reach([lists]).rulesOutMore)
    let plays = log(0, 70, witnesses: [.opened], profile: "two")
    #expect(reach([lists, plays]).unheard == [Clinic.period(70, 150)])
    #expect(reach([plays]).unwitnessed == [.shown])
  }

  @Test func `without the times of the incident nothing is ruled out, and the facts are named`() {
    let reach = reach([log(0, 150)], started: nil, life: nil)
    #expect(reach.missing == ["started_at", "link_life"])
    #expect(reach.unheard.isEmpty && !reach.leavesOpen && !reach.rulesOutMore)
  }

  @Test func `the last link that was given out lives on after containment`() {
    let late = exposure(.shown, at: 120)
    #expect(reach([log(0, 150)], [late]).unheard == [Clinic.period(150, 170)])
  }

  @Test func `no log at all is silence, and a table of links is no log`() {
    #expect(reach([]).isSilent && reach([log(nil, nil)]).isSilent)
    #expect(reach([log(0, 150, witnesses: [.linked])]).unwitnessed == [.shown, .opened])
  }

  @Test func `people are in doubt of whom no letter can say that nothing was opened`() {
    let shown = [
      exposure(.shown, patient: "pt-1"), exposure(.shown, patient: "pt-3"),
      exposure(.opened, patient: "pt-3", viewer: "pt-4"),
      exposure(.opened, patient: "pt-5", viewer: "unknown:10.0.0.1"),
    ]
    let dark = reach([log(0, 60)], shown)
    #expect(dark.openingsInDoubt == 2 && dark.shownMayBeOpened)
    let bright = reach([log(0, 150)], shown)
    #expect(bright.openingsInDoubt == 1 && !bright.shownMayBeOpened)
  }

  @Test func `the ends of time are no trap`() {
    let reach = CoverageStatement.reach(
      of: [log(0, 10)], over: [], startedAt: .distantPast, containedAt: .distantFuture,
      linkLife: .hours(1))
    #expect(reach.unheard.count == 2)
    let backwards = self.reach([log(0, 10)], started: 500, contained: 100)
    #expect(backwards.unheard.isEmpty)
  }
}
