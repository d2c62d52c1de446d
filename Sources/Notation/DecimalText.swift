package import Model

/// A decimal number as it is written, scaled to a whole number without ever passing through a
/// floating-point value: what a log says to the nanosecond stays so.
package enum DecimalText {
  /// The number times ten to the power of `places`; digits beyond that are cut, not rounded.
  ///
  /// The form is JSON's with any number of leading zeros: digits, an optional fraction, an optional
  /// exponent, a minus but no plus. Nil for any other form and where the result does not fit.
  package static func scaled(_ text: Slice, places: Int) -> Int64? {
    if places == 0, let number = plain(text) { return number }
    let bytes = text.buffer
    let isNegative = bytes.first == UInt8(ascii: "-")
    let whole = digits(bytes, from: isNegative ? 1 : 0)
    guard !whole.isEmpty else { return nil }
    var next = whole.upperBound
    var fraction = next..<next
    if next < bytes.count, bytes[next] == UInt8(ascii: ".") {
      fraction = digits(bytes, from: next + 1)
      guard !fraction.isEmpty else { return nil }
      next = fraction.upperBound
    }
    var exponent = 0
    if next < bytes.count {
      guard let written = self.exponent(bytes, from: next) else { return nil }
      exponent = written
    }

    var wanted = whole.count + exponent + places
    var magnitude: UInt64 = 0
    for index in whole.lowerBound..<fraction.upperBound
    where index != whole.upperBound || fraction.isEmpty {
      guard wanted > 0 else { break }
      guard append(bytes[index] &- 48, to: &magnitude) else { return nil }
      wanted -= 1
    }
    while wanted > 0, magnitude != 0 {
      guard append(0, to: &magnitude) else { return nil }
      wanted -= 1
    }
    return isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
  }

  /// Of 1 to 18 digits and nothing else, as nearly every status and size is.
  @inline(__always)
  private static func plain(_ text: Slice) -> Int64? {
    guard text.count &- 1 < 18, text.count > 0 else { return nil }
    var number: Int64 = 0
    for digit in text.buffer {
      guard digit &- 48 <= 9 else { return nil }
      number = number &* 10 &+ Int64(digit &- 48)
    }
    return number
  }

  private static func digits(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] &- 48 <= 9 { end += 1 }
    return start..<end
  }

  /// Of `e9`, `E+9` or `e-9`, which must end the text.
  private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "e") else { return nil }
    var next = start + 1
    let isNegative = next < bytes.count && bytes[next] == UInt8(ascii: "-")
    if next < bytes.count, isNegative || bytes[next] == UInt8(ascii: "+") { next += 1 }
    let written = digits(bytes, from: next)
    guard !written.isEmpty, written.upperBound == bytes.count else { return nil }
    // A line is far shorter than this: beyond it the answer is 0 or does not fit.
    let size = written.reduce(0) { min($0 * 10 + Int(bytes[$1] &- 48), 1 << 40) }
    return isNegative ? -size : size
  }

  private static func append(_ digit: UInt8, to number: inout UInt64) -> Bool {
    let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
    let (sum, carried) = tens.addingReportingOverflow(UInt64(digit))
    number = sum
    return !overflow && !carried
  }
}
