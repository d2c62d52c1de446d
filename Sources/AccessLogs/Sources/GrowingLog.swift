internal import Glibc
package import Model
package import Notation

/// A log as it lies in its folder at one moment, held open: whatever its name comes to mean while it
/// is swept, these are the bytes that are read.
package struct GrowingLog: Sendable {
  package let path: String
  package let file: FileBytes
  package let device: Int64
  package let inode: Int64
  package let size: Int64
  /// Of the last change, in nanoseconds since 1970.
  package let modified: Int64
  package let isGzip: Bool

  /// How much of the beginning tells one log from another, and how much of what was read last.
  package static let sample: Int64 = 4096

  /// Throws `.input` where it cannot be opened; a pipe is refused, since it can be read once only.
  package init(path: String) throws(Problem) {
    self.path = path
    if FileBytes.isPipe(path) { throw .notAFile(path) }
    file = try FileBytes(path: path)
    var status = stat()
    guard fstat(file.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(path)
    }
    device = Int64(truncatingIfNeeded: status.st_dev)
    inode = Int64(truncatingIfNeeded: status.st_ino)
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    isGzip = try GrowingLog.bytes(of: file, from: 0, count: 2).starts(with: [0x1F, 0x8B])
  }

  /// Where the last whole line ends: what is behind it is still being written. Of a plain log.
  package func endOfLastLine() throws(Problem) -> Int64 {
    var end = size
    while end > 0 {
      let start = max(0, end - (1 << 16))
      let bytes = try GrowingLog.bytes(of: file, from: start, count: Int(end - start))
      if let feed = bytes.lastIndex(of: UInt8(ascii: "\n")) { return start + Int64(feed) + 1 }
      end = start
    }
    return 0
  }

  /// Of the first `head` bytes and of those before `position`, by which it is known that what was read
  /// up to there still stands. Nil where it is shorter, and where it goes on there in the middle of a
  /// line. Of the content, where it is compressed.
  package func mark(at position: Int64, head: Int64) throws(Problem) -> Digest? {
    let count = min(position, Self.sample)
    if isGzip {
      let wanted = [
        LogStretch(offset: 0, length: Int(head)),
        LogStretch(offset: position - count, length: Int(count)),
      ]
      let found = try LogReader.stretches(wanted, of: path).bytes
      guard let first = found[0], let tail = found[1] else { return nil }
      return SHA256.digest(of: first + tail)
    }
    guard size >= max(position, head) else { return nil }
    let first = try beginning(head)
    let tail = try GrowingLog.bytes(of: file, from: position - count, count: Int(count))
    guard first.count == Int(head), tail.count == Int(count) else { return nil }
    if size > position, let last = tail.last, last != UInt8(ascii: "\n") { return nil }
    return SHA256.digest(of: first + tail)
  }

  /// The first `count` bytes as they lie on disk, fewer where there are not so many.
  package func beginning(_ count: Int64) throws(Problem) -> [UInt8] {
    try GrowingLog.bytes(of: file, from: 0, count: Int(count))
  }

  /// Whether the other begins with all that this holds, as they lie on disk.
  package func isBeginning(of other: GrowingLog) throws(Problem) -> Bool {
    guard size <= other.size else { return false }
    var start: Int64 = 0
    while start < size {
      let count = Int(min(size - start, 1 << 20))
      let own = try GrowingLog.bytes(of: file, from: start, count: count)
      guard own.count == count,
        try own == GrowingLog.bytes(of: other.file, from: start, count: count)
      else { return false }
      start += Int64(count)
    }
    return true
  }

  /// The same of what they hold decompressed. Throws `.input` as a log that is read does.
  package func isBeginningOfContent(of other: GrowingLog) throws(Problem) -> Bool {
    let own = try LogReader.fingerprint(of: path)
    let whole = try LogReader.stretches([], of: other.path, beginning: own.contentBytes)
    return whole.fingerprint.beginning == own.contentDigest
  }

  static func bytes(
    of file: FileBytes, from start: Int64, count: Int
  ) throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        pread(
          file.descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
          Int(start) + filled)
      }
      if got == 0 { break }
      if got < 0, errno != EINTR { throw .unreadable(file.name, errno) }
      filled += max(got, 0)
    }
    return Array(bytes.prefix(filled))
  }
}

extension Problem {
  fileprivate static func notAFile(_ path: String) -> Problem {
    Problem(
      .input, at: Place(path), "is no file that can be read again",
      reason: "a sweep goes on where the last one ended", hint: "candour scan reads from a pipe")
  }

  fileprivate static func unreadable(_ path: String, _ code: Int32) -> Problem {
    Problem(
      .input, at: Place(path), "could not be read", reason: String(cString: strerror(code)))
  }
}
