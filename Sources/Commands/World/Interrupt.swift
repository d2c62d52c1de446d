import Glibc
import Synchronization

/// Control-C, as a flag that long work asks for.
///
/// The first one lets the work end in an orderly way, with the case as it was; a second one ends the
/// process at once (a case survives that too: it changes in one transaction or not at all).
package enum Interrupt {
  private static let raised = Atomic<Bool>(false)

  /// True from the first SIGINT or SIGTERM on.
  package static var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// To be called once, before any work.
  package static func watch() {
    // Touched here, so that the handler never is the first to.
    raised.store(false, ordering: .relaxed)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in Interrupt.raised.store(true, ordering: .relaxed)
    }
    // Without SA_RESTART, so that a read which waits for a pipe comes back.
    action.sa_flags = CInt(bitPattern: SA_RESETHAND)
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }
}
