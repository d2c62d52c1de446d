package import Notation

/// The tables that a scan is given, by path, and how to read them.
package struct TableRequest: Sendable, Hashable {
  package var recordings: String?
  /// A second export of ownership (`OwnershipComparison`).
  package var recordingsAgainst: String?
  package var authorised: String?
  package var accounts: String?
  package var sessions: String?
  package var people: String?
  /// A source of its own (`Links`); here for its columns' names.
  package var links: String?
  package var releases: String?
  /// What a faulty list would have returned (`VisibleList`).
  package var visible: String?
  package var mapping: ColumnMapping
  /// Columns of the recordings table that serve cause analysis (`--attribute`).
  package var attributes: [String]
  /// For times without an offset (`--zone`); nil: such a time is refused.
  package var zone: Zone?

  package init(
    recordings: String?, recordingsAgainst: String? = nil, authorised: String? = nil,
    accounts: String? = nil,
    sessions: String? = nil, people: String? = nil, links: String? = nil, releases: String? = nil,
    visible: String? = nil,
    mapping: ColumnMapping = .none, attributes: [String] = [], zone: Zone? = nil
  ) {
    self.recordings = recordings
    self.recordingsAgainst = recordingsAgainst
    self.authorised = authorised
    self.accounts = accounts
    self.sessions = sessions
    self.people = people
    self.links = links
    self.releases = releases
    self.visible = visible
    self.mapping = mapping
    self.attributes = attributes
    self.zone = zone
  }

  func path(of kind: TableKind) -> String? {
    switch kind {
    case .recordings: recordings
    case .recordingsAgainst: recordingsAgainst
    case .authorised: authorised
    case .accounts: accounts
    case .sessions: sessions
    case .people: people
    case .links: links
    case .releases: releases
    case .visible: visible
    }
  }
}
