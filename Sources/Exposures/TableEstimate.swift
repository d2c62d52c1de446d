import Glibc
import Notation

/// How many rows a table will have, about, so that room for them is taken once.
enum TableEstimate {
  private static let sample = 1 << 16

  /// From the size of the file and the lines at its front; 0 for a pipe, and for a file that cannot
  /// be read: the reader itself will say why.
  static func rows(at path: String) -> Int {
    guard let file = try? FileBytes(path: path) else { return 0 }
    var status = stat()
    guard fstat(file.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0
    else { return 0 }
    let front = [UInt8](unsafeUninitializedCapacity: sample) { buffer, count in
      count = (try? file.read(into: UnsafeMutableRawBufferPointer(buffer))) ?? 0
    }
    let lines = front.count { $0 == UInt8(ascii: "\n") }
    guard lines > 0 else { return 1 }
    // A tenth more than the front says: rows that come late are seldom much shorter.
    let (product, overflow) = Int(status.st_size).multipliedReportingOverflow(by: lines)
    let rows = overflow ? 0 : product / front.count
    return min(rows + rows / 10, 1 << 28)
  }
}
