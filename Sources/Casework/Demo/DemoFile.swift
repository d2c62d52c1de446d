import Glibc
import Model

/// A new file of the demo, written through one buffer. It is never an old one: what a folder already
/// holds is somebody's work.
struct DemoFile: ~Copyable {
  private let path: String
  private let descriptor: Int32
  /// What stands before the next of the buffer's bytes, as it is.
  private var unwritten: [UInt8]
  private var buffer: [UInt8] = []
  private var gzip: StoredGzip?

  /// Readable by its owner alone. Throws where it exists already or the folder takes no file.
  init(_ path: String, gzip: Bool = false) throws(Problem) {
    descriptor = try Self.create(path)
    self.path = path
    self.gzip = gzip ? StoredGzip() : nil
    unwritten = gzip ? StoredGzip.header : []
    buffer.reserveCapacity(1 << 18)
  }

  deinit { close(descriptor) }

  mutating func add(_ bytes: [UInt8]) throws(Problem) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 17 { try flush(last: false) }
  }

  /// Nothing is certain to be in the file before this.
  mutating func finish() throws(Problem) { try flush(last: true) }

  /// The same, and dates the file as if it had been written then: a sweep goes by that.
  mutating func finish(at time: Timestamp) throws(Problem) {
    try finish()
    let times = [timespec(tv_sec: Int(time.seconds), tv_nsec: 0)]
    guard futimens(descriptor, times + times) == 0 else { throw .cannotWrite(path, errno) }
  }

  private mutating func flush(last: Bool) throws(Problem) {
    var written = 0
    if gzip != nil {
      repeat {
        let end = min(written + StoredGzip.blockSize, buffer.count)
        let block = gzip?.block(buffer[written..<end], last: last && end == buffer.count)
        unwritten.append(contentsOf: block ?? [])
        written = end
      } while written < buffer.count
      if last { unwritten.append(contentsOf: gzip?.trailer ?? []) }
    } else {
      swap(&unwritten, &buffer)
    }
    try write(unwritten)
    unwritten.removeAll(keepingCapacity: true)
    buffer.removeAll(keepingCapacity: true)
  }

  /// For its owner alone, where it is missing.
  static func makeFolder(_ path: String) throws(Problem) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .cannotMake(path, errno) }
  }

  private static func create(_ path: String) throws(Problem) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .cannotCreate(path, errno) }
    return descriptor
  }

  private func write(_ bytes: [UInt8]) throws(Problem) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path, errno) }
      done += count
    }
  }
}

extension Problem {
  fileprivate static func cannotMake(_ folder: String, _ code: Int32) -> Problem {
    Problem(.input, at: Place(folder), "cannot make the folder", reason: Problem.words(code))
  }

  fileprivate static func cannotCreate(_ path: String, _ code: Int32) -> Problem {
    code == EEXIST
      ? Problem(
        .usage, at: Place(path), "there is such a file already",
        reason: "the demo writes only new files", hint: "name another folder: candour demo DIR")
      : Problem(.input, at: Place(path), "cannot create the file", reason: Problem.words(code))
  }

  fileprivate static func cannotWrite(_ path: String, _ code: Int32) -> Problem {
    Problem(.input, at: Place(path), "cannot write the file", reason: Problem.words(code))
  }

  private static func words(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
