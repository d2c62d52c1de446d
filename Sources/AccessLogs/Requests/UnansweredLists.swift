import Synchronization

/// Remembers whether a read met a request of a list route while nobody knew what lists would have
/// returned: who reads without `--visible` is told so, but only where it matters.
///
/// A class, because all threads of a read tell the same one; it is written at most once by each.
package final class UnansweredLists: Sendable {
  private let met = Atomic(false)

  package init() {}

  package var wereMet: Bool { met.load(ordering: .relaxed) }

  func note() {
    if !wereMet { met.store(true, ordering: .relaxed) }
  }
}
