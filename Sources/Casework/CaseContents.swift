import Evidence
import Model
import Notation

/// All that a scan wrote into a case, as one digest: the ledger keeps it, so that a later edit of any
/// of it shows, whoever made it and by whatever tool.
///
/// It covers the case's reference, every source with its tally and rejected lines, every finding with
/// the exposure it belongs to, the kept rows and the tables; not what is worked out from those.
/// Today's digest is made of those of parts, so that a sweep need not read the whole case; the one of
/// everything at once is that of older entries.
struct CaseContents {
  /// What the digest of everything at once is called in a ledger entry of an older candour.
  static let nameAtOnce = "contents"

  private(set) var hash = SHA256()

  static func digest(
    reference: String, sources: [Source], findings: [Finding], kept: KeptRows,
    tables: [TableFile]
  ) -> Digest {
    var contents = CaseContents()
    contents.add([reference]) { $0.string($1) }
    contents.add(sources, source)
    contents.add(findings)
    contents.addRows(kept)
    contents.add(tables)
    contents.addDisputes(kept)
    return contents.hash.digest
  }

  mutating func add(_ findings: [Finding]) {
    var lines: [LineReference: Digest] = [:]
    add(findings) { CaseContents.finding(&$0, $1, line: CaseContents.digest(of: $1.proof, &lines)) }
  }

  mutating func addRows(_ kept: KeptRows) {
    add(kept.recordings, CaseContents.recording)
    add(kept.authorised) { json, row in
      json.string(row.viewer)
      json.optional(row.patient)
      json.optional(row.recording)
      json.optional(row.basis)
      json.period(row.period)
    }
    add(kept.accounts) { json, row in
      json.string(row.viewer)
      json.string(row.patient)
      json.period(row.period)
    }
    add(kept.sessions) { json, row in
      json.string(row.session)
      json.string(row.viewer)
      json.period(row.period)
    }
    add(kept.people, CaseContents.person)
    add(kept.releases) { json, row in
      json.integer(row.time.nanoseconds)
      json.string(row.name)
    }
  }

  mutating func add(_ tables: [TableFile]) {
    add(tables) { json, table in
      json.string(table.kind.rawValue)
      json.string(table.path)
      json.string(table.digest)
      for column in table.columns + ["|"] + table.attributes { json.string(column) }
      json.optional(table.origin)
    }
  }

  /// Only where there are any: what an older candour wrote keeps its digest.
  mutating func addDisputes(_ kept: KeptRows) {
    if kept.disputes.isEmpty { return }
    add(kept.disputes) { json, row in
      json.string(row.recording)
      json.optional(row.patient)
      json.optional(row.against)
      json.period(row.period)
    }
  }

  /// Each kind by itself, its rows in byte order: how they lie in the file is no part of it.
  mutating func add<Row>(_ rows: [Row], _ write: (inout JSONWriter, Row) -> Void) {
    let texts = rows.map { row in
      var json = JSONWriter()
      json.array { write(&$0, row) }
      json.endLine()
      return json.bytes
    }
    for text in texts.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(text) }
    hash.update([0])
  }

  static func source(_ json: inout JSONWriter, _ source: Source) {
    let reading = source.reading
    json.integer(source.number)
    for text in [source.kind.rawValue, source.path, reading.profileName, reading.format] {
      json.string(text)
    }
    for digest in [source.digest, source.contentDigest, reading.profileDigest] {
      json.string(digest)
    }
    json.optional(reading.zone)
    json.optional(reading.clock)
    for action in reading.witnesses.sorted() { json.string(action.word) }
    for time in [reading.since, reading.until, source.first, source.last] { json.optional(time) }
    let tally = source.tally
    for number in [
      source.bytes, source.contentBytes, reading.maxGap.nanoseconds, Int64(source.events),
      Int64(tally.lines), Int64(tally.used), Int64(tally.ignored), Int64(tally.rejected),
      Int64(tally.repaired),
    ] {
      json.integer(number)
    }
    // Only where there are any: what an older candour wrote keeps its digest.
    if tally.unansweredLists > 0 { json.integer(tally.unansweredLists) }
    for line in source.rejected {
      json.integer(line.line)
      json.string(line.reason)
    }
    for silence in source.silences { json.period(silence) }
  }

  /// One long line may prove thousands of findings: it is digested once. A short one is digested sooner
  /// than it is looked up.
  private static func digest(
    of proof: ProvingLine, _ known: inout [LineReference: Digest]
  ) -> Digest {
    if proof.raw.count < 4096 { return SHA256.digest(of: proof.raw) }
    if let digest = known[proof.reference] { return digest }
    let digest = SHA256.digest(of: proof.raw)
    known[proof.reference] = digest
    return digest
  }

  static func finding(_ json: inout JSONWriter, _ finding: Finding, line: Digest) {
    let proof = finding.proof
    json.string(finding.key.recording)
    json.optional(finding.key.patient)
    json.string(finding.key.viewer)
    json.string(finding.viewerKind.rawValue)
    json.string(finding.content.rawValue)
    for number in [
      finding.size, finding.lengthMicroseconds, Int64(proof.source), Int64(proof.line),
      proof.offset, proof.time.nanoseconds, proof.logged.nanoseconds, proof.bytes,
      proof.playedMicroseconds, proof.range?.first, proof.range?.last, proof.range?.total,
      Int64(proof.marks.rawValue),
    ] {
      json.optional(number)
    }
    json.string(proof.action.word)
    for identifier in [proof.viewer, proof.session, proof.address, proof.identity] {
      json.optional(identifier)
    }
    json.string(line)
    // Only where there is one: what an older candour wrote keeps its digest.
    if let media = proof.media {
      json.integer(media.from)
      json.integer(media.until)
    }
  }

  static func recording(_ json: inout JSONWriter, _ row: KeptRows.Recording) {
    json.string(row.recording)
    json.string(row.patient)
    json.period(row.period)
    for text in [row.consultation, row.controller, row.country] { json.optional(text) }
    json.optional(row.recordedAt)
    json.optional(row.bytes)
    json.optional(row.microseconds)
    json.string(row.content.rawValue)
    for (name, value) in row.attributes.sorted(by: { $0.key < $1.key }) {
      json.string(name)
      json.string(value)
    }
  }

  static func person(_ json: inout JSONWriter, _ person: Person) {
    json.string(person.patient)
    for text in [
      person.name, person.email, person.phone, person.postcode, person.country,
      person.dateOfBirth, person.language, person.format?.rawValue, person.hold,
    ] {
      json.optional(text)
    }
    for line in person.address { json.string(line) }
    json.string(person.channel.rawValue)
    json.optional(person.guardian)
    json.bool(person.deceased)
  }
}

extension JSONWriter {
  mutating func optional(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  mutating func optional(_ identifier: Identifier?) {
    if let identifier { string(identifier) } else { null() }
  }

  mutating func optional(_ number: Int64?) {
    if let number { integer(number) } else { null() }
  }

  mutating func optional(_ time: Timestamp?) { optional(time?.nanoseconds) }

  mutating func period(_ period: Period) {
    integer(period.from.nanoseconds)
    integer(period.until.nanoseconds)
  }
}
