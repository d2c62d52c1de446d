import Model
import Synchronization

@testable import Commands

/// A console whose two streams are kept, whose clock stands still, and which may be a terminal.
final class TestConsole: Sendable {
  private let printed = Mutex<[UInt8]>([])
  private let said = Mutex<[UInt8]>([])
  private let ticks = Mutex<Int64>(0)

  func console(
    terminal: Bool = false, environment: [String: String] = [:], failure: Int32 = 0
  ) -> Console {
    let out = Outlet(isTerminal: terminal) { bytes in
      if failure == 0 { self.printed.withLock { $0 += Array(bytes) } }
      return failure
    }
    let err = Outlet(isTerminal: terminal) { bytes in
      self.said.withLock { $0 += Array(bytes) }
      return 0
    }
    return Console(
      out: out, err: err, environment: environment, workingFolder: "/", login: "tester",
      clock: { Timestamp(nanoseconds: 0) }, stopwatch: { self.ticks.withLock { $0 } })
  }

  func pass(milliseconds: Int64) { ticks.withLock { $0 += milliseconds * 1_000_000 } }

  var stdout: String { printed.withLock { String(decoding: $0, as: UTF8.self) } }
  var stderr: String { said.withLock { String(decoding: $0, as: UTF8.self) } }
}
