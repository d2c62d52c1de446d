import Model
import Notation

/// A SHA-256 that also keeps what it was at given lengths: by that a log is known to begin with
/// another one that was read before.
struct MarkedHash {
  /// By length.
  private(set) var digests: [Int64: Digest] = [:]
  private var hash = SHA256()
  private var count: Int64 = 0
  private var marks: ArraySlice<Int64>

  /// - Parameter begun: goes on from what was hashed before.
  init(at lengths: Set<Int64>, begun: SHA256? = nil) {
    if let begun { hash = begun }
    let done = Int64(clamping: hash.length)
    count = done
    marks = lengths.sorted().drop { $0 < done }
  }

  var digest: Digest { hash.digest }
  var state: [UInt8] { hash.state }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while let mark = marks.first, mark - count <= Int64(rest.count) {
      let head = Int(mark - count)
      hash.update(UnsafeRawBufferPointer(rebasing: rest[..<head]))
      digests[mark] = hash.digest
      rest = UnsafeRawBufferPointer(rebasing: rest[head...])
      count = mark
      marks.removeFirst()
    }
    hash.update(rest)
    count += Int64(rest.count)
  }
}
