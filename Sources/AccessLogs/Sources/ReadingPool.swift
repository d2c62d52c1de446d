import Dispatch
import Model
import Synchronization

/// Hands out the work of a read: the next chunk of a source that nobody is reading, or a chunk whose
/// lines wait to be judged.
///
/// Hashing a source is one thread's work, and the slowest. So somebody is always reading on while
/// there is room; whoever is free besides judges, or reads another source. The number of chunks is
/// fixed, and with it the memory. A class: the one thing that all workers share, behind one lock.
final class ReadingPool: Sendable {
  enum Task {
    case read(SourceReading, into: Chunk)
    case judge(Chunk)
  }

  private struct State {
    /// By source: those that nobody is reading, and whether any is left to read.
    var idle: [Bool]
    var unread: Int
    var reading = 0
    var judging = 0
    var free: [Chunk]
    var pending: [Chunk] = []
    var results: [LineResults]
    /// The problem of the first source, in the order of the list, of those that were met.
    var problem: (source: Int, problem: Problem)?
    var waiting = 0
  }

  let readings: [SourceReading]
  private let state: Mutex<State>
  private let changed = DispatchSemaphore(value: 0)
  private let cancelled: (@Sendable () -> Bool)?

  init(
    _ requests: [LogRequest], chunks: Int, chunkSize: Int, cancelled: (@Sendable () -> Bool)?
  ) {
    readings = requests.enumerated().map {
      SourceReading($0.element, index: $0.offset, chunkSize: chunkSize)
    }
    let capacity = SourceReading.capacity(chunkSize: chunkSize)
    state = Mutex(
      State(
        idle: requests.map { _ in true }, unread: requests.count,
        free: (0..<chunks).map { _ in Chunk(capacity: capacity) },
        results: requests.map { LineResults(maxGap: $0.maxGap) }))
    self.cancelled = cancelled
  }

  /// Waits for work; nil when there is none and will be none.
  func next() -> Task? {
    while true {
      if cancelled?() ?? false { fail(.interrupted, source: -1) }
      let (task, isOver) = state.withLock { state in
        let task = Self.take(&state, readings)
        let isOver = state.problem != nil || (state.unread == 0 && state.pending.isEmpty)
        if task == nil, !isOver { state.waiting += 1 }
        return (task, isOver)
      }
      if let task { return task }
      if isOver { return nil }
      changed.wait()
    }
  }

  private static func take(_ state: inout State, _ readings: [SourceReading]) -> Task? {
    if state.problem != nil { return nil }
    let source = state.idle.firstIndex(of: true)
    let canRead = source != nil && !state.free.isEmpty
    if !state.pending.isEmpty, state.reading > 0 || !canRead {
      state.judging += 1
      return .judge(state.pending.removeFirst())
    }
    guard let source, let chunk = state.free.popLast() else { return nil }
    state.idle[source] = false
    state.reading += 1
    return .read(readings[source], into: chunk)
  }

  func didRead(_ reading: SourceReading, _ chunk: Chunk, hasLines: Bool) {
    change { state in
      state.reading -= 1
      if hasLines {
        state.idle[reading.index] = true
        state.pending.append(chunk)
      } else {
        state.unread -= 1
        state.free.append(chunk)
      }
    }
  }

  func didJudge(_ chunk: Chunk, _ results: LineResults) {
    change { state in
      state.judging -= 1
      state.results[chunk.source].add(results)
      state.free.append(chunk)
    }
  }

  func fail(_ problem: Problem, source: Int) {
    change { state in
      if source < state.problem?.source ?? .max { state.problem = (source, problem) }
    }
  }

  private func change(_ body: (inout State) -> Void) {
    let waiting = state.withLock { state in
      body(&state)
      defer { state.waiting = 0 }
      return state.waiting
    }
    for _ in 0..<waiting { changed.signal() }
  }

  /// Once every worker has come to its end.
  func outcome() throws(Problem) -> [LineResults] {
    let (problem, results) = state.withLock { ($0.problem?.problem, $0.results) }
    if let problem { throw problem }
    return results
  }
}

extension Problem {
  fileprivate static let interrupted = Problem(.interrupted, "interrupted")
}
