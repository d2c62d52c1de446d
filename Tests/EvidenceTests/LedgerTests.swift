import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Evidence

@Suite struct LedgerTests {
  /// A case with four entries, changed by SQL as somebody with the file and `sqlite3` would, and
  /// what is found.
  private func faults(known: Int? = nil, after sql: String) throws -> [LedgerFault] {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    try small.store.record(SmallCase.entry("report", by: "Ada"))
    try small.store.record(SmallCase.entry("notices draft"))
    let head = try small.store.ledgerHead()
    #expect(try small.store.verifyLedger(known: head).isEmpty)
    let entry = try small.store.ledger()[(known ?? 4) - 1]
    try small.store.database.execute("PRAGMA foreign_keys = OFF")
    try small.store.database.execute(sql)
    return try small.store.verifyLedger(
      known: known.map { .init(entries: $0, digest: entry.digest) })
  }

  private static let guards =
    "DROP TRIGGER ledger_is_never_edited;"
    + "DROP TRIGGER ledger_is_never_shortened;"
  private static let guardsAgain = """
    CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    """

  @Test func `an entry keeps what was done, and its chain`() throws {
    let small = try SmallCase()
    let entry = try small.store.record(SmallCase.entry("report", by: "Ada"))
    let ledger = try small.store.ledger()
    #expect(ledger.map(\.number) == [1, 2])
    #expect(ledger[1] == entry && entry.draft == SmallCase.entry("report", by: "Ada"))
    #expect(ledger[0].previous == nil && entry.previous == ledger[0].digest)
    #expect(try small.store.ledgerHead() == .init(entries: 2, digest: entry.digest))
  }

  @Test func `an entry's digest is that of the documented text`() throws {
    let small = try SmallCase()
    let entry = try small.store.record(
      LedgerEntry.Draft(
        time: SmallCase.start, login: "ada", by: nil, version: "0.1", verb: "scan",
        arguments: ["a \"b\""], read: [.init("x", SHA256.digest(of: []))]))
    let text = """
      {"number":2,"time":1591704131000000000,"login":"ada","by":null,"version":"0.1",\
      "verb":"scan","arguments":["a \\"b\\""],"in":[{"name":"x","sha256":\
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}],"out":[],\
      "previous":"\(entry.previous?.hex ?? "")"}
      """
    #expect(entry.digest == SHA256.digest(of: Array(text.utf8)))
  }

  @Test(arguments: [
    "UPDATE ledger SET verb = 'report' WHERE number = 2", "DELETE FROM ledger WHERE number = 2",
    "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE number = 1",
  ])
  func `the ledger can neither be edited nor shortened`(sql: String) throws {
    let small = try SmallCase()
    try small.store.record(SmallCase.entry("report"))
    #expect(try problem { try small.store.database.execute(sql) } != nil)
    #expect(try small.store.verifyLedger().isEmpty)
  }

  @Test(arguments: [
    "time = time + 1", "login = 'eve'", "by = 'Eve'", "by = NULL", "version = '9'",
    "verb = 'status'", "arguments = '[]'", "arguments = arguments || ' '", "digests_in = '[]'",
    "digests_out = '[{}]'", "previous = zeroblob(32)", "sha256 = zeroblob(32)",
    "digests_in = 'not a list'",
  ])
  func `an edit of any part of an entry is found`(change: String) throws {
    let found = try faults(
      after: "\(LedgerTests.guards) UPDATE ledger SET \(change) WHERE number = 3;"
        + LedgerTests.guardsAgain)
    #expect(found.contains { $0.entry == 3 && $0.reason == .edited })
  }

  @Test func `an edit with its digest made anew breaks the chain behind it`() throws {
    let small = try SmallCase()
    try small.store.record(SmallCase.entry("report", by: "Ada"))
    try small.store.record(SmallCase.entry("notices draft"))
    var entry = try small.store.ledger()[1]
    entry.draft.by = "Eve"
    let digest = LedgerTable.digest(of: entry.draft, number: 2, previous: entry.previous)
    try small.store.database.execute(
      """
      \(LedgerTests.guards)
      UPDATE ledger SET by = 'Eve', sha256 = x'\(digest.hex)' WHERE number = 2;
      \(LedgerTests.guardsAgain)
      """)
    #expect(try small.store.verifyLedger() == [LedgerFault(entry: 3, reason: .unchained)])
  }

