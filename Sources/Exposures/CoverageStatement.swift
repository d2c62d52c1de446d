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

  /// Whether an exposure that was shown can be said not to have been opened: from when it was first
  /// shown until `containedAt` plus the longest life of a link, every instant lies in a source that
  /// would show an opening. Never where one of the two facts is not yet known, where the exposure was
  /// only linked, or where no log recorded it.
  package static func rulesOutOpening(
    of exposure: Exposure, containedAt: Timestamp?, linkLife: Timestamp.Span?, sources: [Source]
  ) -> Bool {
    guard exposure.action == .shown, exposure.evidence == .recorded, let containedAt, let linkLife,
      let shown = exposure[.shown].first, let shownLast = exposure[.shown].last
    else { return false }
    // Shown again after "containment": that link lives on from then.
    let end = max(containedAt, shownLast).adding(linkLife)
    let witnesses = sources.filter { $0.reading.witnesses.contains(.opened) }
    var covered: Timestamp?
    for stretch in stretches(of: witnesses)
    where stretch.first <= covered ?? shown && shown <= stretch.last {
      covered = max(covered ?? shown, stretch.last)
    }
    return covered.map { $0 >= end } ?? false
  }

  /// The times for which the sources speak, both ends included, in order: each from its first to its
  /// last time without its silences, and the short hand-overs between files of one log.
  private static func stretches(of sources: [Source]) -> [IncidentWindow] {
    var stretches: [IncidentWindow] = []
    for source in sources {
      guard var from = source.first, let last = source.last else { continue }
      for silence in source.silences.sorted(by: { $0.from < $1.from }) where silence.from >= from {
        stretches.append(IncidentWindow(first: from, last: silence.from))
        from = silence.until
      }
      if from <= last { stretches.append(IncidentWindow(first: from, last: last)) }
    }
    for (source, before) in inOrder(sources) {
      guard let before, let first = sources[source].first, before < first,
        first <= before.adding(sources[source].reading.maxGap)
      else { continue }
      stretches.append(IncidentWindow(first: before, last: first))
    }
    return stretches.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
  }

  private static func handOvers(between sources: [Source]) -> [Period?] {
    var gaps = sources.map { _ -> Period? in nil }
    for (source, before) in inOrder(sources) {
      guard let before, let first = sources[source].first,
        before.adding(sources[source].reading.maxGap) < first
      else { continue }
      gaps[source] = Period(from: before, until: first)
    }
    return gaps
  }

  /// The sources that have times, in order of their first, each with the last time that any earlier
  /// source of its profile reached.
  private static func inOrder(_ sources: [Source]) -> [(source: Int, before: Timestamp?)] {
    var reached: [Digest: Timestamp] = [:]
    var order: [(source: Int, before: Timestamp?)] = []
    let timed = sources.indices.compactMap { index in
      sources[index].first.map { (first: $0, last: sources[index].last ?? $0, index: index) }
    }
    for (_, last, index) in timed.sorted(by: {
      ($0.first, $0.last, $0.index) < ($1.first, $1.last, $1.index)
    }) {
      let profile = sources[index].reading.profileDigest
      order.append((index, reached[profile]))
      reached[profile] = max(reached[profile] ?? last, last)
    }
    return order
  }
}
