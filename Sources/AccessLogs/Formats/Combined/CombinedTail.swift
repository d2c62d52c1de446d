import Model

/// What follows the status of a combined line: bytes, referer, user agent, and the fields that people
/// add behind them: `rt=0.003 range="bytes=0-1" "unnamed"`.
///
/// The room is kept from line to line. Slices are as the line writes them, escapes not undone.
struct CombinedTail {
  struct Extra {
    /// Empty for a quoted value without a name.
    let name: Slice
    let value: Slice
  }

  private(set) var bytes: Slice?
  private(set) var referer: Slice?
  private(set) var userAgent: Slice?
  private(set) var named: [Extra] = []
  private(set) var unnamed: [Slice] = []

  mutating func read(_ text: Slice, from start: Int) {
    bytes = nil
    referer = nil
    userAgent = nil
    named.removeAll(keepingCapacity: true)
    unnamed.removeAll(keepingCapacity: true)
    // How many of bytes, referer and user agent can no longer come.
    var passed = 0
    var next = start
    while next < text.count {
      if text[next] == UInt8(ascii: " ") {
        next += 1
      } else if text[next] == UInt8(ascii: "\"") {
        // A value that the line's end cuts is none.
        guard let end = CombinedLine.closingQuote(text, next + 1) else { return }
        take(quoted: text.part((next + 1)..<end), &passed)
        next = end + 1
      } else {
        next = takeWord(text, next, &passed)
      }
    }
  }

  private mutating func take(quoted value: Slice, _ passed: inout Int) {
    switch passed {
    case 0, 1:
      referer = value
      passed = 2
    case 2:
      userAgent = value
      passed = 3
    default:
      unnamed.append(value)
    }
  }

  /// Returns where the word ends.
  private mutating func takeWord(_ text: Slice, _ start: Int, _ passed: inout Int) -> Int {
    var end = start
    while end < text.count, text[end] != UInt8(ascii: " ") {
      if text[end] == UInt8(ascii: "="), end > start {
        passed = 3
        return takeNamed(text, name: text.part(start..<end), valueStart: end + 1)
      }
      end += 1
    }
    if passed == 0 {
      bytes = text.part(start..<end)
      passed = 1
    }
    return end
  }

  private mutating func takeNamed(_ text: Slice, name: Slice, valueStart start: Int) -> Int {
    if start < text.count, text[start] == UInt8(ascii: "\"") {
      guard let end = CombinedLine.closingQuote(text, start + 1) else { return text.count }
      named.append(Extra(name: name, value: text.part((start + 1)..<end)))
      return end + 1
    }
    let end = text.firstIndex(of: UInt8(ascii: " "), from: start) ?? text.count
    named.append(Extra(name: name, value: text.part(start..<end)))
    return end
  }
}
