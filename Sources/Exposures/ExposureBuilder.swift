package import Model

/// Works out exposures from the findings that prove them.
///
/// A pure function of the findings, in whatever order: a case can be built again from its own
/// proving lines and comes out the same (DESIGN §5, Determinism).
package enum ExposureBuilder {
  /// Sorted by key. `profileOf` gives the digest of the profile by which a proving line's source was
  /// read: repeated deliveries are told apart within one profile.
  package static func exposures(
    from findings: [Finding], profileOf: (Int) -> Digest
  ) -> [Exposure] {
    var groups: [Exposure.Key: [Finding]] = [:]
    for finding in findings { groups[finding.key, default: []].append(finding) }
    return groups.sorted { $0.key < $1.key }
      .map { exposure($0.key, from: $0.value, profileOf: profileOf) }
  }

  /// Of every exposure that has an opened event.
  package static func amountsSeen(
    in findings: [Finding], profileOf: (Int) -> Digest
  ) -> [Exposure.Key: AmountSeen] {
    let opened = findings.filter { $0.proof.action == .opened }
    return Dictionary(grouping: opened, by: \.key).mapValues { findings in
      AmountSeen(Playback(of: Deliveries.distinct(in: findings, profileOf: profileOf)))
    }
  }

  private static func exposure(
    _ key: Exposure.Key, from findings: [Finding], profileOf: (Int) -> Digest
  ) -> Exposure {
    let events = Deliveries.distinct(in: findings, profileOf: profileOf)
    var tallies = Action.allCases.map { _ in Exposure.Tally() }
    for event in events { tallies[Int(event.proof.action.rawValue)].add(event.proof.time) }
    let played = Playback(of: events.filter { $0.proof.action == .opened })
    return Exposure(
      key: key,
      viewerKind: findings.contains { $0.viewerKind == .patient } ? .patient : .unknown,
      content: findings.contains { $0.content == .consultation } ? .consultation : .none,
      evidence: findings.allSatisfy { $0.proof.marks.contains(.reconstructed) }
        ? .reconstructed : .recorded,
      action: events.map(\.proof.action).max() ?? .attempted,
      tallies: tallies, bytes: played.bytes, playedMicroseconds: played.microseconds,
      extent: played.extent, lines: Set(findings.map(\.proof.reference)).sorted())
  }
}

extension Exposure.Tally {
  fileprivate mutating func add(_ time: Timestamp) {
    count += 1
    first = first.map { min($0, time) } ?? time
    last = last.map { max($0, time) } ?? time
  }
}
