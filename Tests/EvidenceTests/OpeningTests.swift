import Foundation
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite struct OpeningTests {
  /// A case whose file is what `change` makes of it, and the refusal to open it. The folder must be
  /// the same bytes afterwards.
  private func refusal(_ change: (inout Data) -> Void) throws -> Problem? {
    let folder = try TemporaryFolder()
    do {
      let store = try CaseStore.create(folder.path("incident"), SmallCase.beginning)
      try store.record(SmallCase.entry("report"))
    }
    let file = folder.url.appendingPathComponent("incident/case.db")
    var bytes = try Data(contentsOf: file)
    change(&bytes)
    try bytes.write(to: file)
    let before = try contents(folder.url.path)
    let refusal = try problem {
      try CaseStore.open(CaseFolder(folder.path("incident")), writing: true)
    }
    #expect(try contents(folder.url.path) == before, "a refused file is untouched")
    #expect(refusal?.kind == .unusableCase)
    #expect(refusal?.hint != nil)
    return refusal
  }

  @Test func `another program's database is left alone`() throws {
    let refusal = try refusal { $0.replaceSubrange(68..<72, with: [0, 0, 0, 7]) }
    #expect(refusal?.message == "this is the database of another program, not a case")
  }

  @Test func `a case of a newer candour is left alone`() throws {
    let refusal = try refusal { $0[63] = UInt8(Schema.version + 1) }
    #expect(refusal?.message == "a newer candour made this case")
  }

  @Test func `a file that is no database is damaged`() throws {
    let refusal = try refusal { $0 = Data(repeating: 0x61, count: 5000) }
    #expect(refusal?.message == "the case file is damaged")
  }

  @Test(arguments: [0, 50, 99, 100, 4096, 8192, 20000])
  func `a file that is cut short is damaged`(length: Int) throws {
    let refusal = try refusal { $0 = $0.prefix(length) }
    #expect(refusal?.message == "the case file is damaged")
  }

  @Test func `a file whose middle is overwritten is found damaged by the full check`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    let copy = small.folder.path("copy")
    try small.store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    try FileManager.default.copyItem(atPath: small.path, toPath: copy)
    let file = URL(fileURLWithPath: copy + "/case.db")
    var bytes = try Data(contentsOf: file)
    let middle = bytes.count / 2 / 4096 * 4096
    bytes.replaceSubrange(middle..<middle + 4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: file)
    let refusal = try problem {
      let store = try CaseStore.open(CaseFolder(copy), writing: false)
      try store.checkIntegrity()
    }
    #expect(refusal?.message == "the case file is damaged")
  }

  @Test func `the header tells what the file is`() throws {
    let folder = try TemporaryFolder()
    _ = try CaseStore.create(folder.path("a"), SmallCase.beginning)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("a/case.db"))
    #expect(Array(bytes[68..<72]) == Array("CAND".utf8))
    #expect(Array(bytes[60..<64]) == [0, 0, 0, UInt8(Schema.version)])
    #expect(!FileManager.default.fileExists(atPath: folder.path("a/case.db-wal")))
  }

  @Test func `an empty database becomes the newest schema step by step`() throws {
    let folder = try TemporaryFolder()
    let database = try Database.create(folder.path("case.db"), busyMilliseconds: 0)
    #expect(try database.integer("PRAGMA user_version") == Int64(Schema.version))
    let loose = try database.integer(
      """
      SELECT count(*) FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
      """)
    #expect(loose == 0, "every table is STRICT")
    let withoutRows = try database.integer("SELECT count(*) FROM pragma_table_list WHERE wr = 1")
    #expect(withoutRows == 0, "every table has rowids")
    try database.checkIntegrity()
  }

  @Test func `a folder and a pipe called case.db are no case`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("a/case.db"), withIntermediateDirectories: true)
    #expect(
      try problem { try CaseFolder(folder.path("a")) }?.message == "this folder is not a case")
  }

  @Test func `references are the case's own, and the same at every opening`() throws {
    let small = try SmallCase()
    let reference = small.store.reference
    #expect(reference.hasPrefix("C-") && reference.utf8.count == 12)
    #expect(try CaseStore.open(small.store.folder, writing: false).reference == reference)
    let letter = small.store.noticeReference(for: Array("affected pt-1".utf8))
    #expect(letter.hasPrefix("N-") && letter.utf8.count == 14)
    #expect(letter != small.store.noticeReference(for: Array("affected pt-2".utf8)))

    let other = try TemporaryFolder()
    var beginning = try SmallCase.beginning
    beginning.key = try CaseKey.random()
    let second = try CaseStore.create(other.path("a"), beginning)
    #expect(second.reference != reference)
    #expect(second.noticeReference(for: Array("affected pt-1".utf8)) != letter)
  }

  @Test func `an archived case is read without a byte being written`() throws {
    let small = try SmallCase()
    try small.store.record(SmallCase.entry("report"))
    let entries = try small.store.ledger().count
    let path = small.path
    let copy = small.folder.path("a %23?copy")
    // Worked in first, as a copy made after the last command is.
    _ = try small.store.database.integer("PRAGMA wal_checkpoint(TRUNCATE)")
    try FileManager.default.copyItem(atPath: path, toPath: copy)
    for note in ["case.db-wal", "case.db-shm"] {
      try? FileManager.default.removeItem(atPath: "\(copy)/\(note)")
    }
    let before = try contents(copy)
    let database = try Database.open(
      "\(copy)/case.db", writing: false, busyMilliseconds: 0, isArchived: true)
    #expect(try database.integer("SELECT count(*) FROM ledger") == Int64(entries))
    #expect(throws: Problem.self) { try database.execute("DELETE FROM scan") }
    #expect(try contents(copy) == before)
  }

  @Test func `an archived case whose last changes are not worked in is refused`() throws {
    let small = try SmallCase()
    try small.store.record(SmallCase.entry("report"))
    let refusal = try problem {
      try Database.open(
        small.store.folder.database, writing: false, busyMilliseconds: 0, isArchived: true)
    }
    #expect(refusal?.message == "the case cannot be written, and has to be")
  }
}
