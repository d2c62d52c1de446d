internal import CSQLite
internal import Glibc
import Model

/// How a case file is opened: with everything switched off that a hostile file could use, and not
/// trusted before its header says that it is ours.
///
/// A file that is refused has not been touched: its header is read through SQLite's own handle
/// (closing a second descriptor would drop this process's locks) before any transaction begins.
extension Database {
  /// Makes an empty case file, 0600, of the newest schema. The path must be free of symbolic links.
  static func create(_ path: String, busyMilliseconds: Int32) throws(Problem) -> Database {
    let descriptor = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate("case.db", code: errno) }
    close(descriptor)
    let database = try connect(path)
    try database.harden(busyMilliseconds: busyMilliseconds)
    try database.execute(
      """
      PRAGMA application_id = \(Schema.applicationID);
      PRAGMA auto_vacuum = NONE;
      PRAGMA journal_mode = WAL
      """)
    try Schema.migrate(database)
    return database
  }

  /// The path must be free of symbolic links. An older file is brought to our schema where it is
  /// opened for writing, and read as it is where it is not. `isArchived`: on a medium or in a folder
  /// where nothing can be written, so that not even SQLite's own notes may be.
  static func open(
    _ path: String, writing: Bool, busyMilliseconds: Int32, isArchived: Bool = false
  ) throws(Problem) -> Database {
    let database = isArchived ? try connectArchived(path) : try connect(path)
    try database.checkHeader()
    try database.harden(busyMilliseconds: busyMilliseconds)
    // Again, now through the write-ahead log, which can hold a newer header than the file.
    let version = try database.integer("PRAGMA user_version") ?? 0
    if version > Schema.version { throw .newerCandour(database.name) }
    if version < Schema.version {
      if writing {
        try Schema.migrate(database)
      } else {
        try Schema.readAsNewest(database, version: Int(version))
      }
    }
    return database
  }

  /// SQLite's full check of structure, constraints and references: slow on a large file.
  func checkIntegrity() throws(Problem) {
    let found = try rows("PRAGMA integrity_check(1)") { row throws(Problem) in
      row.bytes(0) ?? []
    }
    if found != [Array("ok".utf8)] {
      throw .damaged(name, because: "SQLite's integrity check found a fault")
    }
    let strays = try rows("PRAGMA foreign_key_check") { row throws(Problem) in row.bytes(0) ?? [] }
    if !strays.isEmpty { throw .damaged(name, because: "a row refers to one that is gone") }
  }

  /// Whether the file, or the folder that SQLite keeps its notes in, cannot be written.
  static func isArchived(_ path: String) -> Bool {
    access(path, W_OK) != 0 || access(AtomicFile.folder(of: path), W_OK) != 0
  }

  /// As a file that nobody changes (SQLite's `immutable`). What still stands in a write-ahead log
  /// would be passed over, so there must be none.
  private static func connectArchived(_ path: String) throws(Problem) -> Database {
    var status = stat()
    if stat(path + "-wal", &status) == 0, status.st_size > 0 { throw .unfinished() }
    let unreserved = Set("/-._~".utf8)
    let escaped = path.utf8.map { byte -> String in
      let isPlain =
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") <= 9
        || unreserved.contains(byte)
      let hex = String(byte, radix: 16)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
    }
    return try connect(
      "file:\(escaped.joined())?immutable=1", flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
  }

  private static func connect(
    _ path: String, flags: Int32 = SQLITE_OPEN_READWRITE
  ) throws(Problem) -> Database {
    var handle: OpaquePointer?
    let flags = flags | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
    let result = sqlite3_open_v2(path, &handle, flags, nil)
    guard let handle else { throw .damaged("case.db", because: "SQLite has no memory left") }
    let database = Database(handle: handle, name: "case.db")
    if result != SQLITE_OK { throw database.failure(result) }
    return database
  }

  // The first 100 bytes by the file format: the magic, user_version at 60, application_id at 68,
  // both big-endian.
  private func checkHeader() throws(Problem) {
    var file: UnsafeMutablePointer<sqlite3_file>?
    let result = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file)
    guard result == SQLITE_OK, let file, let read = file.pointee.pMethods?.pointee.xRead else {
      throw failure(result)
    }
    var header = [UInt8](repeating: 0, count: 100)
    let outcome = read(file, &header, Int32(header.count), 0)
    guard outcome == SQLITE_OK else {
      let shortRead = SQLITE_IOERR | 2 << 8
      if outcome == shortRead {
        throw .damaged(name, because: "it is shorter than the header of a database")
      }
      throw failure(outcome)
    }
    guard header.starts(with: Array("SQLite format 3".utf8) + [0]) else {
      throw .damaged(name, because: "it does not begin as an SQLite database does")
    }
    func number(at offset: Int) -> UInt32 {
      header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    guard number(at: 68) == UInt32(bitPattern: Schema.applicationID) else {
      throw .foreign(name)
    }
    if number(at: 60) > UInt32(Schema.version) { throw .newerCandour(name) }
  }

  private func harden(busyMilliseconds: Int32) throws(Problem) {
    let switches: [(Int32, Int32)] = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
    ]
    for (option, on) in switches {
      let result = sqlite3_db_switch(handle, option, on)
      if result != SQLITE_OK { throw failure(result) }
    }
    sqlite3_busy_timeout(handle, busyMilliseconds)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    // The entry of a draft names every file of it: a hundred thousand letters are 26 MB.
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 200_000_000)
    try execute(
      """
      PRAGMA synchronous = FULL;
      PRAGMA cell_size_check = ON;
      PRAGMA mmap_size = 0;
      PRAGMA cache_size = -16000;
      PRAGMA temp_store = MEMORY;
      PRAGMA secure_delete = ON;
      PRAGMA recursive_triggers = ON
      """)
  }
}

extension Problem {
  fileprivate static func unfinished() -> Problem {
    Problem(
      .unusableCase, at: Place("case.db"), "the case cannot be written, and has to be",
      reason: "its last changes stand in case.db-wal and are not worked in yet",
      hint: "copy the whole folder to where it can be written, and look there")
  }

  fileprivate static func cannotCreate(_ file: String, code: Int32) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "the case file cannot be made",
      reason: String(cString: strerror(code)), hint: "check who owns the folder: ls -la")
  }

  fileprivate static func foreign(_ file: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "this is the database of another program, not a case",
      reason: "its header lacks candour's application id", hint: "candour new DIR")
  }

  fileprivate static func newerCandour(_ file: String) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "a newer candour made this case",
      reason: "its schema has a version that this candour does not know; nothing was changed",
      hint: "install the newer candour; this one is: candour --version")
  }
}
