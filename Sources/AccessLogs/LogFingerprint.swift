package import Model
import Notation

/// What a log's bytes are, without reading its lines.
package struct LogFingerprint: Hashable, Sendable {
  /// What `sha256sum` prints.
  package let digest: Digest
  /// Of the decompressed bytes; the same as `digest` for a plain file.
  package let contentDigest: Digest
  package let bytes: Int64
  package let contentBytes: Int64
  /// Of the content up to the length that was asked for; nil where it is shorter.
  package var beginning: Digest?
}

/// A stretch of a log's decompressed bytes: a line, as a case remembers it.
package struct LogStretch: Hashable, Sendable {
  package let offset: Int64
  package let length: Int

  package init(offset: Int64, length: Int) {
    self.offset = offset
    self.length = length
  }
}

extension LogReader {
  /// Reads the file once and hashes it. Throws `.input` as `read` does.
  package static func fingerprint(of path: String) throws(Problem) -> LogFingerprint {
    try stretches([], of: path).fingerprint
  }

  /// The bytes at many places of a log, in one pass that also hashes it: what `verify` and
  /// `why --logs` hold against the case.
  ///
  /// - Parameter beginning: a length of the content whose digest is wanted too: a log that goes on begins
  ///   with what was read of it.
  /// - Returns: the bytes of each stretch in the order asked, nil where the log ends before it does.
  /// - Throws: `.input` as `read` does.
  package static func stretches(
    _ wanted: [LogStretch], of path: String, beginning: Int64? = nil
  ) throws(Problem) -> (fingerprint: LogFingerprint, bytes: [[UInt8]?]) {
    let content = try ContentBytes(.file(path: path))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { buffer.deallocate() }
    var picker = StretchPicker(wanted)
    var hash = SHA256()
    var missing = beginning ?? 0
    while true {
      let count = try content.read(into: buffer)
      if count == 0 { break }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      picker.take(bytes)
      hash.update(UnsafeRawBufferPointer(rebasing: bytes.prefix(Int(min(missing, Int64(count))))))
      missing -= min(missing, Int64(count))
    }
    let fingerprint = LogFingerprint(
      digest: content.digest, contentDigest: content.contentDigest, bytes: content.raw.count,
      contentBytes: content.contentBytes,
      beginning: beginning != nil && missing == 0 ? hash.digest : nil)
    return (fingerprint, picker.picked)
  }
}

/// Picks stretches out of bytes that pass by once.
private struct StretchPicker {
  private let wanted: [LogStretch]
  private let order: [Int]
  private var found: [[UInt8]]
  private var next = 0
  /// Begun and not yet whole.
  private var open: [Int] = []
  private var position: Int64 = 0

  init(_ wanted: [LogStretch]) {
    self.wanted = wanted
    order = wanted.indices.sorted { (wanted[$0].offset, $0) < (wanted[$1].offset, $1) }
    found = wanted.map { _ in [] }
  }

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    let end = position + Int64(bytes.count)
    while next < order.count, wanted[order[next]].offset < end {
      open.append(order[next])
      next += 1
    }
    open.removeAll { index in
      let start = wanted[index].offset + Int64(found[index].count) - position
      let missing = wanted[index].length - found[index].count
      guard start >= 0, missing > 0 else { return true }
      let count = min(missing, bytes.count - Int(start))
      found[index] += bytes[Int(start)..<Int(start) + count]
      return count == missing
    }
    position = end
  }

  var picked: [[UInt8]?] {
    zip(wanted, found).map { $0.length == $1.count && $0.length >= 0 ? $1 : nil }
  }
}
