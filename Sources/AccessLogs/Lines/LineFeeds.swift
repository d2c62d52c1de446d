import Model

/// Counts lines at the speed of memory: the thread that hashes a source also numbers its lines.
enum LineFeeds {
  static func count(in bytes: Slice) -> Int64 {
    guard let start = bytes.start else { return 0 }
    let feed = SIMD16<UInt8>(repeating: UInt8(ascii: "\n"))
    let one = SIMD16<UInt8>(repeating: 1)
    var total: Int64 = 0
    var index = 0
    while bytes.count - index >= 16 {
      // A lane counts to 255 before it is emptied.
      let end = index + min((bytes.count - index) / 16, 255) * 16
      var lanes = SIMD16<UInt8>.zero
      while index < end {
        let block = UnsafeRawPointer(start + index).loadUnaligned(as: SIMD16<UInt8>.self)
        lanes &+= SIMD16<UInt8>.zero.replacing(with: one, where: block .== feed)
        index += 16
      }
      for lane in lanes.indices { total += Int64(lanes[lane]) }
    }
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { total += 1 }
      index += 1
    }
    return total
  }
}
