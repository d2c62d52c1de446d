import Model

/// Who else was allowed, and when: a carer for a recording or for all of a patient's, staff by role
/// for any (DESIGN §4, §13).
struct Authorisations: Sendable {
  /// What a row covers. Where it names a recording, its patient is not looked at.
  enum Scope: Hashable {
    case recording(IdentifierTable.Reference)
    case patient(Parties.Number)
    case any
  }

  private struct Row: BitwiseCopyable {
    var period: Period
    var next: UInt32
  }

  /// Row 0 stands for no row.
  private var rows = [Row(period: .always, next: 0)]
  /// The latest row of a viewer and a scope, from which the others are chained.
  private var latest: [UInt64: UInt32] = [:]
  private var latestForPatients: [UInt64: UInt32] = [:]

  var isEmpty: Bool { rows.count == 1 }

  /// False where there are more rows than 32 bits count.
  mutating func add(viewer: Parties.Number, scope: Scope, period: Period) -> Bool {
    guard rows.count < Int(UInt32.max) else { return false }
    let index = UInt32(rows.count)
    let before: UInt32?
    switch scope {
    case .recording(let recording):
      before = latest.updateValue(index, forKey: key(viewer, recording))
    case .any:
      before = latest.updateValue(index, forKey: key(viewer, 0))
    case .patient(let patient):
      before = latestForPatients.updateValue(index, forKey: key(viewer, patient))
    }
    rows.append(Row(period: period, next: before ?? 0))
    return true
  }

  /// Whether the viewer may see the recording at that time; `recording` is nil where no table names
  /// it, `owner` where nobody owns it then.
  func cover(
    _ viewer: Parties.Number, recording: IdentifierTable.Reference?, owner: Parties.Number?,
    at time: Timestamp
  ) -> Bool {
    if isInForce(latest[key(viewer, 0)], at: time) { return true }
    if let recording, isInForce(latest[key(viewer, recording)], at: time) { return true }
    guard let owner else { return false }
    return isInForce(latestForPatients[key(viewer, owner)], at: time)
  }

  /// The rows of any of these viewers, and those for any of these recordings and patients; counted
  /// from 1, in no order.
  func rows(
    of viewers: Set<Parties.Number>, recordings: Set<IdentifierTable.Reference>,
    patients: Set<Parties.Number>
  ) -> [Int] {
    var found: [Int] = []
    func add(_ latest: [UInt64: UInt32], _ others: Set<UInt32>) {
      for (key, row) in latest {
        let viewer = Parties.Number(truncatingIfNeeded: key >> 32)
        guard viewers.contains(viewer) || others.contains(UInt32(truncatingIfNeeded: key)) else {
          continue
        }
        var at = row
        while at != 0 {
          found.append(Int(at))
          at = rows[Int(at)].next
        }
      }
    }
    add(latest, recordings)
    add(latestForPatients, patients)
    return found
  }

  private func isInForce(_ latest: UInt32?, at time: Timestamp) -> Bool {
    var at = latest ?? 0
    while at != 0 {
      let row = rows[Int(at)]
      if row.period.contains(time) { return true }
      at = row.next
    }
    return false
  }

  /// No recording has reference 0: it is free to stand for any.
  private func key(_ viewer: Parties.Number, _ other: UInt32) -> UInt64 {
    UInt64(viewer) << 32 | UInt64(other)
  }
}
