import Model

extension KeptRows {
  /// With the rows of an earlier sweep that today's tables do not have any more: what was found by
  /// them stays, and so do they.
  func keeping(_ old: KeptRows) -> KeptRows {
    var kept = self
    kept.recordings = KeptRows.merged(recordings, old.recordings) { [$0.recording] }
    kept.authorised = KeptRows.merged(authorised, old.authorised) {
      [$0.viewer, $0.patient, $0.recording]
    }
    kept.accounts = KeptRows.merged(accounts, old.accounts) { [$0.viewer] }
    kept.sessions = KeptRows.merged(sessions, old.sessions) { [$0.session] }
    kept.people = KeptRows.merged(people, old.people) { [$0.patient] }
    if releases.isEmpty { kept.releases = old.releases }
    return kept
  }

  private static func merged<Row>(
    _ new: [Row], _ old: [Row], by key: (Row) -> [Identifier?]
  ) -> [Row] {
    let known = Set(new.map(key))
    return new + old.filter { !known.contains(key($0)) }
  }
}
