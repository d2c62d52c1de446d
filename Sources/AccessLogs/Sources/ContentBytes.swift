import Model
import Notation

/// The decompressed bytes of one log, with the digests of both forms.
final class ContentBytes {
  let raw: RawBytes
  private let child: GzipChild?
  private var contentHash = SHA256()
  private var contentCount: Int64 = 0

  init(_ input: LogInput) throws(Problem) {
    raw = try RawBytes(input)
    child = raw.isGzip ? try GzipChild(decompressing: raw.file.name) : nil
  }

  var digest: Digest { raw.digest }
  var contentDigest: Digest { child == nil ? raw.digest : contentHash.digest }
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
