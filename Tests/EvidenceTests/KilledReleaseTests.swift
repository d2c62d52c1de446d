import Foundation
import Model
import Notation
import TestSupport
import Testing

@testable import Evidence

/// A release that dies on the way: it has not happened, or it is finished by whoever opens the case.
@Suite struct KilledReleaseTests {
  private static let files = ["004-released/N-a.txt", "004-released/N-b.txt"]

  /// Released and recorded, its files not yet in their place.
  private func killed() throws -> SmallCase {
    var small = try SmallCase()
    var letter = NoticeRecord(
      reference: "N-a", audience: .affected, patient: Identifier("pt-1"),
      exposures: SHA256.digest(of: [1]), state: .drafted)
    letter.draft = try small.store.record(SmallCase.entry("notices draft"), notices: [letter])
      .number
    letter.state = .released
    small.store.interrupt = { _ throws(Problem) in throw Problem(.interrupted, "stopped") }
    _ = try problem {
      try small.store.record(
        SmallCase.entry("notices release"),
        files: Self.files.map { .document($0, bytes: Array($0.utf8)) }, notices: [letter])
    }
    return small
  }

  @Test
  func `a release that is killed before its files are placed is finished at the next opening`()
    throws
  {
    let small = try killed()
    #expect(!FileManager.default.fileExists(atPath: "\(small.path)/documents/004-released"))
    let next = try CaseStore.open(CaseFolder(small.path), writing: false)
    #expect(try next.releasedNotices().map(\.reference) == ["N-a"])
    for file in Self.files {
      let bytes = FileManager.default.contents(atPath: "\(small.path)/documents/\(file)")
      #expect(bytes == Data(file.utf8))
    }
  }

  @Test func `a release that is killed between two of its files is finished at the next opening`()
    throws
  {
    let small = try killed()
    let first = "\(small.path)/documents/\(Self.files[0])"
    try FileManager.default.createDirectory(
      atPath: "\(small.path)/documents/004-released", withIntermediateDirectories: false)
    try Data(Self.files[0].utf8).write(to: URL(fileURLWithPath: first))
    _ = try CaseStore.open(CaseFolder(small.path), writing: true)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(small.path)/documents/004-released")
    #expect(names.sorted() == ["N-a.txt", "N-b.txt"])
  }

  @Test func `a release that fails inside its transaction has not happened`() throws {
    let small = try SmallCase()
    try FileManager.default.createDirectory(
      atPath: "\(small.path)/documents/004-released", withIntermediateDirectories: false)
    try Data([9]).write(to: URL(fileURLWithPath: "\(small.path)/documents/\(Self.files[1])"))
    let before = try small.store.ledger().count
    let refusal = try problem {
      try small.store.record(
        SmallCase.entry("notices release"),
        files: Self.files.map { .document($0, bytes: Array($0.utf8)) })
    }
    #expect(refusal?.kind == .unusableCase)
    #expect(try small.store.ledger().count == before)
    #expect(!FileManager.default.fileExists(atPath: "\(small.path)/documents/\(Self.files[0])"))
  }
}
