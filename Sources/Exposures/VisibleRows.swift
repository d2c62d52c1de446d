import Model

/// The rows of a table of visible recordings, while it is read: 24 bytes each, 16 more where it states
/// a period, and the bytes of distinct identifiers.
struct VisibleGathering {
  struct Row: BitwiseCopyable {
    let position: Int64
    let viewer: UInt32
    /// A place in `names`.
    let recording: UInt32
    /// A place in `periods`.
    let period: UInt32
    /// Where the row stands in the table: of two at one position the upper one comes first.
    let place: UInt32
  }

  fileprivate(set) var rows: [Row] = []
  fileprivate private(set) var periods: [Period] = [.always]
  /// Where each distinct recording's name lies in `bytes`.
  fileprivate private(set) var names: [Range<Int>] = []
  fileprivate private(set) var bytes: [UInt8] = []
  /// A viewer's tag is its number, counted from 0.
  fileprivate private(set) var viewers: IdentifierTable
  /// A recording's tag is its place in `names`.
  private var recordings: IdentifierTable
  /// By viewer: rows so far.
  fileprivate private(set) var counts: [UInt32] = []

  init(hash: IdentifierHash) {
    viewers = IdentifierTable(hash: hash)
    recordings = IdentifierTable(hash: hash)
  }

  /// Where a row does not say its position, it stands where it comes among the viewer's rows. False
  /// where no more rows can be counted.
  mutating func add(recording: Slice, viewer: Slice, position: Int64?, period: Period) -> Bool {
    guard rows.count < Int(UInt32.max), let viewer = number(ofViewer: viewer),
      let recording = number(ofRecording: recording)
    else { return false }
    counts[Int(viewer)] += 1
    if period != .always { periods.append(period) }
    rows.append(
      Row(
        position: position ?? Int64(counts[Int(viewer)]), viewer: viewer, recording: recording,
        period: period == .always ? 0 : UInt32(periods.count - 1), place: UInt32(rows.count)))
    return true
  }

  private mutating func number(ofViewer name: Slice) -> UInt32? {
    let next = UInt32(counts.count)
    guard let (found, isNew) = viewers.insert(name, hash: viewers.hash(name), tag: next)
    else { return nil }
    guard isNew else { return viewers.tag(of: found) }
    counts.append(0)
    return next
  }

  private mutating func number(ofRecording name: Slice) -> UInt32? {
    let next = UInt32(names.count)
    guard let (found, isNew) = recordings.insert(name, hash: recordings.hash(name), tag: next)
    else { return nil }
    guard isNew else { return recordings.tag(of: found) }
    names.append(bytes.count..<(bytes.count + name.count))
    bytes += name.buffer
    return next
  }
}

/// The rows of a table of visible recordings by viewer and position.
///
/// A class, because it owns the bytes that events point into; nothing in it changes once it is made,
/// which is what makes `@unchecked Sendable` true.
final class VisibleRows: @unchecked Sendable {
  private let rows: [VisibleGathering.Row]
  /// By viewer: where its rows begin; the last is the number of all rows.
  private let starts: [UInt32]
  private let viewers: IdentifierTable
  private let periods: [Period]
  private let names: [Range<Int>]
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ gathering: consuming VisibleGathering) {
    var rows = gathering.rows
    gathering.rows = []
    rows.sort { left, right in
      (left.viewer, left.position, left.place) < (right.viewer, right.position, right.place)
    }
    self.rows = rows
    var starts: [UInt32] = [0]
    for count in gathering.counts { starts.append((starts.last ?? 0) + count) }
    self.starts = starts
    viewers = gathering.viewers
    periods = gathering.periods
    names = gathering.names
    // Readers of events may look a little behind a name.
    bytes = .allocate(capacity: gathering.bytes.count + 16)
    bytes.initialize(repeating: 0)
    _ = bytes.update(fromContentsOf: gathering.bytes)
  }

  deinit { bytes.deallocate() }

  /// False where the table does not name the viewer. The slices stay valid as long as this does.
  func forEach(
    of viewer: Slice, at time: Timestamp, on page: ListPage, _ body: (Slice) -> Void
  ) -> Bool {
    let number = viewers.withView { view in
      view.find(viewer, hash: view.hash(viewer)).map { view.tag(of: $0) }
    }
    guard let number = number.map(Int.init) else { return false }
    let end = Int(starts[number + 1])
    var index = place(of: page.first, in: Int(starts[number])..<end)
    while index < end, rows[index].position <= page.last {
      let row = rows[index]
      index += 1
      guard periods[Int(row.period)].contains(time) else { continue }
      let name = UnsafeBufferPointer(bytes)[names[Int(row.recording)]]
      body(Slice(UnsafeBufferPointer(rebasing: name)))
    }
    return true
  }

  /// The first of a viewer's rows that stands at this position or behind it.
  private func place(of position: Int64, in stretch: Range<Int>) -> Int {
    var (low, high) = (stretch.lowerBound, stretch.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if rows[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
