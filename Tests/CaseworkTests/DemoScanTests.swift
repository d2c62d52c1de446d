import Documents
import Evidence
import Foundation
import Model
import TestSupport
import Testing

@testable import Casework

/// The tool's own answer on the demo, held against what really happened there.
struct DemoScanTests {
  /// One run, whole: logs, case, scan, facts, report, letters; beside it the truth of the same seed.
  private struct Run {
    let truth: DemoTruth
    let view: CaseView
    let letters: [NoticeCandidates.Candidate]
    let outcome: DemoRun.Outcome
  }

  private static let run = Result {
    let place = try TemporaryFolder()
    let actor = Actor(
      login: "tester", by: nil, at: DemoWorld.asOf, version: "test", arguments: ["demo"])
    let outcome = try DemoRun.run(
      in: place.path("demo"), workingFolder: place.url.path, threads: 2, by: actor
    ) { _ in }
    let opened = try OpenCase(try CaseFolder(place.path("demo/case")), writing: false)
    return Run(
      truth: try DemoWorld.write(to: place.path("truth")), view: outcome.view,
      letters: NoticeCandidates(outcome.view, findings: try opened.store.findings()).candidates,
      outcome: outcome)
  }

  @Test func `every exposure is the one that happened, with its lines, times and extent`() throws {
    let run = try Self.run.get()
    let names = run.view.names
    func plain(_ exposures: [Exposure], _ name: (Int) -> String) -> [Exposure.Key: [String]] {
      var result: [Exposure.Key: [String]] = [:]
      for exposure in exposures {
        let tallies = exposure.tallies.map {
          "\($0.count) \($0.first?.nanoseconds ?? 0) \($0.last?.nanoseconds ?? 0)"
        }
        let lines = exposure.lines.map { "\(name($0.source)):\($0.line)" }.sorted()
        result[exposure.key] =
          [
            exposure.viewerKind.rawValue, exposure.content.rawValue, exposure.evidence.rawValue,
            exposure.action.word, "\(exposure.bytes ?? -1)", exposure.extent?.rawValue ?? "",
          ] + tallies + lines
      }
      return result
    }
    let found = plain(run.view.exposures) { names[$0] }
    let happened = plain(run.truth.exposures) { run.truth.sources[$0].name }
    #expect(found.count == 96)
    #expect(found == happened)
  }

  @Test func `the totals are those of the generator`() throws {
    let run = try Self.run.get()
    #expect(run.view.totals == run.truth.totals)
    #expect(run.view.first == run.truth.first)
    #expect(run.view.last == run.truth.last)
    #expect(run.view.afterContainment == 0)
  }

  @Test func `every line of every log is accounted for, gaps and damage included`() throws {
    let run = try Self.run.get()
    #expect(run.view.sources.map { run.view.names[$0.number] } == run.truth.sources.map(\.name))
    for (source, truth) in zip(run.view.sources, run.truth.sources) {
      #expect(source.tally == truth.tally)
      #expect(source.rejected.map(\.line) == truth.rejected)
      #expect(source.first == truth.first)
      #expect(source.last == truth.last)
      #expect(run.view.gaps[source.number] == truth.gaps)
    }
  }

  @Test func `each affected patient gets the letter that fits, each recipient another`() throws {
    let run = try Self.run.get()
    var opened: [Identifier] = []
    var shownOnly: [Identifier] = []
    var notRuledOut: [Identifier] = []
    var recipients: [Identifier] = []
    for candidate in run.letters {
      switch candidate.contents {
      case .recipient: recipients.append(candidate.patient)
      case .cleared, .reminder: Issue.record("nobody was written to before")
      case .affected(let letter):
        switch letter.wording {
        case .opened: opened.append(candidate.patient)
        case .shownOnly: shownOnly.append(candidate.patient)
        case .notRuledOut, .linkedAlone: notRuledOut.append(candidate.patient)
        }
      }
    }
    #expect(opened == run.truth.letters.opened.sorted())
    #expect(shownOnly == run.truth.letters.shownOnly.sorted())
    #expect(notRuledOut == run.truth.letters.notRuledOut.sorted())
    #expect(recipients == run.truth.letters.recipients.sorted())
    let held = run.view.notices.filter { $0.state == .held }
    #expect(
      held.filter { $0.audience == .affected }.map(\.patient).sorted()
        == run.truth.letters.heldOwners.sorted())
    #expect(
      held.filter { $0.audience == .recipient }.map(\.patient).sorted()
        == run.truth.letters.heldRecipients.sorted())
    #expect(!run.view.notices.contains { $0.state == .withheld })
  }
}
