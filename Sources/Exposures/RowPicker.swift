package import Model
import Notation

/// Fetches from the tables the whole rows that exposures rest on, and no other: the case keeps those,
/// never the whole patient table (DESIGN §5, Data minimisation).
///
/// The tables are looked at a second time, for the first pass keeps only what decides: where the
/// registry knows the rows' places, there alone. They must be the same bytes still.
package struct RowPicker {
  private let request: TableRequest
  private let files: [TableFile]
  private let registry: Registry

  /// `registry` and `files` are what `Registry.load` answered to the request.
  package init(_ request: TableRequest, loaded registry: Registry, _ files: [TableFile]) {
    self.request = request
    self.files = files
    self.registry = registry
  }

  /// What is kept, each list in the order of its table: every row of an exposed recording; the
  /// authorisations of the viewers, of those recordings and of their owners; the accounts of the
  /// viewers; the sessions that lines named; the people who are owners, viewers, the patients behind
  /// the viewers' accounts, and the guardians of those; every release.
  ///
  /// - Parameter besides: people who are kept although no exposure is theirs any more: they were
  ///   written to.
  ///
  /// Throws `.input` where a table changed since.
  package func rows(
    for findings: [Finding], besides: Set<Identifier> = []
  ) throws(Problem) -> KeptRows {
    try rows(
      for: findings.lazy.map(\.key), sessions: findings.lazy.compactMap(\.proof.session),
      besides: besides)
  }

  /// The same for exposures whose lines named these sessions.
  package func rows(
    for keys: some Collection<Exposure.Key>, sessions: some Sequence<Identifier>,
    besides: Set<Identifier> = []
  ) throws(Problem) -> KeptRows {
    var kept = KeptRows()
    if let path = request.releases {
      try eachRow(.releases, at: path) { (rows) throws(Problem) in
        guard let time = try rows.time(ReleaseColumn.time), let name = rows.text(ReleaseColumn.name)
        else { return }
        kept.releases.append(KeptRows.Release(time: time, name: name))
      }
    }
    if keys.isEmpty && besides.isEmpty { return kept }
    let wanted = Wanted(keys, sessions: sessions)
    if let path = request.recordings { kept.recordings = try recordings(wanted, at: path) }
    if let path = request.authorised { kept.authorised = try authorised(wanted, at: path) }
    if let path = request.accounts { kept.accounts = try accounts(wanted, at: path) }
    if let path = request.sessions, !wanted.sessions.isEmpty {
      kept.sessions = try self.sessions(wanted, at: path)
    }
    if let path = request.people {
      kept.people = try people(wanted, and: kept.accounts.map(\.patient) + besides, at: path)
    }
    return kept
  }

  private struct Wanted {
    let recordings: IdentifierSet
    let owners: IdentifierSet
    let viewers: IdentifierSet
    let sessions: IdentifierSet
    /// Owners and viewers, as people.
    let people: IdentifierSet

    init(_ keys: some Collection<Exposure.Key>, sessions: some Sequence<Identifier>) {
      recordings = IdentifierSet(keys.lazy.map(\.recording))
      owners = IdentifierSet(keys.lazy.compactMap(\.patient))
      viewers = IdentifierSet(keys.lazy.map(\.viewer))
      self.sessions = IdentifierSet(sessions)
      people = IdentifierSet(keys.lazy.flatMap { [$0.patient, $0.viewer].compactMap(\.self) })
    }
  }

  private func recordings(
    _ wanted: Wanted, at path: String
  ) throws(Problem) -> [KeptRows.Recording] {
    var kept: [KeptRows.Recording] = []
    try eachRow(.recordings, at: path, where: { registry.blocks(ofRecordings: wanted.recordings) })
    {
      (rows) throws(Problem) in
      guard wanted.recordings.contains(rows[RecordingColumn.recording]) else { return }
      kept.append(try rows.recording(attributes: request.attributes))
    }
    return kept
  }

  private func authorised(
    _ wanted: Wanted, at path: String
  ) throws(Problem) -> [KeptRows.Authorised] {
    var kept: [KeptRows.Authorised] = []
    func places() -> Set<Int> {
      registry.blocksAuthorising(
        wanted.viewers, recordings: wanted.recordings, patients: wanted.owners)
    }
    try eachRow(.authorised, at: path, where: places) { (rows) throws(Problem) in
      let recording = rows[AuthorisedColumn.recording]
      let concerns =
        wanted.viewers.contains(rows[AuthorisedColumn.viewer])
        || (recording.isEmpty
          ? wanted.owners.contains(rows[AuthorisedColumn.patient])
          : wanted.recordings.contains(recording))
      if concerns { kept.append(try rows.authorised()) }
    }
    return kept
  }

  private func accounts(_ wanted: Wanted, at path: String) throws(Problem) -> [KeptRows.Account] {
    var kept: [KeptRows.Account] = []
    try eachRow(.accounts, at: path, where: { registry.blocks(ofAccounts: wanted.viewers) }) {
      (rows) throws(Problem) in
      guard wanted.viewers.contains(rows[AccountColumn.viewer]) else { return }
      kept.append(try rows.account())
    }
    return kept
  }

  private func sessions(_ wanted: Wanted, at path: String) throws(Problem) -> [KeptRows.Session] {
    var kept: [KeptRows.Session] = []
    try eachRow(.sessions, at: path, where: { registry.blocks(ofSessions: wanted.sessions) }) {
      (rows) throws(Problem) in
      guard wanted.sessions.contains(rows[SessionColumn.session]) else { return }
      kept.append(try rows.session())
    }
    return kept
  }

  /// Reads on for guardians once all others are found: a guardian may stand above their ward.
  private func people(
    _ wanted: Wanted, and others: [Identifier], at path: String
  ) throws(Problem) -> [Person] {
    var people = wanted.people
    for patient in others { people.insert(patient) }
    func pass(_ people: IdentifierSet) throws(Problem) -> [Person] {
      var found: [Person] = []
      try eachRow(.people, at: path, where: { registry.blocks(ofPeople: people) }) {
        (rows) throws(Problem) in
        if people.contains(rows[PersonColumn.patient]) { found.append(try rows.person()) }
      }
      return found
    }
    let found = try pass(people)
    var isMissing = false
    for guardian in found.compactMap(\.guardian) where people.insert(guardian) { isMissing = true }
    return isMissing ? try pass(people) : found
  }

  /// - Parameter blocks: which of the table's blocks any wanted row stands in.
  private func eachRow(
    _ kind: TableKind, at path: String, where blocks: () -> Set<Int> = { [] },
    _ body: (borrowing TableRows) throws(Problem) -> Void
  ) throws(Problem) {
    let more = (kind == .recordings ? request.attributes : []).map { TableReader.Column($0) }
    if let places = registry.places[kind] {
      return try places.eachRow(of: blocks(), kind, at: path, of: request, more: more, body)
    }
    var rows = try TableRows(kind, at: path, of: request, more: more)
    while try rows.next() { try body(rows) }
    guard files.contains(where: { $0.kind == kind.rawValue && $0.digest == rows.file.digest })
    else { throw .tableChanged(path) }
  }
}
