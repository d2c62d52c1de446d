import Delivery
import Model
import Obligations

/// What a sweep tells the endpoints besides what it found.
enum SweepNews {
  /// That it could not do its work, in Candour's own words; once, as long as the same is wrong.
  static func failed(_ failures: [SweepFailure]) -> [Telling.News] {
    if failures.isEmpty { return [] }
    let counts = SweepFailure.Word.allCases.map { word in
      (word: word.rawValue, count: failures.count { $0.word == word })
    }
    let words = failures.map { "\($0.word.rawValue) \($0.problem.place?.file ?? "") \($0.since)" }
    return [
      .init(
        .sweepFailed, once: "sweep.failed \(words.sorted().joined(separator: ", "))",
        Event.failed(counts.filter { $0.count > 0 }))
    ]
  }

  /// That nothing could be swept at all; told again every day.
  static func failed(_ problem: Problem, asOf: Timestamp) -> [Telling.News] {
    failed([SweepFailure(.unreadable, since: String(asOf.seconds / 86_400), problem)])
  }

  /// What the clocks say that run, of what was not done yet.
  static func deadlines(_ view: CaseView, asOf: Timestamp) -> [Telling.News] {
    let running = view.due.filter { $0.doneAt == nil && $0.unclear == nil }
    return deadlines(
      running.compactMap { duty in
        duty.clock?.due.map { .init(regime: duty.regime, duty: duty.duty, due: $0) }
      }, asOf: asOf)
  }

  static func deadlines(
    _ running: [PossibleDeadlines.Deadline], asOf: Timestamp
  ) -> [Telling.News] {
    var news: [Telling.News] = []
    for duty in running {
      let due = duty.due
      let details = Event.deadline(regime: duty.regime, duty: duty.duty, due: due)
      let words = "\(duty.regime) \(duty.duty) \(due.nanoseconds)"
      if due <= asOf {
        news.append(.init(.deadlinePassed, once: "deadline.passed \(words)", details))
        continue
      }
      // Only the nearest of the two: what is six hours away is not a day away any more.
      for hours in [6, 24] as [Int64] where due <= asOf.adding(.hours(hours)) {
        news.append(.init(.deadlineNear, once: "deadline.near \(hours)h \(words)", details))
        break
      }
    }
    return news
  }
}
