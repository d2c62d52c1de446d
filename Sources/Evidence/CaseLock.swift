internal import Glibc
package import Model

/// Keeps a second process from the same work while the first is at it.
///
/// The lock is on a file beside the case file, never on that itself: closing a descriptor of
/// `case.db` would let go of SQLite's own locks. It dies with its process, however that ends.
package final class CaseLock: Sendable {
  private let descriptor: Int32

  /// `work` names it (`send`, `sweep`); `sentence` says to a person that another one is at it. Throws
  /// `.unusableCase` at once where another process holds it.
  package init(_ folder: CaseFolder, work: String, sentence: String) throws(Problem) {
    let path = "\(folder.path)/\(work).lock"
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    descriptor = open(path, flags, 0o600)
    guard descriptor >= 0 else { throw .noLock("\(work).lock", errno) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      if code == EINTR { continue }
      close(descriptor)
      if code == EWOULDBLOCK { throw .atIt(sentence) }
      throw .noLock("\(work).lock", code)
    }
  }

  deinit { close(descriptor) }
}

extension Problem {
  fileprivate static func atIt(_ sentence: String) -> Problem {
    Problem(.unusableCase, sentence, hint: "wait for it to end, then run the same command again")
  }

  fileprivate static func noLock(_ file: String, _ code: Int32) -> Problem {
    Problem(
      .unusableCase, at: Place(file), "the lock could not be taken",
      reason: String(cString: strerror(code)).lowercased(),
      hint: "check who owns the folder: ls -la")
  }
}
