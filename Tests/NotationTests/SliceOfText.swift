import Model

/// Lends the bytes of a text, from memory of exactly that size, so that a read beyond it is noticed
/// by an address sanitizer.
func withSlice<Result>(_ bytes: [UInt8], _ body: (Slice) throws -> Result) rethrows -> Result {
  let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
  defer { memory.deallocate() }
  _ = memory.initialize(from: bytes)
  return try body(Slice(UnsafeBufferPointer(memory)))
}

func withSlice<Result>(_ text: String, _ body: (Slice) throws -> Result) rethrows -> Result {
  try withSlice(Array(text.utf8), body)
}
