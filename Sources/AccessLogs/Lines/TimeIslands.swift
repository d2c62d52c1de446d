import Model

/// When a source spoke, and every silence in it longer than `reach`, exactly.
///
/// Times at most `reach` apart belong to one island; what lies between two islands is a silence. The
/// islands are the same whatever the order in which the times come and whoever merges whose, and
/// there are only as many as there are silences, whatever the log's length.
struct TimeIslands: Sendable {
  struct Island: Hashable, Sendable {
    var first: Timestamp
    var last: Timestamp
  }

  let reach: Timestamp.Span
  private var current: Island?
  /// Not yet merged, in no order.
  private var islands: [Island] = []
  private var compactWhen = 1024

  init(reach: Timestamp.Span) { self.reach = reach }

  @inline(__always)
  mutating func add(_ time: Timestamp) {
    if let island = current, island.first <= time, time <= island.last { return }
    extend(by: time)
  }

  private mutating func extend(by time: Timestamp) {
    guard let island = current else {
      current = Island(first: time, last: time)
      return
    }
    if time > island.last, isWithinReach(island.last, time) {
      current = Island(first: island.first, last: time)
    } else if time < island.first, isWithinReach(time, island.first) {
      current = Island(first: time, last: island.last)
    } else {
      append(island)
      current = Island(first: time, last: time)
    }
  }

  /// Those that its first and last time and its silences tell of.
  mutating func add(timesOf source: Source) {
    guard var first = source.first, let last = source.last else { return }
    for silence in source.silences {
      append(Island(first: first, last: silence.from))
      first = silence.until
    }
    append(Island(first: first, last: last))
  }

  mutating func add(_ other: TimeIslands) {
    for island in other.islands { append(island) }
    if let island = other.current { append(island) }
  }

  private mutating func append(_ island: Island) {
    islands.append(island)
    if islands.count >= compactWhen {
      islands = merged(islands)
      compactWhen = max(1024, islands.count * 2)
    }
  }

  /// In order, each more than `reach` after the one before.
  var inOrder: [Island] { merged(islands + (current.map { [$0] } ?? [])) }

  private func merged(_ islands: [Island]) -> [Island] {
    var result: [Island] = []
    for island in islands.sorted(by: { ($0.first, $0.last) < ($1.first, $1.last) }) {
      if let previous = result.last, isWithinReach(previous.last, island.first) {
        result[result.count - 1].last = max(previous.last, island.last)
      } else {
        result.append(island)
      }
    }
    return result
  }

  /// Half a millennium apart does not fit a span; it is out of reach.
  private func isWithinReach(_ earlier: Timestamp, _ later: Timestamp) -> Bool {
    let (distance, overflow) =
      later.nanoseconds.subtractingReportingOverflow(earlier.nanoseconds)
    return later <= earlier || !overflow && distance <= reach.nanoseconds
  }
}
