import Foundation
import Glibc
import Model
import TestSupport
import Testing

@testable import Evidence

@Suite struct CommitFaultTests {
  @Test(arguments: ScanWriter.Step.allCases)
  func `a commit that fails at any step leaves the case as it was`(step: ScanWriter.Step) throws {
    var small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    let before = try Whole(small.store)
    let third = SmallCase.finding("rec-3", of: "pt-3", by: "pt-9", source: 2, line: 1)
    let commit = try small.scanned([third], drops: [.init(source: 1, replacedBy: 2)])
    small.store.interrupt = { reached throws(Problem) in
      if reached == step { throw Problem(.interrupted, "stopped") }
    }
    #expect(try problem { try small.store.commit(commit) }?.message == "stopped")
    #expect(try Whole(small.store) == before)

    small.store.interrupt = { _ in }
    #expect(try small.store.commit(commit).new == [3])
  }

  @Test(arguments: ScanWriter.Step.allCases)
  func `what a kill leaves on the disk in the midst of a commit is the case before`(
    step: ScanWriter.Step
  ) throws {
    var small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    let before = try Whole(small.store)
    // Large enough that SQLite writes pages before the end of the transaction.
    let large = (1...700).map { line in
      SmallCase.finding(
        "rec-\(line)", of: "pt-3", by: "pt-9", source: 2, line: line,
        raw: String(repeating: "x", count: 5000))
    }
    let commit = try small.scanned(large)
    let (incident, copy) = (small.path, small.folder.path("copy"))
    small.store.interrupt = { reached throws(Problem) in
      if reached == step { try? FileManager.default.copyItem(atPath: incident, toPath: copy) }
    }
    _ = try small.store.commit(commit)
    #expect(try Whole(CaseStore.open(CaseFolder(copy), writing: true)) == before)
  }

  @Test func `a disk without room for the index of the log beside the case is full`() throws {
    let small = try SmallCase()
    // SQLITE_IOERR_SHMSIZE
    #expect(small.store.database.failure(4874).message == "there is no room left to write the case")
    #expect(small.store.database.failure(10).hint == "candour verify")
  }

  @Test func `what a kill leaves on the disk after a commit is the case after`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    let copy = small.folder.path("copy")
    try FileManager.default.copyItem(atPath: small.path, toPath: copy)
    #expect(try Whole(CaseStore.open(CaseFolder(copy), writing: false)) == Whole(small.store))
  }

  @Test func `a process killed in the midst of a commit leaves the case as it was`() async throws {
    let folder = try Killed()
    let path = folder.small.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      var store = try CaseStore.open(CaseFolder(path), writing: true)
      store.interrupt = { step throws(Problem) in
        if step == .end { kill(getpid(), SIGKILL) }
      }
      var commit = ScanCommit(
        kind: .scan, generation: try store.generation(), entry: SmallCase.entry("scan"))
      commit.sources = [SmallCase.source(1)]
      commit.findings = [1: SmallCase.twoFindings]
      commit.exposures = SmallCase.exposures(SmallCase.twoFindings)
      _ = try store.commit(commit)
    }
    let after = try CaseStore.open(CaseFolder(path), writing: true)
    #expect(try after.exposures().isEmpty)
    #expect(try after.ledger().count == 1)
    try after.checkIntegrity()
  }

  @Test func `a scan that read an older state of the case keeps nothing`() throws {
    let small = try SmallCase()
    let late = try small.scanned(SmallCase.twoFindings)
    _ = try small.store.commit(small.scanned([SmallCase.twoFindings[0]]))
    let before = try Whole(small.store)
    let refusal = try problem { try small.store.commit(late) }
    #expect(refusal?.message == "the case changed while the logs were read")
    #expect(refusal?.kind == .unusableCase)
    #expect(try Whole(small.store) == before)
  }

  @Test func `a document made meanwhile does not void a scan`() throws {
    let small = try SmallCase()
    let commit = try small.scanned(SmallCase.twoFindings)
    try small.store.record(SmallCase.entry("report"))
    #expect(try small.store.commit(commit).new == [1, 2])
  }

  @Test func `a second writer waits, then says who is in the way`() throws {
    var small = try SmallCase()
    let second = try CaseStore.open(small.store.folder, writing: true, busyMilliseconds: 20)
    let reader = try CaseStore.open(small.store.folder, writing: false, busyMilliseconds: 0)
    var refusal: Problem?
    var seen: Int?
    small.store.interrupt = { step throws(Problem) in
      guard step == .lines else { return }
      do throws(Problem) { try second.record(SmallCase.entry("report")) } catch { refusal = error }
      seen = try reader.exposures().count
    }
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    #expect(refusal?.kind == .unusableCase)
    #expect(refusal?.message == "another candour is writing to this case")
    #expect(seen == 0, "a reader is not kept out, and sees the case before")
    #expect(try second.record(SmallCase.entry("report")).number == 3)
  }

  @Test func `a disk that fills up leaves the case as it was`() throws {
    let small = try SmallCase()
    _ = try small.store.commit(small.scanned(SmallCase.twoFindings))
    let before = try Whole(small.store)
    let large = SmallCase.finding(
      "rec-3", of: "pt-3", by: "pt-9", source: 2, line: 1,
      raw: String(repeating: "x", count: 500_000))
    // What SQLite answers to a full disk, and to this.
    try small.store.database.execute("PRAGMA max_page_count = 80")
    let refusal = try problem { try small.store.commit(small.scanned([large])) }
    #expect(refusal?.message == "there is no room left to write the case")
    #expect(refusal?.kind == .unusableCase)
    #expect(try Whole(small.store) == before)
  }

  @Test func `exposures without their lines are refused`() throws {
    let small = try SmallCase()
    var commit = try small.scanned(SmallCase.twoFindings)
    commit.findings = [:]
    let refusal = try problem { try small.store.commit(commit) }
    #expect(refusal?.message == "the exposures and the lines that prove them differ")
    commit = try small.scanned(SmallCase.twoFindings)
    commit.exposures.removeLast()
    #expect(try problem { try small.store.commit(commit) } != nil)
    #expect(try small.store.scans().isEmpty)
  }

  @Test func `a source number that is not the next, or was dropped, is refused`() throws {
    let small = try SmallCase()
    var commit = try small.scanned(SmallCase.twoFindings)
    commit.sources[0].number = 2
    #expect(try problem { try small.store.commit(commit) } != nil)
    commit = try small.scanned(SmallCase.twoFindings)
    commit.drops = [.init(source: 1)]
    #expect(try problem { try small.store.commit(commit) } != nil)
  }

  @Test func `a case opened for reading cannot be changed`() throws {
    let small = try SmallCase()
    let reader = try CaseStore.open(small.store.folder, writing: false)
    #expect(try problem { try reader.record(SmallCase.entry("report")) }?.kind == .unusableCase)
    #expect(try small.store.ledger().count == 1)
  }
}

/// A small case that outlives the closure of an exit test.
private final class Killed {
  let small: SmallCase
  init() throws { small = try SmallCase() }
}

/// All that a case says, to compare.
private struct Whole: Equatable {
  let sources: [Source]
  let exposures: [Exposure]
  let findings: [Finding]
  let kept: KeptRows
  let scans: [ScanRun]
  let ledger: [LedgerEntry]
  let generation: Int

  init(_ store: CaseStore) throws {
    sources = try store.sources()
    exposures = try store.exposures()
    findings = try store.findings()
    kept = try store.keptRows()
    scans = try store.scans()
    ledger = try store.ledger()
    generation = try store.generation()
    try store.checkIntegrity()
  }
}
