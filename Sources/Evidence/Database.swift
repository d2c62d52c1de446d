internal import CSQLite
import Model

/// One connection to a case's SQLite file: the only place that calls SQLite, with `Statement`.
///
/// A class, because a connection is one thing that must be closed once, and because every statement
/// has to keep it alive. Not for use by two threads at once.
final class Database {
  let handle: OpaquePointer
  /// What messages call the file; never the whole path of somebody's machine.
  let name: String

  /// Takes over an open handle.
  init(handle: OpaquePointer, name: String) {
    self.handle = handle
    self.name = name
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows and take no values.
  func execute(_ sql: String) throws(Problem) {
    let result = sqlite3_exec(handle, sql, nil, nil, nil)
    if result != SQLITE_OK { throw failure(result) }
  }

  func prepare(_ sql: String) throws(Problem) -> Statement {
    try Statement(sql, in: self)
  }

  /// Prepares, binds, steps to the end and finalises.
  func run(_ sql: String, _ values: [Statement.Value] = []) throws(Problem) {
    let statement = try prepare(sql)
    try statement.run(values)
  }

  /// The first column of the first row; nil without a row or where it is null.
  func integer(_ sql: String, _ values: [Statement.Value] = []) throws(Problem) -> Int64? {
    let statement = try prepare(sql)
    try statement.bind(values)
    guard try statement.step() else { return nil }
    return statement.integer(0)
  }

  /// Every row, as `read` makes it.
  func rows<Row>(
    _ sql: String, _ values: [Statement.Value] = [],
    read: (borrowing Statement) throws(Problem) -> Row
  ) throws(Problem) -> [Row] {
    let statement = try prepare(sql)
    try statement.bind(values)
    var rows: [Row] = []
    while try statement.step() { rows.append(try read(statement)) }
    return rows
  }

  /// Holds the write lock from its first statement, so that what it reads cannot change under it.
  /// Whatever `body` throws leaves the file as it was before.
  func transaction<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try execute("BEGIN IMMEDIATE")
    do throws(Problem) {
      let result = try body()
      try execute("COMMIT")
      return result
    } catch {
      // Some failures (a full disk) have rolled back already: a second attempt is refused, rightly.
      if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
      throw error
    }
  }

  /// Reads that belong together see one state of the file, whoever writes meanwhile.
  func snapshot<Result>(_ body: () throws(Problem) -> Result) throws(Problem) -> Result {
    try execute("BEGIN")
    defer { sqlite3_exec(handle, "COMMIT", nil, nil, nil) }
    return try body()
  }

  /// SQLite's own messages can quote a value, so only the code and its standard text are told.
  func failure(_ result: Int32) -> Problem {
    if result == Self.sharedMemoryIsFull { return .full(name) }
    return switch result & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: .anotherWriter(name)
    case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(name, because: text(of: result))
    case SQLITE_FULL: .full(name)
    case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN, SQLITE_AUTH:
      .notAllowed(name, because: text(of: result))
    default: .refused(name, because: text(of: result))
    }
  }

  /// `SQLITE_IOERR_SHMSIZE`: not even the index of the log beside the case could be made.
  private static let sharedMemoryIsFull = SQLITE_IOERR | 19 << 8

  private func text(of result: Int32) -> String {
    "\(String(cString: sqlite3_errstr(result))) (SQLite \(result))"
  }
}

extension Problem {
  fileprivate static func anotherWriter(_ file: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "another candour is writing to this case",
      hint: "wait for it to end, then run the same command again")
  }

  static func damaged(_ file: String, because reason: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "the case file is damaged", reason: reason,
      hint: "copy the folder before anything else, then restore the last good copy of it")
  }

  fileprivate static func full(_ file: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "there is no room left to write the case",
      reason: "the disk is full; the case is as it was before",
      hint: "free some space, then run the same command again")
  }

  fileprivate static func notAllowed(_ file: String, because reason: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "the case file cannot be opened or written", reason: reason,
      hint: "check who owns the folder: ls -la")
  }

  fileprivate static func refused(_ file: String, because reason: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "the case file could not be read or changed", reason: reason,
      hint: "candour verify")
  }
}
