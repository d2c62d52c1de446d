import Foundation
import Glibc

/// Runs one line of shell in a folder with an environment of its own, bounded in time.
public struct Shell: Sendable {
  public struct Outcome: Sendable {
    /// As a shell says it: 128 + signal where a signal ended it.
    public let status: Int32
    public let stdout: String
    public let stderr: String
  }

  public let folder: String
  public let environment: [String: String]

  /// `binary` is the folder whose `candour` the line means. Nothing else is inherited: no variable
  /// of the person who runs the tests reaches the tool.
  public init(folder: String, binary: String, variables: [String: String] = [:]) {
    self.folder = folder
    let own = ["PATH": "\(binary):/usr/bin:/bin", "HOME": folder, "LC_ALL": "C", "TERM": "dumb"]
    environment = own.merging(variables) { $1 }
  }

  /// The folder of the build that these tests belong to: `candour` lies beside the test bundle.
  public static var builtFolder: String {
    let bundle =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: bundle).deletingLastPathComponent().path
  }

  /// `seconds` bounds the run; a line that takes longer is ended and gives 124.
  public func run(_ line: String, seconds: Int = 120) throws -> Outcome {
    let out = try Stream(), err = try Stream()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out.descriptor, 1)
    posix_spawn_file_actions_adddup2(&actions, err.descriptor, 2)

    let words = [
      "timeout", "--kill-after=5", "\(seconds)", "env", "-C", folder, "/bin/sh", "-c", line,
    ]
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var variables: [UnsafeMutablePointer<CChar>?] =
      environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }

    var child: pid_t = 0
    let failure = posix_spawn(&child, "/usr/bin/timeout", &actions, nil, &arguments, &variables)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .ENOENT) }
    var state: Int32 = 0
    while waitpid(child, &state, 0) < 0, errno == EINTR {}
    let signal = state & 0x7F
    return Outcome(
      status: signal == 0 ? (state >> 8) & 0xFF : 128 + signal, stdout: out.text, stderr: err.text)
  }

  /// A nameless file that takes what is printed, so that neither side waits for the other.
  private struct Stream: ~Copyable {
    let descriptor: Int32

    init() throws {
      let path = "\(NSTemporaryDirectory())/candour-test-\(UUID().uuidString)"
      descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw POSIXError(.EMFILE) }
      unlink(path)
    }

    deinit { close(descriptor) }

    var text: String {
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = pread(descriptor, &piece, piece.count, off_t(bytes.count))
        guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
        bytes += piece.prefix(count)
      }
    }
  }
}
