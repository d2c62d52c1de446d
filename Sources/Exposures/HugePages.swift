import Glibc

/// Asks the system to back a large array with huge pages: a lookup in two million identifiers then
/// misses the page table far less often.
enum HugePages {
  /// Worth it from here on; a smaller array would only take memory.
  private static let least = 8 << 20
  private static let pageBytes = 4096

  /// Advice about memory that the caller owns; its contents are never touched, and a system that
  /// takes no advice changes nothing.
  static func advise(_ start: UnsafeMutableRawPointer, bytes: Int) {
    guard bytes >= least else { return }
    let address = Int(bitPattern: start)
    let first = (address + pageBytes - 1) / pageBytes * pageBytes
    let end = (address + bytes) / pageBytes * pageBytes
    guard end > first else { return }
    _ = madvise(start + (first - address), end - first, MADV_HUGEPAGE)
  }
}

extension Array {
  /// Room for `capacity` elements in all, on huge pages where that is much.
  mutating func reserveHuge(_ capacity: Int) {
    reserveCapacity(capacity)
    let reserved = self.capacity * MemoryLayout<Element>.stride
    withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      HugePages.advise(UnsafeMutableRawPointer(base), bytes: reserved)
    }
  }
}
