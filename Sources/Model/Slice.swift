/// A stretch of bytes that somebody else owns, so that a field of a log line costs no copy.
///
/// It is valid only while its owner says so: a slice inside an `AccessEvent` until the sink's `add`
/// returns. Keep it longer as `copied`. Reading outside `0..<count` is a defect (checked in debug
/// builds only, as for `UnsafeBufferPointer`).
///
/// It is public, as are `Timestamp` and `Period`, for one reason: Swift inlines nothing of a `package`
/// type into another module, `@inlinable` or not, and a call for every byte would be paid for.
public struct Slice: BitwiseCopyable {
  @usableFromInline package let start: UnsafePointer<UInt8>?
  @usableFromInline package let count: Int

  @inlinable package init(start: UnsafePointer<UInt8>?, count: Int) {
    self.start = start
    self.count = count
  }

  @inlinable package init(_ buffer: UnsafeBufferPointer<UInt8>) {
    self.init(start: buffer.baseAddress, count: buffer.count)
  }

  @inlinable package static var empty: Slice { Slice(start: nil, count: 0) }

  @inlinable package var isEmpty: Bool { count == 0 }
  @inlinable package var buffer: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: count)
  }
  @inlinable package subscript(index: Int) -> UInt8 { buffer[index] }

  package var copied: [UInt8] { Array(buffer) }
  package var text: String { String(decoding: buffer, as: UTF8.self) }
}
