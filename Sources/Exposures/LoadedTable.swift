import Model
import Notation

/// How the rows of one table enter the registry: which cells are identifiers to look up, what else
/// of a row decides, and what a row adds.
struct LoadedTable<Row: Sendable>: Sendable {
  let kind: TableKind
  let keys: [(column: Int, space: KeySpace)]
  let row: @Sendable (borrowing TableRows) throws(Problem) -> Row
  let add:
    @Sendable (inout Registry, Row, UnsafeBufferPointer<Registry.Key>) throws(Holdings.Refusal)
      -> Void
  let line: @Sendable (Row) -> Int
  /// The row at the place says otherwise than the one at the line.
  let contradiction: @Sendable (Problem.Place, Int) -> Problem

  func problem(_ refusal: Holdings.Refusal, _ row: Row, at path: String) -> Problem {
    switch refusal {
    case .contradicts(let other): contradiction(Problem.Place(path, line: line(row)), other)
    case .full: .full(path)
    }
  }
}

/// Where an identifier is looked up.
enum KeySpace: Sendable { case recordings, parties, sessions }

struct RecordingRow: Sendable {
  let period: Period
  let measures: Registry.Measures
  let line: Int
}

extension LoadedTable<RecordingRow> {
  static var recordings: Self { recordings(.recordings) }
  static var recordingsAgainst: Self { recordings(.recordingsAgainst) }

  private static func recordings(_ kind: TableKind) -> Self {
    Self(
      kind: kind,
      keys: [
        (RecordingColumn.recording.rawValue, .recordings),
        (RecordingColumn.patient.rawValue, .parties),
      ],
      row: { (rows) throws(Problem) in
        // Not kept; but a time that is none is refused before the logs are read, not after.
        _ = try rows.time(RecordingColumn.recorded_at)
        return RecordingRow(
          period: try rows.period(from: RecordingColumn.from, until: RecordingColumn.until),
          measures: Registry.Measures(
            size: try rows.amount(RecordingColumn.bytes, places: 0),
            lengthMicroseconds: try rows.amount(RecordingColumn.seconds, places: 6),
            content: try rows.word(RecordingColumn.content, Exposure.Content.self) ?? .consultation),
          line: rows.line)
      },
      add: { (registry, row, keys) throws(Holdings.Refusal) in
        try registry.own(
          keys[0], by: keys[1], in: row.period, row.measures, line: row.line)
      },
      line: \.line,
      contradiction: Problem.twoOwners)
  }
}

struct HeldRow: Sendable {
  let period: Period
  let line: Int
}

extension LoadedTable<HeldRow> {
  static var authorised: Self {
    Self(
      kind: .authorised,
      keys: [
        (AuthorisedColumn.viewer.rawValue, .parties),
        (AuthorisedColumn.recording.rawValue, .recordings),
        (AuthorisedColumn.patient.rawValue, .parties),
      ],
      row: { (rows) throws(Problem) in
        HeldRow(
          period: try rows.period(from: AuthorisedColumn.from, until: AuthorisedColumn.until),
          line: rows.line)
      },
      add: { (registry, row, keys) throws(Holdings.Refusal) in
        try registry.authorise(
          keys[0], recording: keys[1].text.isEmpty ? nil : keys[1],
          patient: keys[2].text.isEmpty ? nil : keys[2], in: row.period)
      },
      line: \.line,
      // Two authorisations never contradict each other.
      contradiction: { place, _ in .full(place.file) })
  }

  static var accounts: Self {
    Self(
      kind: .accounts,
      keys: [
        (AccountColumn.viewer.rawValue, .parties), (AccountColumn.patient.rawValue, .parties),
      ],
      row: { (rows) throws(Problem) in
        HeldRow(
          period: try rows.period(from: AccountColumn.from, until: AccountColumn.until),
          line: rows.line)
      },
      add: { (registry, row, keys) throws(Holdings.Refusal) in
        try registry.open(account: keys[0], of: keys[1], in: row.period, line: row.line)
      },
      line: \.line,
      contradiction: Problem.twoHolders)
  }

  static var sessions: Self {
    Self(
      kind: .sessions,
      keys: [
        (SessionColumn.session.rawValue, .sessions), (SessionColumn.viewer.rawValue, .parties),
      ],
      row: { (rows) throws(Problem) in
        HeldRow(
          period: try rows.period(from: SessionColumn.from, until: SessionColumn.until),
          line: rows.line)
      },
      add: { (registry, row, keys) throws(Holdings.Refusal) in
        try registry.open(session: keys[0], of: keys[1], in: row.period, line: row.line)
      },
      line: \.line,
      contradiction: Problem.twoViewers)
  }

  static var people: Self {
    Self(
      kind: .people,
      keys: [(PersonColumn.patient.rawValue, .parties)],
      row: { (rows) throws(Problem) in
        try rows.checkPerson()
        return HeldRow(period: .always, line: rows.line)
      },
      add: { (registry, row, keys) throws(Holdings.Refusal) in
        try registry.list(keys[0], line: row.line)
      },
      line: \.line,
      contradiction: Problem.listedTwice)
  }
}

extension Problem {
  fileprivate static func full(_ file: String) -> Problem {
    Problem(.input, at: Place(file), "more rows or identifiers than can be numbered")
  }

  fileprivate static func twoOwners(at place: Place, line: Int) -> Problem {
    Problem(
      .input, at: place, "a recording has two owners",
      reason: "line \(line) already gave it to someone else",
      hint: "a recording belongs to one patient at a time; correct the export and scan again")
  }

  fileprivate static func twoHolders(at place: Place, line: Int) -> Problem {
    Problem(
      .input, at: place, "an account has two holders",
      reason: "line \(line) already gave it to another patient",
      hint: "an account belongs to one patient at a time; correct the export and scan again")
  }

  fileprivate static func twoViewers(at place: Place, line: Int) -> Problem {
    Problem(
      .input, at: place, "a session has two viewers",
      reason: "line \(line) already gave it to another viewer",
      hint: "a session belongs to one viewer at a time; correct the export and scan again")
  }

  fileprivate static func listedTwice(at place: Place, line: Int) -> Problem {
    Problem(
      .input, at: place, "a patient stands twice in the people table",
      reason: "line \(line) already lists them, and a letter can go to one address only",
      hint: "leave the row that is right and scan again")
  }
}
