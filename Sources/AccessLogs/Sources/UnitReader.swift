import Model

/// Cuts the content of one source into stretches of whole units, in order, and keeps what only the
/// reader in order can know: offsets, line numbers, and what stands above a stretch.
struct UnitReader {
  /// What follows the bytes that are there.
  enum End { case more, whole, cutShort }

  /// Has passed over all that was handed out: every stretch gets a copy of it.
  private var format: any LineFormat
  private var units: Units
  private var records: JSONRecordCutter
  /// Of the first byte that is not cut yet.
  private(set) var offset: Int64 = 0
  private(set) var nextLine: Int64 = 1
  /// Inside a line that is too long: it is rejected already, and passed over to its end.
  private var isPassingOver = false
  /// Of lines that never reach a chunk.
  private(set) var results: LineResults

  /// - Parameter known: what was read of the source before; this reading goes on behind it.
  init(
    _ format: any LineFormat, _ units: Units, maxGap: Timestamp.Span, after known: Source? = nil
  ) {
    self.format = format
    self.units = units
    records = JSONRecordCutter(units)
    results = LineResults(maxGap: maxGap)
    guard let known else { return }
    offset = known.contentBytes
    nextLine = Int64(known.tally.lines) + 1
    results.add(linesOf: known)
  }

  /// From here on; all that was cut before was blank.
  mutating func use(_ format: any LineFormat, _ units: Units) {
    self.format = format
    self.units = units
    records = JSONRecordCutter(units)
  }

  /// Makes the chunk a stretch of the whole units among its first `count` bytes.
  ///
  /// - Returns: how many bytes at the end are the beginning of a unit, to be shown again with more
  ///   behind them: at most `LogLine.longest + 64`.
  mutating func cut(_ chunk: Chunk, _ count: Int, _ end: End) -> Int {
    let all = Slice(start: chunk.bytes, count: count)
    chunk.units = units
    chunk.firstLine = nextLine
    switch units {
    case .lines, .records: return cutLines(all, chunk, end)
    case .jsonRecords, .fhirResources: return cutRecords(all, chunk, end)
    }
  }

  private mutating func cutRecords(_ all: Slice, _ chunk: Chunk, _ end: End) -> Int {
    let kept = records.cut(all, end)
    chunk.range = 0..<(all.count - kept)
    chunk.offset = offset
    chunk.cuts = records.cuts
    chunk.format = format
    offset += Int64(all.count - kept)
    nextLine += Int64(records.cuts.count)
    return kept
  }

  private mutating func cutLines(_ all: Slice, _ chunk: Chunk, _ end: End) -> Int {
    var start = 0
    if isPassingOver {
      let feed = all.firstIndex(of: UInt8(ascii: "\n"))
      start = feed.map { $0 + 1 } ?? all.count
      isPassingOver = feed == nil
      offset += Int64(start)
    }
    let whole = isPassingOver ? 0 : wholeUnits(all.dropping(start), isEnd: end == .whole)
    hand(all.part(start..<(start + whole)), to: chunk)
    chunk.range = start..<(start + whole)
    let rest = all.dropping(start + whole)
    switch end {
    case .whole: return 0
    case .cutShort:
      if !isPassingOver { rejectUnfinished(rest) }
      return 0
    case .more:
      return passOverIfTooLong(rest) ? 0 : rest.count
    }
  }

  private func wholeUnits(_ bytes: Slice, isEnd: Bool) -> Int {
    if units == .records { return format.wholeRecords(in: bytes, isEnd: isEnd) }
    if isEnd { return bytes.count }
    return bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  }

  private mutating func hand(_ stretch: Slice, to chunk: Chunk) {
    chunk.offset = offset
    if stretch.isEmpty { return }
    chunk.format = format
    format.pass(over: offset == 0 ? stretch.withoutByteOrderMark : stretch)
    nextLine += LineFeeds.count(in: stretch)
    offset += Int64(stretch.count)
  }

  /// The unfinished record of a file that is cut short is rejected, even where it is empty.
  private mutating func rejectUnfinished(_ rest: Slice) {
    let lines = Int(LineFeeds.count(in: rest)) + 1
    results.add(.rejected(.cutShort), line: nextLine, lines: lines)
  }

  private mutating func passOverIfTooLong(_ rest: Slice) -> Bool {
    // One more than the longest line, for a CR.
    if rest.count <= LogLine.longest + 1 { return false }
    results.add(.rejected(.tooLong), line: nextLine)
    nextLine += 1
    offset += Int64(rest.count)
    isPassingOver = true
    return true
  }
}
