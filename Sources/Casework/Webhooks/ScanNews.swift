import Delivery
import Evidence
import Exposures
import Model

/// What a scan tells the endpoints of its case.
struct ScanNews {
  /// As they were before it, and as they are from now on.
  let before: [Exposure]
  let after: [Exposure]
  let standing: [Source]
  let facts: Facts

  /// The exposures that `exposures.found` tells of: those that are new, and those that rose.
  var found: (new: [Exposure], raised: [Exposure]) {
    // The numbers are given in the transaction: what is new or rose is told apart by its key.
    let known = [Exposure.Key: Action](
      before.map { ($0.key, $0.action) }, uniquingKeysWith: { first, _ in first })
    return (
      after.filter { known[$0.key] == nil },
      after.filter { exposure in known[exposure.key].map { $0 < exposure.action } ?? false }
    )
  }

  private func broken(among exposures: [Exposure]) -> Int {
    TotalsArithmetic.afterContainment(exposures, containedAt: facts.time("contained_at")).count
  }

  /// `scan.completed`; `exposures.found` where any is new or rose; `containment.broken` where more go on
  /// after containment than did before.
  func news(of run: ScanRun) -> [Telling.News] {
    let lines = standing.reduce(into: Source.LineTally()) { $0 += $1.tally }
    var news = [
      Telling.News(
        .scanCompleted,
        Event.scan(
          run.number, new: run.new.count, raised: run.raised.count, cleared: run.cleared.count,
          rejectedLines: lines.rejected, totals: totals(lines)))
    ]
    let (new, raised) = found
    if !new.isEmpty || !raised.isEmpty {
      news.append(
        .init(
          .exposuresFound,
          Event.found(scan: run.number, new: new.map(\.action), raised: raised.map(\.action))))
    }
    let broken = broken(among: after)
    if broken > self.broken(among: before) {
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
