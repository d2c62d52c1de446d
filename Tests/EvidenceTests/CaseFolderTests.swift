import Foundation
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite struct CaseFolderTests {
  @Test func `a new case is for one person's eyes`() throws {
    let small = try SmallCase()
    #expect(try mode(small.path) == 0o700)
    #expect(try mode(small.path + "/case.db") == 0o600)
    #expect(try mode(small.path + "/facts.json5") == 0o600)
    #expect(try mode(small.path + "/documents") == 0o700)
  }

  @Test func `files that SQLite adds while a case is open are as private`() throws {
    let small = try SmallCase()
    _ = try small.store.record(SmallCase.entry("report"))
    #expect(try mode(small.path + "/case.db-wal") == 0o600)
    #expect(try mode(small.path + "/case.db-shm") == 0o600)
  }

  @Test func `a folder that holds something does not become a case`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "incident/notes.txt")
    let refusal = try problem {
      try CaseStore.create(folder.path("incident"), SmallCase.beginning)
    }
    #expect(refusal?.kind == .unusableCase)
    #expect(try contents(folder.url.path).keys.sorted() == ["incident", "incident/notes.txt"])
  }

  @Test func `an empty folder does, and a slash behind its name does no harm`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("incident"), withIntermediateDirectories: false)
    let store = try CaseStore.create(folder.path("incident") + "/", SmallCase.beginning)
    #expect(try store.ledger().map(\.draft.verb) == ["new"])
    #expect(try mode(folder.path("incident")) == 0o700)
  }

  @Test func `a file is no place for a case`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("mine", to: "incident")
    let refusal = try problem { try CaseStore.create(file, SmallCase.beginning) }
    #expect(refusal?.message == "something with this name is already there")
  }

  @Test func `what fails while a case is made leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let refusal = try problem {
      try CaseFolder.create(folder.path("incident")) { path throws(Problem) in
        try AtomicFile.create(path + "/case.db", bytes: [1])
        throw Problem(.unusableCase, "stopped")
      }
    }
    #expect(refusal?.message == "stopped")
    #expect(try contents(folder.url.path).isEmpty)
  }

  @Test func `a case whose parent folder is missing is refused`() throws {
    let folder = try TemporaryFolder()
    let refusal = try problem {
      try CaseStore.create(folder.path("missing/incident"), SmallCase.beginning)
    }
    #expect(refusal?.kind == .unusableCase)
  }

  @Test func `the case is found from a folder under it`() throws {
    let small = try SmallCase()
    let under = small.path + "/documents"
    #expect(CaseFolder.find(from: under)?.path == small.store.folder.path)
    #expect(CaseFolder.find(from: small.folder.url.path) == nil)
    #expect(CaseFolder.find(from: small.path + "/no/such/folder") == nil)
  }

  @Test func `a folder without a case file is named as such, with what to type`() throws {
    let folder = try TemporaryFolder()
    let refusal = try problem { try CaseFolder(folder.url.path) }
    #expect(refusal?.message == "this folder is not a case")
    #expect(refusal?.hint?.contains("candour new") == true)
    #expect(try problem { try CaseFolder(folder.path("gone")) }?.message == "no such case folder")
  }

  @Test func `a case file that is a symbolic link is refused`() throws {
    let small = try SmallCase()
    let other = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: other.path("case.db"), withDestinationPath: small.path + "/case.db")
    #expect(
      try problem { try CaseFolder(other.url.path) }?.message == "case.db is a symbolic link")
  }

  @Test func `a folder reached through a symbolic link is the case all the same`() throws {
    let small = try SmallCase()
    let link = small.folder.path("link")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: small.path)
    let store = try CaseStore.open(CaseFolder(link), writing: false)
    #expect(store.reference == small.store.reference)
  }

  @Test func `documents are numbered on from what lies there`() throws {
    let small = try SmallCase()
    let folder = small.store.folder
    #expect(try folder.nextDocumentNumber() == 1)
    try small.store.record(
      SmallCase.entry("report"),
      files: [
        .document("001-report-ico.md", bytes: [1]), .document("002-notices/a.txt", bytes: [2]),
      ])
    #expect(try folder.nextDocumentNumber() == 3)
  }
}
