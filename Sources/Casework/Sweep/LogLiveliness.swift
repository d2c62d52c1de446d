import Model

/// Whether the swept logs are still written to in words that are understood: how many lines of each are
/// new, how many of them could not be read, and how old the last is.
struct LogLiveliness {
  /// What a sweep judged of a log for the first time.
  struct New {
    var lines = 0
    /// Those among them that could not be read.
    var rejected = 0
    /// Those among them whose time nobody's clock has come to.
    var ahead = 0
  }

  private let horizon: Timestamp
  /// By path of the log.
  private var new: [String: New] = [:]
  private var last: [String: Timestamp] = [:]
  /// Logs with lines that are too new to be judged.
  private var fresh: Set<String> = []

  /// - Parameter horizon: a line from then on does not show that a log is still written to.
  init(horizon: Timestamp) { self.horizon = horizon }

  /// `more` of a part of the log was judged now; the part is `source`, where the case knows it.
  mutating func note(_ source: Source?, of log: String, _ more: New = New()) {
    new[log, default: New()].lines += more.lines
    new[log, default: New()].rejected += more.rejected
    new[log, default: New()].ahead += more.ahead
    guard let time = source?.lastTime(before: horizon) else { return }
    last[log] = max(last[log] ?? time, time)
  }

  mutating func note(newerLinesIn log: String) { fresh.insert(log) }

  /// What is wrong by the request's `--min-lines` and `--stale`, and by what the new lines are. What
  /// stays so is told again on another `day`.
  func failures(
    of request: SweepRequest, asOf: Timestamp, day: String
  ) -> [SweepFailure] {
    var failures: [SweepFailure] = []
    for (log, new) in new.sorted(by: { $0.key < $1.key }) {
      if new.rejected > new.lines - new.rejected {
        failures.append(SweepFailure(.unreadable, since: day, .notUnderstood(log, new)))
      }
      if new.ahead > 0 {
        failures.append(SweepFailure(.clock, since: day, .ahead(log, new.ahead)))
      }
      if new.lines < request.minLines {
        failures.append(
          SweepFailure(.fewLines, since: day, .fewLines(log, new.lines, of: request.minLines)))
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

extension Source {
  /// When it spoke last before `horizon`; nil where it did not. Where it spoke on without a silence
  /// past the horizon, the earliest time that may have been, for times within `maxGap` are not kept.
  fileprivate func lastTime(before horizon: Timestamp) -> Timestamp? {
    guard let first, let last, first < horizon else { return nil }
    if last < horizon { return last }
    var begins = first
    for silence in silences {
      if silence.until >= horizon {
        if silence.from < horizon { return silence.from }
        break
      }
      begins = silence.until
    }
    return max(begins, horizon.adding(Timestamp.Span(nanoseconds: -reading.maxGap.nanoseconds)))
  }
}

extension Problem {
  fileprivate static func notUnderstood(_ log: String, _ new: LogLiveliness.New) -> Problem {
    Problem(
      .input, at: Place(log),
      "\(new.rejected) of its \(new.lines) new lines could not be read",
      reason: "whatever they tell of is in no total",
      hint: "does the server write another format now? candour list --rejected says why; then name"
        + " a profile that fits, and all of the log is read again")
  }

  fileprivate static func ahead(_ log: String, _ lines: Int) -> Problem {
    Problem(
      .attention, at: Place(log),
      "\(lines == 1 ? "a line says" : "\(lines) lines say") that it was later than it is now",
      reason: "they were judged at once, by the time that they say",
      hint: "look at the clock of the server that writes it; a profile can correct a known offset")
  }

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
