import Model
import Notation

/// The lines of a file as they stand, taken in order, with where they begin: the evidence beside what
/// a table's reader made of them.
struct PhysicalLines {
  private let file: FileBytes
  private var buffer: [UInt8] = []
  /// Of the next line, in `buffer` and in the file.
  private var next = 0
  private var offset: Int64 = 0
  private var isAtEnd = false
  private var hash = SHA256()
  /// How many were taken.
  private(set) var count = 0

  init(path: String) throws(Problem) { file = try FileBytes(path: path) }

  /// Of the bytes read so far.
  var digest: Digest { hash.digest }
  /// Bytes taken so far.
  var position: Int64 { offset }

  /// Takes one line and appends it with its LF; nil at the end, else where it begins.
  mutating func take(into bytes: inout [UInt8]) throws(Problem) -> Int64? {
    var from = next
    while true {
      if let feed = buffer[from...].firstIndex(of: UInt8(ascii: "\n")) {
        return take(to: feed + 1, into: &bytes)
      }
      from = buffer.count
      if isAtEnd { return next == buffer.count ? nil : take(to: buffer.count, into: &bytes) }
      from -= next
      buffer.removeSubrange(..<next)
      next = 0
      try readOn()
    }
  }

  /// Takes the lines before `line`, or all, and lets them go.
  mutating func passOver(to line: Int = .max) throws(Problem) {
    var passed: [UInt8] = []
    while count + 1 < line {
      if try take(into: &passed) == nil { return }
      passed.removeAll(keepingCapacity: true)
    }
  }

  private mutating func take(to end: Int, into bytes: inout [UInt8]) -> Int64 {
    bytes += buffer[next..<end]
    let start = offset
    offset += Int64(end - next)
    next = end
    count += 1
    return start
  }

  private mutating func readOn() throws(Problem) {
    let piece = try withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) {
      (room) throws(Problem) in
      let count = try file.read(into: room)
      return [UInt8](UnsafeRawBufferPointer(rebasing: room[..<count]))
    }
    hash.update(piece)
    buffer += piece
    isAtEnd = piece.isEmpty
  }
}
