import Model

/// The sources of a case: each log's digests, the whole profile it was read with, what became of
/// its lines, and where it is silent. A source that was dropped or replaced stays, marked.
struct SourceTable {
  let database: Database

  /// Those that stand, by number.
  func standing() throws(Problem) -> [Source] {
    let rejected = try byNumber(
      "SELECT source, line, reason FROM source_rejected ORDER BY source, line, id"
    ) { row throws(Problem) in
      Source.RejectedLine(
        line: try row.required(row.count(1)), reason: try row.required(row.text(2)))
    }
    let silences = try byNumber(
      "SELECT source, \"from\", until FROM source_silence ORDER BY source, \"from\", until"
    ) { row throws(Problem) in try row.period(1) }
    return try database.rows(
      """
      SELECT source.number, source.kind, source.path, source.sha256, source.content_sha256,
        source.bytes, source.content_bytes, source.profile_name, source.format, profile.text,
        profile.sha256, source.zone, source.since, source.until, source.max_gap, source.witnesses,
        source.clock, source.lines, source.used, source.ignored, source.rejected, source.repaired,
        source.events, source.first, source.last, source.unanswered_lists
      FROM source JOIN profile ON profile.id = source.profile
      WHERE source.dropped IS NULL ORDER BY source.number
      """
    ) { row throws(Problem) in
      var source = try SourceTable.source(row)
      source.rejected = rejected[source.number] ?? []
      source.silences = silences[source.number] ?? []
      return source
    }
  }

  /// Adds a source, or states one anew under its number.
  func put(_ source: Source, scan: Int) throws(Problem) {
    try forgetParts(of: source.number)
    // How far a log was swept holds as long as its content is what it was.
    try database.run(
      """
      DELETE FROM sweep_state WHERE source = ? AND (position <> ?
        OR NOT EXISTS (SELECT 1 FROM source WHERE number = sweep_state.source
          AND content_sha256 = ?))
      """, [.of(source.number), .of(source.contentBytes), .of(source.contentDigest)])
    let reading = source.reading
    try database.run(
      "INSERT INTO profile (sha256, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
      [.of(reading.profileDigest), .blob(reading.profileText)])
    let profile = try database.integer(
      "SELECT id FROM profile WHERE sha256 = ?", [.of(reading.profileDigest)])
    let witnesses = Action.allCases.filter(reading.witnesses.contains).map(\.word)
    let tally = source.tally
    try database.run(
      """
      INSERT INTO source (number, kind, path, sha256, content_sha256, bytes, content_bytes, profile,
        profile_name, format, zone, since, until, max_gap, witnesses, clock, lines, used, ignored,
        rejected, repaired, events, first, last, scan, unanswered_lists)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      ON CONFLICT (number) DO UPDATE SET kind = excluded.kind, path = excluded.path,
        sha256 = excluded.sha256, content_sha256 = excluded.content_sha256,
        bytes = excluded.bytes, content_bytes = excluded.content_bytes,
        profile = excluded.profile, profile_name = excluded.profile_name,
        format = excluded.format, zone = excluded.zone, since = excluded.since,
        until = excluded.until, max_gap = excluded.max_gap, witnesses = excluded.witnesses,
        clock = excluded.clock, lines = excluded.lines, used = excluded.used,
        ignored = excluded.ignored, rejected = excluded.rejected, repaired = excluded.repaired,
        events = excluded.events, first = excluded.first, last = excluded.last,
        scan = excluded.scan, unanswered_lists = excluded.unanswered_lists
      """,
      [
        .of(source.number), .of(source.kind.rawValue), .of(source.path), .of(source.digest),
        .of(source.contentDigest), .of(source.bytes), .of(source.contentBytes), .of(profile),
        .of(reading.profileName), .of(reading.format), .of(reading.zone), .of(reading.since),
        .of(reading.until), .of(reading.maxGap.nanoseconds),
        .of(witnesses.joined(separator: " ")), .of(reading.clock), .of(tally.lines),
        .of(tally.used), .of(tally.ignored), .of(tally.rejected), .of(tally.repaired),
        .of(source.events), .of(source.first), .of(source.last), .of(scan),
        .of(tally.unansweredLists),
      ])
    try putParts(of: source)
  }

