import Glibc
import Model
import Notation

/// The bytes of one log as they lie on disk or come through a pipe, hashed as they pass.
///
/// A plain file is read to the end that it had when it was opened: what is appended meanwhile belongs
/// to the next scan, and what is missing then was taken away. A class, because it holds the file open.
final class RawBytes {
  let file: FileBytes
  let kind: Source.Kind
  /// What a plain file held when it was opened; nil for a pipe.
  let size: Int64?
  private(set) var count: Int64 = 0
  private var hash: MarkedHash
  /// Read to tell the kind of compression, and not handed out yet.
  private var ahead: [UInt8] = []

  convenience init(_ input: LogInput, marks: Set<Int64> = []) throws(Problem) {
    var request = LogRequest(input: input)
    request.marks = marks
    try self.init(request)
  }

  init(_ request: LogRequest) throws(Problem) {
    hash = MarkedHash(at: request.marks)
    switch request.input {
    case .file(let path):
      if let opened = request.opened { file = opened } else { file = try FileBytes(path: path) }
      let whole = try Self.size(of: file)
      size = whole.map { min($0, request.end ?? $0) }
    case .standardInput:
      file = FileBytes(descriptor: 0, name: "-")
      size = nil
    }
    kind = size == nil ? .pipe : .file
    if request.opened != nil { lseek(file.descriptor, 0, SEEK_SET) }
    try lookAhead()
    if let resume = request.resume, !isGzip { try goOn(from: resume, request) }
  }

  /// The bytes before were read and hashed by an earlier reading.
  private func goOn(from resume: LogResume, _ request: LogRequest) throws(Problem) {
    let position = resume.source.contentBytes
    guard let begun = SHA256(state: resume.hashState), Int64(clamping: begun.length) == position,
      let size, size >= position, lseek(file.descriptor, Int(position), SEEK_SET) == position
    else { throw .shrank(file.name) }
    hash = MarkedHash(at: request.marks, begun: begun)
    count = position
    ahead = []
  }

  /// Nil for a pipe, which is not opened: that can be done once. Throws `.input` for what cannot be.
  static func size(ofPath path: String) throws(Problem) -> Int64? {
    var status = stat()
    let isPipe =
      stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
    return isPipe ? nil : try size(of: FileBytes(path: path))
  }

  /// Nil for a pipe. Throws `.input` for a folder.
  static func size(of file: FileBytes) throws(Problem) -> Int64? {
    var status = stat()
    guard fstat(file.descriptor, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return Int64(status.st_size)
    case S_IFDIR: throw .isFolder(file.name)
    default: return nil
    }
  }

  var digest: Digest { hash.digest }
  var hashState: [UInt8] { hash.state }
  var prefixes: [Int64: Digest] { hash.digests }

  /// RFC 1952 §2.3.1: the magic bytes of gzip.
  var isGzip: Bool { ahead.starts(with: [0x1F, 0x8B]) }

  /// Fills the front of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    var filled = 0
    if !ahead.isEmpty {
      filled = min(ahead.count, buffer.count)
      buffer.copyBytes(from: ahead[..<filled])
      ahead.removeFirst(filled)
    } else {
      filled = try readFile(into: buffer)
    }
    hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    count += Int64(filled)
    return filled
  }

  private func readFile(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard let size else { return try file.read(into: buffer) }
    let wanted = Int(min(Int64(buffer.count), size - count - Int64(ahead.count)))
    if wanted == 0 { return 0 }
    let filled = try file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    if filled == 0 { throw .shrank(file.name) }
    return filled
  }

  private func lookAhead() throws(Problem) {
    let two = UnsafeMutableRawBufferPointer.allocate(byteCount: 2, alignment: 1)
    defer { two.deallocate() }
    while ahead.count < 2 {
      let filled = try readFile(
        into: UnsafeMutableRawBufferPointer(rebasing: two[..<(2 - ahead.count)]))
      if filled == 0 { return }
      ahead += two[..<filled]
    }
  }
}

extension Problem {
  fileprivate static func isFolder(_ file: String) -> Problem {
    Problem(.input, at: Place(file), "is a folder", hint: "name the logs in it: \(file)/*.log")
  }

  fileprivate static func shrank(_ file: String) -> Problem {
    Problem(
      .input, at: Place(file), "became shorter while it was read",
      reason: "bytes that were there when it was opened are gone",
      hint: "scan a copy, or the rotated file")
  }
}
