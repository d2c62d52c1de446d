import Evidence
package import Model

/// What a sweep leaves for a Prometheus textfile collector: counts alone, no name of anybody or of any
/// file (text format 0.0.4).
package struct SweepMetrics {
  private var text = ""

  /// Of a sweep that came to its end.
  package init(_ outcome: SweepOutcome, at time: Timestamp) {
    add(
      "candour_sweep_success", "1 if the last sweep could read every log.",
      [("", outcome.failures.contains { $0.isOfInput } ? 0 : 1)])
    add("candour_sweep_timestamp_seconds", "When the last sweep ran.", [("", Int(time.seconds))])
    add("candour_sweep_new_lines", "Lines that the last sweep judged.", [("", outcome.lines)])
    add(
      "candour_sweep_rejected_lines", "Lines among them that could not be read.",
      [("", outcome.rejected)])
    add(
      "candour_sweep_failures", "What was wrong in the last sweep.",
      SweepFailure.Word.allCases.map { word in
        ("{kind=\"\(word.rawValue)\"}", outcome.failures.count { $0.word == word })
      })
    add(
      "candour_sweep_told", "Exposures that the last sweep told of.",
      [("", outcome.telling.count)])
    add(
      "candour_exposures", "Exposures of the case, by their highest action.",
      Action.allCases.map { ("{action=\"\($0.word)\"}", outcome.exposures[Int($0.rawValue)]) })
    add(
      "candour_exposures_after_containment", "Exposures that go on after containment.",
      [("", outcome.afterContainment)])
    add(
      "candour_case_rejected_lines", "Lines of the case that could not be read.",
      [("", outcome.rejectedInCase)])
  }

  /// Of a sweep that failed.
  package init(failedAt time: Timestamp) {
    add("candour_sweep_success", "1 if the last sweep could read every log.", [("", 0)])
    add("candour_sweep_timestamp_seconds", "When the last sweep ran.", [("", Int(time.seconds))])
  }

  /// In the place of the last one's, whole or not at all; everybody may read it. Throws
  /// `.unusableCase` where it cannot be written.
  package func write(to path: String) throws(Problem) {
    try AtomicFile.replace(path, bytes: Array(text.utf8), mode: 0o644)
  }

  private mutating func add(_ name: String, _ help: String, _ values: [(String, Int)]) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
    for (labels, value) in values { text += "\(name)\(labels) \(value)\n" }
  }
}
