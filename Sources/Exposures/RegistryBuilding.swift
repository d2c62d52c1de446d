import Dispatch
import Model
import Synchronization

/// Puts batches of rows into a registry, in order and beside the thread that reads the next ones:
/// reading is bound by the processor, looking up by memory.
///
/// A class, because two threads share it. At most `waiting` batches wait, so memory stays bounded.
final class RegistryBuilding: Sendable {
  private static let waiting = 8

  private struct State: Sendable {
    var registry: Registry
    var problem: Problem?
  }

  private let state: Mutex<State>
  private let queue = DispatchQueue(label: "candour.registry", qos: .userInitiated)
  private let room = DispatchSemaphore(value: RegistryBuilding.waiting)

  init(_ registry: Registry) { state = Mutex(State(registry: registry)) }

  /// Takes a batch; waits while too many are waiting. Throws what an earlier one was refused for.
  func add<Row: Sendable>(
    _ batch: RowBatch<Row>, of table: LoadedTable<Row>, at path: String
  ) throws(Problem) {
    room.wait()
    queue.async {
      self.state.withLock { state in
        guard state.problem == nil else { return }
        do throws(Problem) {
          try batch.enter(&state.registry, table, at: path)
        } catch {
          state.problem = error
        }
      }
      self.room.signal()
    }
    // While the other thread is at work its answer is awaited at `finish`.
    if let problem = state.withLockIfAvailable({ $0.problem }) ?? nil { throw problem }
  }

  /// Waits until every batch stands in the registry. Throws what the first was refused for.
  func waitUntilDone() throws(Problem) {
    queue.sync {}
    if let problem = state.withLock({ $0.problem }) { throw problem }
  }

  /// The registry, once all is done.
  func finish() throws(Problem) -> Registry {
    try waitUntilDone()
    return state.withLock { $0.registry }
  }
}
