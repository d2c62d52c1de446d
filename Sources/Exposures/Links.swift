package import Model

/// Reads a table of links, what the app would list now, as the source that it is: each row is one
/// `linked` event at `seen_at`, proved by its own line (DESIGN §4, §13).
package enum Links {
  /// Rows handed over at once.
  private static let batch = 512

  /// Gives the rows of `request.links` to the sink as events of `source`. A row's `line` is the
  /// physical line on which it starts, its raw bytes are those of the whole row.
  ///
  /// Throws `.input` with the line of a row that a table may not have; what the sink has heard by
  /// then is void.
  package static func read<Sink: EventSink>(
    _ path: String, of request: TableRequest, as source: Int, maxGap: Timestamp.Span,
    into sink: inout Sink
  ) throws(Problem) -> LinksReading {
    var rows = try TableRows(.links, at: path, of: request)
    var lines = try PhysicalLines(path: path)
    var batch = LinkBatch()
    var times: [Timestamp] = []
    var used = 0
    while try rows.next() {
      guard let time = try rows.time(LinkColumn.seen_at) else { continue }
      used += try batch.endRow(before: rows.line, lines: &lines)
      if batch.count >= Self.batch { batch.empty(into: &sink, of: source) }
      batch.beginRow(
        recording: rows[LinkColumn.recording], viewer: rows[LinkColumn.viewer], at: time,
        line: rows.line)
      times.append(time)
    }
    used += try batch.endRow(before: .max, lines: &lines)
    batch.empty(into: &sink, of: source)
    try lines.passOver()
    guard lines.digest == rows.file.digest else { throw .changed(path) }
    times.sort()
    return LinksReading(
      digest: rows.file.digest, bytes: lines.position,
      tally: Source.LineTally(lines: lines.count, used: used, ignored: lines.count - used),
      events: times.count, first: times.first, last: times.last,
      silences: silences(in: times, longerThan: maxGap))
  }

  private static func silences(
    in times: [Timestamp], longerThan maxGap: Timestamp.Span
  ) -> [Period] {
    zip(times, times.dropFirst()).filter { $0.adding(maxGap) < $1 }
      .map { Period(from: $0, until: $1) }
  }
}

/// Rows of links on their way to a sink. A row's bytes are known once the next row begins: they are
/// its lines without the blank ones behind it.
private struct LinkBatch {
  private struct Row {
    let recording: Range<Int>
    let viewer: Range<Int>
    let time: Timestamp
    let line: Int
    var offset: Int64 = 0
    var raw = 0..<0
  }

  private var rows: [Row] = []
  private var bytes: [UInt8] = []

  var count: Int { rows.count }

  mutating func beginRow(recording: Slice, viewer: Slice, at time: Timestamp, line: Int) {
    let start = bytes.count
    bytes += recording.buffer
    let middle = bytes.count
    bytes += viewer.buffer
    rows.append(
      Row(recording: start..<middle, viewer: middle..<bytes.count, time: time, line: line))
    isOpen = true
  }

  private var isOpen = false

  /// Takes the lines before the next row, and gives the last row its own. Answers how many it has.
  mutating func endRow(before nextLine: Int, lines: inout PhysicalLines) throws(Problem) -> Int {
    guard isOpen, let row = rows.indices.last else { return 0 }
    isOpen = false
    try lines.passOver(to: rows[row].line)
    let start = bytes.count
    var end = start
    var used = 0
    var taken = 0
    while lines.count + 1 < nextLine {
      let lineStart = bytes.count
      guard let offset = try lines.take(into: &bytes) else { break }
      taken += 1
      if taken == 1 { rows[row].offset = offset }
      let line = bytes[lineStart...]
      if line.allSatisfy({ [0x20, 0x09, 0x0D, 0x0A].contains($0) }) { continue }
      end = line.last == UInt8(ascii: "\n") ? bytes.count - 1 : bytes.count
      used = taken
    }
    rows[row].raw = start..<end
    return used
  }

  mutating func empty<Sink: EventSink>(into sink: inout Sink, of source: Int) {
    bytes.withUnsafeBufferPointer { bytes in
      func slice(_ range: Range<Int>) -> Slice {
        Slice(UnsafeBufferPointer(rebasing: bytes[range]))
      }
      let events = rows.map { row in
        AccessEvent(
          recording: slice(row.recording), viewer: slice(row.viewer), time: row.time,
          logged: row.time, action: .linked, line: Int64(row.line), offset: row.offset,
          raw: slice(row.raw))
      }
      if !events.isEmpty { sink.add(events.span, of: source) }
    }
    rows.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension Problem {
  fileprivate static func changed(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "it changed while it was read",
      hint: "export it to a file that nothing writes to, and scan again")
  }
}
