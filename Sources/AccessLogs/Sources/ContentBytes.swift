import Model
import Notation

/// The decompressed bytes of one log, with the digests of both forms.
final class ContentBytes {
  let raw: RawBytes
  private let child: GzipChild?
  private var contentHash: MarkedHash
  private var contentCount: Int64 = 0
  /// All that was read, where it is to be read again; and how far it is.
  private var memory: [UInt8]?
  private var position = 0
  private let limit: Int

  /// - Parameters:
  ///   - marks: lengths of the content at which its digest is wanted too.
  ///   - remembered: no more bytes than these are read, and they are kept for `rewind`: a pipe can be
  ///     read once.
  convenience init(
    _ input: LogInput, marks: Set<Int64> = [], remembered: Int? = nil
  ) throws(Problem) {
    var request = LogRequest(input: input)
    request.marks = marks
    try self.init(request, remembered: remembered)
  }

  init(_ request: LogRequest, remembered: Int? = nil) throws(Problem) {
    raw = try RawBytes(request)
    memory = remembered.map { _ in [] }
    limit = remembered ?? .max
    contentHash = MarkedHash(at: request.marks)
    child = raw.isGzip ? try GzipChild(decompressing: raw.file.name) : nil
    if child != nil, let resume = request.resume {
      try skip(to: resume.source.contentBytes)
    }
  }

  /// What was read of the log before it was compressed is only hashed.
  private func skip(to position: Int64) throws(Problem) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { buffer.deallocate() }
    while contentCount < position {
      let wanted = Int(min(Int64(buffer.count), position - contentCount))
      if try readOn(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])) == 0 {
        return
      }
    }
  }

  var digest: Digest { raw.digest }
  /// `SHA256.state` of the content so far.
  var hashState: [UInt8] { child == nil ? raw.hashState : contentHash.state }
  var contentDigest: Digest { child == nil ? raw.digest : contentHash.digest }
  /// By length of the content, for the marks it reached.
  var prefixes: [Int64: Digest] { child == nil ? raw.prefixes : contentHash.digests }
  var contentBytes: Int64 { child == nil ? raw.count : contentCount }

  /// Known at the end.
  var isCutShort: Bool { child?.end == .cutShort || isAtLimit }

  /// All that is to be remembered has been read; more may follow.
  var isAtLimit: Bool { position >= limit }

  /// What is read next is the beginning again. Only of content that is remembered.
  func rewind() { position = 0 }

  /// Fills the front of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard memory != nil else { return try readOn(into: buffer) }
    let buffer = UnsafeMutableRawBufferPointer(
      rebasing: buffer[..<min(buffer.count, limit - position)])
    let known = recall(into: buffer)
    if known > 0 || buffer.isEmpty { return known }
    let count = try readOn(into: buffer)
    memory?.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    position += count
    return count
  }

  /// What was read before and comes next again; 0 where there is no more of it.
  private func recall(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let memory, position < memory.count else { return 0 }
    let count = min(memory.count - position, buffer.count)
    memory.withUnsafeBytes { bytes in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[position..<position + count]))
    }
    position += count
    return count
  }

  private func readOn(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard let child else { return try raw.read(into: buffer) }
    let count = try child.read(into: buffer, from: raw)
    contentHash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    contentCount += Int64(count)
    return count
  }
}
