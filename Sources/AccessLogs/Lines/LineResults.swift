import Model

/// What became of the lines of a stretch of a source: stretches add up in any order to the same.
struct LineResults: Sendable {
  struct Rejected: Sendable {
    let line: Int64
    let rejection: Rejection
  }

  private(set) var tally = Source.LineTally()
  private(set) var rejected: [Rejected] = []
  private(set) var islands: TimeIslands
  private(set) var events = 0
  /// Where the first line begins whose time is at or after the cutoff, and before the horizon; nil
  /// where there is none.
  private(set) var tooNew: Int64?
  /// How many lines have a time at or after the horizon.
  private(set) var ahead = 0
  /// Times from here on are looked at once more.
  private let young: Timestamp
  private let horizon: Timestamp?

  init(maxGap: Timestamp.Span, cutoff: Timestamp? = nil, horizon: Timestamp? = nil) {
    islands = TimeIslands(reach: maxGap)
    self.horizon = horizon
    young = cutoff ?? horizon ?? .distantFuture
  }

  /// - Parameter lines: how many the unit spans that begins with `line`.
  @inline(__always)
  mutating func add(
    _ judgement: Judgement, line: Int64, lines: Int = 1, at offset: Int64 = 0
  ) {
    tally.lines += lines
    if judgement.isRepaired { tally.repaired += lines }
    switch judgement.verdict {
    case .used: tally.used += lines
    case .ignored: tally.ignored += lines
    case .rejected(let rejection):
      tally.rejected += lines
      for number in line..<line + Int64(lines) {
        rejected.append(Rejected(line: number, rejection: rejection))
      }
    }
    if let time = judgement.time { note(time, at: offset) }
  }

  /// What the lines that were added gave.
  mutating func add(_ batch: borrowing EventBatch) {
    events += batch.events.count
    tally.unansweredLists += batch.unansweredLists
  }

  /// What an earlier reading said of the lines before these; its rejected lines stay with it.
  mutating func add(linesOf known: Source) {
    tally += known.tally
    islands.add(timesOf: known)
    events += known.events
  }

  @inline(__always)
  private mutating func note(_ time: Timestamp, at offset: Int64) {
    if time >= young { note(young: time, at: offset) }
    islands.add(time)
  }

  private mutating func note(young time: Timestamp, at offset: Int64) {
    if let horizon, time >= horizon {
      ahead += 1
    } else {
      tooNew = min(tooNew ?? offset, offset)
    }
  }

  mutating func add(_ other: LineResults) {
    if let offset = other.tooNew { tooNew = min(tooNew ?? offset, offset) }
    ahead += other.ahead
    tally += other.tally
    rejected += other.rejected
    islands.add(other.islands)
    events += other.events
  }

  /// By line.
  var rejectedLines: [Source.RejectedLine] {
    rejected.sorted { $0.line < $1.line }
      .map { Source.RejectedLine(line: Int($0.line), reason: $0.rejection.reason) }
  }
}

extension LineFormat {
  /// Judges any unit at all: what holds for every format comes before the format.
  @inline(__always)
  mutating func take(
    _ line: LogLine, into batch: inout EventBatch, _ results: inout LineResults
  ) {
    if let rejection = line.rejection {
      results.add(.rejected(rejection), line: line.number, lines: line.lines)
    } else if line.text.count > LogLine.longest {
      results.add(.rejected(.tooLong), line: line.number, lines: line.lines)
    } else if line.isBlank {
      results.add(Judgement(verdict: .ignored), line: line.number, lines: line.lines)
    } else {
      batch.arena.asksForList = false
      var judgement = judge(line, into: &batch)
      if batch.arena.asksForList, case .rejected = judgement.verdict {
        // A list that nobody can replay is no event, sound or not.
        judgement.verdict = .ignored
        batch.unansweredLists += 1
      }
      results.add(judgement, line: line.number, lines: line.lines, at: line.offset)
    }
  }
}
