import Foundation
import Model
import TestSupport
import Testing

@testable import Evidence

/// A case that an older candour made: read as it is, brought to our schema where it is written.
@Suite struct MigrationTests {
  /// A case of version 1 with two exposures, and how it says what it holds.
  private struct Old: ~Copyable {
    let folder: TemporaryFolder
    let path: String
    let findings: [Finding]

    static func made() throws -> Old {
      let small = try SmallCase()
      _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
      let findings = try small.store.findings()
      try small.store.database.execute(
        """
        ALTER TABLE exposure_line DROP COLUMN media_until_us;
        ALTER TABLE exposure_line DROP COLUMN media_from_us;
        ALTER TABLE exposure DROP COLUMN queued;
        DROP TABLE disputed_recording;
        ALTER TABLE source DROP COLUMN unanswered_lists;
        DROP TABLE submission;
        DROP TABLE canary;
        DROP TABLE source_apart;
        DROP TABLE contents_part;
        DROP TABLE contents_block;
        DROP INDEX exposure_standing;
        DROP INDEX exposure_untold;
        DROP INDEX exposure_open;
        DROP TABLE letter_statement;
        DROP TABLE notice_decision;
        DROP TABLE approval;
        DROP TABLE notice_reply;
        DROP INDEX document_letter;
        ALTER TABLE document DROP COLUMN letter;
        ALTER TABLE notice DROP COLUMN remark;
        ALTER TABLE notice DROP COLUMN decider;
        ALTER TABLE notice DROP COLUMN draft;
        ALTER TABLE notice DROP COLUMN is_correction;
        ALTER TABLE notice DROP COLUMN content_sha256;
        ALTER TABLE notice DROP COLUMN channel;
        PRAGMA user_version = 1;
        PRAGMA wal_checkpoint(TRUNCATE)
        """)
      let made = try TemporaryFolder()
      let path = made.path("incident")
      try FileManager.default.copyItem(atPath: small.path, toPath: path)
      for note in ["case.db-wal", "case.db-shm"] {
        try? FileManager.default.removeItem(atPath: "\(path)/\(note)")
      }
      return Old(folder: made, path: path, findings: findings)
    }

    var file: String { path + "/case.db" }

    func columns(_ table: String) throws -> [String] {
      let database = try Database.open(file, writing: false, busyMilliseconds: 0)
      return try database.rows("SELECT name, type FROM pragma_table_info(?, 'main')", [.of(table)])
      {
        row throws(Problem) in "\(row.text(0) ?? "") \(row.text(1) ?? "")"
      }
    }
  }

  @Test func `the first version is what it was when it was released`() throws {
    let folder = try TemporaryFolder()
    let fresh = try Database.create(folder.path("case.db"), busyMilliseconds: 0)
    let old = try Old.made()
    for table in ["exposure", "line", "source", "ledger", "setting"] {
      let now = try fresh.rows("SELECT name, type FROM pragma_table_info(?)", [.of(table)]) {
        row throws(Problem) in "\(row.text(0) ?? "") \(row.text(1) ?? "")"
      }
      #expect(
        try old.columns(table)
          == now.filter { !["unanswered_lists INTEGER", "queued TEXT"].contains($0) }, "\(table)")
    }
  }

  @Test func `a case of version 1 is read as it is, not a byte of it written`() throws {
    let old = try Old.made()
    let before = try Data(contentsOf: URL(fileURLWithPath: old.file))
    do {
      let store = try CaseStore.open(CaseFolder(old.path), writing: false)
      #expect(try store.findings() == old.findings)
      #expect(try store.exposures().count == 2)
      #expect(try store.database.integer("SELECT count(*) FROM disputed_recording") == 0)
      #expect(try store.notices().isEmpty && store.releasedNotices().isEmpty)
      #expect(try store.documents().isEmpty && store.approvals().isEmpty)
      #expect(try store.noticeDecisions().isEmpty && store.noticeReplies().isEmpty)
      try store.checkIntegrity()
      #expect(try store.verifyLedger().isEmpty)
      #expect(try store.database.integer("PRAGMA user_version") == 1)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: old.file)) == before)
  }

  @Test func `a case of version 1 is read where nothing can be written`() throws {
    let old = try Old.made()
    let database = try Database.open(
      old.file, writing: false, busyMilliseconds: 0, isArchived: true)
    #expect(try FindingTable(database: database).findings(.all) == old.findings)
  }

  @Test func `a case of version 1 is brought to the newest by the first that writes`() throws {
    let old = try Old.made()
    let store = try CaseStore.open(CaseFolder(old.path), writing: true)
    #expect(try store.database.integer("PRAGMA user_version") == Int64(Schema.version))
    #expect(try store.findings() == old.findings)
    try store.checkIntegrity()
    #expect(try store.verifyLedger().isEmpty)

    var segment = SmallCase.finding("rec-9", of: "pt-2", by: "pt-9", source: 2, line: 1)
    segment.proof.media = MediaSpan(from: 6_000_000, until: 12_000_000)
    let small = try SmallCase()
    var commit = try small.scanned([])
    commit.generation = try store.generation()
    commit.sources = [SmallCase.source(2)]
    commit.findings = [2: [segment]]
    commit.exposures = SmallCase.exposures(old.findings + [segment])
    _ = try store.commit(commit)
    #expect(try store.findings() == old.findings + [segment])
  }

  @Test func `one who reads on while another brings the case up to date sees it whole`() throws {
    let old = try Old.made()
    let reader = try CaseStore.open(CaseFolder(old.path), writing: false)
    _ = try CaseStore.open(CaseFolder(old.path), writing: true)
    #expect(try reader.findings() == old.findings)
    #expect(try reader.exposures().count == 2)
  }

  @Test func `a media range with one end is refused by the file itself`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    #expect(throws: Problem.self) {
      try small.store.database.execute("UPDATE exposure_line SET media_from_us = 1")
    }
  }
}
