/// Every change of a zone's clocks in the years that a `Timestamp` holds, as one sorted list: the
/// changes a zone file names, then those its rule makes until 2263.
struct ZoneTimeline: Hashable, Sendable {
  struct LocalType: Hashable, Sendable {
    /// Seconds east of Greenwich.
    var offset: Int
    /// `BST`.
    var abbreviation: String
  }

  /// No zone was ever further from Greenwich; a wider one is a damaged file (RFC 8536 §3.2).
  static let widestOffset = 26 * 3600
  /// The years whose changes can matter to a `Timestamp`, with one to spare on either side.
  private static let years = 1676...2263

  private var times: [Int64] = []
  /// By change: the place in `types` of the type that holds from then on.
  private var typeOfChange: [Int] = []
  /// The first holds before the first change.
  private var types: [LocalType]

  init(fixed type: LocalType) { types = [type] }

  /// Nil where a type is wider than any zone.
  init?(rule: ZoneRule) {
    self.init(fixed: rule.standard)
    guard append(rule) else { return nil }
  }

  /// Adds a change after all others; false where the times do not ascend or the offset is too wide.
  mutating func append(time: Int64, type: LocalType) -> Bool {
    guard abs(type.offset) <= Self.widestOffset else { return false }
    if let last = times.last, time < last { return false }
    let known = types.firstIndex(of: type)
    if known == nil { types.append(type) }
    times.append(time)
    typeOfChange.append(known ?? types.count - 1)
    return true
  }

  /// Goes on by a rule after the last change.
  mutating func append(_ rule: ZoneRule) -> Bool {
    guard abs(rule.standard.offset) <= Self.widestOffset else { return false }
    let known = times.last ?? .min
    for change in rule.changes(years: Self.years) where change.time > known {
      guard append(time: change.time, type: change.type) else { return false }
    }
    return true
  }

  /// In force at that second since 1970.
  func type(at utc: Int64) -> LocalType { type(afterChanges: changes(upTo: utc)) }

  /// The one second since 1970 at which the wall clock showed `wall`; nil for none and for two.
  func utcSeconds(ofWall wall: Int64) -> Int64? {
    // No change further away than the widest offset can decide what the clock showed.
    let reach = Int64(Self.widestOffset)
    var change = changes(upTo: wall - reach)
    var found: Int64?
    while true {
      let utc = wall - Int64(type(afterChanges: change).offset)
      let hasBegun = change == 0 || times[change - 1] <= utc
      let hasNotEnded = change == times.count || utc < times[change]
      if hasBegun && hasNotEnded {
        if found != nil { return nil }
        found = utc
      }
      guard change < times.count, times[change] <= wall + reach else { return found }
      change += 1
    }
  }

  private func type(afterChanges count: Int) -> LocalType {
    types[count == 0 ? 0 : typeOfChange[count - 1]]
  }

  /// How many changes have happened by then.
  private func changes(upTo utc: Int64) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= utc { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
