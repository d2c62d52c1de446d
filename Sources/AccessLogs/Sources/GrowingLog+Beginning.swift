package import Model
import Notation

extension GrowingLog {
  /// `SHA256.state` of the first `length` bytes of the content, where those have that digest: this is
  /// the log that was read so far once. Nil where it is another one.
  ///
  /// Throws `.input` for what cannot be read.
  package func hashState(
    ofBeginning length: Int64, digest: Digest
  ) throws(Problem) -> [UInt8]? {
    guard isGzip || size >= length else { return nil }
    var request = LogRequest(input: .file(path: path))
    request.opened = file
    let content = try ContentBytes(request)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var hash = SHA256()
    var missing = length
    while missing > 0 {
      let wanted = buffer[..<Int(min(missing, Int64(buffer.count)))]
      let count = try content.read(into: UnsafeMutableRawBufferPointer(rebasing: wanted))
      if count == 0 { return nil }
      hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      missing -= Int64(count)
    }
    return hash.digest == digest ? hash.state : nil
  }
}
