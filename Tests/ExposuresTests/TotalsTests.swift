import Model
import Testing

@testable import Exposures

/// The regulator's arithmetic (DESIGN §5).
@Suite struct TotalsTests {
  private func exposure(
    _ recording: String = "rec-1", of patient: String? = "pt-1", to viewer: String = "pt-2",
    _ action: Action, content: Exposure.Content = .consultation, last: Int = 10
  ) -> Exposure {
    var tallies = Action.allCases.map { _ in Exposure.Tally() }
    let time = Clinic.time(last)
    tallies[Int(action.rawValue)] = Exposure.Tally(count: 1, first: time, last: time)
    return Exposure(
      key: Exposure.Key(
        recording: Identifier(recording), patient: patient.map { Identifier($0) },
        viewer: Identifier(viewer)),
      viewerKind: .unknown, content: content, evidence: .recorded, action: action,
      tallies: tallies, bytes: nil, playedMicroseconds: nil, extent: nil, lines: [])
  }

  private func totals(_ exposures: [Exposure]) -> Totals {
    TotalsArithmetic.totals(of: exposures, rejectedLines: 0, hasGaps: false)
  }

  @Test func `owners are data subjects, confirmed when a named viewer opened`() {
    let totals = totals([
      exposure("rec-1", of: "pt-1", .opened), exposure("rec-2", of: "pt-1", .shown),
      exposure("rec-3", of: "pt-3", .shown), exposure("rec-4", of: "pt-4", .linked),
      exposure("rec-5", of: "pt-5", .attempted),
    ])
    #expect(totals.dataSubjects == Totals.Count(confirmed: 1, maximum: 2))
    #expect(totals.records == Totals.Count(confirmed: 1, maximum: 3))
    #expect(totals.exposures == [1, 1, 2, 1])
    #expect(totals.bound == .exact)
  }

  @Test func `an unknown viewer may be the owner and counts in the maximum only`() {
    let totals = totals([exposure(to: "unknown:192.0.2.1", .opened)])
    #expect(totals.dataSubjects == Totals.Count(confirmed: 0, maximum: 1))
    #expect(totals.recipientsOpened == 0 && totals.recipientsShown == 0)
    #expect(totals.unknownViewers == 1)
  }

  @Test func `a viewer of unknown kind is named all the same`() {
    #expect(totals([exposure(to: "stranger", .opened)]).dataSubjects.confirmed == 1)
  }

  @Test func `unknown viewers of refused attempts are counted too`() {
    #expect(totals([exposure(to: "unknown:", .attempted)]).unknownViewers == 1)
  }

  @Test func `what holds no consultation or belongs to nobody has recipients but no subjects`() {
    let totals = totals([
      exposure("rec-1", .opened, content: .none), exposure("rec-2", of: nil, to: "pt-3", .shown),
    ])
    #expect(totals.dataSubjects == Totals.Count() && totals.records == Totals.Count())
    #expect(totals.recipientsOpened == 1 && totals.recipientsShown == 2)
    #expect(totals.noContent == 1 && totals.unattributed == 1)
    #expect(totals.exposures == [0, 0, 1, 1])
    #expect(totals.bound == .atLeast)
  }

  @Test func `a recording that had two owners is one record of two subjects`() {
    let totals = totals([exposure(of: "pt-1", .shown), exposure(of: "pt-3", .shown)])
    #expect(totals.dataSubjects.maximum == 2 && totals.records.maximum == 1)
  }

  @Test func `rejected lines and gaps make every number at least that`() {
    let exposures = [exposure("rec-1", .opened)]
    for (rejected, hasGaps) in [(1, false), (0, true)] {
      let totals = TotalsArithmetic.totals(
        of: exposures, rejectedLines: rejected, hasGaps: hasGaps)
      #expect(totals.bound == .atLeast)
    }
    #expect(totals([]).bound == .exact)
  }

  @Test func `every named total counts exactly the exposures it shows`() throws {
    let exposures = [
      exposure("rec-1", .opened), exposure("rec-2", .shown), exposure("rec-1", to: "pt-9", .opened),
      exposure("rec-3", to: "unknown:", .opened),
    ]
    let confirmed = try #require(NamedTotal.named("data_subjects.confirmed"))
    #expect(confirmed.value(of: exposures) == 1)
    #expect(
      confirmed.exposures(among: exposures).map(\.key.viewer.text) == ["pt-2", "pt-9"])
    #expect(NamedTotal.named("records.maximum")?.value(of: exposures) == 3)
    #expect(NamedTotal.named("exposures.opened")?.value(of: exposures) == 3)
    #expect(NamedTotal.named("data_subjects") == nil)
    #expect(
      NamedTotal.all.map(\.name) == [
        "data_subjects.confirmed", "data_subjects.maximum", "records.confirmed",
        "records.maximum", "recipients.opened", "recipients.shown", "exposures.opened",
        "exposures.shown", "exposures.linked", "exposures.attempted", "exposures.unattributed",
        "exposures.no_content", "unknown_viewers",
      ])
  }

  @Test func `a breach goes on while anything but an attempt comes at or after containment`() {
    let exposures = [
      exposure("rec-1", .shown, last: 9), exposure("rec-2", .shown, last: 10),
      exposure("rec-3", .linked, last: 11), exposure("rec-4", .attempted, last: 12),
    ]
    let after = TotalsArithmetic.afterContainment(exposures, containedAt: Clinic.time(10))
    #expect(after.map(\.key.recording.text) == ["rec-2", "rec-3"])
    #expect(TotalsArithmetic.afterContainment(exposures, containedAt: nil).isEmpty)
  }
}
