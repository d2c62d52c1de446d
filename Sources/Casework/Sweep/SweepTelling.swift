import Delivery
import Evidence
import Exposures
import Model
import Obligations

/// What a sweep tells the endpoints of its case, each thing once.
struct SweepTelling {
  private let opened: OpenCase
  private let actor: Actor
  private let suppressions: Suppressions?

  init(_ opened: OpenCase, by actor: Actor, suppressing suppressions: Suppressions?) {
    self.opened = opened
    self.actor = actor
    self.suppressions = suppressions
  }

  /// What is written with the change itself: what it found, and what is wrong.
  func messages(
    of touched: TouchedEvidence, failures: [SweepFailure], standing: [Source]
  ) throws(Problem) -> (ScanRun, LedgerEntry.Head) throws(Problem) -> [OutboxMessage] {
    let store = opened.store
    guard try Telling.isWanted(in: store) else { return { _, _ in [] } }
    let known = touched.known.values.filter(\.isStanding).map(\.exposure)
    let told = touched.exposures.filter { !isHidden($0.key, touched.known[$0.key]?.exposure) }
    var news = ScanNews(before: known, after: told, standing: standing, facts: opened.facts)
    if let contained = opened.facts.time("contained_at") {
      news.brokenBefore = try store.countGranted(since: contained)
    }
    let actions = Dictionary(
      known.map { ($0.key, $0.action) }, uniquingKeysWith: { first, _ in first })
    let isNews = told.contains { exposure in
      actions[exposure.key].map { $0 < exposure.action } ?? true
    }
    let more = SweepNews.failed(failures)
    if !isNews, more.isEmpty, !news.isBroken { return { _, _ in [] } }
    let telling = Telling(opened.store, facts: opened.facts, at: actor.at)
    return { [news] (run, head) throws(Problem) in
      var run = run
      if !isNews { (run.new, run.raised) = ([], []) }
      return try telling.messages(news.news(of: run, kind: .sweep) + more, ledger: head)
    }
  }

  /// Tells what happened without any change of the case; nothing is written where nobody is to be told,
  /// or where it was told before.
  func tell(_ news: [Telling.News]) throws(Problem) {
    let store = opened.store
    let untold = try untold(among: news)
    guard !untold.isEmpty, try Telling.isWanted(in: store) else { return }
    let telling = Telling(opened.store, facts: opened.facts, at: actor.at)
    try store.record(
      actor.entry("sweep"),
      telling: { [untold] (head) throws(Problem) in try telling.messages(untold, ledger: head) })
  }

  /// What the clock says of the duties of the case: told once each, a day before, six hours before, and
  /// when the time has passed. Without awareness no clock has started; and the whole case is read only
  /// where some clock may have something to say.
  func tellDeadlines() throws(Problem) {
    let store = opened.store
    guard opened.facts.time("aware_at") != nil, try Telling.isWanted(in: store) else { return }
    let possible = PossibleDeadlines(
      opened.rulebook, facts: opened.facts, countries: try store.keptCountries(),
      sent: CaseView.sent(
        try store.submissions().filter { $0.sent <= actor.at }, under: opened.jurisdiction),
      asOf: actor.at)
    if try untold(among: SweepNews.deadlines(possible.all, asOf: actor.at)).isEmpty { return }
    try tell(SweepNews.deadlines(CaseView(opened, asOf: actor.at), asOf: actor.at))
  }

  /// What is told once is left out where it was told.
  private func untold(among news: [Telling.News]) throws(Problem) -> [Telling.News] {
    var untold: [Telling.News] = []
    for news in news {
      if let words = news.once, try opened.store.hasTold(once: words) { continue }
      untold.append(news)
    }
    return untold
  }

  /// Of what nobody was told of yet, what is not suppressed.
  func untold() throws(Problem) -> [SweepOutcome.Told] {
    try opened.store.untold()
      .filter { !(suppressions?.covers($0.key, number: $0.number, at: actor.at) ?? false) }
      .map { SweepOutcome.Told(number: $0.number, action: $0.action) }
  }

  /// What is suppressed, by its number where it has one already.
  private func isHidden(_ key: Exposure.Key, _ known: Exposure?) -> Bool {
    suppressions?.covers(key, number: known?.number ?? 0, at: actor.at) ?? false
  }
}
