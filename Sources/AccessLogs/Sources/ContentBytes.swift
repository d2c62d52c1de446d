import Model
import Notation

/// The decompressed bytes of one log, with the digests of both forms.
final class ContentBytes {
  let raw: RawBytes
  private let child: GzipChild?
  private var contentHash: MarkedHash
  private var contentCount: Int64 = 0

  /// `marks` are lengths of the content at which its digest is wanted too.
  init(_ input: LogInput, marks: Set<Int64> = []) throws(Problem) {
    raw = try RawBytes(input, marks: marks)
    contentHash = MarkedHash(at: marks)
    child = raw.isGzip ? try GzipChild(decompressing: raw.file.name) : nil
  }

  var digest: Digest { raw.digest }
  var contentDigest: Digest { child == nil ? raw.digest : contentHash.digest }
  /// By length of the content, for the marks it reached.
  var prefixes: [Int64: Digest] { child == nil ? raw.prefixes : contentHash.digests }
  var contentBytes: Int64 { child == nil ? raw.count : contentCount }

  /// Known at the end.
  var isCutShort: Bool { child?.end == .cutShort }

  /// Fills the front of the buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Problem) -> Int {
    guard let child else { return try raw.read(into: buffer) }
    let count = try child.read(into: buffer, from: raw)
    contentHash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    contentCount += Int64(count)
    return count
  }
}
