import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Every input that a fuzzer once found worth keeping, through the parser it was found in. What does
/// not hold ends the process, and the run says in which test. One after the other, as a fuzzer runs them:
/// the targets share one file in memory.
@Suite(.serialized) struct CorpusTests {
  private func corpus(of target: FuzzTarget) throws -> [URL] {
    let folder = SharedData.project.appendingPathComponent("Tests/Fuzz/Corpus/\(target.name)")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }

  @Test(arguments: FuzzTarget.all.map(\.name))
  func `the corpus of a parser still goes through it`(name: String) throws {
    let target = try #require(FuzzTarget.all.first { $0.name == name })
    let files = try corpus(of: target)
    #expect(!files.isEmpty)
    for file in files { target.run(Array(try Data(contentsOf: file))) }
    for seed in target.seeds { target.run(seed) }
  }

  @Test func `every corpus belongs to a parser`() throws {
    let root = SharedData.project.appendingPathComponent("Tests/Fuzz/Corpus")
    let folders = try FileManager.default.contentsOfDirectory(atPath: root.path)
    #expect(Set(folders) == Set(FuzzTarget.all.map(\.name)))
  }
}
