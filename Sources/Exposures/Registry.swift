package import Model

/// What the tables say: whose each recording is and when, who else is allowed, whose account and
/// whose session a viewer is.
///
/// It is read once, before the logs, and never changes then: every worker asks the same one. Only
/// the columns that decide are kept, in about 64 bytes a row; the whole rows that exposures rest on
/// are fetched afterwards by `RowPicker`.
package struct Registry: Sendable {
  let hash: IdentifierHash
  /// Their tag is the recording's first row in `ownership`; 0 where only an authorisation names it.
  private(set) var recordings: IdentifierTable
  private(set) var ownership: Holdings
  private var details = RecordingDetails()
  private(set) var parties: Parties
  private(set) var accounts = Holdings()
  /// Their tag is the session's first row in `sessionHolders`.
  private(set) var sessions: IdentifierTable
  private(set) var sessionHolders = Holdings()
  private(set) var authorisations = Authorisations()
  private let expectedRows: Int
  /// Where the rows stand that say all this.
  var places: [TableKind: RowPlaces] = [:]

  /// Nobody owns anything yet. The numbers say how many to expect, so that nothing has to move.
  init(recordings expected: Int = 0, parties people: Int = 0, sessions count: Int = 0) {
    hash = IdentifierHash(seed: .random(in: .min ... .max))
    recordings = IdentifierTable(hash: hash, expecting: expected)
    ownership = Holdings(expecting: expected)
    parties = Parties(hash: hash, expecting: people)
    sessions = IdentifierTable(hash: hash, expecting: count)
    expectedRows = expected
  }
}

// MARK: - What rows add

extension Registry {
  /// An identifier and its hash: hashed once, looked up where it is needed.
  struct Key {
    let text: Slice
    let hash: UInt64
  }

  /// What a recordings row says of the recording itself.
  struct Measures: Sendable {
    var size: Int64?
    var lengthMicroseconds: Int64?
    var content = Exposure.Content.consultation
  }

  mutating func own(
    _ recording: Key, by patient: Key, in period: Period, _ measures: Measures, line: Int
  ) throws(Holdings.Refusal) {
    guard let owner = parties.number(of: patient.text, hash: patient.hash, adding: .owner),
      let (reference, _) = recordings.insert(recording.text, hash: recording.hash, tag: 0)
    else { throw .full }
    let first = recordings.tag(of: reference)
    let row = try ownership.add(holder: owner, period: period, line: line, behind: first)
    if first == 0 { recordings.setTag(row, of: reference) }
    details.add(
      row, size: measures.size, lengthMicroseconds: measures.lengthMicroseconds,
      content: measures.content, expecting: expectedRows)
  }

  /// Where `recording` is given, `patient` is not looked at; without either, any recording.
  mutating func authorise(
    _ viewer: Key, recording: Key?, patient: Key?, in period: Period
  ) throws(Holdings.Refusal) {
    guard let viewer = parties.number(of: viewer.text, hash: viewer.hash, adding: .authorised)
    else { throw .full }
    var scope = Authorisations.Scope.any
    if let patient {
      guard let number = parties.number(of: patient.text, hash: patient.hash) else { throw .full }
      scope = .patient(number)
    }
    if let recording {
      guard let (reference, _) = recordings.insert(recording.text, hash: recording.hash, tag: 0)
      else { throw .full }
      scope = .recording(reference)
    }
    guard authorisations.add(viewer: viewer, scope: scope, period: period) else { throw .full }
  }

  mutating func open(
    account viewer: Key, of patient: Key, in period: Period, line: Int
  ) throws(Holdings.Refusal) {
    guard let number = parties.number(of: viewer.text, hash: viewer.hash, adding: .account),
      let holder = parties.number(of: patient.text, hash: patient.hash)
    else { throw .full }
    let first = parties.firstAccount(of: number)
    let row = try accounts.add(holder: holder, period: period, line: line, behind: first)
    if first == 0 { parties.setFirstAccount(row, of: number) }
  }

  mutating func open(
    session: Key, of viewer: Key, in period: Period, line: Int
  ) throws(Holdings.Refusal) {
    guard let holder = parties.number(of: viewer.text, hash: viewer.hash),
      let (reference, _) = sessions.insert(session.text, hash: session.hash, tag: 0)
    else { throw .full }
    let first = sessions.tag(of: reference)
    let row = try sessionHolders.add(holder: holder, period: period, line: line, behind: first)
    if first == 0 { sessions.setTag(row, of: reference) }
  }

