import Delivery
import Evidence
import Exposures
import Model

/// What a scan or a sweep tells the endpoints of its case.
struct ScanNews {
  /// As they were before it, and as they are from now on; those that it did not touch may be left out.
  let before: [Exposure]
  let after: [Exposure]
  let standing: [Source]
  let facts: Facts
  /// How many went on after containment before it, where some are left out.
  var brokenBefore: Int?

  /// More of them go on after containment than did before.
  var isBroken: Bool { brokenMore > 0 }

  private var brokenMore: Int { broken(among: after) - broken(among: before) }

  private func broken(among exposures: [Exposure]) -> Int {
    TotalsArithmetic.afterContainment(exposures, containedAt: facts.time("contained_at")).count
  }

  /// `scan.completed` of a scan; `exposures.found` where any is new or rose; `containment.broken` where
  /// more go on after containment than did before.
  func news(of run: ScanRun, kind: ScanCommit.Kind) -> [Telling.News] {
    var news: [Telling.News] = []
    if kind == .scan {
      let lines = standing.reduce(into: Source.LineTally()) { $0 += $1.tally }
      news.append(
        .init(
          .scanCompleted,
          Event.scan(
            run.number, new: run.new.count, raised: run.raised.count, cleared: run.cleared.count,
            rejectedLines: lines.rejected, totals: totals(lines))))
    }
    if !run.new.isEmpty || !run.raised.isEmpty {
      // The numbers are given in the transaction: what is new or rose is told apart by its key.
      let known = [Exposure.Key: Action](
        before.map { ($0.key, $0.action) }, uniquingKeysWith: { first, _ in first })
      let new = after.filter { known[$0.key] == nil }
      let raised = after.filter { exposure in
        known[exposure.key].map { $0 < exposure.action } ?? false
      }
      news.append(
        .init(
          .exposuresFound,
          Event.found(scan: run.number, new: new.map(\.action), raised: raised.map(\.action))))
    }
    if isBroken {
      let broken = (brokenBefore ?? broken(among: before)) + brokenMore
      news.append(
        .init(
          .containmentBroken,
          Event.broken(afterContainment: broken, containedAt: facts.time("contained_at"))))
    }
    return news
  }

  private func totals(_ lines: Source.LineTally) -> Totals {
    let window = IncidentWindow(of: after)
    let gaps = CoverageStatement.gaps(in: standing, window: window)
    return TotalsArithmetic.totals(
      of: after, rejectedLines: lines.rejected, unansweredLists: lines.unansweredLists,
      hasGaps: gaps.contains { !$0.isEmpty })
  }
}
