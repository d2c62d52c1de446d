import Model

/// How much of one recording was sent, measured one way: in bytes or in microseconds.
struct Amount: Hashable {
  /// Of everything that was sent, nothing counted that is known to be the same twice; capped at the
  /// whole. Nil where no event carries any. No more than this was sent, if `isComplete`.
  var sum: Int64?
  /// What is known to have been sent: the longest piece, or the union of those that are known to be
  /// different. Nil where there is none.
  var proved: Int64?
  /// Whether no event leaves open how much it carried.
  var isComplete: Bool

  func extent(of whole: Int64?) -> Exposure.Extent {
    guard let whole else { return .unknown }
    if let proved, Self.isNearly(proved, whole) { return .whole }
    if let sum, isComplete, !Self.isNearly(sum, whole) { return .partial }
    return .unknown
  }

  /// At least 95 %.
  private static func isNearly(_ part: Int64, _ whole: Int64) -> Bool {
    20 * Int128(part) >= 19 * Int128(whole)
  }

  /// How much the pieces cover, each part counted once.
  static func union(_ pieces: [Range<Int64>]) -> Int64 {
    var sum: Int64 = 0
    var covered: Int64 = 0
    for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound })
    where piece.upperBound > covered {
      sum += piece.upperBound - max(piece.lowerBound, covered)
      covered = piece.upperBound
    }
    return sum
  }
}
