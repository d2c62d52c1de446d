import Model

/// What the log's own action words mean, compared byte for byte.
///
/// A list, not a dictionary: there are a few words, and a lookup for every line must not allocate.
struct ActionWords: Sendable {
  private let words: [(word: [UInt8], action: Action)]

  init(_ words: [(word: [UInt8], action: Action)]) { self.words = words }

  var actions: [Action] { words.map(\.action) }

  /// Nil: such a line is no event.
  subscript(word: Slice) -> Action? {
    for entry in words where word.equals(entry.word) { return entry.action }
    return nil
  }
}
