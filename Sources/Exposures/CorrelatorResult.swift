package import Model

/// What one worker found: merge those of all workers before judging.
package struct CorrelatorResult: Sendable {
  /// In the order in which the worker heard of them, which means nothing.
  package var findings: [Finding]
  /// By place of the source in the list that the reader was given.
  package var sightings: [SourceSighting]
  /// Of the canaries that were looked out for.
  package var canaries: CanaryWatch.Sights = [:]

  package mutating func merge(_ other: CorrelatorResult) {
    findings += other.findings
    for (source, sighting) in other.sightings.enumerated() { sightings[source].merge(sighting) }
    canaries = CanaryWatch.merged(canaries, other.canaries)
  }
}