  /// Takes a source out; `replacedBy` is the number of the one that says it better.
  func drop(_ number: Int, replacedBy: Int?, entry: Int) throws(Problem) {
    try forgetParts(of: number)
    try database.run("DELETE FROM sweep_state WHERE source = ?", [.of(number)])
    try database.run("DELETE FROM source_apart WHERE source = ?", [.of(number)])
    try database.run(
      "UPDATE source SET dropped = ?, replaced_by = ? WHERE number = ?",
      [.of(entry), .of(replacedBy), .of(number)])
  }

  /// Those that hold lines judged by other tables than those of the case.
  func apart() throws(Problem) -> Set<Int> {
    Set(
      try database.rows("SELECT source FROM source_apart") { row throws(Problem) in
        try row.required(row.count(0))
      })
  }

  func set(apart numbers: Set<Int>) throws(Problem) {
    let before = try apart()
    for (sql, changed) in [
      ("DELETE FROM source_apart WHERE source = ?", before.subtracting(numbers)),
      ("INSERT INTO source_apart (source) VALUES (?)", numbers.subtracting(before)),
    ] {
      let statement = try database.prepare(sql)
      for number in changed.sorted() { try statement.run([.of(number)]) }
    }
  }

  private func putParts(of source: Source) throws(Problem) {
    let rejected = try database.prepare(
      "INSERT INTO source_rejected (source, line, reason) VALUES (?, ?, ?)")
    for line in source.rejected {
      try rejected.run([.of(source.number), .of(line.line), .of(line.reason)])
    }
    let silence = try database.prepare(
      "INSERT INTO source_silence (source, \"from\", until) VALUES (?, ?, ?)")
    for period in source.silences {
      try silence.run([.of(source.number), .of(period.from), .of(period.until)])
    }
  }

  private func forgetParts(of number: Int) throws(Problem) {
    try database.run("DELETE FROM source_rejected WHERE source = ?", [.of(number)])
    try database.run("DELETE FROM source_silence WHERE source = ?", [.of(number)])
  }

  private func byNumber<Part>(
    _ sql: String, read: (borrowing Statement) throws(Problem) -> Part
  ) throws(Problem) -> [Int: [Part]] {
    let statement = try database.prepare(sql)
    var parts: [Int: [Part]] = [:]
    while try statement.step() {
      parts[try statement.required(statement.count(0)), default: []].append(try read(statement))
    }
    return parts
  }

  private static func source(_ row: borrowing Statement) throws(Problem) -> Source {
    let witnesses = try row.required(row.text(15)).split(separator: " ").compactMap {
      Action(word: $0)
    }
    let reading = Source.Reading(
      profileName: try row.required(row.text(7)), format: try row.required(row.text(8)),
      profileText: try row.required(row.bytes(9)), profileDigest: try row.required(row.digest(10)),
      zone: row.text(11), since: row.time(12), until: row.time(13),
      maxGap: Timestamp.Span(nanoseconds: try row.required(row.integer(14))),
      witnesses: Set(witnesses), clock: row.text(16))
    let tally = Source.LineTally(
      lines: try row.required(row.count(17)), used: try row.required(row.count(18)),
      ignored: try row.required(row.count(19)), rejected: try row.required(row.count(20)),
      repaired: try row.required(row.count(21)), unansweredLists: try row.required(row.count(25)))
    return Source(
      number: try row.required(row.count(0)), kind: try row.required(row.word(1)),
      path: try row.required(row.text(2)), digest: try row.required(row.digest(3)),
      contentDigest: try row.required(row.digest(4)), bytes: try row.required(row.integer(5)),
      contentBytes: try row.required(row.integer(6)), reading: reading, tally: tally, rejected: [],
      first: row.time(23), last: row.time(24), silences: [],
      events: try row.required(row.count(22)))
  }
}
