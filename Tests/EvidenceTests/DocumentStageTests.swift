import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Evidence

/// Folders of thousands of letters: each file is written once, and they are the case's all at once or
/// not at all.
@Suite struct DocumentStageTests {
  private static let names = ["N-a.txt", "N-b.txt", "N-c.txt"]

  private func fill(_ stage: DocumentStage) throws {
    for name in Self.names {
      try stage.add("001-notices/\(name)", Array(name.utf8))
      try stage.add("001-notices-held/\(name)", Array(name.utf8))
    }
  }

  /// What lies under `documents/`, hidden or not.
  private func listing(_ small: borrowing SmallCase) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(small.path)/documents").sorted()
  }

  @Test func `what is filled has its name with the entry that tells of it, and none before`()
    throws
  {
    let small = try SmallCase()
    let stage = try small.store.stageDocuments()
    try fill(stage)
    #expect(try listing(small) == [".001-notices", ".001-notices-held"])
    try small.store.record(SmallCase.entry("notices draft"), stage: stage)
    #expect(try listing(small) == ["001-notices", "001-notices-held"])
    #expect(try mode("\(small.path)/documents/001-notices") == 0o700)
    for name in Self.names {
      let path = "\(small.path)/documents/001-notices/\(name)"
      #expect(FileManager.default.contents(atPath: path) == Data(name.utf8))
      #expect(try mode(path) == 0o600)
    }
    #expect(try small.store.database.integer("SELECT count(*) FROM pending_file") == 0)
  }

  @Test func `what the case does not take goes away`() throws {
    let small = try SmallCase()
    do {
      let stage = try small.store.stageDocuments()
      try fill(stage)
      let refusal = try problem {
        try small.store.record(
          SmallCase.entry("notices draft"), stage: stage,
          telling: { _ throws(Problem) in throw Problem(.input, "no") })
      }
      #expect(refusal?.message == "no")
    }
    #expect(try listing(small) == [])
    #expect(try small.store.ledger().count == 1)
  }

  @Test func `a kill before the folders have their names is made good at the next opening`() throws
  {
    var small = try SmallCase()
    small.store.interrupt = { _ throws(Problem) in throw Problem(.interrupted, "stopped") }
    do {
      let stage = try small.store.stageDocuments()
      try fill(stage)
      _ = try problem {
        try small.store.record(SmallCase.entry("notices draft"), stage: stage)
      }
    }
    #expect(try listing(small) == [".001-notices", ".001-notices-held"])
    // Who reads in between finds what the case has decided on.
    #expect(try small.store.waitingDocument("001-notices/N-a.txt") == Array("N-a.txt".utf8))
    #expect(try small.store.waitingDocument("001-notices/N-d.txt") == nil)
    #expect(try small.store.waitingDocument("002-notices/N-a.txt") == nil)
    _ = try CaseStore.open(CaseFolder(small.path), writing: false)
    #expect(try listing(small) == ["001-notices", "001-notices-held"])
    _ = try CaseStore.open(CaseFolder(small.path), writing: true)
    #expect(try listing(small) == ["001-notices", "001-notices-held"])
  }

  @Test func `a kill between two folders is made good by the next one that fills some`() throws {
    var small = try SmallCase()
    small.store.interrupt = { _ throws(Problem) in throw Problem(.interrupted, "stopped") }
    do {
      let stage = try small.store.stageDocuments()
      try fill(stage)
      _ = try problem {
        try small.store.record(SmallCase.entry("notices draft"), stage: stage)
      }
    }
    try FileManager.default.moveItem(
      atPath: "\(small.path)/documents/.001-notices", toPath: "\(small.path)/documents/001-notices")
    let next = try small.store.stageDocuments()
    #expect(next.number == 2)
    #expect(try listing(small) == ["001-notices", "001-notices-held"])
  }

  @Test func `what a killed process left half filled goes away, and nothing else`() throws {
    let small = try SmallCase()
    try small.folder.write("half", to: "incident/documents/.001-notices/N-a.txt")
    try small.folder.write("theirs", to: "incident/documents/.mine/note.txt")
    try small.folder.write("theirs", to: "incident/documents/001-notes/note.txt")
    let stage = try small.store.stageDocuments()
    #expect(stage.number == 2)
    #expect(try listing(small) == [".mine", "001-notes"])
  }

  @Test func `two commands do not fill folders of one case at once`() throws {
    let small = try SmallCase()
    let stage = try small.store.stageDocuments()
    try fill(stage)
    let refusal = try problem { _ = try small.store.stageDocuments() }
    #expect(refusal?.message == "another command is writing letters of this case")
    #expect(try listing(small) == [".001-notices", ".001-notices-held"])
  }

  @Test func `a folder whose name is taken changes nothing`() throws {
    let small = try SmallCase()
    let stage = try small.store.stageDocuments()
    try fill(stage)
    try small.folder.write("mine", to: "incident/documents/001-notices-held/note.txt")
    let refusal = try problem {
      try small.store.record(SmallCase.entry("notices draft"), stage: stage)
    }
    #expect(refusal?.message == "something with this name is already there")
    #expect(try small.store.ledger().count == 1)
  }

  @Test func `documents made from one list of templates keep it once`() throws {
    let small = try SmallCase()
    func document(_ path: String, _ templates: [String]) -> DocumentRecord {
      DocumentRecord(
        path: path, kind: "notice", digest: SHA256.digest(of: [1]), inputs: SHA256.digest(of: [2]),
        templates: templates.map { .init($0, SHA256.digest(of: Array($0.utf8))) },
        made: SmallCase.entry("x").time)
    }
    let all = [
      document("a", ["uk/a.txt", "uk/b.txt"]), document("b", ["uk/a.txt", "uk/b.txt"]),
      document("c", []), document("d", []), document("e", ["uk/a.txt", "uk/b.txt"]),
    ]
    try small.store.record(SmallCase.entry("notices draft"), documents: all)
    #expect(try small.store.documents().map(\.templates) == all.map(\.templates))
    let stored = try small.store.database.rows("SELECT templates FROM document ORDER BY id") {
      row throws(Problem) in try row.required(row.text(0))
    }
    #expect(stored.map { $0.hasPrefix("[") } == [true, false, true, false, true])
  }

  @Test func `an entry names every file of a hundred thousand letters`() throws {
    let small = try SmallCase()
    var entry = SmallCase.entry("notices draft")
    let digest = SHA256.digest(of: [1])
    entry.made = (0..<100_000).map { .init("001-notices/N-\($0).html", digest) }
    try small.store.record(entry)
    #expect(try small.store.ledger().last?.draft.made.count == 100_000)
  }
}
