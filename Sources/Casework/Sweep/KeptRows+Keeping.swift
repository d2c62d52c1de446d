import Model

extension KeptRows {
  /// With the rows of an earlier sweep that today's tables do not have any more: what was found by
  /// them stays, and so do they.
  func keeping(_ old: KeptRows) -> KeptRows {
    var kept = self
    let more = old.besides(self)
    kept.recordings += more.recordings
    kept.authorised += more.authorised
    kept.accounts += more.accounts
    kept.sessions += more.sessions
    kept.people += more.people
    if releases.isEmpty { kept.releases = old.releases }
    kept.disputes = old.disputes
    return kept
  }

  /// With rows of what it has none of.
  func adding(_ new: KeptRows) -> KeptRows {
    var all = self
    all.recordings += new.recordings
    all.authorised += new.authorised
    all.accounts += new.accounts
    all.sessions += new.sessions
    all.people += new.people
    return all
  }

  /// The rows of what `known` has no row of; releases and disputes are none of them.
  func besides(_ known: KeptRows) -> KeptRows {
    var new = KeptRows()
    new.recordings = recordings.besides(known.recordings) { [$0.recording] }
    new.authorised = authorised.besides(known.authorised) { [$0.viewer, $0.patient, $0.recording] }
    new.accounts = accounts.besides(known.accounts) { [$0.viewer] }
    new.sessions = sessions.besides(known.sessions) { [$0.session] }
    new.people = people.besides(known.people) { [$0.patient] }
    return new
  }
}

extension Array {
  fileprivate func besides(_ known: [Element], by key: (Element) -> [Identifier?]) -> [Element] {
    let keys = Set(known.map(key))
    return filter { !keys.contains(key($0)) }
  }
}
