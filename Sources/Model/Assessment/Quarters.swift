/// A score of the ENISA method, in its steps of a quarter: whole numbers inside, so that a band's
/// edge is met exactly and no rounding moves a breach from one band to the next.
package struct Quarters: Hashable, Comparable, Sendable {
  /// `4.25` is 17.
  package let count: Int

  package init(count: Int) { self.count = count }

  /// Nil for what is no step, such as 0.3, or far outside any score.
  package init?(_ number: Double) {
    guard let count = Int(exactly: number * 4), (0...400).contains(count) else { return nil }
    self.count = count
  }

  /// The fewest digits that are exact: `4.25`, `3.5`, `4`.
  package var text: String {
    let (whole, rest) = count.quotientAndRemainder(dividingBy: 4)
    return "\(whole)" + ["", ".25", ".5", ".75"][rest]
  }

  package static func < (left: Quarters, right: Quarters) -> Bool { left.count < right.count }

  package static func + (left: Quarters, right: Quarters) -> Quarters {
    Quarters(count: left.count + right.count)
  }

  package static func * (factor: Int, score: Quarters) -> Quarters {
    Quarters(count: factor * score.count)
  }
}
