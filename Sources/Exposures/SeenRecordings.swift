/// Distinct recordings that occurred, those with a row in the recordings table and those without.
package struct SeenRecordings: Sendable {
  private var known = NumberSet()
  private var unknown: Set<UInt64> = []

  var strange: Int { unknown.count }
  var count: Int { known.count + unknown.count }
  var areMostlyStrange: Bool { unknown.count > known.count }

  mutating func merge(_ other: SeenRecordings) {
    known.formUnion(other.known)
    unknown.formUnion(other.unknown)
  }

  /// `first` is the recording's first row, 0 where it has none; `rows` are those of the whole table.
  @inline(__always)
  mutating func add(_ first: Holdings.Index, hash: UInt64, rows: Int) {
    if first != 0 {
      known.insert(first, below: rows + 1)
    } else if unknown.count <= rows {
      unknown.insert(hash)
    }
  }
}
