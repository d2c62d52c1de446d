import Model

/// Lends the bytes of a text, from memory of exactly that size, so that a read beyond it is noticed
/// by an address sanitizer.
func withSlice<Result, E: Error>(
  _ bytes: [UInt8], _ body: (Slice) throws(E) -> Result
) throws(E) -> Result {
  let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
  defer { memory.deallocate() }
  _ = memory.initialize(from: bytes)
  return try body(Slice(UnsafeBufferPointer(memory)))
}

func withSlice<Result, E: Error>(
  _ text: String, _ body: (Slice) throws(E) -> Result
) throws(E) -> Result {
  try withSlice(Array(text.utf8), body)
}
