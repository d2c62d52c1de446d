/// What stands in a text that people wrote and is like something of somebody's by chance alone: the one
/// rule of the leak guard for it, whatever the document.
extension Rendered {
  /// A name of one word that is written small is a word of the language; the numbers and the month of
  /// a day or an hour that is written out are nobody's.
  func isByChance(_ rule: GuardRule, at origin: ClosedRange<Int>) -> Bool {
    let isSmall = (0x61...0x7A).contains(bytes[origin.lowerBound])
    if rule.isWord, rule.kind == .name, isSmall { return true }
    return (rule.isNumber || rule.isWord) && isOfDay(origin)
  }

  private func isOfDay(_ origin: ClosedRange<Int>) -> Bool {
    let start = bytes[max(0, origin.lowerBound - Self.longestDay)..<origin.lowerBound]
    let end = bytes[origin.upperBound..<min(bytes.count, origin.upperBound + Self.longestDay)]
    // Never from the middle of a word on, nor to the middle of one.
    let from = start.count < Self.longestDay ? start.startIndex : start.firstIndex { $0 <= 0x20 }
    let to = end.count < Self.longestDay ? end.endIndex : end.lastIndex { $0 <= 0x20 }
    guard let from, let to, from <= origin.lowerBound, origin.upperBound < to else { return false }
    let around = Array(bytes[from..<to])
    let text = FoldedText(around, as: kind)
    let wanted = (origin.lowerBound - from)...(origin.upperBound - from)
    return DayWords(in: text, of: around).found.contains { range in
      let day = text.origin(of: range)
      return day.lowerBound <= wanted.lowerBound && wanted.upperBound <= day.upperBound
    }
  }

  /// In bytes, however much of it is markup.
  private static let longestDay = 64
}
