import CBytes
import Model

/// Who held what, and when: the owners of recordings, the patients behind accounts, the viewers
/// behind sessions.
///
/// A row takes 16 bytes, and 16 more only where it states a period. Rows of one thing are chained in
/// the order of the table; the first row in force at an instant is the one that counts, so where two
/// rows of the *same* holder overlap (which is no contradiction) the upper one speaks.
struct Holdings: Sendable {
  /// A place in `rows`; 0 stands for no row.
  typealias Index = UInt32

  private struct Row: BitwiseCopyable {
    var holder: UInt32
    var period: UInt32
    var next: Index
    var line: UInt32
  }

  private var rows: [Row]
  private var periods: [Period]

  init(expecting expected: Int = 0) {
    rows = []
    rows.reserveHuge(expected + 1)
    rows.append(Row(holder: 0, period: 0, next: 0, line: 0))
    periods = [.always]
  }

  /// Of rows; an `Index` is at most this.
  var count: Int { rows.count - 1 }

  /// Why a row cannot stand.
  enum Refusal: Error {
    /// The line whose row gives the same thing to somebody else at one instant.
    case contradicts(line: Int)
    /// More rows than 32 bits count.
    case full
  }

  /// Adds a row behind those of `first`, the thing's first row (0 where it has none yet).
  mutating func add(
    holder: UInt32, period: Period, line: Int, behind first: Index
  ) throws(Refusal) -> Index {
    guard rows.count < Int(Index.max) else { throw .full }
    var last: Index = 0
    var at = first
    while at != 0 {
      let row = rows[Int(at)]
      if row.holder != holder, periods[Int(row.period)].overlaps(period) {
        throw .contradicts(line: Int(row.line))
      }
      last = at
      at = row.next
    }
    let index = Index(rows.count)
    if last != 0 { rows[Int(last)].next = index }
    rows.append(
      Row(holder: holder, period: place(of: period), next: 0, line: UInt32(clamping: line)))
    return index
  }

  private mutating func place(of period: Period) -> UInt32 {
    if period == .always { return 0 }
    periods.append(period)
    return UInt32(periods.count - 1)
  }

  /// The row in force, from a thing's first row on; 0 where nobody holds it at that time.
  func inForce(from first: Index, at time: Timestamp) -> Index {
    var at = first
    while at != 0 {
      let row = rows[Int(at)]
      if row.period == 0 || periods[Int(row.period)].contains(time) { return at }
      at = row.next
    }
    return 0
  }

  func holder(of index: Index) -> UInt32 { rows[Int(index)].holder }

  func period(of index: Index) -> Period { periods[Int(rows[Int(index)].period)] }

  /// The rows of a thing, in the order of the table.
  func chain(from first: Index) -> some Sequence<Index> {
    sequence(state: first) { at -> Index? in
      guard at != 0 else { return nil }
      defer { at = rows[Int(at)].next }
      return at
    }
  }

  /// Asks for a row.
  @inline(__always)
  func prefetch(_ index: Index) {
    rows.withUnsafeBufferPointer { candour_prefetch($0.baseAddress.map { $0 + Int(index) }) }
  }
}
