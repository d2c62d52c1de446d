/// Which stretch of a recording's playing time a segment holds: `from..<until`, in microseconds
/// from the recording's beginning. Renditions of one recording share their playing time, so what a
/// viewer was sent of several is united by it.
public struct MediaSpan: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline package let from: Int64
  @usableFromInline package let until: Int64

  @inlinable package init(from: Int64, until: Int64) {
    self.from = from
    self.until = until
  }
}
