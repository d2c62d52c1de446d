import Model
import Notation

/// The ledger: append-only by its triggers, and chained, so that what the triggers cannot stop is
/// found (`verify`).
///
/// An entry's digest is the SHA-256 of one compact JSON object, UTF-8, without spaces or an end of
/// line: `{"number":2,"time":1591704131000000000,"login":"…","by":null,"version":"…","verb":"scan",
/// "arguments":["…"],"in":[{"name":"…","sha256":"…"}],"out":[],"previous":"…"}`, keys in that order,
/// `time` in nanoseconds since 1970 UTC, `by` and `previous` null where there is none.
struct LedgerTable {
  let database: Database

  func entries() throws(Problem) -> [LedgerEntry] { try entries(LedgerTable.select, []) }

  func entries(of verb: String) throws(Problem) -> [LedgerEntry] {
    try entries(LedgerTable.select(where: "verb = ?"), [.of(verb)])
  }

  func entry(numbered number: Int) throws(Problem) -> LedgerEntry? {
    try entries(LedgerTable.select(where: "number = ?"), [.of(number)]).first
  }

  private func entries(
    _ sql: String, _ values: [Statement.Value]
  ) throws(Problem) -> [LedgerEntry] {
    try database.rows(sql, values) { row throws(Problem) in
      try row.required(LedgerTable.entry(row))
    }
  }

  func head() throws(Problem) -> LedgerEntry.Head? {
    try database.rows("SELECT ledger_entries, ledger_head FROM setting WHERE ledger_entries > 0") {
      row throws(Problem) in
      LedgerEntry.Head(
        entries: try row.required(row.count(0)), digest: try row.required(row.digest(1)))
    }.first
  }

  /// Inside the caller's transaction.
  func append(_ draft: LedgerEntry.Draft) throws(Problem) -> LedgerEntry {
    let head = try head()
    let number = (head?.entries ?? 0) + 1
    let digest = LedgerTable.digest(of: draft, number: number, previous: head?.digest)
    try database.run(
      """
      INSERT INTO ledger (number, time, login, by, version, verb, arguments, digests_in,
        digests_out, previous, sha256)
      VALUES (?,?,?,?,?,?,?,?,?,?,?)
      """,
      [
        .of(number), .of(draft.time), .of(draft.login), .of(draft.by), .of(draft.version),
        .of(draft.verb), .text(StoredList.bytes(draft.arguments)),
        .text(StoredList.bytes(draft.read)), .text(StoredList.bytes(draft.made)),
        .of(head?.digest), .of(digest),
      ])
    try database.run(
      "UPDATE setting SET ledger_entries = ?, ledger_head = ?", [.of(number), .of(digest)])
    return LedgerEntry(number: number, draft: draft, previous: head?.digest, digest: digest)
  }

  /// Every place where the ledger is not what was written.
  ///
  /// An edit breaks an entry's own digest, a deletion or an insertion the numbers and the chain. A
  /// shortened tail shows against the head kept beside it, and against whatever else in the case
  /// names an entry. Somebody who writes every table anew, head included, is found only by a head
  /// that is `known` from outside: from a report, a webhook, a printed status.
  func faults(known: LedgerEntry.Head?) throws(Problem) -> [LedgerFault] {
    var faults: [LedgerFault] = []
    var previous: Digest?
    var number = 0
    var knownIsThere = false
    let statement = try database.prepare(LedgerTable.select)
    while try statement.step() {
      let expected = number + 1
      number = statement.count(0) ?? expected
      if number != expected { faults.append(LedgerFault(entry: expected, reason: .missing)) }
      guard let entry = LedgerTable.entry(statement) else {
        faults.append(LedgerFault(entry: number, reason: .edited))
        previous = statement.digest(10)
        continue
      }
      let digest = LedgerTable.digest(of: entry.draft, number: number, previous: entry.previous)
      if digest != entry.digest { faults.append(LedgerFault(entry: number, reason: .edited)) }
      if entry.previous != previous, number == expected {
        faults.append(LedgerFault(entry: number, reason: .unchained))
      }
      if known?.entries == number { knownIsThere = known?.digest == entry.digest }
      previous = entry.digest
    }
    let head = try head()
    if head?.entries ?? 0 != number || head?.digest != previous {
      faults.append(LedgerFault(entry: number, reason: .headDiffers))
    }
    if let cited = try lastCited(), cited > number {
      faults.append(LedgerFault(entry: cited, reason: .missing))
    }
    if known != nil, !knownIsThere {
      faults.append(LedgerFault(entry: known?.entries ?? 0, reason: .knownHeadDiffers))
    }
    if try !isGuarded() { faults.append(LedgerFault(entry: number, reason: .unguarded)) }
    return faults
  }

  private func lastCited() throws(Problem) -> Int? {
    let cited = try database.integer(
      """
      SELECT max(entry) FROM (
        SELECT max(ledger) AS entry FROM scan UNION ALL SELECT max(dropped) FROM source
        UNION ALL SELECT max(cleared_by) FROM exposure UNION ALL SELECT max(ledger) FROM document
        UNION ALL SELECT max(ledger) FROM notice UNION ALL SELECT max(ledger) FROM message
        UNION ALL SELECT max(ledger) FROM submission UNION ALL SELECT max(ledger) FROM endpoint
        UNION ALL SELECT max(ledger) FROM attempt)
      """)
    return cited.flatMap(Int.init(exactly:))
  }

  private func isGuarded() throws(Problem) -> Bool {
    let triggers = try database.integer(
      """
      SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'ledger'
        AND name IN ('ledger_is_never_edited', 'ledger_is_never_shortened')
        AND sql LIKE '%RAISE(ABORT,%'
      """)
    return triggers == 2
  }

  private static let select = select(where: "true")

  private static func select(where condition: String) -> String {
    """
    SELECT number, time, login, by, version, verb, arguments, digests_in, digests_out, previous,
      sha256
    FROM ledger WHERE \(condition) ORDER BY number
    """
  }

  static func digest(of draft: LedgerEntry.Draft, number: Int, previous: Digest?) -> Digest {
    var json = JSONWriter()
    json.object { json in
      json.member("number", number)
      json.member("time", draft.time.nanoseconds)
      json.member("login", draft.login)
      json.member("by", draft.by)
      json.member("version", draft.version)
      json.member("verb", draft.verb)
      json.key("arguments")
      json.array { json in for argument in draft.arguments { json.string(argument) } }
      json.key("in")
      StoredList.write(draft.read, to: &json)
      json.key("out")
      StoredList.write(draft.made, to: &json)
      json.member("previous", previous)
    }
    return SHA256.digest(of: json.bytes)
  }

  // Nil where the row is not what `append` writes, byte for byte.
  private static func entry(_ row: borrowing Statement) -> LedgerEntry? {
    guard let number = row.count(0), let time = row.time(1), let login = row.text(2),
      let version = row.text(4), let verb = row.text(5), let arguments = row.bytes(6),
      let read = row.bytes(7), let made = row.bytes(8), let digest = row.digest(10),
      let argumentList = try? StoredList.texts(arguments),
      let readList = try? StoredList.digests(read), let madeList = try? StoredList.digests(made),
      StoredList.bytes(argumentList) == arguments, StoredList.bytes(readList) == read,
      StoredList.bytes(madeList) == made, row.isNull(9) || row.digest(9) != nil
    else { return nil }
    let draft = LedgerEntry.Draft(
      time: time, login: login, by: row.text(3), version: version, verb: verb,
      arguments: argumentList, read: readList, made: madeList)
    return LedgerEntry(number: number, draft: draft, previous: row.digest(9), digest: digest)
  }
}