  @Test func `an entry that was taken out of the midst is missed`() throws {
    let found = try faults(
      after: "\(LedgerTests.guards) DELETE FROM ledger WHERE number = 3;"
        + LedgerTests.guardsAgain)
    #expect(found == [LedgerFault(entry: 3, reason: .missing)])
  }

  @Test func `entries renumbered over a gap are found`() throws {
    let found = try faults(
      after: """
        \(LedgerTests.guards) DELETE FROM ledger WHERE number = 3;
        UPDATE ledger SET number = 3 WHERE number = 4; \(LedgerTests.guardsAgain)
        """)
    #expect(found.contains { $0.reason == .edited } && found.contains { $0.reason == .unchained })
  }

  @Test func `a tail cut off is found by the head kept beside the ledger`() throws {
    let found = try faults(
      after: "\(LedgerTests.guards) DELETE FROM ledger WHERE number = 4;"
        + LedgerTests.guardsAgain)
    #expect(found == [LedgerFault(entry: 3, reason: .headDiffers)])
  }

  private static let forgedTail = """
    \(guards) DELETE FROM ledger WHERE number > 2; \(guardsAgain)
    UPDATE setting SET ledger_entries = 2,
      ledger_head = (SELECT sha256 FROM ledger WHERE number = 2);
    """

  @Test func `a tail cut off together with the head is found by whoever knows the head`() throws {
    #expect(try faults(after: LedgerTests.forgedTail).isEmpty, "nothing inside can show it")
    let found = try faults(known: 4, after: LedgerTests.forgedTail)
    #expect(found == [LedgerFault(entry: 4, reason: .knownHeadDiffers)])
  }

  @Test func `a tail that something in the case still cites is missed`() throws {
    let found = try faults(
      after: """
        \(LedgerTests.guards) DELETE FROM ledger WHERE number > 1; \(LedgerTests.guardsAgain)
        UPDATE setting SET ledger_entries = 1,
          ledger_head = (SELECT sha256 FROM ledger WHERE number = 1);
        """)
    #expect(found == [LedgerFault(entry: 2, reason: .missing)])
  }

  @Test func `a known head that lies further back is still in the chain`() throws {
    #expect(try faults(known: 2, after: "").isEmpty)
  }

  @Test func `an entry added behind candour's back is found`() throws {
    let found = try faults(
      after: """
        INSERT INTO ledger SELECT 5, time, login, by, version, verb, arguments, digests_in,
          digests_out, sha256, zeroblob(32) FROM ledger WHERE number = 4
        """)
    #expect(found.contains { $0.entry == 5 && $0.reason == .edited })
  }

  @Test func `a ledger without its triggers is told of`() throws {
    let found = try faults(after: LedgerTests.guards)
    #expect(found.map(\.reason) == [.unguarded])
  }

  @Test func `an altered log line in the case is found`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    #expect(try small.store.alteredLines().isEmpty)
    try small.store.database.execute("UPDATE line SET raw = x'474554202F71' WHERE line = 8")
    #expect(try small.store.alteredLines() == [LineReference(source: 1, line: 8)])
  }

  @Test func `documents and notices are recorded with the entry that tells of them`() throws {
    let small = try SmallCase()
    let digest = SHA256.digest(of: [1])
    let document = DocumentRecord(
      path: "001-report-ico.md", kind: "ico", digest: digest, inputs: digest,
      templates: [.init("uk/report-ico.md", digest)], made: SmallCase.start)
    var notice = NoticeRecord(
      reference: "N-1", audience: .affected, patient: Identifier("pt-1"), exposures: digest,
      state: .drafted, files: ["001-report-ico.md"])
    let entry = try small.store.record(
      SmallCase.entry("report"), documents: [document], notices: [notice],
      telling: { _ in [OutboxMessage(type: "report.drafted", payload: [0x7B, 0x7D])] })
    #expect(try small.store.documents().map(\.entry) == [entry.number])
    #expect(try small.store.documents()[0].templates == document.templates)
    (notice.number, notice.time) = (1, SmallCase.start)
    (notice.draft, notice.entry) = (entry.number, entry.number)
    #expect(try small.store.notices() == [notice])
    #expect(try small.store.messages()[0].reference.hasPrefix("msg_"))

    notice.state = .held
    notice.reason = "the address is missing"
    notice.decider = "the records team"
    notice.entry =
      try small.store.record(SmallCase.entry("notices decide"), notices: [notice]).number
    #expect(try small.store.notices() == [notice])
  }
}
