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
    /// Rows of the table of canaries that were checked.
    package let canaries: Int
    /// What canaries say against the release.
    package let alerts: [Problem]

    package var isClean: Bool { hasNoExposure && alerts.isEmpty }

    /// What was asked for and refused was shown to nobody: so a test has to ask for what is forbidden.
    private var hasNoExposure: Bool {
      Action.allCases.allSatisfy { $0 == .attempted || exposures[Int($0.rawValue)] == 0 }
    }
    private var refused: Int { exposures[Int(Action.attempted.rawValue)] }

    /// For the summary of a pipeline's step: counts alone.
    package var markdown: String {
      var text = hasNoExposure ? "## No exposures" : "## Exposures: this must not be released"
      if hasNoExposure, !alerts.isEmpty { text += ", but the checks failed: do not release" }
      text += "\n"
      if !alerts.isEmpty {
        text += "\n\(alerts.count) of the canaries failed: whoever may see one must be seen to,"
        text += " and nobody else\n"
      }
      text += "\n| highest action | exposures |\n|---|---:|\n"
      for action in Action.allCases.reversed() {
        text += "| \(action.word) | \(exposures[Int(action.rawValue)]) |\n"
      }
      text += "\n\(lines.lines) lines read, \(lines.used) of them used"
      text += ", \(lines.rejected) could not be read"
      if unattributed > 0 {
        text += "; \(unattributed) exposures are of recordings without an owner"
      }
      text += "\n\ncanaries checked: \(canaries)\n"
      if refused > 0 {
        text += "\nWhat was attempted was refused: that is no exposure to stop a release for\n"
      }
      return text
    }
  }

  private let request: ScanRequest
  private let minLines: Int
  private let canaries: Canaries?

  /// For the summary of a step that could not look.
  package static let failureMarkdown = "## Not checked: do not release\n"

  /// Fewer used lines than `minLines` are a failure: a gate that saw nothing proves nothing.
  /// Throws `.input` for a table of canaries that cannot be read.
  package init(_ request: ScanRequest, minLines: Int, canary: String?) throws(Problem) {
    if let canary { canaries = try Canaries(path: canary) } else { canaries = nil }
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
    let outcome = try Scan(opened, request, by: actor, canaries: canaries).run(cancelled: cancelled)
    let view = outcome.view
    guard view.lines.used >= minLines else { throw .tooLittle(view.lines.used, of: minLines) }
    return Outcome(
      exposures: Action.allCases.map { view.totals[$0] }, unattributed: view.totals.unattributed,
      lines: view.lines, doubts: outcome.doubts, canaries: canaries?.count ?? 0,
      alerts: canaries?.judgeOnce(outcome.canaries, hasLogs: !request.logs.isEmpty) ?? [])
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
