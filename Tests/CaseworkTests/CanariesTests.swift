import Evidence
import Model
import TestSupport
import Testing

@testable import Casework
@testable import Exposures

/// Recordings made for testing: whoever may see one must be seen to, in time, and nobody else.
struct CanariesTests {
  private static let noon = Timestamp(nanoseconds: 1_591_704_000_000_000_000)
  private static let may = pair("pt-1")
  private static let mayNot = pair("pt-2")

  private static func pair(_ viewer: String) -> CanaryWatch.Pair {
    CanaryWatch.Pair(recording: Identifier("rec-1"), viewer: Identifier(viewer))
  }

  private func read(
    _ rows: String = "rec-1,pt-1,true,1h\nrec-1,pt-2,false,\n"
  ) throws -> Canaries {
    let place = try TemporaryFolder()
    return try Canaries(path: place.write("recording,viewer,may,every\n\(rows)", to: "c.csv"))
  }

  private func seen(
    _ pair: CanaryWatch.Pair, _ minutes: Int64, linked: Int64? = nil
  ) -> CanaryWatch.Sights {
    func time(_ minutes: Int64) -> Timestamp { Self.noon.adding(.seconds(60 * minutes)) }
    return [pair: CanaryWatch.Sight(seen: time(minutes), linked: linked.map(time))]
  }

  private func words(
    _ canaries: Canaries, _ known: [CanarySight] = [], now: [CanarySight] = []
  ) -> [SweepFailure.Word] {
    canaries.judge(known, with: now, before: Self.noon).failures.map(\.word)
  }

  @Test func `the check of somebody who may must be seen within its period`() throws {
    let canaries = try read()
    #expect(words(canaries) == [.canarySilent])
    #expect(words(canaries, now: canaries.kept(seen(Self.may, -60))) == [])
    #expect(words(canaries, now: canaries.kept(seen(Self.may, -61))) == [.canarySilent])
    // What the case has kept counts as well.
    #expect(words(canaries, canaries.kept(seen(Self.may, -10))) == [])
  }

  @Test func `a sight in the future proves no check, and is an alert all the same`() throws {
    let ahead = CanaryWatch.Sight(ahead: Self.noon.adding(.seconds(900_000)))
    let canaries = try read()
    #expect(canaries.kept([Self.may: ahead]).isEmpty)
    #expect(canaries.kept([Self.mayNot: ahead]).map(\.seen) == [ahead.ahead])
  }

  @Test func `without a period nobody waits for it`() throws {
    #expect(words(try read("rec-1,pt-1,true,\n")) == [])
  }

  @Test func `one who may not is an alert until somebody was told, and again when seen again`()
    throws
  {
    let canaries = try read("rec-1,pt-2,false,\n")
    let now = canaries.kept(seen(Self.mayNot, -5))
    #expect(words(canaries, now: now) == [.canaryShown])
    let untold = canaries.judge([], with: now, before: Self.noon).untold
    #expect(untold.map(\.seen) == now.map(\.seen))
    var told = now
    for place in told.indices { told[place].told = told[place].seen }
    #expect(words(canaries, told) == [])
    let again = canaries.kept(seen(Self.mayNot, -1))
    #expect(words(canaries, told, now: again) == [.canaryShown])
  }

  @Test func `a link shows what nobody may see, and proves nothing of the logs`() throws {
    let canaries = try read()
    let linked: CanaryWatch.Sights = [
      Self.may: CanaryWatch.Sight(seen: nil, linked: Self.noon),
      Self.mayNot: CanaryWatch.Sight(seen: nil, linked: Self.noon),
    ]
    #expect(canaries.kept(linked).map(\.may) == [false])
    #expect(words(canaries, now: canaries.kept(linked)) == [.canarySilent, .canaryShown])
  }

  @Test func `before a release logs are asked where there are any, else the links`() throws {
    let canaries = try read()
    let listed = [Self.may: CanaryWatch.Sight(seen: nil, linked: Self.noon)]
    #expect(canaries.judgeOnce(listed, hasLogs: false).isEmpty)
    #expect(canaries.judgeOnce(listed, hasLogs: true).count == 1)
    #expect(canaries.judgeOnce(seen(Self.may, 0), hasLogs: true).isEmpty)
    #expect(
      canaries.judgeOnce(
        seen(Self.may, 0).merging(seen(Self.mayNot, 0)) { one, _ in one },
        hasLogs: true
      ).map { $0.place?.line } == [3])
  }

  @Test func `the later sight counts, wherever it was`() {
    let merged = CanaryWatch.merged(
      seen(Self.may, 3, linked: 1), seen(Self.may, 2, linked: 9))
    #expect(merged == seen(Self.may, 3, linked: 9))
    #expect(CanaryWatch.merged(merged, seen(Self.mayNot, 1)).count == 2)
  }

  @Test func `a table that names none is refused`() {
    let problem = #expect(throws: Problem.self) { try read("") }
    #expect(problem?.kind == .input)
  }

  @Test(arguments: [
    "rec-1,pt-3,perhaps,", "rec-1,pt-3,true,often", "rec-1,pt-3,true,0s",
    "rec-1,pt-1,false,", "rec-1,,true,",
  ])
  func `a row that does not say who, whether or how often is refused by its line`(row: String) {
    let problem = #expect(throws: Problem.self) {
      try read("rec-1,pt-1,true,1h\n\(row)\n")
    }
    #expect(problem?.kind == .input && problem?.place?.line == 3)
  }
}
