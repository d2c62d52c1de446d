import Delivery
import Evidence
import Exposures
import Model

/// What a sweep has to tell the endpoints of exposures: what it found, and what stands that they were
/// not told of yet, because it was kept back, or nobody was to be told when it was found.
struct ExposureNews {
  /// Those that are told of.
  private(set) var keys: Set<Exposure.Key> = []
  private var new: [Action] = []
  private var raised: [Action] = []

  private let containedAt: Timestamp?
  /// How many go on after containment that nobody was told of as doing so, and how many in all.
  private var brokenUntold = 0
  private var broken = 0

  /// `touched` is what the sweep changes; nil: nothing.
  init(
    _ touched: TouchedEvidence?, keptBack: KeptBack, in store: CaseStore, facts: Facts
  ) throws(Problem) {
    containedAt = facts.time("contained_at")
    if let touched { try take(touched, keptBack, in: store) }
    let left = try store.untold().filter { untold in
      touched?.keys.contains(untold.key) != true && untold.isUnqueued
        && !keptBack.covers(untold.key, number: untold.number, action: untold.action)
    }
    for untold in left { add(untold.key, untold.action, last: untold.last) }
    if containedAt != nil, !left.isEmpty {
      brokenUntold += goOn(try store.known(Set(left.map(\.key))).values.map(\.exposure))
    }
    if brokenUntold > 0, let containedAt { broken += try store.countGranted(since: containedAt) }
  }

  private mutating func take(
    _ touched: TouchedEvidence, _ keptBack: KeptBack, in store: CaseStore
  ) throws(Problem) {
    let last = try store.lastTold(among: touched.keys)
    func isSpoken(_ exposure: Exposure) -> Bool {
      let number = touched.known[exposure.key]?.exposure.number ?? 0
      return !keptBack.covers(exposure.key, number: number, action: exposure.action)
    }
    let before = touched.known.values.filter(\.isStanding).map(\.exposure)
    let told = touched.exposures.filter(isSpoken)
    for exposure in told { add(exposure.key, exposure.action, last: last[exposure.key]) }
    broken += goOn(touched.exposures) - goOn(before)
    // What nobody was told of goes on untold, whatever it did before.
    let known = before.filter { exposure in
      isSpoken(exposure) && last[exposure.key].map { $0 >= exposure.action } ?? false
    }
    brokenUntold += max(0, goOn(told) - goOn(known))
  }

  private mutating func add(_ key: Exposure.Key, _ action: Action, last: Action?) {
    if let last, last >= action { return }
    keys.insert(key)
    if last == nil { new.append(action) } else { raised.append(action) }
  }

  private func goOn(_ exposures: [Exposure]) -> Int {
    TotalsArithmetic.afterContainment(exposures, containedAt: containedAt).count
  }

  /// `number` is that of the sweep, among the scans of the case.
  func news(of number: Int) -> [Telling.News] {
    var news: [Telling.News] = []
    if !keys.isEmpty {
      news.append(.init(.exposuresFound, Event.found(scan: number, new: new, raised: raised)))
    }
    if brokenUntold > 0 {
      news.append(
        .init(
          .containmentBroken, Event.broken(afterContainment: broken, containedAt: containedAt)))
    }
    return news
  }
}
