import Evidence
import Exposures
import Model
import Notation

/// Recordings made for testing: who must be seen to reach them, how often, and who must never be.
///
/// They are what makes a sweep fail where it is blind. The check of somebody who may proves that the
/// log is written, read and understood; a check of somebody who may not, that succeeds, is an alert
/// whatever the tables say of it.
struct Canaries {
  fileprivate struct Row {
    let pair: CanaryWatch.Pair
    let may: Bool
    let every: Timestamp.Span?
    let line: Int
  }

  static let table = "canary"
  static let columns: [TableReader.Column] = ["recording", "viewer", "may", "every"].map {
    .init($0, required: $0 != "every")
  }

  private let path: String
  fileprivate var rows: [Row] = []

  /// Throws `.input` with the line of a row that does not say who may, or a length that is none, and
  /// where there is no row: a check of nothing would pass for ever.
  init(path: String) throws(Problem) {
    self.path = path
    var table = try TableReader(
      path: path, table: Self.table, columns: Self.columns, mapping: .none)
    var lines: [CanaryWatch.Pair: Int] = [:]
    while try table.next() {
      let may = table[2].text
      guard may == "true" || may == "false" else { throw .notMay(path, table.line) }
      var every: Timestamp.Span?
      if !table[3].isEmpty {
        every = TimeText.span(table[3].text)
        guard let every, every.nanoseconds > 0 else { throw .noPeriod(path, table.line) }
      }
      let pair = CanaryWatch.Pair(
        recording: Identifier(table[0]), viewer: Identifier(table[1]))
      if let first = lines.updateValue(table.line, forKey: pair) {
        throw .twice(path, table.line, first: first)
      }
      rows.append(Row(pair: pair, may: may == "true", every: every, line: table.line))
    }
    if rows.isEmpty { throw .none(path) }
  }

  var count: Int { rows.count }

  /// A sight at or after `horizon` does not prove that a check still runs; nil: every one does.
  func watch(horizon: Timestamp?) -> CanaryWatch {
    CanaryWatch(Set(rows.map(\.pair)), horizon: horizon)
  }

  /// Whether the viewer of that exposure is one who may not see the recording.
  func forbids(_ key: Exposure.Key) -> Bool {
    rows.contains { row in
      !row.may && row.pair.recording == key.recording && row.pair.viewer == key.viewer
    }
  }

  /// Throws `.input` for a recording that nobody may see and no table knows: misspelt, it is never seen
  /// and never missed.
  func check(knows: (Identifier) -> Bool) throws(Problem) {
    for row in rows where !row.may && !knows(row.pair.recording) { throw .unknown(path, row.line) }
  }

  /// To be kept: what a log shows of them all, and what a table of links would show to those who
  /// may not. (That somebody who may is listed there says nothing of the logs.)
  func kept(_ sights: CanaryWatch.Sights) -> [CanarySight] {
    rows.compactMap { row in
      guard let sight = sights[row.pair] else { return nil }
      let more = row.may ? [] : [sight.linked, sight.ahead]
      let times = ([sight.seen] + more).compactMap { $0 }
      return times.max().map {
        CanarySight(recording: row.pair.recording, viewer: row.pair.viewer, may: row.may, seen: $0)
      }
    }
  }

  /// What is wrong after a sweep that judged what lies before `cutoff`, with what nobody was told of
  /// yet among it.
  func judge(
    _ known: [CanarySight], with now: [CanarySight], before cutoff: Timestamp
  ) -> (failures: [SweepFailure], untold: [CanarySight]) {
    var failures: [SweepFailure] = []
    var untold: [CanarySight] = []
    for row in rows {
      let old = known.first { row.isOf($0) }
      let new = now.first { row.isOf($0) }
      let seen = [old?.seen, new?.seen].compactMap { $0 }.max()
      if row.may {
        guard let every = row.every else { continue }
        let oldest = cutoff.adding(Timestamp.Span(nanoseconds: -every.nanoseconds))
        if seen.map({ $0 < oldest }) ?? true {
          let since = "\(row.line) \(seen?.nanoseconds ?? 0)"
          failures.append(SweepFailure(.canarySilent, since: since, .silent(path, row.line)))
        }
      } else if let seen, old?.told.map({ $0 < seen }) ?? true {
        untold.append(
          CanarySight(
            recording: row.pair.recording, viewer: row.pair.viewer, may: false, seen: seen))
        failures.append(
          SweepFailure(
            .canaryShown, since: "\(row.line) \(seen.nanoseconds)", .shown(path, row.line)))
      }
    }
    return (failures, untold)
  }

  /// What is wrong with a system that was looked at once: everybody who may must be seen, in the
  /// logs where there are any, else in the links.
  func judgeOnce(_ sights: CanaryWatch.Sights, hasLogs: Bool) -> [Problem] {
    rows.compactMap { row in
      let sight = sights[row.pair]
      if !row.may { return sight == nil ? nil : .shown(path, row.line) }
      let isSeen = hasLogs ? sight?.seen != nil : sight?.linked != nil
      return isSeen ? nil : .silent(path, row.line)
    }
  }
}

extension Canaries.Row {
  fileprivate func isOf(_ sight: CanarySight) -> Bool {
    sight.recording == pair.recording && sight.viewer == pair.viewer && sight.may == may
  }
}

extension Problem {
  fileprivate static func shown(_ path: String, _ line: Int) -> Problem {
    Problem(
      .attention, at: Place(path, line: line), "a canary was seen by a viewer who may not see it",
      reason: "whatever let this one through may let everybody through",
      hint: "treat it as a breach until it is explained")
  }

  fileprivate static func silent(_ path: String, _ line: Int) -> Problem {
    Problem(
      .attention, at: Place(path, line: line),
      "the check of a canary by a viewer who may see it was not seen in time",
      reason: "a scan that does not see this sees nothing else for certain",
      hint: "does the check still run? is its log among those that are read, by the right profile?")
  }

  fileprivate static func none(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "names no canary", reason: "a check of nothing proves nothing",
      hint: "write a recording and a viewer into it, or leave out --canary")
  }

  fileprivate static func unknown(_ path: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "a canary that is no recording of the tables",
      reason: "what does not exist is seen by nobody, whatever is wrong",
      hint: "write it as it stands in the table of recordings")
  }

  fileprivate static func notMay(_ path: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "a canary that does not say who may see it",
      hint: "may is true or false")
  }

  fileprivate static func noPeriod(_ path: String, _ line: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "every takes a length of time",
      hint: "write it as 15m, 1h or 1d, or leave it empty")
  }

  fileprivate static func twice(_ path: String, _ line: Int, first: Int) -> Problem {
    Problem(
      .input, at: Place(path, line: line), "a canary is named twice for one viewer",
      reason: "line \(first) did so already", hint: "take one of the two rows out")
  }
}
