import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Evidence

@Suite struct CaseFileTests {
  private func documents(_ path: String) throws -> [String: Data] {
    try contents(path + "/documents")
  }

  @Test func `documents and the entry that tells of them are there together`() throws {
    let small = try SmallCase()
    var facts = Facts()
    facts["cyber"] = .yes(true)
    try small.store.record(
      SmallCase.entry("report"),
      files: [
        .document("001-report-ico.md", bytes: [1]), .document("002-notices/N-1.txt", bytes: []),
        .facts(facts),
      ])
    #expect(
      try documents(small.path).filter { !$0.value.isEmpty } == ["001-report-ico.md": Data([1])])
    #expect(try mode(small.path + "/documents/002-notices") == 0o700)
    #expect(try mode(small.path + "/documents/002-notices/N-1.txt") == 0o600)
    #expect(try mode(small.path + "/facts.json5") == 0o600)
    #expect(try FactsFile.read(small.store.folder.facts) == facts)
    #expect(try small.store.database.integer("SELECT count(*) FROM pending_file") == 0)
  }

  @Test func `a document whose name is taken changes nothing`() throws {
    let small = try SmallCase()
    try small.folder.write("mine", to: "incident/documents/001-report-ico.md")
    let refusal = try problem {
      try small.store.record(
        SmallCase.entry("report"),
        files: [
          .facts(Facts()), .document("002.md", bytes: [1]),
          .document("001-report-ico.md", bytes: [1]),
        ])
    }
    #expect(refusal?.message == "something with this name is already there")
    #expect(try documents(small.path) == ["001-report-ico.md": Data("mine".utf8)])
    #expect(try small.store.ledger().count == 1)
  }

  @Test func `files that a kill left undone are in their place when the case is next opened`()
    throws
  {
    var small = try SmallCase()
    var facts = Facts()
    facts["cause"] = .text("a list that was not filtered")
    let before = try contents(small.path)
    small.store.interrupt = { _ throws(Problem) in throw Problem(.interrupted, "stopped") }
    let stopped = try problem {
      try small.store.record(
        SmallCase.entry("report"),
        files: [.facts(facts), .document("001.md", bytes: [1]), .document("002.md", bytes: [2])])
    }
    #expect(stopped?.message == "stopped")
    #expect(try documents(small.path).isEmpty)
    #expect(try contents(small.path)["facts.json5"] == before["facts.json5"])
    // Who reads in between finds what the case has decided on.
    #expect(try small.store.waitingDocument("002.md") == [2])
    #expect(try small.store.waitingDocument("003.md") == nil)
    // Half made by the dead writer; and what is nobody's of ours.
    try small.folder.write("half", to: "incident/documents/.candour-a1B2c3")
    try small.folder.write("half", to: "incident/.candour-a1B2c3")
    try small.folder.write("theirs", to: "incident/.candour-notes-of-mine")

    // As if the kill had come when the first was already there.
    try small.folder.write("\u{1}", to: "incident/documents/001.md")
    let again = try CaseStore.open(small.store.folder, writing: false)
    #expect(try documents(small.path) == ["001.md": Data([1]), "002.md": Data([2])])
    #expect(try again.waitingDocument("002.md") == nil)
    #expect(try contents(small.path)[".candour-a1B2c3"] == nil)
    #expect(try contents(small.path)[".candour-notes-of-mine"] != nil)
    try FileManager.default.removeItem(atPath: "\(small.path)/.candour-notes-of-mine")
    #expect(try FactsFile.read(small.store.folder.facts) == facts)
    #expect(try again.ledger().count == 2)
    #expect(try again.database.integer("SELECT count(*) FROM pending_file") == 0)
  }
}
