/// What a decision can be about. One about anything else would be printed and count for nothing, so a
/// misspelt one is refused.
package struct DecisionTopics: Sendable {
  private let known: Set<String>
  /// For the person who got it wrong: `one of: article-33, …`.
  package let expected: String

  /// - Parameters:
  ///   - duties: `uk-ico regulator`, of every regime there are rules for.
  ///   - own: those among them that are named to whoever got it wrong.
  package init(duties: [String], own: [String]) {
    let questions = Facts.keys.compactMap(\.form).map { "question \($0)" }
    let names = Self.positions + ["dspt"] + questions + Facts.keys.map(\.name) + duties
    known = Set(names.map(\.folded))
    expected =
      "one of: \((Self.positions + ["question 24", "a key of the facts"] + own).joined(separator: ", "))"
      + ", or another duty as candour assess names it"
  }

  package func contains(_ what: String) -> Bool { known.contains(what.folded) }

  private static let positions = ["article-33", "article-34"]
}
