import Glibc
import Synchronization

/// Standard output or standard error: bytes go in, and out in large pieces.
///
/// A class because it stands for the one stream that everybody writes to.
package final class Outlet: Sendable {
  /// Writes all the bytes; 0, or the `errno` that stopped it.
  package typealias Write = @Sendable (UnsafeRawBufferPointer) -> Int32

  private struct State {
    var waiting: [UInt8] = []
    /// The first error; nothing is written after it.
    var failure: Int32 = 0
  }

  package let isTerminal: Bool
  private let write: Write
  private let state = Mutex(State())
  private static let piece = 1 << 16

  package init(isTerminal: Bool, write: @escaping Write) {
    self.isTerminal = isTerminal
    self.write = write
  }

  package convenience init(descriptor: Int32) {
    self.init(isTerminal: isatty(descriptor) == 1) { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let slice = UnsafeRawBufferPointer(rebasing: rest)
        let count = Glibc.write(descriptor, slice.baseAddress, slice.count)
        if count < 0, errno == EINTR { continue }
        if count < 0 { return errno }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  package func add(_ bytes: some Sequence<UInt8>) {
    state.withLock { state in
      state.waiting.append(contentsOf: bytes)
      if state.waiting.count >= Outlet.piece { send(&state) }
    }
  }

  package func flush() { state.withLock { send(&$0) } }

  /// The `errno` of the first write that failed; 0 while all is well.
  package var failure: Int32 { state.withLock { $0.failure } }

  private func send(_ state: inout State) {
    if state.failure == 0, !state.waiting.isEmpty {
      state.failure = state.waiting.withUnsafeBytes(write)
    }
    state.waiting.removeAll(keepingCapacity: true)
  }
}
