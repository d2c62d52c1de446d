internal import Model

/// The stretch of a file that a reader of records looks at: it slides along the file, and grows only
/// while one record needs more room. All bytes that pass are hashed.
///
/// A class, because it owns the memory that the readers' slices point into. `slack` bytes past the
/// end may be read (they mean nothing), so that sixteen can be compared at once anywhere.
final class ByteWindow {
  static let slack = 64

  private let file: FileBytes?
  private var capacity: Int
  private(set) var memory: UnsafeMutablePointer<UInt8>
  /// The first byte not yet taken by a reader, and the end of what was read, as offsets in `memory`.
  var start = 0
  private(set) var end = 0
  /// Where in the file the memory begins.
  private(set) var base: Int64 = 0
  private var hash = SHA256()
  /// Kept: a file that grows while it is read ends where it first ended.
  private var isAtEnd = false

  init(_ file: FileBytes, capacity: Int = 1 << 18) {
    self.file = file
    self.capacity = capacity
    memory = .allocate(capacity: capacity + ByteWindow.slack)
    (memory + capacity).initialize(repeating: 0, count: ByteWindow.slack)
  }

  init(_ bytes: [UInt8]) {
    file = nil
    capacity = bytes.count
    memory = .allocate(capacity: capacity + ByteWindow.slack)
    bytes.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { memory.initialize(from: first, count: bytes.count) }
    }
    (memory + capacity).initialize(repeating: 0, count: ByteWindow.slack)
    end = bytes.count
    hash.update(bytes)
  }

  deinit { memory.deallocate() }

  var count: Int { end - start }
  var digest: Digest { hash.digest }
  /// How many bytes the file has, once it has been read to the end.
  var length: Int64 { Int64(clamping: hash.length) }

  /// Reads on behind `end`; what lies before `start` is given up, and `start` may move.
  /// False where the file has ended.
  func extend() throws(Problem) -> Bool {
    guard let file, !isAtEnd else { return false }
    slide()
    if end >= capacity { grow() }
    let room = UnsafeMutableRawBufferPointer(start: memory + end, count: capacity - end)
    let count = try file.read(into: room)
    hash.update(UnsafeRawBufferPointer(rebasing: room[..<count]))
    end += count
    isAtEnd = count == 0
    return !isAtEnd
  }

  /// Passes over U+FEFF; to be asked once, before anything is taken.
  func skipByteOrderMark() throws(Problem) {
    while count < 3, try extend() {}
    if count >= 3, memory[start] == 0xEF, memory[start + 1] == 0xBB, memory[start + 2] == 0xBF {
      start += 3
    }
  }

  /// The first byte that is no space, tab, CR or LF, without taking any; nil where none is among the
  /// next `limit`.
  func firstByteNotBlank(within limit: Int) throws(Problem) -> UInt8? {
    var passed = 0
    while passed < limit {
      if passed == count, try !extend() { return nil }
      let byte = memory[start + passed]
      if !CSVReader.isBlank(byte) && byte != UInt8(ascii: "\n") { return byte }
      passed += 1
    }
    return nil
  }

  /// Ends a last line that has no LF as if it had one, in the slack; false where it has one. To be
  /// asked once the file has ended, while bytes are left.
  func closeLastLine() -> Bool {
    if memory[end - 1] == UInt8(ascii: "\n") { return false }
    memory[end] = UInt8(ascii: "\n")
    end += 1
    return true
  }

  private func slide() {
    if start == 0 { return }
    memory.update(from: memory + start, count: count)
    base += Int64(start)
    end -= start
    start = 0
  }

  private func grow() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2 + ByteWindow.slack)
    larger.initialize(from: memory, count: end)
    (larger + capacity * 2).initialize(repeating: 0, count: ByteWindow.slack)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }
}
