import Glibc
import Model
import Synchronization

/// The system's `gzip -dc`, fed and drained by one thread.
///
/// The raw bytes are hashed on their way in, so the digest of the file and the digest of its content
/// come from the same bytes. Both pipes are never waited for at once: whichever is ready is served, so
/// neither side can block the other. A class, because it owns a process and three descriptors.
final class GzipChild {
  enum End {
    case whole
    /// The compressed data ends too early; what came out until then is sound.
    case cutShort
  }

  private static let rawSize = 1 << 16
  /// `F_SETPIPE_SZ` of Linux, which Swift's Glibc does not import.
  private static let setPipeSize: Int32 = 1031

  /// A pipe made while another thread starts its child would be held open by that child as well, and
  /// never come to its end.
  private static let oneAtATime = Mutex(())

  private let name: String
  private var process: pid_t = 0
  private var input: Int32 = -1
  private var output: Int32 = -1
  private var messages: Int32 = -1
  private var said: [UInt8] = []
  private let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: rawSize, alignment: 64)
  /// Of `raw`, not yet taken by the child.
  private var waiting = 0..<0
  private(set) var end: End?

  /// Throws `.input` where gzip cannot be started.
  init(decompressing name: String) throws(Problem) {
    self.name = name
    // A child that stops reading must not end us.
    signal(SIGPIPE, SIG_IGN)
    try Self.oneAtATime.withLock { _ throws(Problem) in try start() }
    for descriptor in [input, output, messages] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
      _ = fcntl(descriptor, Self.setPipeSize, 1 << 20)
    }
  }

  deinit {
    for descriptor in [input, output, messages] where descriptor >= 0 { close(descriptor) }
    if process > 0 {
      kill(process, SIGKILL)
      _ = Self.wait(for: process)
    }
    raw.deallocate()
  }

  /// Decompressed bytes, as many as are there; 0 at the end, and then `end` says how it ended.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, from bytes: RawBytes
  ) throws(Problem) -> Int {
    while end == nil {
      var ready = [
        pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&ready, nfds_t(ready.count), -1) >= 0 else {
        if errno == EINTR { continue }
        throw .broken(name)
      }
      if ready[1].revents != 0 { listen() }
      if ready[2].revents != 0 { try feed(bytes) }
      if ready[0].revents != 0 {
        let count = Glibc.read(output, buffer.baseAddress, buffer.count)
        if count > 0 { return count }
        if count == 0 { try finish() } else if !Self.isTransient { throw .broken(name) }
      }
    }
    return 0
  }

  private static var isTransient: Bool { errno == EAGAIN || errno == EINTR }

  private func feed(_ bytes: RawBytes) throws(Problem) {
    if waiting.isEmpty {
      waiting = 0..<(try bytes.read(into: raw))
      if waiting.isEmpty { return closeInput() }
    }
    let count = write(input, raw.baseAddress.map { $0 + waiting.lowerBound }, waiting.count)
    if count >= 0 {
      waiting = (waiting.lowerBound + count)..<waiting.upperBound
    } else if errno == EPIPE {
      closeInput()
    } else if !Self.isTransient {
      throw .broken(name)
    }
  }

  private func closeInput() {
    close(input)
    input = -1
  }

  /// Keeps the beginning of what the child says.
  private func listen() {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = Glibc.read(messages, &bytes, bytes.count)
    if count > 0 {
      if said.count < 4096 { said += bytes[..<count] }
    } else if count == 0 || !Self.isTransient {
      close(messages)
      messages = -1
    }
  }

  private func finish() throws(Problem) {
    // The child has closed its output, so it is about to exit: what it says comes to an end.
    _ = fcntl(messages, F_SETFL, fcntl(messages, F_GETFL) & ~O_NONBLOCK)
    while messages >= 0 { listen() }
    let status = Self.wait(for: process)
    process = 0
    if status == 0 {
      end = .whole
      return
    }
    let words = String(decoding: said, as: UTF8.self)
    guard words.contains("unexpected end of file") else {
      throw .damaged(name, Self.reason(words))
    }
    end = .cutShort
  }

  /// gzip's own words, without the name it gives to its input.
  private static func reason(_ words: String) -> String? {
    let line = words.split(separator: "\n").first { !$0.isEmpty }
    return line?.split(separator: ":").last.map {
      "gzip says: " + $0.drop { $0 == " " }
    }
  }

  // MARK: The process

  private func start() throws(Problem) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let (feed, fed) = try makePipe()
    let (spoken, speech) = try makePipe()
    let (heard, words) = try makePipe()
    defer { for descriptor in [feed, speech, words] { close(descriptor) } }
    input = fed
    output = spoken
    messages = heard
    posix_spawn_file_actions_adddup2(&actions, feed, 0)
    posix_spawn_file_actions_adddup2(&actions, speech, 1)
    posix_spawn_file_actions_adddup2(&actions, words, 2)
    let failure = Self.withStrings(["gzip", "-dc"]) { arguments in
      Self.withStrings(["LC_ALL=C", "PATH=/usr/local/bin:/usr/bin:/bin"]) { environment in
        posix_spawnp(&process, "gzip", &actions, &attributes, arguments, environment)
      }
    }
    if failure != 0 {
      process = 0
      throw .noGzip(name)
    }
  }

  /// The end to read and the end to write.
  private func makePipe() throws(Problem) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .broken(name) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func withStrings(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Int32
  ) -> Int32 {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? ENOMEM
    }
  }

  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

extension Problem {
  fileprivate static func damaged(_ file: String, _ reason: String?) -> Problem {
    Problem(
      .input, at: Place(file), "is damaged and cannot be decompressed", reason: reason,
      hint: "fetch it again from where it was made; nothing after the damage can be trusted")
  }

  fileprivate static func noGzip(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "is compressed and gzip could not be started",
      hint: "apt-get install gzip, or decompress it first")
  }

  fileprivate static func broken(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "could not be decompressed",
      reason: String(cString: strerror(errno)))
  }
}
