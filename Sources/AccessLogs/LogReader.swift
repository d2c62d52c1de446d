import Dispatch
package import Model
import Synchronization

/// Reads logs: sources to lines, lines to access events, every line accounted for.
///
/// Each thread has a sink of its own and gives it the events of a stretch of one source at a time, in
/// batches, in no promised order. Memory does not grow with the logs: only rejected lines and silences
/// are kept.
package struct LogReader {
  private let requests: [LogRequest]
  private let threads: Int
  private let chunkSize: Int

  /// - Parameter threads: at least one is used.
  package init(requests: [LogRequest], threads: Int) {
    self.init(requests: requests, threads: threads, chunkSize: 1 << 20)
  }

  init(requests: [LogRequest], threads: Int, chunkSize: Int) {
    self.requests = requests
    self.threads = max(1, threads)
    self.chunkSize = max(1, chunkSize)
  }

  /// Reads every source to its end.
  ///
  /// - Parameters:
  ///   - makeSink: called once for each thread, on the caller's.
  ///   - progress: called from any thread, one at a time, about once for every megabyte.
  ///   - cancelled: asked before every piece of work.
  /// - Returns: the sources in the order of the requests, the digests of their beginnings at the
  ///   requests' marks, and the sinks in no order.
  /// - Throws: `.input` naming the file that cannot be read, is damaged or shrank; `.usage` where a
  ///   format cannot be told; `.interrupted`. The sinks are lost then.
  package func read<Sink: EventSink & SendableMetatype>(
    sinks makeSink: () -> Sink, progress: (@Sendable (LogProgress) -> Void)? = nil,
    cancelled: (@Sendable () -> Bool)? = nil
  ) throws(Problem) -> (sources: [Source], prefixes: [[Int64: Digest]], sinks: [Sink]) {
    let pieces = try readOn(sinks: makeSink, progress: progress, cancelled: cancelled)
    return (pieces.sources, pieces.prefixes, pieces.sinks)
  }

  /// The same, with what the next reading of each log needs to know of this one.
  package func readOn<Sink: EventSink & SendableMetatype>(
    sinks makeSink: () -> Sink, progress: (@Sendable (LogProgress) -> Void)? = nil,
    cancelled: (@Sendable () -> Bool)? = nil
  ) throws(Problem) -> (
    sources: [Source], prefixes: [[Int64: Digest]], endings: [LogEnding], sinks: [Sink]
  ) {
    let totalBytes = try totalBytes()
    // One worker judges what it has just read while it is in the cache; two or more need room between.
    let pool = ReadingPool(
      requests, chunks: threads == 1 ? 1 : threads * 2 + 2, chunkSize: chunkSize,
      cancelled: cancelled)
    let meter = progress.map { ProgressMeter(totalBytes: totalBytes, report: $0) }
    var sinks = (0..<threads).map { _ in makeSink() }
    sinks.withUnsafeMutableBufferPointer { buffer in
      // Each worker touches the one element that is its own.
      nonisolated(unsafe) let buffer = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { worker in
        LogWorker(pool: pool, meter: meter).run(&buffer[worker])
      }
    }
    let results = try pool.outcome()
    let sources = zip(pool.readings, results).compactMap { $0.source($1) }
    let endings = zip(pool.readings, results).map { $0.ending($1) }
    return (sources, pool.readings.map(\.prefixes), endings, sinks)
  }

  /// Opens every file once before the long work begins, so that a wrong name is told at once.
  private func totalBytes() throws(Problem) -> Int64? {
    var total: Int64? = 0
    for request in requests {
      guard case .file(let path) = request.input else {
        total = nil
        continue
      }
      let size =
        if let file = request.opened { try RawBytes.size(of: file) } else {
          try RawBytes.size(ofPath: path)
        }
      total = total.flatMap { total in size.map { total + $0 } }
    }
    return total
  }
}

/// Adds up what the workers have done and tells it, one at a time.
private final class ProgressMeter: Sendable {
  private let progress: Mutex<LogProgress>
  private let report: @Sendable (LogProgress) -> Void

  init(totalBytes: Int64?, report: @escaping @Sendable (LogProgress) -> Void) {
    progress = Mutex(LogProgress(totalBytes: totalBytes))
    self.report = report
  }

  func add(bytes: Int64, lines: Int, sourcesDone: Int) {
    progress.withLock { progress in
      progress.bytes += bytes
      progress.lines += Int64(lines)
      progress.sourcesDone += sourcesDone
      report(progress)
    }
  }
}

/// One thread's part of a read.
private struct LogWorker {
  let pool: ReadingPool
  let meter: ProgressMeter?

  func run<Sink: EventSink>(_ place: inout Sink) {
    // Worked on apart from its neighbours, whose threads would fight over the cache line.
    var sink = place
    var batch = EventBatch()
    while let task = pool.next() {
      switch task {
      case .read(let reading, let chunk): read(reading, chunk)
      case .judge(let chunk): judge(chunk, &batch, &sink)
      }
    }
    place = sink
  }

  private func read(_ reading: SourceReading, _ chunk: Chunk) {
    do throws(Problem) {
      let before = reading.rawCount
      let hasLines = try reading.next(into: chunk)
      meter?.add(bytes: reading.rawCount - before, lines: 0, sourcesDone: hasLines ? 0 : 1)
      pool.didRead(reading, chunk, hasLines: hasLines)
    } catch {
      pool.fail(error, source: reading.index)
    }
  }

  private func judge<Sink: EventSink>(
    _ chunk: Chunk, _ batch: inout EventBatch, _ sink: inout Sink
  ) {
    let request = pool.readings[chunk.source].request
    var results = LineResults(
      maxGap: request.maxGap, cutoff: request.cutoff, horizon: request.horizon)
    if var format = chunk.format {
      format.judge(chunk, &batch, &sink, &results)
    }
    meter?.add(bytes: 0, lines: results.tally.lines, sourcesDone: 0)
    pool.didJudge(chunk, results)
  }
}

extension LineFormat {
  /// Every unit of the chunk; the batch is empty before and after.
  fileprivate mutating func judge<Sink: EventSink>(
    _ chunk: Chunk, _ batch: inout EventBatch, _ sink: inout Sink, _ results: inout LineResults
  ) {
    chunk.forEachUnit(of: &self) { format, line in
      format.take(line, into: &batch, &results)
      if batch.isFull { format.flush(&batch, chunk.source, &sink, &results) }
    }
    flush(&batch, chunk.source, &sink, &results)
  }

  private func flush<Sink: EventSink>(
    _ batch: inout EventBatch, _ source: Int, _ sink: inout Sink, _ results: inout LineResults
  ) {
    results.add(batch)
    if !batch.events.isEmpty {
      sink.add(batch.events.span, of: source)
    }
    batch.removeAll()
  }
}
