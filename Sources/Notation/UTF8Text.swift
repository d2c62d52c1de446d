package import Model

/// Whether bytes are UTF-8, and what they become where they are not.
package enum UTF8Text {
  /// Well-formed by Unicode's table 3-7: no overlong form, no surrogate, nothing above U+10FFFF.
  package static func isValid(_ text: Slice) -> Bool {
    guard var next = text.start else { return true }
    let end = next + text.count
    while next < end {
      let length = sequence(at: next, end: end)
      if length < 0 { return false }
      next += length
    }
    return true
  }

  /// Appends the text, each ill-formed part as one U+FFFD (Unicode §3.9, "maximal subparts").
  ///
  /// - Returns: whether anything had to be replaced.
  @discardableResult
  package static func append(_ text: Slice, to output: inout [UInt8]) -> Bool {
    guard var next = text.start else { return false }
    let end = next + text.count
    var isRepaired = false
    while next < end {
      let length = sequence(at: next, end: end)
      if length < 0 {
        output += [0xEF, 0xBF, 0xBD]
        isRepaired = true
      } else {
        output.append(contentsOf: UnsafeBufferPointer(start: next, count: length))
      }
      next += abs(length)
    }
    return isRepaired
  }

  /// The length of the character at `next`, which is before `end`; below zero the length of the
  /// ill-formed part there.
  static func sequence(at next: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>) -> Int {
    let lead = next[0]
    if lead < 0x80 { return 1 }
    var least: UInt8 = 0x80
    var most: UInt8 = 0xBF
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, least) = (3, 0xA0)
    case 0xED: (length, most) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, least) = (4, 0x90)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, most) = (4, 0x8F)
    default: return -1
    }
    let available = min(length, end - next)
    var index = 1
    while index < available {
      guard next[index] >= least, next[index] <= most else { return -index }
      (least, most) = (0x80, 0xBF)
      index += 1
    }
    return index == length ? length : -index
  }
}
