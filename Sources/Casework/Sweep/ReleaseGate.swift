import Evidence
import FoundationEssentials
import Glibc
package import Model

/// A scan of a staging system before a release: the same answer as a case gives, and no case left.
///
/// The evidence stands in a folder of its own (0700, below the folder for temporary files) as long as
/// the scan runs; what is answered are counts.
package struct ReleaseGate {
  package struct Outcome {
    /// Exposures by `Action.rawValue`.
    package let exposures: [Int]
    package let unattributed: Int
    package let lines: Source.LineTally
    package let doubts: [Problem]

    package var isClean: Bool { exposures.allSatisfy { $0 == 0 } }

    /// For the summary of a pipeline's step: counts alone.
    package var markdown: String {
      var text = isClean ? "## No exposures\n" : "## Exposures: this must not be released\n"
      text += "\n| highest action | exposures |\n|---|---:|\n"
      for action in Action.allCases.reversed() {
        text += "| \(action.word) | \(exposures[Int(action.rawValue)]) |\n"
      }
      text += "\n\(lines.lines) lines read, \(lines.used) of them used"
      text += ", \(lines.rejected) could not be read"
      if unattributed > 0 {
        text += "; \(unattributed) exposures are of recordings without an owner"
      }
      return text + "\n"
    }
  }

  private let request: ScanRequest
  private let minLines: Int

  /// Fewer used lines than `minLines` are a failure: a gate that saw nothing proves nothing.
  package init(_ request: ScanRequest, minLines: Int) {
    self.request = request
    self.minLines = minLines
  }

  /// `temporary` is the folder for temporary files. Throws as a scan does, and `.input` for too few
  /// lines; the folder is gone then too.
  package func run(
    in temporary: String, by actor: Actor, cancelled: (@Sendable () -> Bool)? = nil
  ) throws(Problem) -> Outcome {
    var template = Array("\(temporary)/candour-gate-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .noRoom(temporary) }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    _ = try NewCase(folder: "\(folder)/case").run(by: actor)
    let opened = try OpenCase(CaseFolder("\(folder)/case"), writing: true)
    let outcome = try Scan(opened, request, by: actor).run(cancelled: cancelled)
    let view = outcome.view
    guard view.lines.used >= minLines else { throw .tooLittle(view.lines.used, of: minLines) }
    return Outcome(
      exposures: Action.allCases.map { view.totals[$0] }, unattributed: view.totals.unattributed,
      lines: view.lines, doubts: outcome.doubts)
  }
}

extension Problem {
  fileprivate static func noRoom(_ folder: String) -> Problem {
    Problem(
      .input, at: Place(folder), "no temporary folder can be made here",
      hint: "name another one: TMPDIR=…")
  }

  fileprivate static func tooLittle(_ lines: Int, of least: Int) -> Problem {
    Problem(
      .input, "only \(lines) lines were of use, and --min-lines says \(least)",
      reason: "a check that saw nothing proves nothing",
      hint: "let the test of the staging system run first; look at the profile's routes")
  }
}
