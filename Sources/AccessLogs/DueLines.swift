package import Model
import Notation

/// Finds where in a log the lines begin that are too new to be judged, without reading what is old.
extension LogReader {
  /// The end of the lines before the first that is not older than the request's cutoff, as far as a
  /// log in order of time tells; its `end` where all are older.
  ///
  /// Reads a few stretches of it only. A log out of order may hold a newer line before that place:
  /// the reading itself then tells (`LogEnding.tooNew`). Lines from beyond the request's horizon are
  /// passed over: what stands behind them is older.
  ///
  /// - Parameter request: of an open plain file, with a cutoff, an end and where to go on.
  /// - Throws: `.input` as `read` does.
  package static func endOfDueLines(_ request: LogRequest) throws(Problem) -> Int64 {
    guard let end = request.end, let file = request.opened, request.cutoff != nil else {
      return request.end ?? 0
    }
    let stretch: Int64 = 1 << 16
    var low = request.resume?.source.contentBytes ?? 0
    var high = end
    while high - low > 2 * stretch {
      let middle = try lineStart(behind: low + (high - low) / 2, before: high, of: file)
      guard let middle else { break }
      let probe = try sight(request, from: middle, to: min(middle + stretch, end))
      if probe == nil { low = middle } else { high = middle }
    }
    return try sight(request, from: low, to: min(high + stretch, end)) ?? end
  }

  /// Where the first line in the stretch begins that is too new.
  private static func sight(
    _ request: LogRequest, from: Int64, to: Int64
  ) throws(Problem) -> Int64? {
    var request = request
    request.end = to
    request.marks = []
    request.resume = LogResume(probingAt: from, of: request)
    let reader = LogReader(requests: [request], threads: 1, chunkSize: 1 << 16)
    return try reader.readOn(sinks: { DeafSink() }).endings.first?.tooNew
  }

  private static func lineStart(
    behind offset: Int64, before end: Int64, of file: FileBytes
  ) throws(Problem) -> Int64? {
    var start = offset
    while start < end {
      let bytes = try GrowingLog.bytes(of: file, from: start, count: 1 << 12)
      if bytes.isEmpty { return nil }
      if let feed = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        let found = start + Int64(feed) + 1
        return found < end ? found : nil
      }
      start += Int64(bytes.count)
    }
    return nil
  }
}

private struct DeafSink: EventSink {
  mutating func add(_ events: Swift.Span<AccessEvent>, of source: Int) {}
}

extension LogResume {
  /// As if all before `offset` had been read: for a look at what is there, whose digest nobody keeps.
  fileprivate init(probingAt offset: Int64, of request: LogRequest) {
    let nothing = SHA256.digest(of: [])
    let reading = Source.Reading(
      profileName: "", format: "", profileText: [], profileDigest: nothing, zone: nil, since: nil,
      until: nil, maxGap: request.maxGap, witnesses: [], clock: nil)
    let length = withUnsafeBytes(of: UInt64(clamping: offset).bigEndian) { Array($0) }
    let pending = [UInt8](repeating: 0, count: Int(offset % 64))
    self.init(
      source: Source(
        kind: .file, path: "", digest: nothing, contentDigest: nothing, bytes: offset,
        contentBytes: offset, reading: reading, tally: .init(), rejected: [], first: nil,
        last: nil, silences: [], events: 0),
      hashState: [UInt8](repeating: 0, count: 32) + length + pending)
  }
}
