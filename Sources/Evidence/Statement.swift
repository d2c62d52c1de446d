internal import CSQLite
import Model

/// One prepared SQL statement; it can be run again and again, and is always finalised.
///
/// Parameters and columns are by position, as SQL orders them: parameters from 1 (bound in one
/// list), columns from 0.
struct Statement: ~Copyable {
  enum Value {
    case null
    case integer(Int64)
    /// Valid UTF-8, compared byte for byte; NUL bytes are kept.
    case text([UInt8])
    case blob([UInt8])
  }

  private let handle: OpaquePointer
  private let database: Database

  init(_ sql: String, in database: Database) throws(Problem) {
    var handle: OpaquePointer?
    let result = sqlite3_prepare_v2(database.handle, sql, -1, &handle, nil)
    guard result == SQLITE_OK, let handle else { throw database.failure(result) }
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds, steps to the end and resets, ready for the next values.
  func run(_ values: [Value]) throws(Problem) {
    try bind(values)
    while try step() {}
    sqlite3_reset(handle)
  }

  /// Begins anew with these values; parameters without one are null.
  func bind(_ values: [Value]) throws(Problem) {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    for (index, value) in values.enumerated() {
      let result = bind(value, at: Int32(index + 1))
      if result != SQLITE_OK { throw database.failure(result) }
    }
  }

  /// False at the end.
  func step() throws(Problem) -> Bool {
    let result = sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    if result == SQLITE_DONE { return false }
    sqlite3_reset(handle)
    throw database.failure(result)
  }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  /// Nil where the column is null.
  func integer(_ column: Int32) -> Int64? {
    isNull(column) ? nil : sqlite3_column_int64(handle, column)
  }

  /// The bytes of a text or a blob; nil where the column is null.
  func bytes(_ column: Int32) -> [UInt8]? {
    if isNull(column) { return nil }
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, column))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// For a row that is not what the schema promises.
  var damage: Problem {
    .damaged(database.name, because: "a row holds what candour never wrote")
  }

  // SQLITE_TRANSIENT (SQLite copies the bytes before the call returns), a cast that C macros hide
  // from Swift. An empty array may have no address, and a null address would bind NULL.
  private func bind(_ value: Value, at index: Int32) -> Int32 {
    let transient = unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .text(let bytes):
      if bytes.isEmpty { return sqlite3_bind_text(handle, index, "", 0, transient) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_text64(
          handle, index, $0.baseAddress, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
      }
    case .blob(let bytes):
      if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), transient)
      }
    }
  }
}
