import Glibc

/// A file that lies in memory alone: a fuzzer writes one for every input.
///
/// A class, because it holds a descriptor open; targets run one at a time, which is what makes
/// `@unchecked Sendable` true.
final class MemoryFile: @unchecked Sendable {
  static let shared = MemoryFile()

  private let descriptor: Int32

  init() {
    var name = Array("/dev/shm/fuzz-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    insist(descriptor >= 0 && unlink(name) == 0, "a file in memory can be made")
  }

  var path: String { "/proc/self/fd/\(descriptor)" }

  func hold(_ bytes: [UInt8]) {
    insist(ftruncate(descriptor, 0) == 0, "a memory file can be emptied")
    let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    insist(written == bytes.count, "a memory file can be written")
  }
}
