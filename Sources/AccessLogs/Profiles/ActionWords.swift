import Model

/// What the log's own action words mean, compared byte for byte.
struct ActionWords: Sendable {
  let actions: [Action]
  private let words: ByteStrings

  init(_ words: [(word: [UInt8], action: Action)]) {
    self.words = ByteStrings(words.map(\.word))
    actions = words.map(\.action)
  }

  /// Nil: such a line is no event.
  @inline(__always)
  subscript(word: Slice) -> Action? { words.firstIndex(of: word).map { actions[$0] } }
}
