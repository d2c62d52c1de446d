import Glibc
import Synchronization

/// Control-C, as a flag that long work asks for.
///
/// The work then ends in an orderly way, with the case as it was. Work that does not ask in time (it
/// waits for a pipe) is ended after two seconds, and a second Control-C ends it at once: a case
/// survives that too, for it changes in one transaction or not at all.
package enum Interrupt {
  private static let raised = Atomic<Bool>(false)

  /// True from the first SIGINT or SIGTERM on.
  package static var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// To be called once, before any work.
  package static func watch() {
    // Touched here, so that the handler never is the first to.
    raised.store(false, ordering: .relaxed)
    handle([SIGINT, SIGTERM], flags: CInt(bitPattern: SA_RESETHAND)) { _ in
      Interrupt.raised.store(true, ordering: .relaxed)
      alarm(2)
    }
    // Nothing here but what a handler may call (POSIX, signal-safety).
    handle([SIGALRM], flags: 0) { _ in _exit(130) }
  }

  private static func handle(
    _ signals: [CInt], flags: CInt, _ handler: @convention(c) (CInt) -> Void
  ) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    // Without SA_RESTART, so that a read which waits comes back.
    action.sa_flags = flags
    for signal in signals { sigaction(signal, &action, nil) }
  }
}
