/// The shapes of the lines so far: a few, for a program has few statements that log.
///
/// Only ever a saving of time: which are known, and whether they are still tried, changes nothing of
/// what a line gives.
struct JSONShapes {
  private static let most = 8
  /// After so many lines in a row that none of them fitted, lines are no longer held against them.
  private static let patience = 64

  private(set) var all: [JSONShape] = []
  /// The one that fitted last: tried first.
  private(set) var latest: JSONShape?
  /// Whether the next line that none of them fits is to become one.
  private(set) var isLearning: Bool
  private var misses = 0

  /// - Parameter isUsable: false where a value decides what others mean.
  init(isUsable: Bool) { isLearning = isUsable }

  mutating func use(_ shape: JSONShape) {
    if shape !== latest { latest = shape }
    misses = 0
  }

  /// `shape` is that of the line, where it can be one.
  mutating func add(_ shape: JSONShape?) {
    guard let shape else { return }
    all.append(shape)
    latest = shape
    isLearning = all.count < Self.most
  }

  mutating func miss() {
    misses += 1
    guard misses > Self.patience else { return }
    all = []
    latest = nil
    isLearning = false
  }
}
