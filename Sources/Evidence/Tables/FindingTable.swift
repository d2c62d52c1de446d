import Model
import Notation

/// The lines that prove exposures: each line's own bytes once, and what it says of each exposure.
/// Everything an exposure is can be worked out again from here, without the logs.
struct FindingTable {
  let database: Database

  enum Choice {
    case all
    case source(Int)
    case exposures([Int])
    /// Those of exposures that other tables may decide otherwise.
    case open
    case block(source: Int, lines: Range<Int>)
  }

  /// By source, line and exposure.
  func findings(_ choice: Choice) throws(Problem) -> [Finding] {
    try database.rows(
      """
      SELECT exposure.recording, exposure.patient, exposure.viewer, found.viewer_kind,
        found.content, found.size, found.length_us, line.source, line.line, line.offset, line.raw,
        found.action, found.time, found.logged, found.bytes, found.played_us, found.range_first,
        found.range_last, found.range_total, found.marks, found.viewer, found.session,
        found.address, found.identity, found.media_from_us, found.media_until_us
      FROM exposure_line AS found
        JOIN exposure ON exposure.number = found.exposure
        JOIN line ON line.id = found.line
      WHERE \(choice.condition)
      ORDER BY line.source, line.line, found.exposure, found.id
      """, choice.values
    ) { row throws(Problem) in try FindingTable.finding(row) }
  }

  /// Where the proving lines of the standing exposures are, by exposure, source and line.
  func references() throws(Problem) -> [Int: [LineReference]] {
    let statement = try database.prepare(
      """
      SELECT DISTINCT found.exposure, line.source, line.line
      FROM exposure_line AS found JOIN line ON line.id = found.line
      ORDER BY found.exposure, line.source, line.line
      """)
    var references: [Int: [LineReference]] = [:]
    while try statement.step() {
      let exposure = try statement.required(statement.count(0))
      references[exposure, default: []].append(
        LineReference(
          source: try statement.required(statement.count(1)),
          line: try statement.required(statement.count(2))))
    }
    return references
  }

  /// Kept lines whose bytes no longer have the digest or length that was kept with them.
  func alteredLines() throws(Problem) -> [LineReference] {
    let statement = try database.prepare(
      "SELECT source, line, raw, sha256, length FROM line ORDER BY source, line")
    var altered: [LineReference] = []
    while try statement.step() {
      let raw = try statement.required(statement.bytes(2))
      if SHA256.digest(of: raw) == statement.digest(3), raw.count == statement.count(4) { continue }
      altered.append(
        LineReference(
          source: try statement.required(statement.count(0)),
          line: try statement.required(statement.count(1))))
    }
    return altered
  }

  func remove(of source: Int) throws(Problem) {
    try database.run(
      "DELETE FROM exposure_line WHERE line IN (SELECT id FROM line WHERE source = ?)",
      [.of(source)])
    try database.run("DELETE FROM line WHERE source = ?", [.of(source)])
  }

  /// Takes the lines away from exposures, and those out that then prove nothing.
  func withdraw(_ exposures: [Int]) throws(Problem) {
    let lines = try database.prepare("SELECT DISTINCT line FROM exposure_line WHERE exposure = ?")
    let remove = try database.prepare("DELETE FROM exposure_line WHERE exposure = ?")
    let tidy = try database.prepare(
      """
      DELETE FROM line WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM exposure_line WHERE line = ?1)
      """)
    for exposure in exposures {
      var ids: [Int64] = []
      try lines.bind([.of(exposure)])
      while try lines.step() { ids.append(try lines.required(lines.integer(0))) }
      try remove.run([.of(exposure)])
      for id in ids { try tidy.run([.of(id)]) }
    }
  }

