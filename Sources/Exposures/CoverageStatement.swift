package import Model

/// Where the logs are silent, and when "not opened" may be said (DESIGN §5 Coverage, §13 Sources).
package enum CoverageStatement {
  /// The gaps of each source inside the incident's window, in the order of `sources`, each list in
  /// order of time: silences within it, and before it the hand-over from the source of the same
  /// profile that ended last, where that took longer than the source's `maxGap`.
  package static func gaps(in sources: [Source], window: IncidentWindow?) -> [[Period]] {
    guard let window else { return sources.map { _ in [] } }
    let handOvers = handOvers(between: sources)
    return sources.indices.map { index in
      let silences = (handOvers[index].map { [$0] } ?? []) + sources[index].silences
      return silences.filter(window.overlaps).sorted { ($0.from, $0.until) < ($1.from, $1.until) }
    }
  }

  /// The silences over all: within the incident's window, in order, when no log speaks at all. A table
  /// of links is no log.
  package static func silences(over sources: [Source], window: IncidentWindow?) -> [Period] {
    let logs = sources.filter { $0.reading.witnesses != [.linked] }
    guard let window, let reach = logs.map(\.reading.maxGap).min() else { return [] }
    var silences: [Period] = []
    var heard: Timestamp?
    for stretch in logs.flatMap(stretches(of:)).sorted(by: inTime) {
      if let heard, heard.adding(reach) < stretch.first {
        silences.append(Period(from: heard, until: stretch.first))
      }
      heard = max(heard ?? stretch.last, stretch.last)
    }
    return silences.filter(window.overlaps)
  }

  /// How far the logs reach over the incident: from when it began until it was contained and the last
  /// link that was given out had ended, as people say. Where they have not said, only what lies between
  /// the first and the last exposure is looked at, and the facts that are wanted are named.
  package static func reach(
    of sources: [Source], over exposures: [Exposure], startedAt: Timestamp?,
    containedAt: Timestamp?, linkLife: Timestamp.Span?
  ) -> EvidenceReach {
    var reach = EvidenceReach()
    reach.isSilent = sources.allSatisfy { $0.first == nil }
    let facts: [(String, Bool)] = [
      ("started_at", startedAt != nil), ("contained_at", containedAt != nil),
      ("link_life", linkLife != nil),
    ]
    reach.missing = facts.filter { !$0.1 }.map(\.0)
    let openings = witnessed(by: sources.filter { $0.reading.witnesses.contains(.opened) })
    let seen = exposures.filter { $0.action >= .shown && $0.content == .consultation }
    let inDoubt = seen.filter {
      !rulesOutOpening(
        of: $0, containedAt: containedAt, linkLife: linkLife, witnessed: openings)
    }
    let opened = seen.filter { $0.action == .opened && $0.viewerIsNamed }
    reach.openingsInDoubt =
      Set(inDoubt.compactMap(\.key.patient)).subtracting(opened.compactMap(\.key.patient)).count
    reach.shownMayBeOpened = inDoubt.contains { $0.action == .shown }
    if reach.isSilent { return reach }
    let granted = exposures.flatMap { exposure in
      [Action.linked, .shown, .opened].map { exposure[$0] }
    }
    let last = granted.compactMap(\.last).max()
    let from = startedAt ?? granted.compactMap(\.first).min()
    let until =
      containedAt.map { max($0, last ?? $0).adding(linkLife ?? Timestamp.Span(nanoseconds: 0)) }
      ?? last
    for action in [Action.shown, .opened] {
      let witnesses = sources.filter { $0.reading.witnesses.contains(action) }
      if witnesses.isEmpty {
        reach.unwitnessed.append(action)
      } else if let from, let until, from <= until {
        reach.unheard += unheard(from: from, until: until, by: witnesses)
      }
    }
    reach.unheard = united(reach.unheard)
    return reach
  }

  /// Where none of the sources speaks for longer than any of them may be silent.
  private static func unheard(
    from: Timestamp, until: Timestamp, by sources: [Source]
  ) -> [Period] {
    let patience = sources.map(\.reading.maxGap).min() ?? Timestamp.Span(nanoseconds: 0)
    var unheard: [Period] = []
    var heard = from
    func silence(until end: Timestamp) {
      if heard.adding(patience) < end { unheard.append(Period(from: heard, until: end)) }
    }
    for stretch in witnessed(by: sources) where stretch.last >= from && stretch.first <= until {
      silence(until: stretch.first)
      heard = max(heard, stretch.last)
    }
    silence(until: until)
    return unheard
  }

  /// In order, those that overlap made one.
  private static func united(_ periods: [Period]) -> [Period] {
    var united: [Period] = []
    for period in periods.sorted(by: { ($0.from, $0.until) < ($1.from, $1.until) }) {
      if let last = united.last, period.from < last.until {
        united[united.count - 1] = Period(
          from: last.from, until: max(last.until, period.until))
      } else {
        united.append(period)
      }
    }
    return united
  }

  /// Whether an exposure that was shown can be said not to have been opened: from when it was first
  /// shown until `containedAt` plus the longest life of a link, every instant lies in a source that
  /// would show an opening. Never where one of the two facts is not yet known, where the exposure was
  /// only linked, or where no log recorded it.
  package static func rulesOutOpening(
    of exposure: Exposure, containedAt: Timestamp?, linkLife: Timestamp.Span?, sources: [Source]
  ) -> Bool {
    rulesOutOpening(
      of: exposure, containedAt: containedAt, linkLife: linkLife,
      witnessed: witnessed(by: sources.filter { $0.reading.witnesses.contains(.opened) }))
  }

  /// - Parameter stretches: when openings are witnessed, in order.
  private static func rulesOutOpening(
    of exposure: Exposure, containedAt: Timestamp?, linkLife: Timestamp.Span?,
    witnessed stretches: [IncidentWindow]
  ) -> Bool {
    guard exposure.action == .shown, exposure.evidence == .recorded, let containedAt, let linkLife,
      let shown = exposure[.shown].first, let shownLast = exposure[.shown].last
    else { return false }
    // Shown or listed again after "containment": that link lives on from then.
    let last = max(containedAt, shownLast, exposure[.linked].last ?? shownLast)
    let end = last.adding(linkLife)
    var covered: Timestamp?
    for stretch in stretches
    where stretch.first <= covered ?? shown && shown <= stretch.last {
      covered = max(covered ?? shown, stretch.last)
    }
    return covered.map { $0 >= end } ?? false
  }

  /// The times of which the sources tell what was done, in order: when each speaks, and the short
  /// hand-overs between files of one log; without what `--since` and `--until` left out.
  private static func witnessed(by sources: [Source]) -> [IncidentWindow] {
    var stretches: [IncidentWindow] = []
    for (source, before) in inOrder(sources, chain: { Log($0.reading) }) {
      let reading = sources[source].reading
      var own = Self.stretches(of: sources[source])
      if let before, let first = sources[source].first, before < first,
        first <= before.adding(reading.maxGap)
      {
        own.append(IncidentWindow(first: before, last: first))
      }
      stretches += own.compactMap { clipped($0, to: reading) }
    }
    return stretches.sorted(by: inTime)
  }

  private static func clipped(
    _ stretch: IncidentWindow, to reading: Source.Reading
  ) -> IncidentWindow? {
    let first = max(stretch.first, reading.since ?? stretch.first)
    let until = reading.until?.adding(Timestamp.Span(nanoseconds: -1))
    let last = min(stretch.last, until ?? stretch.last)
    return first <= last ? IncidentWindow(first: first, last: last) : nil
  }

  /// When a source speaks, both ends included: from its first to its last time without its silences.
  private static func stretches(of source: Source) -> [IncidentWindow] {
    guard var from = source.first, let last = source.last else { return [] }
    var stretches: [IncidentWindow] = []
    for silence in source.silences.sorted(by: { $0.from < $1.from }) where silence.from >= from {
      stretches.append(IncidentWindow(first: from, last: silence.from))
      from = silence.until
    }
    if from <= last { stretches.append(IncidentWindow(first: from, last: last)) }
    return stretches
  }

  private static func inTime(_ left: IncidentWindow, _ right: IncidentWindow) -> Bool {
    (left.first, left.last) < (right.first, right.last)
  }

  // MARK: Files of one log

  /// Files that are one log as far as what was done is concerned: read by one profile, and of the same
  /// time. What lies between two files of which one was not read to its end is not known.
  private struct Log: Hashable {
    let profile: Digest
    let since: Timestamp?
    let until: Timestamp?

    init(_ reading: Source.Reading) {
      profile = reading.profileDigest
      since = reading.since
      until = reading.until
    }
  }

  private static func handOvers(between sources: [Source]) -> [Period?] {
    var gaps = sources.map { _ -> Period? in nil }
    for (source, before) in inOrder(sources, chain: \.reading.profileDigest) {
      guard let before, let first = sources[source].first,
        before.adding(sources[source].reading.maxGap) < first
      else { continue }
      gaps[source] = Period(from: before, until: first)
    }
    return gaps
  }

  /// The sources that have times, in order of their first, each with the last time that any earlier
  /// source of its chain reached.
  private static func inOrder<Chain: Hashable>(
    _ sources: [Source], chain: (Source) -> Chain
  ) -> [(source: Int, before: Timestamp?)] {
    var reached: [Chain: Timestamp] = [:]
    var order: [(source: Int, before: Timestamp?)] = []
    let timed = sources.indices.compactMap { index in
      sources[index].first.map { (first: $0, last: sources[index].last ?? $0, index: index) }
    }
    for (_, last, index) in timed.sorted(by: {
      ($0.first, $0.last, $0.index) < ($1.first, $1.last, $1.index)
    }) {
      let chain = chain(sources[index])
      order.append((index, reached[chain]))
      reached[chain] = max(reached[chain] ?? last, last)
    }
    return order
  }
}
