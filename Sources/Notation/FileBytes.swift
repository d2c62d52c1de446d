internal import Glibc
package import Model

/// The bytes of one file, in order, through a buffer of the caller's: nothing is ever held whole
/// unless it was asked for, and a file that is no plain file (a pipe) reads the same.
///
/// A class, because it closes the file when its last user lets go.
package final class FileBytes: Sendable {
  /// As it was given: what a message calls the file.
  package let name: String
  /// For `fstat` and `pread`; open as long as `self` is held.
  package let descriptor: Int32
  private let isOwned: Bool

  /// Throws `.input` at the path: no such file, permission denied, is a folder.
  package init(path: String) throws(Problem) {
    var opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    while opened < 0 && errno == EINTR { opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    if opened < 0 { throw .unreadable(path, errno) }
    name = path
    descriptor = opened
    isOwned = true
    if isFolder { throw .unreadable(path, EISDIR) }
  }

  /// A file that somebody else opened and closes: standard input is `(0, "-")`.
  package init(descriptor: Int32, name: String) {
    self.name = name
    self.descriptor = descriptor
    isOwned = false
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  private var isFolder: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// To open a pipe is to wait for whoever writes to it: who wants a plain file asks this first.
  package static func isPipe(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
  }

  /// Fills the front of `buffer` and says how much; 0 only at the end of the file.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw .unreadable(name, errno) }
    }
  }

  /// Hands over the rest of the file in pieces of at most `size` bytes, valid until `body` returns.
  package func forEachChunk(
    of size: Int = 1 << 18, _ body: (UnsafeRawBufferPointer) throws(Problem) -> Void
  ) throws(Problem) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 64)
    defer { buffer.deallocate() }
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}

extension FileBytes {
  /// A whole small file: a profile, a template, facts. Throws where it has more than `limit` bytes.
  package static func contents(of path: String, limit: Int = 16 << 20) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    try FileBytes(path: path).forEachChunk { (chunk) throws(Problem) in
      if bytes.count + chunk.count > limit { throw .tooLong(path, limit: limit) }
      bytes += chunk
    }
    return bytes
  }

  /// What `sha256sum` prints for the file, and how many bytes that is the digest of.
  package static func digest(of path: String) throws(Problem) -> (digest: Digest, count: Int64) {
    var hash = SHA256()
    try FileBytes(path: path).forEachChunk { (chunk) throws(Problem) in hash.update(chunk) }
    return (hash.digest, Int64(clamping: hash.length))
  }
}

extension Problem {
  fileprivate static func unreadable(_ file: String, _ code: Int32) -> Problem {
    switch code {
    case ENOENT, ENOTDIR: Problem(.input, at: Place(file), "no such file")
    case EACCES, EPERM: Problem(.input, at: Place(file), "permission denied")
    case EISDIR: Problem(.input, at: Place(file), "is a folder")
    default:
      Problem(
        .input, at: Place(file), "could not be read", reason: String(cString: strerror(code)))
    }
  }

  fileprivate static func tooLong(_ file: String, limit: Int) -> Problem {
    Problem(.input, at: Place(file), "longer than \(limit) bytes, which no such file should be")
  }
}
