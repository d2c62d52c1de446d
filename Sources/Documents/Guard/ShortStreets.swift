import Model

/// `4 Fake Street` as `4 Fake St`: a text and an address are compared in that form too, so that it
/// does not matter which of them wrote it at length.
enum ShortStreets {
  private struct Word {
    let short: [UInt8]
    let count: Int
  }

  /// By the first eight bytes of the long form, which tell all of them apart.
  private static let words = [UInt64: Word](
    StreetWords.short.map { long, short in
      let bytes = Array(long.utf8)
      let block = bytes.withUnsafeBufferPointer { TermHash.block($0, at: 0) }
      return (block, Word(short: Array(short.utf8), count: bytes.count))
    }, uniquingKeysWith: { first, _ in first })

  private static let longest = StreetWords.short.keys.map(\.utf8.count).max() ?? 0

  /// What stands for a word of a folded text; nil where it is no such word.
  static func short(_ word: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard word.count > 1, word.count <= longest else { return nil }
    var block = TermHash.block(bytes, at: word.lowerBound)
    if word.count < TermHash.width { block &= 1 << UInt64(8 * word.count) - 1 }
    guard let found = words[block], found.count == word.count else { return nil }
    return found.short
  }
}

extension FoldedText {
  /// The same with the words of streets short; nil where none is long.
  var withShortStreets: FoldedText? {
    var changes: [(word: Range<Int>, short: [UInt8])] = []
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in 1..<max(1, breaks.count) where breaks[end].contains(.edge) {
        if let short = ShortStreets.short(start..<end, of: bytes) {
          changes.append((start..<end, short))
        }
        start = end
      }
    }
    return changes.isEmpty ? nil : replacing(changes)
  }
}