  /// `numbers` are those of the findings' keys; a
  /// finding whose key has none is a defect of the caller, and refused.
  func add(_ findings: [Finding], numbers: [Exposure.Key: Int]) throws(Problem) {
    let addLine = try database.prepare(
      "INSERT INTO line (id, source, line, offset, length, sha256, raw) VALUES (?,?,?,?,?,?,?)")
    let addFinding = try database.prepare(
      """
      INSERT INTO exposure_line (exposure, line, action, time, logged, bytes, played_us,
        range_first, range_last, range_total, marks, viewer, session, address, identity,
        viewer_kind, content, size, length_us, media_from_us, media_until_us)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """)
    let knownLine = try database.prepare("SELECT id FROM line WHERE source = ? AND line = ?")
    var last = try database.integer("SELECT max(id) FROM line") ?? 0
    var id = last
    var reference: LineReference?
    for finding in findings.sorted(by: FindingTable.inOrder) {
      let proof = finding.proof
      guard let exposure = numbers[finding.key] else { throw .unproved }
      if reference != proof.reference {
        reference = proof.reference
        if let known = try knownLine.first([.of(proof.source), .of(proof.line)]) {
          id = known
        } else {
          last += 1
          id = last
          try addLine.run([
            .integer(id), .of(proof.source), .of(proof.line), .of(proof.offset),
            .of(proof.raw.count), .of(SHA256.digest(of: proof.raw)), .blob(proof.raw),
          ])
        }
      }
      try addFinding.run([
        .of(exposure), .integer(id), .of(proof.action.word), .of(proof.time), .of(proof.logged),
        .of(proof.bytes), .of(proof.playedMicroseconds), .of(proof.range?.first),
        .of(proof.range?.last), .of(proof.range?.total), .of(Int(proof.marks.rawValue)),
        .of(proof.viewer), .of(proof.session), .of(proof.address), .of(proof.identity),
        .of(finding.viewerKind.rawValue), .of(finding.content.rawValue), .of(finding.size),
        .of(finding.lengthMicroseconds), .of(proof.media?.from), .of(proof.media?.until),
      ])
    }
  }

  private static func inOrder(_ left: Finding, _ right: Finding) -> Bool {
    if left.proof.reference != right.proof.reference {
      return left.proof.reference < right.proof.reference
    }
    if left.key != right.key { return left.key < right.key }
    return left.proof.time < right.proof.time
  }

  private static func finding(_ row: borrowing Statement) throws(Problem) -> Finding {
    var range: ByteRange?
    if let first = row.integer(16) {
      range = ByteRange(
        first: first, last: try row.required(row.integer(17)), total: row.integer(18))
    }
    var media: MediaSpan?
    if let from = row.integer(24) {
      media = MediaSpan(from: from, until: try row.required(row.integer(25)))
    }
    let marks = try row.required(row.integer(19).flatMap(UInt8.init(exactly:)))
    let proof = ProvingLine(
      source: try row.required(row.count(7)), line: try row.required(row.count(8)),
      offset: try row.required(row.integer(9)), raw: try row.required(row.bytes(10)),
      action: try row.required(row.action(11)), time: try row.required(row.time(12)),
      logged: try row.required(row.time(13)), bytes: row.integer(14),
      playedMicroseconds: row.integer(15), range: range, media: media,
      marks: AccessEvent.Marks(rawValue: marks), viewer: row.identifier(20),
      session: row.identifier(21), address: row.identifier(22), identity: row.identifier(23))
    let key = Exposure.Key(
      recording: try row.required(row.identifier(0)), patient: row.identifier(1),
      viewer: try row.required(row.identifier(2)))
    return Finding(
      key: key, viewerKind: try row.required(row.word(3)), content: try row.required(row.word(4)),
      size: row.integer(5), lengthMicroseconds: row.integer(6), proof: proof)
  }
}

extension FindingTable.Choice {
  fileprivate var condition: String {
    switch self {
    case .all: "TRUE"
    case .source: "line.source = ?"
    case .exposures: "found.exposure IN (SELECT value FROM json_each(?))"
    case .open: "found.exposure IN (SELECT number FROM exposure WHERE \(ExposureTable.isOpen))"
    case .block: "line.source = ? AND line.line >= ? AND line.line < ?"
    }
  }

  fileprivate var values: [Statement.Value] {
    switch self {
    case .all, .open: []
    case .block(let source, let lines):
      [.of(source), .of(lines.lowerBound), .of(lines.upperBound)]
    case .source(let number): [.of(number)]
    case .exposures(let numbers):
      [.of("[\(numbers.map { String($0) }.joined(separator: ","))]")]
    }
  }
}

extension Problem {
  fileprivate static var unproved: Problem {
    Problem(
      .unusableCase, at: Place("case.db"), "a log line proves an exposure that was not given",
      reason: "this is a defect of candour; the case is as it was before",
      hint: "report it with the output of: candour --version")
  }
}
