import Model

/// Whether the swept logs are still written to: how many lines of each are new, and how old the last is.
struct LogLiveliness {
  /// By path of the log.
  private var lines: [String: Int] = [:]
  private var last: [String: Timestamp] = [:]
  /// Logs with lines that are too new to be judged.
  private var fresh: Set<String> = []

  /// `lines` of a part of the log were judged now; the part is `source`, where the case knows it.
  mutating func note(_ source: Source?, of log: String, lines more: Int) {
    lines[log, default: 0] += more
    guard let time = source?.last else { return }
    last[log] = max(last[log] ?? time, time)
  }

  mutating func note(newerLinesIn log: String) { fresh.insert(log) }

  /// What is wrong by the request's `--min-lines` and `--stale`. What stays so is told again on another
  /// `day`.
  func failures(
    of request: SweepRequest, asOf: Timestamp, day: String
  ) -> [SweepFailure] {
    var failures: [SweepFailure] = []
    for (log, count) in lines.sorted(by: { $0.key < $1.key }) {
      if count < request.minLines {
        failures.append(
          SweepFailure(.fewLines, since: day, .fewLines(log, count, of: request.minLines)))
      }
      guard let stale = request.stale, !fresh.contains(log) else { continue }
      let oldest = asOf.adding(Timestamp.Span(nanoseconds: -stale.nanoseconds))
      guard last[log].map({ $0 < oldest }) ?? true else { continue }
      failures.append(
        SweepFailure(.stale, since: "\(last[log]?.nanoseconds ?? 0)", .stale(log)))
    }
    return failures
  }
}

extension Problem {
  fileprivate static func fewLines(_ log: String, _ lines: Int, of least: Int) -> Problem {
    Problem(
      .input, at: Place(log), "has only \(lines) new lines, and --min-lines says \(least)",
      hint: "look whether the server still writes to it")
  }

  fileprivate static func stale(_ log: String) -> Problem {
    Problem(
      .input, at: Place(log), "has no line that is younger than --stale says",
      hint: "look whether the server still writes to it")
  }
}