  mutating func list(_ patient: Key, line: Int) throws(Holdings.Refusal) {
    guard let number = parties.number(of: patient.text, hash: patient.hash, adding: .listed)
    else { throw .full }
    if let before = parties.list(number, line: line) { throw .contradicts(line: before) }
  }
}

// MARK: - What the correlator asks

extension Registry {
  /// Whether any row is about that recording.
  package func knows(_ recording: Identifier) -> Bool {
    recording.bytes.withUnsafeBufferPointer { bytes in
      let text = Slice(bytes)
      return recordings.withView { $0.find(text, hash: hash(text)) } != nil
    }
  }

  /// Whose recording it is at an instant; nil where no row says so.
  package func owner(of recording: Identifier, at time: Timestamp) -> Identifier? {
    recording.bytes.withUnsafeBufferPointer { bytes in
      let text = Slice(bytes)
      guard let reference = recordings.withView({ $0.find(text, hash: hash(text)) }) else {
        return nil
      }
      let row = ownership.inForce(from: recordings.tag(of: reference), at: time)
      return row == 0 ? nil : parties.identifier(of: ownership.holder(of: row))
    }
  }

  /// A recording's first row; 0 where no row names it.
  func firstRow(ofRecording text: Slice) -> Holdings.Index {
    recordings.withView { view in view.find(text, hash: hash(text)).map { view.tag(of: $0) } ?? 0 }
  }

  /// Whose session it is at an instant; nil where no row says so.
  func viewer(ofSession session: Slice, at time: Timestamp) -> Identifier? {
    guard !session.isEmpty,
      let reference = sessions.withView({ $0.find(session, hash: hash(session)) })
    else { return nil }
    return viewer(ofSession: sessions.tag(of: reference), at: time)
      .map { parties.identifier(of: $0) }
  }

  /// Whose session it is at an instant, from the session's first row on.
  func viewer(ofSession first: Holdings.Index, at time: Timestamp) -> Parties.Number? {
    let row = sessionHolders.inForce(from: first, at: time)
    return row == 0 ? nil : sessionHolders.holder(of: row)
  }

  /// Whether the viewer is the owner, or has the owner's account at that time.
  @inline(__always)
  func stands(_ viewer: Parties.Number, for owner: Parties.Number, at time: Timestamp) -> Bool {
    if viewer == owner { return true }
    guard parties.roles(of: viewer).contains(.account) else { return false }
    let row = accounts.inForce(from: parties.firstAccount(of: viewer), at: time)
    return row != 0 && accounts.holder(of: row) == owner
  }

  @inline(__always)
  func authorises(
    _ viewer: Parties.Number, recording: IdentifierTable.Reference?, owner: Parties.Number?,
    at time: Timestamp
  ) -> Bool {
    parties.roles(of: viewer).contains(.authorised)
      && authorisations.cover(viewer, recording: recording, owner: owner, at: time)
  }

  /// What the tables say of a recording, given its first row and the row in force (0 where it has
  /// none): the content of the row in force; of a recording that belongs to nobody then
  /// `consultation`, unless every row of it says `none` (DESIGN §13). The size and the length are
  /// the recording's own: where the row in force does not state them, the first row that does.
  func measures(first: Holdings.Index, inForce: Holdings.Index) -> Measures {
    var measures = Measures()
    var holdsNothing = first != 0
    for row in ownership.chain(from: first) {
      measures.size = measures.size ?? details.size(of: row)
      measures.lengthMicroseconds =
        measures.lengthMicroseconds ?? details.lengthMicroseconds(of: row)
      if details.content(of: row) == .consultation { holdsNothing = false }
    }
    guard inForce != 0 else {
      measures.content = holdsNothing ? .none : .consultation
      return measures
    }
    measures.size = details.size(of: inForce) ?? measures.size
    measures.lengthMicroseconds =
      details.lengthMicroseconds(of: inForce) ?? measures.lengthMicroseconds
    measures.content = details.content(of: inForce)
    return measures
  }
}
