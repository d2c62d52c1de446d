import Model

/// A few byte strings side by side in one piece, so that comparing a slice with each of them for every
/// line touches no reference count.
struct ByteStrings: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ strings: [[UInt8]] = []) {
    for string in strings { append(string) }
  }

  var count: Int { ends.count }

  mutating func append(_ string: [UInt8]) {
    bytes += string
    ends.append(bytes.count)
  }

  @inline(__always)
  func firstIndex(of slice: Slice, in range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      while index < range.upperBound {
        let start = index == 0 ? 0 : ends[index - 1]
        let count = ends[index] - start
        if count == slice.count,
          slice.equals(Slice(start: bytes.baseAddress.map { $0 + start }, count: count))
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  @inline(__always)
  func firstIndex(of slice: Slice) -> Int? { firstIndex(of: slice, in: 0..<ends.count) }
}
