package import Model
import Notation

/// What a faulty list query would have returned to each viewer (`--visible`): list requests are
/// replayed against it.
///
/// It is read once, before the logs, and never changes then: every worker asks the same one.
package struct VisibleList: ListReplay {
  private let rows: VisibleRows
  private let registry: Registry

  /// Reads the table; nil where the request names none. Throws `.input` with file and line for an
  /// empty required cell, a ragged row, a period that ends before it begins, and a position that is
  /// no number from 1 up.
  package static func load(
    _ request: TableRequest, registry: Registry
  ) throws(Problem) -> (VisibleList, TableFile)? {
    guard let path = request.visible else { return nil }
    var rows = try TableRows(.visible, at: path, of: request)
    var gathering = VisibleGathering()
    while try rows.next() {
      var position: Int64?
      if let amount = try rows.amount(VisibleColumn.position, places: 0) {
        guard amount > 0 else { throw .noPosition(rows.place) }
        position = amount
      }
      gathering.add(
        recording: rows[VisibleColumn.recording], viewer: rows[VisibleColumn.viewer],
        position: position,
        period: try rows.period(from: VisibleColumn.from, until: VisibleColumn.until))
    }
    return (VisibleList(rows: VisibleRows(gathering), registry: registry), rows.file)
  }

  package func forEachRecording(
    shownTo viewer: Slice, session: Slice, at time: Timestamp, on page: ListPage,
    _ body: (Slice) -> Void
  ) {
    if !viewer.isEmpty {
      rows.forEach(of: Identifier(viewer), at: time, on: page, body)
    } else if let holder = registry.viewer(ofSession: session, at: time) {
      rows.forEach(of: holder, at: time, on: page, body)
    }
  }
}

/// The rows of a table of visible recordings, while it is read.
private struct VisibleGathering {
  struct Row {
    let viewer: Int
    let position: Int64
    let period: Period
    /// In `bytes`.
    let recording: Range<Int>
  }

  private(set) var rows: [Row] = []
  private(set) var bytes: [UInt8] = []
  private(set) var viewers: [Identifier: Int] = [:]
  /// By viewer: rows so far.
  private var counts: [Int64] = []

  /// Where a row does not say its position, it stands where it comes among the viewer's rows.
  mutating func add(recording: Slice, viewer: Slice, position: Int64?, period: Period) {
    let name = Identifier(viewer)
    let place = viewers[name] ?? counts.count
    if place == counts.count {
      viewers[name] = place
      counts.append(0)
    }
    counts[place] += 1
    let start = bytes.count
    bytes += recording.buffer
    rows.append(
      Row(
        viewer: place, position: position ?? counts[place], period: period,
        recording: start..<bytes.count))
  }
}

/// The rows of a table of visible recordings by viewer and position.
///
/// A class, because it owns the bytes that events point into; nothing in it changes once it is made,
/// which is what makes `@unchecked Sendable` true.
private final class VisibleRows: @unchecked Sendable {
  private let rows: [VisibleGathering.Row]
  private let stretches: [Range<Int>]
  private let viewers: [Identifier: Int]
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ gathering: VisibleGathering) {
    let order = gathering.rows.indices.sorted { left, right in
      let (mine, other) = (gathering.rows[left], gathering.rows[right])
      return (mine.viewer, mine.position, left) < (other.viewer, other.position, right)
    }
    rows = order.map { gathering.rows[$0] }
    viewers = gathering.viewers
    var stretches: [Range<Int>] = []
    var start = 0
    while start < rows.count {
      var end = start
      while end < rows.count, rows[end].viewer == rows[start].viewer { end += 1 }
      stretches.append(start..<end)
      start = end
    }
    self.stretches = stretches
    // Readers of events may look a little behind a name.
    bytes = .allocate(capacity: gathering.bytes.count + 16)
    bytes.initialize(repeating: 0)
    _ = bytes.update(fromContentsOf: gathering.bytes)
  }

  deinit { bytes.deallocate() }

  func forEach(
    of viewer: Identifier, at time: Timestamp, on page: ListPage, _ body: (Slice) -> Void
  ) {
    guard let viewer = viewers[viewer] else { return }
    for row in rows[stretches[viewer]] where page.first <= row.position {
      if row.position > page.last { return }
      guard row.period.contains(time) else { continue }
      body(
        Slice(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(bytes)[row.recording])))
    }
  }
}

extension Problem {
  fileprivate static func noPosition(_ place: Place) -> Problem {
    Problem(.input, at: place, "position is not a number from 1 up")
  }
}
