import Delivery
import Evidence
import Exposures
import Model
import Obligations

/// What a sweep tells the endpoints of its case, each thing once.
struct SweepTelling {
  private let opened: OpenCase
  private let actor: Actor

  init(_ opened: OpenCase, by actor: Actor) {
    self.opened = opened
    self.actor = actor
  }

  /// What is written with a change itself.
  struct Told {
    /// The exposures that it tells of.
    var keys: Set<Exposure.Key> = []
    var messages: (ScanRun, LedgerEntry.Head) throws(Problem) -> [OutboxMessage] = { _, _ in [] }
  }

  /// What the change found, what was kept back so far, and what is wrong.
  func told(
    of touched: TouchedEvidence, failures: [SweepFailure], keptBack: KeptBack
  ) throws(Problem) -> Told {
    let store = opened.store
    guard try Telling.isWanted(in: store) else { return Told() }
    let found = try ExposureNews(touched, keptBack: keptBack, in: store, facts: opened.facts)
    let more = SweepNews.failed(failures)
    if found.news(of: 0).isEmpty, more.isEmpty { return Told() }
    let telling = Telling(store, facts: opened.facts, at: actor.at)
    return Told(keys: found.keys) { (run, head) throws(Problem) in
      try telling.messages(found.news(of: run.number) + more, ledger: head)
    }
  }

  /// The same where nothing changed; `number` is that of the last scan.
  func tell(
    ofNoChange failures: [SweepFailure], keptBack: KeptBack, number: Int
  ) throws(Problem) {
    guard try Telling.isWanted(in: opened.store) else { return }
    let found = try ExposureNews(nil, keptBack: keptBack, in: opened.store, facts: opened.facts)
    try tell(found.news(of: number) + SweepNews.failed(failures), of: found.keys)
  }

  /// That nothing at all could be swept. What the clock says does not wait until that is mended.
  func tell(ofFailure problem: Problem) throws(Problem) {
    try tell(SweepNews.failed(problem, asOf: actor.at))
    try tellDeadlines()
  }

  /// Tells what happened without any change of the case; nothing is written where nobody is to be told,
  /// or where it was told before.
  private func tell(
    _ news: [Telling.News], of exposures: Set<Exposure.Key> = []
  ) throws(Problem) {
    let store = opened.store
    let untold = try untold(among: news)
    guard !untold.isEmpty, try Telling.isWanted(in: store) else { return }
    let telling = Telling(opened.store, facts: opened.facts, at: actor.at)
    try store.record(
      actor.entry("sweep"), tellingOf: exposures,
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

  /// Of what nobody was told of yet, what is not kept back.
  func untold(_ keptBack: KeptBack) throws(Problem) -> [SweepOutcome.Told] {
    try opened.store.untold()
      .filter { !keptBack.covers($0.key, number: $0.number, action: $0.action) }
      .map { SweepOutcome.Told(number: $0.number, action: $0.action) }
  }
}
