package import Model
import Notation

/// Fetches from the tables the whole rows that exposures rest on, and no other: the case keeps those,
/// never the whole patient table (DESIGN §5, Data minimisation).
///
/// The tables are read a second time, for the first pass keeps only what decides. They must be the
/// same bytes still.
package enum RowPicker {
  /// What is kept, each list in the order of its table: every row of an exposed recording; the
  /// authorisations of the viewers, of those recordings and of their owners; the accounts of the
  /// viewers; the sessions that lines named; the people who are owners, viewers, the patients behind
  /// the viewers' accounts, and the guardians of those; every release.
  ///
  /// - Parameters:
  ///   - besides: people who are kept although no exposure is theirs any more: they were written to.
  ///   - files: those that `Registry.load` answered.
  ///
  /// Throws `.input` where a table changed since.
  package static func rows(
    for findings: [Finding], besides: Set<Identifier> = [], in request: TableRequest,
    readBefore files: [TableFile]
  ) throws(Problem) -> KeptRows {
    try rows(
      for: findings.lazy.map(\.key), sessions: findings.lazy.compactMap(\.proof.session),
      besides: besides, in: request, readBefore: files)
  }

  /// The same for exposures whose lines named these sessions.
  package static func rows(
    for keys: some Collection<Exposure.Key>, sessions: some Sequence<Identifier>,
    besides: Set<Identifier> = [], in request: TableRequest, readBefore files: [TableFile]
  ) throws(Problem) -> KeptRows {
    var kept = KeptRows()
    if let path = request.releases {
      try eachRow(.releases, at: path, request, files) { (rows) throws(Problem) in
        guard let time = try rows.time(ReleaseColumn.time), let name = rows.text(ReleaseColumn.name)
        else { return }
        kept.releases.append(KeptRows.Release(time: time, name: name))
      }
    }
    if keys.isEmpty && besides.isEmpty { return kept }
    let wanted = Wanted(keys, sessions: sessions)
    if let path = request.recordings {
      kept.recordings = try recordings(wanted, at: path, request, files)
    }
    if let path = request.authorised {
      kept.authorised = try authorised(wanted, at: path, request, files)
    }
    if let path = request.accounts {
      try eachRow(.accounts, at: path, request, files) { (rows) throws(Problem) in
        guard wanted.viewers.contains(rows[AccountColumn.viewer]) else { return }
        kept.accounts.append(try rows.account())
      }
    }
    if let path = request.sessions, !wanted.sessions.isEmpty {
      try eachRow(.sessions, at: path, request, files) { (rows) throws(Problem) in
        guard wanted.sessions.contains(rows[SessionColumn.session]) else { return }
        kept.sessions.append(try rows.session())
      }
    }
    if let path = request.people {
      kept.people = try people(
        wanted, and: kept.accounts.map(\.patient) + besides, at: path, request, files)
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

  private static func recordings(
    _ wanted: Wanted, at path: String, _ request: TableRequest, _ files: [TableFile]
  ) throws(Problem) -> [KeptRows.Recording] {
    var kept: [KeptRows.Recording] = []
    try eachRow(.recordings, at: path, request, files) { (rows) throws(Problem) in
      guard wanted.recordings.contains(rows[RecordingColumn.recording]) else { return }
      kept.append(try rows.recording(attributes: request.attributes))
    }
    return kept
  }

  private static func authorised(
    _ wanted: Wanted, at path: String, _ request: TableRequest, _ files: [TableFile]
  ) throws(Problem) -> [KeptRows.Authorised] {
    var kept: [KeptRows.Authorised] = []
    try eachRow(.authorised, at: path, request, files) { (rows) throws(Problem) in
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

  /// Reads on for guardians once all others are found: a guardian may stand above their ward.
  private static func people(
    _ wanted: Wanted, and others: [Identifier], at path: String, _ request: TableRequest,
    _ files: [TableFile]
  ) throws(Problem) -> [Person] {
    var people = wanted.people
    for patient in others { people.insert(patient) }
    func pass(_ people: IdentifierSet) throws(Problem) -> [Person] {
      var found: [Person] = []
      try eachRow(.people, at: path, request, files) { (rows) throws(Problem) in
        if people.contains(rows[PersonColumn.patient]) { found.append(try rows.person()) }
      }
      return found
    }
    let found = try pass(people)
    var isMissing = false
    for guardian in found.compactMap(\.guardian) where people.insert(guardian) { isMissing = true }
    return isMissing ? try pass(people) : found
  }

  private static func eachRow(
    _ kind: TableKind, at path: String, _ request: TableRequest, _ files: [TableFile],
    _ body: (borrowing TableRows) throws(Problem) -> Void
  ) throws(Problem) {
    let attributes = kind == .recordings ? request.attributes : []
    var rows = try TableRows(
      kind, at: path, of: request, more: attributes.map { TableReader.Column($0) })
    while try rows.next() { try body(rows) }
    guard files.contains(where: { $0.kind == kind.rawValue && $0.digest == rows.file.digest })
    else { throw .changed(path) }
  }
}

extension Problem {
  fileprivate static func changed(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "it changed while it was read",
      reason: "a table is read before the logs and once more after them",
      hint: "export it to a file that nothing writes to, and scan again")
  }
}
