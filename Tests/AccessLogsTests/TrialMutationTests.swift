import Foundation
import Model
import TestSupport
import Testing

@testable import AccessLogs

/// Broken logs of every format: a starting profile is always one that can be read, or says what it
/// lacks.
struct TrialMutationTests {
  private func seeds(of format: String) throws -> [[UInt8]] {
    let type = try #require(Formats.named(format))
    return try Profile.parse(Array(type.sample.utf8), file: format).rules.samples.map(\.line)
  }

  @Test(arguments: Formats.names)
  func `a start from a broken log is a profile, or says what it lacks`(format: String) throws {
    let seeds = try seeds(of: format)
    let folder = try TemporaryFolder()
    for seed in 0..<12 {
      let lines = [1, 5, 40][seed % 3]
      let log = MutationTests.log(of: seeds, lines: lines, seed: UInt64(seed))
      try Data(log).write(to: folder.url.appendingPathComponent("a.log"))
      let trial = try LogTrial(.file(path: folder.path("a.log")))
      for fit in try trial.formatFits() {
        let start = try trial.startingProfile(fit, log: "a.log")
        do throws(Problem) {
          let profile = try Profile.parse(Array(start.text.utf8), file: "mine.json5")
          let judged = try trial.judge(by: profile)
          #expect(judged.used + judged.ignored + judged.rejected == judged.lines)
        } catch {
          #expect(!start.gaps.isEmpty, "\(fit.format): \(error)\n\(start.text)")
        }
      }
    }
  }
}
